import Foundation
import PnPKit
import Testing
import _PnPTestSupport

/// This machine, recorded by `umockdev-record` while the test runs, and read as it is.
@Suite(
    "This machine and its recording",
    .enabled(if: executablePath("umockdev-record") != nil, "umockdev-record is not installed"),
    .enabled(if: ProjectLayout.exists("/sys/bus"), "this machine shows no sysfs")
)
struct UmockdevLiveTests {
    private let live: Snapshot
    private let recorded: Snapshot

    init() throws {
        let outcome = try runProcess("umockdev-record", ["--all"])
        try #require(outcome.status == 0, "\(outcome.errors)")
        recorded = try UmockdevSource(FileBytes(Array(outcome.output.utf8), name: "recording")).snapshot(.everything)
        live = try SysfsSource().snapshot(.everything)
    }

    /// A live record without what a recording does not hold.
    ///
    /// That is which module a driver is from, the files that could not be read, and when udev was ready. Variables are sorted
    /// there, and the links to a node stand in an order of udevadm's own.
    private func expected(_ record: DeviceRecord) -> DeviceRecord {
        var record = record
        record.module = nil
        record.unreadable = [:]
        record.properties["USEC_INITIALIZED"] = nil
        // Of the kernel's maps, which are not in sysfs.
        record.attributes["iomem"] = nil
        record.attributes["ioports"] = nil
        return inOrder(record)
    }

    private func inOrder(_ record: DeviceRecord) -> DeviceRecord {
        var record = record
        record.properties["DEVLINKS"] = record.properties["DEVLINKS"].map {
            $0.split(separator: " ").sorted().joined(separator: " ")
        }
        record.properties = record.properties.sortedByName()
        return record
    }

    @Test func everyRecordIsTheSame() throws {
        #expect(recorded.diagnostics.isEmpty)
        let found = Dictionary(uniqueKeysWithValues: recorded.records.map { ($0.path, $0) })
        // Directories of no bus and no class are not recorded, and the kernel's release is not either.
        let devices = live.records.filter { $0.subsystem != nil }
        #expect(Set(devices.map(\.path)) == Set(found.keys))
        #expect(recorded.machine.product == live.machine.product)
        for record in devices {
            // The recorder takes the variables of a power supply, which the live reader does not ask for.
            if record.isOfClass("power_supply") { continue }
            #expect(try inOrder(#require(found[record.path])) == expected(record), "\(record.path)")
        }
    }

    @Test func theTreeIsTheSame() {
        let builder = TreeBuilder(buses: BuiltInBuses(), store: DriverStore([BuiltInRules.load()]))
        func lines(_ snapshot: Snapshot) -> [String] {
            builder.build(snapshot).nodes.map { node in
                let stack = node.stack.objects.map { "\($0.layer.rawValue) \($0.displayName)" }
                return
                    "\(node.instancePath) \(node.hardwareIDs) \(node.isHidden) \(stack) \(node.problem?.reason ?? "")"
            }
        }
        #expect(lines(recorded) == lines(live))
    }
}
