import PnPKit
import Testing
import _PnPTestSupport

/// What every source must do, whatever its format: one machine in all of them.
///
/// The running machine in each format is in `UdevDumpLiveTests`, `UmockdevLiveTests` and the tests of archives; what a
/// format cannot say stands there.
@Suite struct SourceKitTests {
    private static let builder = TreeBuilder(buses: BuiltInBuses(), store: DriverStore([BuiltInRules.load()]))

    private func read(_ text: String, _ format: SourceFormat) throws -> Snapshot {
        try format.source(FileBytes(Array(text.utf8), name: "machine")).snapshot(.everything)
    }

    /// The tree's JSON without where it came from.
    private func json(_ snapshot: Snapshot) -> String {
        var snapshot = snapshot
        snapshot.source = SourceDescription(kind: "any")
        return String(decoding: TreeJSONRenderer().render(Self.builder.build(snapshot)), as: UTF8.self)
    }

    @Test(arguments: SourceFormat.allCases) func aFileIsKnownByItsContent(format: SourceFormat) {
        let bytes = FileBytes(Array(OneMachine.text(in: format).utf8), name: "machine")
        #expect(SourceFormat.recognize(bytes) == format)
    }

    @Test(arguments: SourceFormat.allCases) func theRecordsAreTheSame(format: SourceFormat) throws {
        let snapshot = try read(OneMachine.text(in: format), format)
        #expect(snapshot.diagnostics.isEmpty, "\(snapshot.diagnostics)")
        #expect(records(of: snapshot) == records(of: try read(OneMachine.text(in: .json), .json)))
    }

    private func records(of snapshot: Snapshot) -> [DeviceRecord] {
        snapshot.records.map { record in
            var record = record
            record.properties = record.properties.sortedByName()
            return record
        }
        .sorted { $0.path < $1.path }
    }

    @Test(arguments: SourceFormat.allCases) func theTreeIsTheSame(format: SourceFormat) throws {
        let tree = json(try read(OneMachine.text(in: format), format))
        #expect(tree == json(try read(OneMachine.text(in: .json), .json)))
        #expect(tree.contains(#"PCI\\VEN_8086&DEV_15BE&SUBSYS_08171028"#))
    }

    @Test(arguments: SourceFormat.allCases) func theOrderOfTheDevicesDoesNotShow(format: SourceFormat) throws {
        var snapshot = try read(OneMachine.text(in: format), format)
        let tree = json(snapshot)
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<10 {
            snapshot.records.shuffle(using: &generator)
            #expect(json(snapshot) == tree)
        }
    }

    @Test(arguments: SourceFormat.allCases) func aCaptureSaysAllThatTheFileSaid(format: SourceFormat) throws {
        let snapshot = try read(OneMachine.text(in: format), format)
        let capture = String(decoding: SnapshotWriter().bytes(of: snapshot), as: UTF8.self)
        #expect(records(of: try read(capture, .json)) == records(of: snapshot))
    }

    /// What stands before the cut is read or refused with a reason, and nothing is made up: a format that keeps half a line
    /// warns of it.
    @Test(arguments: SourceFormat.allCases) func aCutFileSaysNothingElse(format: SourceFormat) throws {
        let text = OneMachine.text(in: format)
        let whole = Dictionary(uniqueKeysWithValues: try read(text, format).records.map { ($0.path, $0) })
        for end in stride(from: 0, to: text.utf8.count, by: 3) {
            let cut = String(decoding: text.utf8.prefix(end), as: UTF8.self)
            do {
                let snapshot = try read(cut, format)
                let warnsOfLast = snapshot.diagnostics.contains { ["UDB009", "UMD018"].contains($0.code) }
                for record in snapshot.records {
                    let original = try #require(whole[record.path], "cut at \(end): \(record.path)")
                    if !warnsOfLast { expectNothingElse(in: record, than: original, "cut at \(end)") }
                }
            } catch let error as SourceError {
                #expect(!error.description.isEmpty)
            }
        }
    }

    /// A record of a cut file may say less.
    private func expectNothingElse(in record: DeviceRecord, than original: DeviceRecord, _ place: Comment) {
        #expect([original.subsystem, nil].contains(record.subsystem), place)
        #expect([original.driver, nil].contains(record.driver), place)
        #expect([original.node, nil].contains(record.node), place)
        #expect(Set(original.modaliases).isSuperset(of: record.modaliases), place)
        for property in record.properties.pairs { #expect(original.properties[property.name] == property.value, place) }
    }

    @Test(arguments: SourceFormat.allCases) func aFileOfAnotherKindIsRefused(format: SourceFormat) {
        for text in ["", "\n\n", "nothing of interest\n", "\u{0}\u{1}\u{2}"] {
            #expect(throws: SourceError.self, "\(text.debugDescription)") { try read(text, format) }
        }
    }
}
