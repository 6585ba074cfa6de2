public import PnPModel

/// Identifies what is behind serial input ports: PS/2 keyboards and mice.
///
/// - SeeAlso: linux-devices 1.3 (`SERIO_` variables), 3.2, 3.5.
public struct SerioBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `serio`.
    public var buses: [String] { ["serio"] }

    /// Identifies a port by the PNP IDs that the firmware has for it, and by its type.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        let fields = ModaliasFields(record, prefix: "serio")
        let type =
            Number.hex(record.properties["SERIO_TYPE"]) ?? Number.hex(record.attributes["id/type"]) ?? fields?["ty"]
        let ids = Self.firmwareIDs(record.attributes["firmware_id"] ?? record.properties["SERIO_FIRMWARE_ID"])
        guard type != nil || !ids.isEmpty else { return nil }

        var draft = IdentityDraft()
        for (index, id) in ids.enumerated() {
            for text in ["ACPI\\" + id, "*" + id] {
                if index == 0 { try draft.hardware(ifNew: text) } else { try draft.compatible(ifNew: text) }
            }
        }
        var generic: String?
        if let type {
            var id = IDText("SERIO\\TY_")
            id.append(hex: type, digits: 2)
            let text = id.text
            generic = text
            if ids.isEmpty { try draft.hardware(text) } else { try draft.compatible(text) }
        }
        var identity = try draft.identity(device: generic, instance: .ordinal)
        let meaning = ids.lazy.compactMap(ACPIWords.meaning(of:)).first ?? type.flatMap(Self.meaning(of:))
        identity.description = meaning?.words ?? record.attributes["description"]?.named ?? "Serial input port"
        identity.className = meaning?.setupClass ?? "HIDClass"
        return identity
    }

    /// The IDs of `PNP: PNP0303 PNP030b`, in upper case as ACPI writes them.
    private static func firmwareIDs(_ text: String?) -> [String] {
        guard let text, text.utf8.starts(with: "PNP:".utf8) else { return [] }
        return text.utf8.dropFirst(4).split(separator: 0x20, maxSplits: 16).prefix(16)
            .map { String(decoding: $0, as: UTF8.self).asEnumerator }
    }

    /// - SeeAlso: `include/uapi/linux/serio.h`.
    private static func meaning(of type: UInt32) -> (words: String, setupClass: String)? {
        switch type {
        case 0x01: ("PS/2 port", "Mouse")
        case 0x02: ("Serial input port", "HIDClass")
        case 0x03: ("HIL loop", "HIDClass")
        case 0x05: ("PS/2 pass-through port", "Mouse")
        case 0x06: ("PS/2 keyboard port", "Keyboard")
        default: nil
        }
    }
}
