import PnPModel

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
        var end = colon
        while end > text.startIndex, text.utf8[text.utf8.index(before: end)] == UInt8(ascii: "*") {
            end = text.utf8.index(before: end)
        }
        prefix = text[..<end]
        rest = text[text.utf8.index(after: colon)...]
    }

    /// Whether its aliases load helpers or attach every handler: no function driver is chosen by them.
    ///
    /// - SeeAlso: design section 4, "Ranks".
    var isForHelpers: Bool { Self.helperPrefixes.contains(prefix) }

    /// `x86cpu` is what `cpu` was called before Linux 3.14.
    private static let helperPrefixes: Set<Substring> = ["cpu", "dmi", "input", "x86cpu"]

    /// Whether a device's string is written as older kernels did, with fields missing for which newer patterns ask.
    ///
    /// - SeeAlso: linux-devices 3.2.
    var isOfOlderGrammar: Bool {
        switch prefix {
        // The group came with Linux 3.8.
        case "hid": ModaliasFields("hid:\(rest)".utf8.span)["g"] == nil
        // Name, UUID and version, each with a colon behind it.
        case "mei": rest.utf8.count(where: { $0 == UInt8(ascii: ":") }) < 3
        case "pnp": true
        default: false
        }
    }

    /// A device's string as libkmod asks for it, with `_` for `-`; a USB string of an old kernel gets its last tag.
    ///
    /// - SeeAlso: linux-devices 2.3, 3.1; design section 4: strings that end at `ip`.
    static func asked(_ modalias: String) -> String {
        var string = modalias
        if modalias.utf8.contains(UInt8(ascii: "-")) {
            var bytes: [UInt8] = []
            AliasText.append(modalias.utf8.span, to: &bytes)
            string = String(decoding: bytes, as: UTF8.self)
        }
        if string.hasPrefix("usb:"), let last = ModaliasFields(string.utf8.span).fields.last, last.tag == "ip" {
            string += "in"
        }
        return string
    }

    /// The IDs of an `acpi:` text, in order.
    var acpiIDs: [Substring] { rest.utf8.split(separator: UInt8(ascii: ":")).map { Substring($0) } }

    /// Whether a value has no wildcard at all.
    static func isLiteral(_ value: Substring) -> Bool {
        !value.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }
    }
}
