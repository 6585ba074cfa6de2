import Foundation
import PnPKit
import Testing
import _PnPTestSupport

/// Dumps of some two hundred machines, through the reader and the engine.
@Suite(.enabled(if: CorpusLocation.captures.isAvailable, "PNP_CORPUS is not set"))
struct UdevDumpCorpusTests {
    private static let files = CorpusLocation.captures.files(below: "udevadm", endingIn: ".txt")

    /// The paths of all devices with their drivers, found by looking for lines: another reader than the one that is tested.
    private func drivers(in text: String) -> [String: String?] {
        var found: [String: String?] = [:]
        var path: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("P: ") {
                path = String(line.dropFirst(3))
                path.map { found[$0] = .some(nil) }
            } else if let path, line.hasPrefix("E: DRIVER=") {
                found[path] = .some(String(line.dropFirst("E: DRIVER=".count)))
            }
        }
        return found
    }

    private static let builder = TreeBuilder(buses: BuiltInBuses(), store: DriverStore([BuiltInRules.load()]))

    private func tree(_ snapshot: Snapshot) -> DeviceTree { Self.builder.build(snapshot) }

    private func json(_ tree: DeviceTree) -> [UInt8] { TreeJSONRenderer().render(tree) }

    @Test(arguments: files) func everyDeviceStandsOnceWithItsDriver(file: String) throws {
        let bytes = try FileBytes(path: file)
        try #require(SourceFormat.recognize(bytes) == .udevDump)
        let snapshot = try UdevDumpSource(bytes).snapshot(.tree)
        #expect(snapshot.diagnostics.isEmpty, "\(snapshot.diagnostics)")
        let expected = drivers(in: String(decoding: bytes.array, as: UTF8.self))
        var found: [String: String?] = [:]
        for node in tree(snapshot).nodes {
            for record in node.records {
                let path = record.path.text
                #expect(found[path] == nil, "\(path) stands twice")
                found[path] = .some(record.driver)
            }
        }
        #expect(found == expected)
    }

    @Test(arguments: files) func theOrderOfTheRecordsDoesNotShow(file: String) throws {
        var snapshot = try UdevDumpSource(FileBytes(path: file)).snapshot(.tree)
        let sorted = json(tree(snapshot))
        var generator = SeededGenerator(seed: 1)
        snapshot.records.shuffle(using: &generator)
        #expect(json(tree(snapshot)) == sorted)
    }

    /// Nothing is lost on the way into a capture and back.
    @Test(arguments: files) func aCaptureOfADumpGivesTheSameTree(file: String) throws {
        let snapshot = try UdevDumpSource(FileBytes(path: file)).snapshot(.tree)
        let capture = FileBytes(SnapshotWriter().bytes(of: snapshot), name: file)
        var replayed = try JSONSnapshotSource(capture).snapshot(.tree)
        #expect(replayed.records == snapshot.records)
        replayed.source = snapshot.source
        #expect(json(tree(replayed)) == json(tree(snapshot)))
    }
}
