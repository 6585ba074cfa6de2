import PnPKit
import Testing
import _PnPTestSupport

/// A machine that a file of the corpus holds, and what must be true of each, whatever its format.
struct RecordedMachine {
    private static let builder = TreeBuilder(buses: BuiltInBuses(), store: DriverStore([BuiltInRules.load()]))

    let snapshot: Snapshot

    /// Reads a file with all that its format can say.
    init(file: String, as format: SourceFormat) throws {
        snapshot = try #require(SourceFormat.source(of: FileBytes(path: file), as: format)).snapshot(.everything)
    }

    private static func json(_ snapshot: Snapshot) -> [UInt8] { TreeJSONRenderer().render(builder.build(snapshot)) }

    /// The paths of all devices with their drivers, as the tree has them.
    ///
    /// Fails where a device of the file does not stand in one place of the tree, and nowhere else.
    func placedDrivers() -> [String: String?] {
        var drivers: [String: String?] = [:]
        for record in Self.builder.build(snapshot).nodes.flatMap(\.records) {
            let former = drivers.updateValue(record.driver, forKey: record.path.text)
            #expect(former == nil, "\(record.path) stands twice")
        }
        #expect(Set(drivers.keys) == Set(snapshot.records.map(\.path.text)))
        return drivers
    }

    /// Fails where the order of the records shows in the tree.
    func expectOrderDoesNotShow(seed: UInt64) {
        var shuffled = snapshot
        var generator = SeededGenerator(seed: seed)
        shuffled.records.shuffle(using: &generator)
        #expect(Self.json(shuffled) == Self.json(snapshot), "seed \(seed)")
    }

    /// Fails where something is lost on the way into a capture and back.
    func expectSameFromCapture() throws {
        let capture = FileBytes(SnapshotWriter().bytes(of: snapshot), name: "capture")
        var replayed = try JSONSnapshotSource(capture).snapshot(.everything)
        #expect(replayed.diagnostics.isEmpty, "\(replayed.diagnostics)")
        #expect(replayed.records.map(Self.sorted) == snapshot.records.map(Self.sorted))
        replayed.source = snapshot.source
        replayed.diagnostics = snapshot.diagnostics
        #expect(Self.json(replayed) == Self.json(snapshot))
    }

    private static func sorted(_ record: DeviceRecord) -> DeviceRecord {
        var record = record
        record.properties = record.properties.sortedByName()
        record.attributes = record.attributes.sortedByName()
        return record
    }
}
