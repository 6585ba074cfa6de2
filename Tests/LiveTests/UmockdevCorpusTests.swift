import PnPKit
import Testing
import _PnPTestSupport

/// Recordings that other projects test with, through the reader and the engine.
@Suite(.enabled(if: CorpusLocation.captures.isAvailable, "PNP_CORPUS is not set"))
struct UmockdevCorpusTests {
    private static let files = CorpusLocation.captures.files(below: "umockdev", endingIn: ".umockdev")
    private static let builder = TreeBuilder(buses: BuiltInBuses(), store: DriverStore([BuiltInRules.load()]))

    private func json(_ snapshot: Snapshot) -> [UInt8] { TreeJSONRenderer().render(Self.builder.build(snapshot)) }

    /// What stands behind some beginning of a line.
    private func values(_ beginning: String, in lines: [Substring]) -> [String] {
        lines.filter { $0.hasPrefix(beginning) }.map { String($0.dropFirst(beginning.count)) }
    }

    @Test(arguments: files) func everyLineIsUsed(file: String) throws {
        let bytes = try FileBytes(path: file)
        try #require(SourceFormat.recognize(bytes) == .umockdev)
        let snapshot = try UmockdevSource(bytes).snapshot(.tree)
        #expect(snapshot.diagnostics.isEmpty, "\(snapshot.diagnostics)")
        let lines = String(decoding: bytes.array, as: UTF8.self).split(separator: "\n")
        #expect(snapshot.records.map(\.path.text) == values("P: ", in: lines))
        #expect(snapshot.records.compactMap { $0.subsystem?.name } == values("E: SUBSYSTEM=", in: lines))
        #expect(snapshot.records.compactMap(\.driver) == values("E: DRIVER=", in: lines))
        #expect(snapshot.records.flatMap(\.modaliases) == values("E: MODALIAS=", in: lines))
        #expect(snapshot.records.compactMap(\.node) == values("E: DEVNAME=", in: lines))
        #expect(snapshot.records.allSatisfy { $0.unreadable.isEmpty })
    }

    @Test(arguments: files) func everyDeviceStandsOnceWithItsDriver(file: String) throws {
        let snapshot = try UmockdevSource(FileBytes(path: file)).snapshot(.tree)
        let placed = Self.builder.build(snapshot).nodes.flatMap(\.records)
        #expect(placed.count == snapshot.records.count)
        let drivers = Dictionary(uniqueKeysWithValues: placed.map { ($0.path, $0.driver) })
        for record in snapshot.records { #expect(drivers[record.path] == .some(record.driver), "\(record.path)") }
    }

    @Test(arguments: files) func theOrderOfTheDevicesDoesNotShow(file: String) throws {
        var snapshot = try UmockdevSource(FileBytes(path: file)).snapshot(.tree)
        let sorted = json(snapshot)
        var generator = SeededGenerator(seed: 1)
        snapshot.records.shuffle(using: &generator)
        #expect(json(snapshot) == sorted)
    }

    /// Nothing is lost on the way into a capture and back.
    @Test(arguments: files) func aCaptureOfARecordingGivesTheSameTree(file: String) throws {
        let snapshot = try UmockdevSource(FileBytes(path: file)).snapshot(.everything)
        let capture = FileBytes(SnapshotWriter().bytes(of: snapshot), name: file)
        var replayed = try JSONSnapshotSource(capture).snapshot(.tree)
        #expect(replayed.records.map(sorted) == snapshot.records.map(sorted))
        replayed.source = snapshot.source
        #expect(json(replayed) == json(snapshot))
    }

    private func sorted(_ record: DeviceRecord) -> DeviceRecord {
        var record = record
        record.properties = record.properties.sortedByName()
        record.attributes = record.attributes.sortedByName()
        return record
    }
}
