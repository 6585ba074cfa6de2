internal import PnPDiagnostics
public import PnPModel
internal import PnPThreads

/// What a machine's tree will look like as far as no driver has a say: which records make nodes, where these hang, and who
/// the devices are.
public struct TreePlan: Sendable {
    let snapshot: Snapshot
    let forest: RecordForest
    /// Branches that the source did not list.
    let made: Set<String>
    let placement: Placement
    /// An identity a draft.
    let identities: [Identified]
    let buses: any BusCatalogue
    /// How many devices were only counted, and as what.
    let omitted: [String: Int]
    /// Paths that came more than once.
    private let duplicates: [SysfsPath]

    /// Places the records of a snapshot and asks the bus drivers who the devices are.
    ///
    /// - Parameters:
    ///   - snapshot: The records.
    ///   - buses: Who identifies devices.
    ///   - scope: Which devices become nodes; what is less than all of them suits kernels' word for drivers, no details, and
    ///     a text tree without hidden nodes or IDs.
    public init(_ snapshot: Snapshot, buses: any BusCatalogue, scope: TreeScope = .all) {
        var duplicates: [SysfsPath] = []
        let made = Branches.missing(in: snapshot.records)
        forest = RecordForest(made.isEmpty ? snapshot.records : snapshot.records + made, duplicates: &duplicates)
        self.snapshot = snapshot
        self.made = Set(made.map(\.path.text))
        self.duplicates = duplicates
        self.buses = buses
        let everything = RecordPlacer.place(forest)
        switch scope {
        case .all: (placement, omitted) = (everything, [:])
        case .shown:
            let counted = CountedDevices(everything, forest, buses)
            (placement, omitted) = (counted.placement, counted.counts)
        }
        let shared = forest
        identities = mapOnTwoThreads(placement.drafts) { Identifier(forest: shared.twin(), buses: buses).identify }
    }

    /// Where the records came from, as diagnostics name it.
    var location: SourceLocation { SourceLocation(file: snapshot.source.path ?? snapshot.source.kind) }

    /// What to say of records that came more than once.
    var diagnostics: [Diagnostic] {
        duplicates.map {
            Diagnostic(
                "TRE001",
                "device '\($0)' came more than once; the last one counts",
                at: location,
                severity: .warning
            )
        }
    }
}
