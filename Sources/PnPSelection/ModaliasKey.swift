/// The keys under which a modalias pattern is stored, and those under which a device's string is looked for.
///
/// Equal keys only bring the two together; the pattern itself decides, so a collision costs time and nothing else.
enum ModaliasKey {
    /// A device's string as libkmod asks for it, with `_` for `-`; a USB string of an old kernel gets its last tag.
    ///
    /// - SeeAlso: linux-devices 2.3, 3.1; design section 4: strings that end at `ip`.
    static func asked(_ modalias: String) -> String {
        var string =
            modalias.utf8.contains(UInt8(ascii: "-")) ? String(modalias.map { $0 == "-" ? "_" : $0 }) : modalias
        if string.hasPrefix("usb:"), let last = ModaliasFields(string.utf8.span).fields.last, last.tag == "ip" {
            string += "in"
        }
        return string
    }

    /// The one key of a pattern; `nil` where it spells out nothing to look for.
    static func key(ofPattern pattern: String, _ text: ModaliasText?) -> UInt64? {
        guard let text, !hasEscapes(pattern.utf8.span) else { return nil }
        guard !text.listPrefix.isEmpty else { return nil }
        switch text.prefix {
        case "pci": return fieldKey("pci", pattern.utf8.span, Self.pciKeys)
        case "usb": return fieldKey("usb", pattern.utf8.span, Self.usbKeys)
        case "hid": return fieldKey("hid", pattern.utf8.span, Self.hidKeys)
        case "acpi":
            let ids = text.acpiIDs.filter { $0 != "*" }
            guard let id = ids.first, ids.count == 1, ModaliasText.isLiteral(id) else { return nil }
            return hash("acpi", [id])
        case "of":
            return OFCompatible.wanted(by: text).map { hash("of", [$0]) }
        default:
            return ModaliasText.isLiteral(pattern[...]) ? hash("", [pattern[...]]) : nil
        }
    }

    private static func hasEscapes(_ pattern: Span<UInt8>) -> Bool {
        for index in pattern.indices where pattern[index] == UInt8(ascii: "\\") { return true }
        return false
    }

    /// All keys by which a device may be found.
    static func keys(ofDevice string: String, _ text: ModaliasText) -> [UInt64] {
        switch text.prefix {
        case "pci": return fieldKeys("pci", string.utf8.span, Self.pciKeys)
        case "usb": return fieldKeys("usb", string.utf8.span, Self.usbKeys)
        case "hid": return fieldKeys("hid", string.utf8.span, Self.hidKeys)
        case let prefix where prefix.hasPrefix("acpi"): return text.acpiIDs.map { hash("acpi", [$0]) }
        case "of": return ofKeys(text)
        default: return [hash("", [string[...]])]
        }
    }

    /// The fields that make a key, the most telling first; a pattern stands under the first all of which it spells out.
    private static let pciKeys: [[ModaliasFields.Tag]] = [["v", "d"], ["v"], ["bc", "sc"], ["bc"]]
    private static let usbKeys: [[ModaliasFields.Tag]] = [["v", "p"], ["v"], ["ic"], ["dc"]]
    private static let hidKeys: [[ModaliasFields.Tag]] = [["v", "p"], ["v"], ["g"]]

    private static func fieldKey(
        _ prefix: Substring,
        _ bytes: borrowing Span<UInt8>,
        _ choices: [[ModaliasFields.Tag]]
    ) -> UInt64? {
        let fields = ModaliasFields(bytes)
        for tags in choices where tags.allSatisfy({ fields[$0]?.isLiteral ?? false }) {
            return hash(prefix, tags, of: fields, bytes)
        }
        return nil
    }

    private static func fieldKeys(
        _ prefix: Substring,
        _ bytes: borrowing Span<UInt8>,
        _ choices: [[ModaliasFields.Tag]]
    ) -> [UInt64] {
        let fields = ModaliasFields(bytes)
        var keys: [UInt64] = []
        keys.reserveCapacity(choices.count)
        for tags in choices where tags.allSatisfy({ fields[$0] != nil }) {
            keys.append(hash(prefix, tags, of: fields, bytes))
        }
        return keys
    }

    private static func hash(
        _ prefix: Substring,
        _ tags: [ModaliasFields.Tag],
        of fields: ModaliasFields,
        _ bytes: borrowing Span<UInt8>
    ) -> UInt64 {
        var hash = hash(prefix, [])
        for tag in tags {
            hash = (hash ^ tag.packed) &* 0x100_0000_01b3
            for index in fields[tag]?.value ?? 0..<0 { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3 }
        }
        return hash
    }

    /// Every stretch from one `C` to another or to the end may be a compatible string.
    private static func ofKeys(_ text: ModaliasText) -> [UInt64] {
        // A kernel's strings have a handful; the limit keeps a made-up one from costing its square.
        let marks = OFCompatible.separators(in: text).prefix(64)
        let rest = text.rest
        var keys: [UInt64] = []
        for (number, mark) in marks.enumerated() {
            let start = rest.utf8.index(after: mark)
            for end in marks.dropFirst(number + 1) { keys.append(hash("of", [rest[start..<end]])) }
            keys.append(hash("of", [rest[start...]]))
        }
        return keys
    }

    private static func hash(_ prefix: Substring, _ parts: [Substring]) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func add(_ part: Substring) {
            for byte in part.utf8 {
                let folded = byte == UInt8(ascii: "-") ? UInt8(ascii: "_") : byte
                hash = (hash ^ UInt64(folded)) &* 0x100_0000_01b3
            }
            hash = (hash ^ 0xFF) &* 0x100_0000_01b3
        }
        add(prefix)
        for part in parts { add(part) }
        return hash
    }
}
