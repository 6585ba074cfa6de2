package import PnPModel

/// T and HHH of a modalias pattern: those of the device's own Windows-style ID that says the same as the pattern.
///
/// So an alias and an INF that claim the same thing rank the same.
/// - SeeAlso: design section 4, "What the pattern pins".
package enum ModaliasScore {
    /// Scores a pattern that matches a device's string.
    package static func score(pattern: String, device: String) -> IdentifierScore {
        if let fixed = fixedScore(pattern: pattern) { return fixed }
        guard let text = ModaliasText(pattern) else { return .compatibleToHardware(0) }
        return list(
            position: text.prefix == "of" ? ofPosition(of: text, in: device) : acpiPosition(of: text, in: device)
        )
    }

    /// Scores a pattern whose score is the same for every device; `nil` where the device's string has a list of IDs.
    private static func fixedScore(pattern: String) -> IdentifierScore? {
        guard let text = ModaliasText(pattern) else { return .compatibleToHardware(0) }
        switch text.prefix {
        case "pci": return pci(ModaliasFields(pattern.utf8.span))
        case "usb": return usb(ModaliasFields(pattern.utf8.span))
        case "hid": return hid(ModaliasFields(pattern.utf8.span))
        case "acpi", "of": return nil
        default: return other(text, pattern)
        }
    }

    /// The worst of the compatible matches: the pattern pins nothing.
    private static let nothing = IdentifierScore(rawValue: 0x203F)

    private static func pci(_ fields: ModaliasFields) -> IdentifierScore {
        let classDepth = fields.pins("bc", "sc", "i") ? 0 : fields.pins("bc") ? 1 : nil
        if fields.pins("v", "d") {
            if fields.pins("sd") { return .hardware(1) }
            if let classDepth { return .hardware(2 + classDepth) }
            return .compatibleToHardware(1)
        }
        if fields.pins("v") { return .compatibleToHardware(classDepth.map { 2 + $0 } ?? 4) }
        return classDepth.map { .compatibleToHardware(5 + $0) } ?? nothing
    }

    private static func usb(_ fields: ModaliasFields) -> IdentifierScore {
        if fields.pins("v", "p") { return .hardware(fields.pins("d") ? 0 : 1) }
        if fields.pins("v") { return .hardwareToCompatible(0) }
        if fields.pins("ic") {
            return .compatibleToHardware(fields.pins("isc", "ip") ? 0 : fields.pins("isc") ? 1 : 2)
        }
        if fields.pins("dc") {
            return .compatibleToHardware(fields.pins("dsc", "dp") ? 3 : fields.pins("dsc") ? 4 : 5)
        }
        return nothing
    }

    private static func hid(_ fields: ModaliasFields) -> IdentifierScore {
        if fields.pins("v", "p") { return .hardware(1) }
        if fields.pins("v") { return .hardwareToCompatible(0) }
        return fields.pins("g") ? .compatibleToHardware(0) : nothing
    }

    /// The first ID of a list is its hardware ID, each one after it a compatible one, counted from 0 as in a device's list.
    private static func list(position: Int) -> IdentifierScore {
        position == 0 ? .hardware(0) : .compatibleToHardware(position - 1)
    }

    private static func acpiPosition(of pattern: ModaliasText, in device: String) -> Int {
        guard let device = ModaliasText(device) else { return 0 }
        let ids = device.acpiIDs
        guard let wanted = pattern.acpiIDs.first(where: { $0 != "*" }) else { return 0x40 }
        let glob = Glob(String(wanted), foldsDashes: true)
        return ids.firstIndex { glob.matches(String($0)) } ?? max(ids.count, 1)
    }

    /// The place among the device's compatible strings, which begin with a `C` that nothing else tells from a letter:
    /// counted are the places before it where a `C` follows the end of a word.
    private static func ofPosition(of pattern: ModaliasText, in device: String) -> Int {
        guard let wanted = OFCompatible.wanted(by: pattern), let device = ModaliasText(device) else { return 0x40 }
        return OFCompatible.position(of: wanted, in: device) ?? 0x40
    }

    /// Any other grammar: what tells the kind of device apart stands in some fields or in the whole text.
    private static func other(_ text: ModaliasText, _ pattern: String) -> IdentifierScore {
        if ModaliasText.isLiteral(pattern[...]) { return .hardware(0) }
        if text.prefix == "mei" {
            let parts = text.rest.split(separator: ":", omittingEmptySubsequences: false)
            return parts.count > 1 && ModaliasText.isLiteral(parts[1]) ? .hardware(0) : .compatibleToHardware(0)
        }
        guard let identity = identityFields[text.prefix] else { return .compatibleToHardware(0) }
        let bytes = pattern.utf8.span
        let fields = ModaliasFields(bytes)
        let isPinned = identity.allSatisfy { tag in
            guard let field = fields[tag], field.isPinned else { return false }
            // The last field may be followed by a star for what later kernels append.
            let end = field.value.upperBound - (bytes[field.value.upperBound - 1] == UInt8(ascii: "*") ? 1 : 0)
            return (field.value.lowerBound..<end).allSatisfy { !"*?[".utf8.contains(bytes[$0]) }
        }
        return isPinned ? .hardware(0) : .compatibleToHardware(0)
    }

    /// The fields that say what a device is, in the grammars of tagged fields.
    ///
    /// - SeeAlso: linux-devices 3.2.
    private static let identityFields: [Substring: [ModaliasFields.Tag]] = [
        "ap": ["t"], "bcma": ["m", "id"], "ccw": ["t", "m"], "coreboot": ["t"], "css": ["t"], "cxl": ["t"],
        "dax": ["t"], "dfl": ["t", "f"], "eisa": ["s"], "hdaudio": ["v"], "idxd": ["t"], "ieee1394": ["ven", "mo"],
        "ipack": ["v", "d"], "nd": ["t"], "parisc": ["hv", "sv"], "pcmcia": ["m", "c"], "rapidio": ["v", "d"],
        "scsi": ["t"], "sdio": ["v", "d"], "sdw": ["m", "p"], "serio": ["ty", "pr"], "ssam": ["d", "c"],
        "ssb": ["v", "id"], "typec": ["id"], "vfio_pci": ["v", "d"], "virtio": ["d"], "zorro": ["i"],
    ]
}
