internal import PnPModel

/// Identifies the hub that every USB host controller shows as its only device.
///
/// - SeeAlso: windows-pnp 3.3, "Root-hub IDs have no underscore"; V-USB-5, V-INST-13.
enum USBRootHub {
    /// The identity of `usb1`; `nil` where neither product nor speed is known.
    static func identity(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        guard let generation = generation(of: record) else { return nil }
        let name = "USB\\" + generation.id
        var draft = IdentityDraft(hardware: 3, compatible: 0)
        if let controller = device.own.ancestor(where: { $0.isOnBus("pci") }).flatMap({ PCIFunction($0.record) }) {
            var id = IDText(name)
            id.append("&VID")
            id.append(hex: controller.vendor, digits: 4)
            id.append("&PID")
            id.append(hex: controller.device, digits: 4)
            if let revision = controller.revision {
                let mark = id.mark
                id.append("&REV")
                id.append(hex: revision, digits: 4)
                try draft.hardware(id)
                id.cut(to: mark)
            }
            try draft.hardware(id)
        }
        try draft.hardware(name)
        var identity = try draft.identity(device: name, instance: .address("0"))
        identity.description = generation.words
        identity.className = "USB"
        return identity
    }

    /// Which of its controller's root hubs this is, from 0: an xHCI controller has one for each speed.
    ///
    /// Looks at no more than some thousand records before it, which no controller has devices for.
    static func ordinal(of hub: RecordView) -> Int {
        guard let controller = hub.parent?.index else { return 0 }
        let forest = hub.forest
        return (max(controller + 1, hub.index - 4096)..<hub.index).count { index in
            forest.parent(of: index) == controller && forest.records[index].isOnBus("usb")
                && forest.records[index].path.name.utf8.starts(with: "usb".utf8)
        }
    }

    private typealias Generation = (id: String, words: String)

    /// The kernel's own product numbers say the generation, else the speed.
    private static func generation(of record: DeviceRecord) -> Generation? {
        let speed = Number.decimal(record.attributes["speed"])
        if let speed, speed >= 5000 { return ("ROOT_HUB30", "USB 3.0 root hub") }
        if let product = USBProduct(record), product.vendor == 0x1D6B {
            switch product.product {
            case 1: return ("ROOT_HUB", "USB 1.1 root hub")
            case 2: return ("ROOT_HUB20", "USB 2.0 root hub")
            case 3: return ("ROOT_HUB30", "USB 3.0 root hub")
            default: break
            }
        }
        guard let speed else { return nil }
        return speed >= 480 ? ("ROOT_HUB20", "USB 2.0 root hub") : ("ROOT_HUB", "USB 1.1 root hub")
    }
}
