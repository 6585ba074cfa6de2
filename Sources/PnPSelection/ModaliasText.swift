/// A modalias, of a device or a pattern of a rule, seen as its prefix and tagged fields.
///
/// Tags are lower-case letters, values have none: `pci:v00008086d*sv*sd*bc02sc00i*` has `v`, `d`, `sv`, … Only the
/// grammars that are written so are read this way.
/// - SeeAlso: linux-devices 3.2.
struct ModaliasText {
    /// What stands before the first `:`, without wildcards at its end (`acpi*:` has the prefix `acpi`).
    let prefix: Substring
    /// What stands after the first `:`.
    let rest: Substring

    /// Splits a text; `nil` without a colon.
    init?(_ text: String) {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        var prefix = text[..<colon]
        while prefix.utf8.last == UInt8(ascii: "*") { prefix = prefix.dropLast() }
        self.prefix = prefix
        rest = text[text.utf8.index(after: colon)...]
    }

    /// The tagged fields in order.
    var fields: [(tag: Substring, value: Substring)] {
        var fields: [(tag: Substring, value: Substring)] = []
        let bytes = rest.utf8
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let tagStart = index
            while index < bytes.endIndex, bytes[index] &- 0x61 < 26 { bytes.formIndex(after: &index) }
            let valueStart = index
            while index < bytes.endIndex, !(bytes[index] &- 0x61 < 26) { bytes.formIndex(after: &index) }
            fields.append((rest[tagStart..<valueStart], rest[valueStart..<index]))
            guard fields.count < 64 else { break }  // no grammar of tagged fields has more than ten
        }
        return fields
    }

    /// The IDs of an `acpi:` text, in order.
    var acpiIDs: [Substring] { rest.split(separator: ":") }

    /// What a field's value says: `nil` where it is `*` alone or missing.
    static func pinned(_ value: Substring?) -> Substring? {
        guard let value, !value.utf8.allSatisfy({ $0 == UInt8(ascii: "*") }) else { return nil }
        return value
    }

    /// Whether a value has no wildcard at all.
    static func isLiteral(_ value: Substring) -> Bool {
        !value.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }
    }
}
