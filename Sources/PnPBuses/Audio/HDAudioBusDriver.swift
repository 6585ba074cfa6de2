public import PnPModel

/// Identifies codecs on High Definition Audio links.
///
/// - SeeAlso: windows-pnp 3.2, 3.3, V-HDA-1; linux-devices 3.2, 3.5.
public struct HDAudioBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `hdaudio`.
    public var buses: [String] { ["hdaudio"] }

    /// Identifies a codec's audio function; the controller above gives the compatible IDs their narrower forms.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        let fields = ModaliasFields(record, prefix: "hdaudio")
        guard let codec = Number.hex(record.attributes["vendor_id"]) ?? fields?["v"] else { return nil }
        let revision = (Number.hex(record.attributes["revision_id"]) ?? fields?["r"]).map { $0 >> 8 & 0xFFFF }
        let names = Names(codec: codec, revision: revision)

        var draft = IdentityDraft(hardware: 2, compatible: 13)
        let board = Number.hex(record.attributes["subsystem_id"]).map { Self.field("&SUBSYS_", $0, digits: 8) } ?? ""
        let base = "HDAUDIO\\FUNC_01"
        if let revision = names.revision { try draft.hardware(base + names.model + board + revision) }
        try draft.hardware(base + names.model + board)

        let controller = device.own.ancestor { $0.isOnBus("pci") }.flatMap { PCIFunction($0.record) }
        var prefixes = [base]
        if let controller {
            let vendor = base + Self.field("&CTLR_VEN_", controller.vendor, digits: 4)
            prefixes = [vendor + Self.field("&CTLR_DEV_", controller.device, digits: 4), vendor, base]
        }
        if let revision = names.revision {
            for prefix in prefixes { try draft.compatible(ifNew: prefix + names.model + revision) }
        }
        for prefix in prefixes { try draft.compatible(ifNew: prefix + names.model) }
        for prefix in prefixes { try draft.compatible(prefix + names.vendor) }
        for prefix in prefixes.dropLast() { try draft.compatible(prefix) }
        if let revision = names.revision { try draft.compatible(base + "&GF" + names.model + board + revision) }
        try draft.compatible(base)

        var identity = try draft.identity(
            device: base + names.model + board,
            instance: Self.instance(of: record)
        )
        let words = [record.attributes["vendor_name"]?.named, record.attributes["chip_name"]?.named].compactMap { $0 }
        identity.description = words.isEmpty ? "High Definition Audio codec" : words.joined(separator: " ")
        identity.className = "Media"
        return identity
    }

    /// The parts of the IDs that say who made the codec and which one it is.
    private struct Names {
        let vendor: String
        let model: String
        let revision: String?

        init(codec: UInt32, revision: UInt32?) {
            vendor = HDAudioBusDriver.field("&VEN_", codec >> 16, digits: 4)
            model = vendor + HDAudioBusDriver.field("&DEV_", codec & 0xFFFF, digits: 4)
            self.revision = revision.map { HDAudioBusDriver.field("&REV_", $0, digits: 4) }
        }
    }

    private static func field(_ tag: String, _ value: UInt32, digits: Int) -> String {
        var text = IDText(tag)
        text.append(hex: value, digits: digits)
        return text.text
    }

    /// Two digits each of the codec's address on its link, from `hdaudioC0D2`, and of the function group's node.
    private static func instance(of record: DeviceRecord) -> DeviceIdentity.Instance {
        guard let text = KernelName.suffix(of: record.path.name, after: "D"), let address = Number.decimal(String(text))
        else { return .ordinal }
        let node = Number.hex(record.attributes["afg"]) ?? Number.hex(record.attributes["mfg"]) ?? 1
        return .address(field("", address, digits: 2) + field("", node, digits: 2))
    }
}
