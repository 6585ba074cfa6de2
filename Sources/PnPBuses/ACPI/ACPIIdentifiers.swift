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
            var ids = modalias.modaliasRest.utf8.split(separator: UInt8(ascii: ":"), maxSplits: IdentityDraft.limit)[
                ...
            ]
            guard let first = hid ?? ids.popFirst().flatMap({ String($0) }) else { return nil }
            self.hid = first
            for id in ids.prefix(IdentityDraft.limit) where !id.elementsEqual(first.utf8) {
                cids.append(String(Substring(id)))
            }
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
    var isDevicetreeNode: Bool { contains("PRP0001") }

    /// Whether an ID is among those of the device.
    func contains(_ id: String) -> Bool { hid == id || cids.contains(id) }

    /// Adds the IDs of a device that ACPI enumerates.
    ///
    /// - Throws: When one has a byte that no ID may contain.
    func fill(_ draft: inout IdentityDraft) throws(IdentificationError) {
        let split = Self.vendorLength(of: hid)
        if split != nil, revision != nil || subsystem != nil { try fillNarrower(&draft) }
        if let split { try draft.hardware(ifNew: Self.form(of: hid, split: split).text) }
        try draft.hardware(ifNew: "ACPI\\" + hid)
        try draft.hardware(ifNew: "*" + hid)
        for cid in cids {
            if let split = Self.vendorLength(of: cid) {
                try draft.compatible(ifNew: Self.form(of: cid, split: split).text)
            }
            try draft.compatible(ifNew: "ACPI\\" + cid)
            try draft.compatible(ifNew: "*" + cid)
        }
    }

    /// The forms with subsystem and revision come before all others.
    private func fillNarrower(_ draft: inout IdentityDraft) throws(IdentificationError) {
        guard let split = Self.vendorLength(of: hid) else { return }
        var text = Self.form(of: hid, split: split)
        let mark = text.mark
        if let subsystem {
            text.append("&SUBSYS_")
            text.append(subsystem)
            let mark = text.mark
            if let revision {
                text.append(revision: revision)
                try draft.hardware(text)
                text.cut(to: mark)
            }
            try draft.hardware(text)
            text.cut(to: mark)
        }
        text.cut(to: mark)
        if let revision {
            text.append(revision: revision)
            try draft.hardware(text)
        }
    }

    /// Adds the IDs of the firmware's companions to those a device has from its own bus.
    static func add(companions: [RecordView], to draft: inout IdentityDraft) throws(IdentificationError) {
        guard let companion = companions.first, let ids = ACPIIdentifiers(companion.record) else { return }
        // A companion's unusable ID is no reason to give up what the device's own bus says.
        do throws(IdentificationError) { try ids.fill(&draft) } catch { return }
    }

    /// `ACPI\VEN_vvv&DEV_dddd`.
    private static func form(of id: String, split: Int) -> IDText {
        var text = IDText("ACPI\\VEN_")
        for (offset, byte) in id.utf8.enumerated() {
            if offset == split { text.append("&DEV_") }
            text.append(byte)
        }
        return text
    }

    /// Three letters and four hexadecimal digits (an EISA ID), or four characters and four digits (an ACPI ID).
    private static func vendorLength(of id: String) -> Int? {
        let bytes = id.utf8.span
        guard bytes.count == 7 || bytes.count == 8 else { return nil }
        let split = bytes.count - 4
        for offset in bytes.indices {
            let byte = bytes[offset]
            let fits = offset >= split ? byte.hexValue != nil : byte.isLetter || split == 4 && byte.isDigit
            if !fits { return nil }
        }
        return split
    }
}

extension IDText {
    fileprivate mutating func append(revision: UInt32) {
        append("&REV_")
        append(hex: revision, digits: 4)
    }
}
