import PnPKit
import Testing
import _PnPTestSupport

/// Which buses real machines have, and that somebody speaks for the devices on each.
@Suite(.enabled(if: CorpusLocation.captures.isAvailable, "PNP_CORPUS is not set"))
struct BusCorpusTests {
    /// Buses that the generic rule names well enough, and why.
    private static let generic: [String: String] = [
        "clockevents": "the kernel's own, a name each", "clocksource": "the kernel's own, a name each",
        "container": "the kernel's own, or an ACPI object", "edac": "the kernel's own, a name each",
        "event_source": "the kernel's own, a name each", "faux": "the kernel's own, a name each",
        "machinecheck": "the kernel's own, a number each", "memory": "the kernel's own, a number each",
        "memory_tiering": "the kernel's own, a number each", "node": "the kernel's own, a number each",
        "serial": "what is on a serial port has the IDs of a devicetree or of ACPI, or none",
        "soc": "the chip itself; a number", "usb-serial": "named as the terminal that it is",
        "workqueue": "the kernel's own, a name each",
    ]

    /// `mc0`, `mc1` and so on: buses of the memory controllers, each with the modules that it has.
    private static func isMemoryController(_ bus: String) -> Bool {
        bus.hasPrefix("mc") && bus.count > 2 && bus.dropFirst(2).allSatisfy(\.isNumber)
    }

    @Test func everyBusHasADriverOrAReason() {
        let named = Set(BusDrivers.all.flatMap(\.buses))
        var unknown: [String: SysfsPath] = [:]
        for machine in CorpusMachines.all {
            let nodes = Set(
                machine.tree.nodes.lazy.flatMap(\.records).filter { $0.role == .node }.map(\.path)
            )
            for record in machine.snapshot.records {
                guard let bus = record.subsystem, bus.kind == .bus, nodes.contains(record.path) else { continue }
                let isKnown = named.contains(bus.name) || Self.generic[bus.name] != nil
                if !isKnown, !Self.isMemoryController(bus.name) { unknown[bus.name] = record.path }
            }
        }
        #expect(unknown.isEmpty, "\(unknown)")
    }
}
