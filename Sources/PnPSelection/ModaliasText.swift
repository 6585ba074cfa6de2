/// A modalias, of a device or a pattern of a rule, split after its prefix.
///
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

    /// The IDs of an `acpi:` text, in order.
    var acpiIDs: [Substring] { rest.split(separator: ":") }

    /// Whether a value has no wildcard at all.
    static func isLiteral(_ value: Substring) -> Bool {
        !value.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }
    }
}
