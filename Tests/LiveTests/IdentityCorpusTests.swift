import PnPKit
import Testing
import _PnPTestSupport

/// The names of all devices of all machines of the collection.
///
/// - SeeAlso: design section 3, "Instance paths".
@Suite(.enabled(if: CorpusLocation.captures.isAvailable, "PNP_CORPUS is not set"))
struct IdentityCorpusTests {
    @Test func everyDeviceHasHardwareIDs() {
        var without: [String] = []
        for machine in CorpusMachines.all {
            for node in machine.tree.nodes.dropFirst() where node.hardwareIDs.isEmpty {
                without.append("\(machine.name): \(node.instancePath), \(node.problem?.reason ?? "no reason")")
            }
        }
        #expect(without.isEmpty, "\(without)")
    }

    @Test func noTwoDevicesOfAMachineShareAPath() {
        for machine in CorpusMachines.all {
            var seen: Set<DeviceInstancePath> = []
            let repeated = machine.tree.nodes.map(\.instancePath).filter { !seen.insert($0).inserted }
            #expect(repeated.isEmpty, "\(machine.name): \(repeated)")
        }
    }

    @Test func everyDeviceIsCalledTheSameAfterAReboot() throws {
        func paths(_ name: String) throws -> Set<DeviceInstancePath> {
            let machine = try #require(CorpusMachines.all.first { $0.name == name })
            return Set(machine.tree.nodes.map(\.instancePath))
        }
        let before = try paths("checkbox__SHUTTLE_DH170_WITH_USB_DISK.txt")
        let after = try paths("checkbox__SHUTTLE_DH170_WITH_USB_DISK_REBOOTED.txt")
        #expect(before == after, "\(before.symmetricDifference(after))")
    }

    /// What may be called otherwise when the kernel counts otherwise: how its paths begin, and why.
    private static let excuses: [(beginning: String, reason: String)] = [
        (#"SERIO\"#, "a dump tells the four auxiliary ports of a keyboard controller apart by their order alone"),
        (#"SWD\DRM\"#, "a copy of sysfs has the card's class and not the card's device"),
        (#"SWD\FC_HOST\"#, "a copy of sysfs has the host's class and not the adapter's device"),
        (#"SWD\HWMON\"#, "sensors of no device have nothing but their order"),
        (#"SWD\LEDS\"#, "a light is named after the card reader whose work it shows"),
    ]

    @Test(arguments: [KernelCounters.Order.later, .shuffled(seed: 1)])
    func kernelCountersNeverEnter(order: KernelCounters.Order) {
        let results = CorpusMachines.concurrentMap(CorpusMachines.all) { Self.renamed(in: $0, order) }
        let renamed = results.flatMap(\.renamed)
        let total = results.reduce(0) { $0 + $1.total }
        #expect(renamed.count * 1000 <= total, "\(renamed.count) of \(total)")
        for device in renamed where !Self.excuses.contains(where: { device.path.hasPrefix($0.beginning) }) {
            Issue.record("\(device.machine): \(device.path)")
        }
    }

    /// The devices of a machine that another boot calls otherwise, of how many.
    private static func renamed(
        in machine: CorpusMachines.Machine,
        _ order: KernelCounters.Order
    ) -> (renamed: [(machine: String, path: String)], total: Int) {
        let counters = KernelCounters(of: machine.snapshot.records, order: order)
        let after = paths(CorpusMachines.tree(counters.renumbered(machine.snapshot)))
        let before = paths(machine.tree)
        let renamed = before.filter { after[counters.renumbered($0.key)] != $0.value }
        return (renamed.map { (machine.name, $0.value.spelling) }, before.count)
    }

    /// The instance path of each device by the path of its record.
    private static func paths(_ tree: DeviceTree) -> [SysfsPath: DeviceInstancePath] {
        var paths: [SysfsPath: DeviceInstancePath] = [:]
        for node in tree.nodes {
            for record in node.records where record.role == .node || record.role == .software {
                paths[record.path] = node.instancePath
            }
        }
        return paths
    }
}
