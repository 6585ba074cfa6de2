internal import PnPModel

/// Records that are on a bus but are not devices that drivers bind: the one table of them.
///
/// - SeeAlso: design section 3, row 7; linux-devices 1.1; drivers/scsi/hosts.c, drivers/i2c/i2c-core-base.c,
///   drivers/tty/serial/serial_base_bus.c, drivers/nvmem/core.c, drivers/cxl/core/port.c and so on.
enum PassageTable {
    private enum Shape {
        /// Every record of the bus.
        case any
        /// The kernel's device type is one of these, or a name is one of these words and then digits, dashes, colons or dots.
        case typed([String], names: [String])
        /// The name is one of these words followed by a number.
        case numbered([String])
    }

    private static let table: [String: Shape] = [
        "scsi": .typed(["scsi_host", "scsi_target"], names: ["host", "target"]),
        "i2c": .numbered(["i2c-"]),
        "i3c": .numbered(["i3c-"]),
        "spmi": .numbered(["spmi-"]),
        "serial": .numbered(["serial"]),
        "serial-base": .any,
        "nvmem": .any,
        "soundwire": .numbered(["sdw-master-"]),
        "thunderbolt": .numbered(["domain"]),
        "dsa": .any,
        "cxl": .typed([], names: ["decoder"]),
        "slimbus": .numbered(["slim-"]),
        "w1": .numbered(["w1_bus_master"]),
        "fsi": .numbered(["fsi-master-", "fsi"]),
        "gpio": .any,
        "media": .any,
        "iio": .any,
        "firewire": .numbered(["fw"]),
        "cec": .any,
        "mmc_rpmb": .any,
        "counter": .any,
        "hsi": .numbered(["port"]),
        "mcb": .numbered(["mcb:"]),
        "mhi": .typed([], names: ["mhi"]),
    ]

    /// Whether a bus record stands between devices instead of being one.
    static func holds(_ record: DeviceRecord, bus: String) -> Bool {
        switch table[bus] {
        case nil: false
        case .any: true
        case .typed(let types, let names):
            if let type = record.deviceType, types.contains(type) {
                true
            } else {
                names.contains { isWord($0, thenIn: "0123456789:.-", of: record.path.name) }
            }
        case .numbered(let words):
            words.contains { isWord($0, thenIn: "0123456789", of: record.path.name) }
        }
    }

    private static func isWord(_ word: String, thenIn allowed: StaticString, of name: Substring) -> Bool {
        guard name.utf8.starts(with: word.utf8), name.utf8.count > word.utf8.count else { return false }
        let characters = allowed.description.utf8
        return name.utf8.dropFirst(word.utf8.count).allSatisfy { characters.contains($0) }
    }
}

/// Buses on which the kernel keeps its own affairs; their devices are nodes that text leaves out.
///
/// - SeeAlso: design section 3, row 6.
enum PseudoBuses {
    private static let names: Set<String> = [
        "memory", "clockevents", "clocksource", "machinecheck", "event_source", "workqueue", "node", "container",
        "edac", "memory_tiering", "faux", "soc", "xen_memory",
    ]

    /// Whether a bus is one of them; `mc0`, `mc1` … are made by EDAC, one for each memory controller.
    static func holds(_ bus: String) -> Bool {
        if names.contains(bus) { return true }
        return bus.utf8.starts(with: "mc".utf8) && bus.utf8.count > 2
            && bus.utf8.dropFirst(2).allSatisfy { $0 &- 0x30 < 10 }
    }
}
