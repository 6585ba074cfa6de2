internal import PnPModel

/// The IDs that ACPI has for a device: `_HID`, then each `_CID`; `_HRV` and `_SUB` where they are known.
///
/// - SeeAlso: windows-pnp 3.3, "ACPI"; linux-devices 3.5, 6.2.
struct ACPIIdentifiers {
    /// The `_HID`, or the first `_CID` of a device that has none.
    var hid: String
    /// The `_CID`s in order.
    var cids: [String] = []
    /// The hardware revision.
    var revision: UInt32?
    /// The subsystem, such as `17AA2293`.
    var subsystem: String?

    /// Reads a namespace device, or a device that is one: attributes, then the `acpi:` modalias, then its name.
    ///
    /// - Returns: `nil` for a namespace device without an ID.
    init?(_ record: DeviceRecord) {
        let hid = record.attributes["hid"]?.named
        if let modalias = record.modaliases.first(where: { $0.hasModaliasPrefix("acpi") }) {
            let ids = modalias.modaliasRest.split(separator: ":", maxSplits: IdentityDraft.limit)
                .prefix(IdentityDraft.limit).map(String.init)
            guard let first = hid ?? ids.first else { return nil }
            self.hid = first
            cids = ids.filter { $0 != first }
        } else if let hid {
            self.hid = hid
        } else if record.isOnBus("acpi"), let name = Self.hid(inName: record.path.name) {
            self.hid = name
        } else {
            return nil
        }
        revision = Number.decimal(record.attributes["hrv"])
        subsystem = record.attributes["sub"]?.named
    }

    /// IDs read from elsewhere, such as a PNP device's own list.
    init?(_ ids: [String]) {
        guard let first = ids.first else { return nil }
        hid = first
        cids = ids.dropFirst().prefix(IdentityDraft.limit).filter { $0 != first }
    }

    /// The `HID` of `HID:NN`; the kernel calls what has no ID `device:NN`.
    static func hid(inName name: Substring) -> String? {
        guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")), colon != name.startIndex else { return nil }
        let hid = name[..<colon]
        return hid == "device" ? nil : String(hid)
    }

    /// Whether the IDs stand for a devicetree node in ACPI's clothes.
    var isDevicetreeNode: Bool { hid == "PRP0001" || cids.contains("PRP0001") }

    /// Adds the IDs of a device that ACPI enumerates.
    ///
    /// - Throws: When a `_HID` has a byte that no ID may contain.
    func fill(_ draft: inout IdentityDraft) throws(IdentificationError) {
        for text in forms(of: hid, isHardware: true) { try draft.hardware(ifNew: text) }
        try fillCompatible(&draft)
    }

    /// Adds the IDs of the firmware's companions to those a device has from its own bus.
    static func add(companions: [RecordView], to draft: inout IdentityDraft) throws(IdentificationError) {
        guard let companion = companions.first, let ids = ACPIIdentifiers(companion.record) else { return }
        // A companion's unusable ID is no reason to give up what the device's own bus says.
        do throws(IdentificationError) { try ids.fill(&draft) } catch { return }
    }

    private func fillCompatible(_ draft: inout IdentityDraft) throws(IdentificationError) {
        for cid in cids {
            for text in forms(of: cid, isHardware: false) { try draft.compatible(ifNew: text) }
        }
    }

    /// `ACPI\VEN_vvv&DEV_dddd` if it can be split, `ACPI\<id>`, `*<id>`; subsystem and revision come first.
    private func forms(of id: String, isHardware: Bool) -> [String] {
        var forms: [String] = []
        if let split = Self.vendorLength(of: id) {
            var text = IDText("ACPI\\VEN_")
            text.append(String(id.utf8.prefix(split)) ?? "")
            text.append("&DEV_")
            text.append(String(id.utf8.dropFirst(split)) ?? "")
            let mark = text.mark
            if isHardware {
                let revision = revision.map { number in
                    var text = IDText("&REV_")
                    text.append(hex: number, digits: 4)
                    return text.text
                }
                if let subsystem {
                    text.append("&SUBSYS_")
                    text.append(subsystem)
                    if let revision { forms.append(text.text + revision) }
                    forms.append(text.text)
                    text.cut(to: mark)
                }
                if let revision { forms.append(text.text + revision) }
            }
            forms.append(text.text)
        }
        forms.append("ACPI\\" + id)
        forms.append("*" + id)
        return forms
    }

    /// Three letters and four hexadecimal digits (an EISA ID), or four characters and four digits (an ACPI ID).
    private static func vendorLength(of id: String) -> Int? {
        let bytes = id.utf8
        guard bytes.count == 7 || bytes.count == 8, bytes.suffix(4).allSatisfy({ $0.hexValue != nil }) else {
            return nil
        }
        let vendor = bytes.dropLast(4)
        if vendor.count == 3 { return vendor.allSatisfy(\.isLetter) ? 3 : nil }
        return vendor.allSatisfy { $0.isLetter || $0.isDigit } ? 4 : nil
    }
}
