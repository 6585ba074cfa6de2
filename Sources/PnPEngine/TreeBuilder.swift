internal import PnPDiagnostics
public import PnPModel
public import PnPSelection

/// Builds the device tree of a snapshot: places its records, names its devices, stacks their drivers, finds what is wrong.
///
/// The same records give the same tree, in whatever order they come.
public struct TreeBuilder: Sendable {
    private let buses: any BusCatalogue
    private let store: DriverStore
    private let policy: EnumerationPolicy

    /// Sets up a builder.
    ///
    /// - Parameters:
    ///   - buses: Who identifies devices.
    ///   - store: All rules databases, the built-in ones included.
    ///   - policy: Whose word counts for drivers.
    public init(buses: any BusCatalogue, store: DriverStore, policy: EnumerationPolicy = .observed) {
        self.buses = buses
        self.store = store
        self.policy = policy
    }

    /// Builds the tree.
    public func build(_ snapshot: Snapshot) -> DeviceTree {
        var duplicates: [SysfsPath] = []
        var forest = RecordForest(snapshot.records, duplicates: &duplicates)
        let made = Branches.missing(in: forest)
        if !made.isEmpty {
            var none: [SysfsPath] = []
            forest = RecordForest(forest.records + made, duplicates: &none)
        }
        let placement = RecordPlacer.place(forest)
        let identifier = Identifier(forest: forest, buses: buses)
        let identities = placement.drafts.map(identifier.identify)
        let assignment = DriverAssignment(
            store: store,
            policy: policy,
            isAnyBound: snapshot.records.contains { $0.driver != nil }
        )
        var assembly = TreeAssembly(
            forest: forest,
            made: Set(made.map(\.path)),
            placement: placement,
            identities: identities,
            assignment: assignment,
            stacks: StackBuilder(store: store),
            buses: buses
        )
        assembly.assemble()
        assembly.addSoftwareDrivers()
        let file = SourceLocation(file: snapshot.source.path ?? snapshot.source.kind)
        let repeated = duplicates.map {
            Diagnostic(
                "TRE001",
                "device '\($0)' came more than once; the last one counts",
                at: file,
                severity: .warning
            )
        }
        return DeviceTree(
            source: snapshot.source,
            machine: snapshot.machine,
            nodes: assembly.nodes,
            diagnostics: snapshot.diagnostics + repeated + assembly.diagnostics(at: file)
        )
    }
}
