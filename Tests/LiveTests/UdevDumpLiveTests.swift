import Foundation
import PnPKit
import Testing
import _PnPTestSupport

/// What udevadm writes on this machine; `nil` where there is no udevadm, no devices, or an option it does not know.
private func udevadm(_ option: String) -> [UInt8]? {
    let outcome = try? runProcess("udevadm", ["info", option], environment: ["LC_ALL": "C.UTF-8"])
    guard let outcome, outcome.status == 0, !outcome.output.isEmpty else { return nil }
    return Array(outcome.output.utf8)
}

private let dump = udevadm("--export-db")
private let drawing = udevadm("--tree")

/// The same machine, read from sysfs and from a dump.
@Suite(.enabled(if: dump != nil, "udevadm says nothing here"))
struct UdevDumpLiveTests {
    private let live: [SysfsPath: DeviceRecord]
    private let snapshot: Snapshot

    init() throws {
        let records = try SysfsSource().snapshot(.everything).records
        live = Dictionary(records.map { ($0.path, $0) }) { $1 }
        snapshot = try UdevDumpSource(FileBytes(dump ?? [], name: "dump.txt")).snapshot(.everything)
    }

    @Test func aDumpSaysWhatSysfsSays() throws {
        #expect(snapshot.diagnostics.isEmpty)
        for record in snapshot.records {
            // A device may come or go between the two readings.
            guard let other = live[record.path] else { continue }
            #expect(record.subsystem == other.subsystem, "\(record.path)")
            #expect(record.driver == other.driver, "\(record.path)")
            #expect(record.deviceType == other.deviceType, "\(record.path)")
            #expect(record.modaliases == other.modaliases, "\(record.path)")
            #expect(record.node == other.node, "\(record.path)")
            #expect(record.properties.sortedByName() == other.properties.sortedByName(), "\(record.path)")
        }
    }

    @Test func everyDeviceOfABusOrClassIsInTheDump() {
        let dumped = Set(snapshot.records.map(\.path))
        let missing = live.values.filter { $0.subsystem != nil && !dumped.contains($0.path) }
        #expect(missing.map(\.path.text).sorted() == [])
    }

    @Test(.enabled(if: drawing != nil, "this udevadm draws no trees")) func theDrawnTreeHoldsTheSameDevices() throws {
        let drawn = try UdevDumpSource(FileBytes(drawing ?? [], name: "tree.txt")).snapshot(.everything)
        let expected = Dictionary(snapshot.records.map { ($0.path, $0) }) { $1 }
        #expect(Set(drawn.records.map(\.path)) == Set(expected.keys))
        for record in drawn.records { #expect(record == expected[record.path], "\(record.path)") }
        #expect(drawn.diagnostics.map(\.code) == ["UDB010"])
    }
}
