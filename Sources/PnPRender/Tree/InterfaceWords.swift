import PnPModel

extension DeviceNode {
    /// The names of its interfaces that somebody would type, the most telling first: `enp2s0`, `sda`, `input17 event12`.
    ///
    /// A line has little room, and a disk has a dozen class devices. Partitions stand behind their disk, a sound card for
    /// its streams, and second doors to the same thing (`sg0` beside `sda`) only where there is no first.
    var interfaceWords: [String] {
        if interfaces.isEmpty { return [] }
        var words: [(rank: Int, name: String)] = []
        for interface in interfaces {
            guard let rank = rank(of: interface), interface.name != label else { continue }
            words.append((rank, interface.name))
        }
        let best = words.lazy.map(\.rank).min() ?? 0
        if best < Self.secondDoor { words.removeAll { $0.rank >= Self.secondDoor } }
        guard words.count > 1 else { return words.map(\.name) }
        // Equal ranks keep the order of the source, which is natural path order.
        return words.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
            .map(\.element.name)
    }

    /// From this rank on an interface is named only where no other is.
    private static let secondDoor = 90

    private func rank(of interface: DeviceInterface) -> Int? {
        switch interface.className {
        case "net": return 0
        case "block": return isPartition(interface) ? nil : 1
        case "tty", "usb-serial": return interface.isShown ? 2 : nil
        case "input": return interface.name.hasPrefix("input") ? 10 : 11
        case "sound":
            if interface.name.hasPrefix("card") { return 5 }
            return interface.isShown ? Self.secondDoor : nil
        default:
            guard interface.isShown else { return nil }
            if interface.className == "media" { return 7 }
            return Self.secondDoors.contains(interface.className) ? Self.secondDoor + 1 : 6
        }
    }

    /// Whether the interface is a part of another block device of this node, or of the disk that is the node.
    private func isPartition(_ interface: DeviceInterface) -> Bool {
        guard let parent = interface.record.parent else { return false }
        return interfaces.contains { $0.className == "block" && $0.record == parent }
            || records.contains { $0.role == .node && $0.path == parent }
    }

    /// Classes that open again what another class opens already.
    private static let secondDoors: Set<String> = [
        "bsg", "drm_dp_aux_dev", "hidraw", "i2c-dev", "nvme-generic", "scsi_generic", "tpmrm", "usb", "usbmon",
    ]
}
