public import PnPModel

/// An ID or a modalias, of a rule or of a device, taken apart into what it says.
///
/// The whole text is one field where its grammar has none.
struct MatchFields {
    /// One thing that a text says.
    struct Field {
        /// Which thing it is, for comparing a rule's with a device's.
        let key: String
        /// What people call it.
        let name: String
        /// As written; of a pattern, a pattern.
        let value: Substring
        /// Whether the value is a number in hexadecimal digits.
        let isNumber: Bool
    }

    /// What the text is an ID of: `pci:` for a modalias, `PCI\` for an ID, empty for an ID without an enumerator.
    let grammar: String
    /// The fields in their order; of a pattern those that ask for something.
    let fields: [Field]
    let isModalias: Bool

    /// More fields or listed IDs than any real device has are not looked at.
    private static let most = 32

    /// Takes a modalias or a pattern of modaliases apart; `nil` for a text that is none.
    init?(modalias text: String) {
        guard let split = ModaliasText(text) else { return nil }
        grammar = "\(split.prefix):"
        isModalias = true
        if FieldNames.isTagged(split.prefix) {
            fields = Self.tagged(text, split.prefix)
        } else if split.prefix == "acpi" {
            fields = split.acpiIDs.prefix(Self.most).filter { !Self.isOnlyStars($0) }
                .map { Field(key: "id", name: "ACPI ID", value: $0, isNumber: false) }
        } else if split.prefix == "of" {
            fields = Self.compatible(split).prefix(Self.most)
                .map { Field(key: "id", name: "compatible string", value: $0, isNumber: false) }
        } else {
            let name = FieldNames.whole(split.prefix)
            fields =
                Self.isOnlyStars(split.rest) ? [] : [Field(key: "id", name: name, value: split.rest, isNumber: false)]
        }
    }

    /// Takes an ID apart.
    init(identifier text: String) {
        isModalias = false
        let slash = text.utf8.firstIndex(of: UInt8(ascii: "\\"))
        let enumerator = slash.map { text[..<$0].uppercased() } ?? ""
        grammar = slash == nil ? "" : enumerator + "\\"
        let rest = slash.map { text[text.utf8.index(after: $0)...] } ?? text[...]
        let parts = rest.utf8.split(separator: UInt8(ascii: "&")).prefix(Self.most).map { Substring($0) }
        let isNumeric = ["PCI", "USB", "HID", "HDAUDIO", "SD", "PCMCIA"].contains(enumerator)
        let fields = parts.compactMap { Self.field(of: $0, isNumeric: isNumeric) }
        let isFieldList = !fields.isEmpty && fields.count == parts.count
        self.fields = isFieldList ? fields : [Field(key: "id", name: "ID", value: rest, isNumber: false)]
    }

    /// The names of the fields, each once.
    var names: [String] {
        var names: [String] = []
        for field in fields where !names.contains(field.name) { names.append(field.name) }
        return names
    }

    // MARK: Grammars

    private static func tagged(_ text: String, _ prefix: Substring) -> [Field] {
        let bytes = text.utf8
        let fields = ModaliasFields(bytes.span).fields
        return fields.enumerated().compactMap { index, field in
            guard field.isPinned else { return nil }
            let start = bytes.index(bytes.startIndex, offsetBy: field.value.lowerBound)
            var end = bytes.index(bytes.startIndex, offsetBy: field.value.upperBound)
            // A star at the end is for what later kernels append.
            let last = bytes.index(before: end)
            if index == fields.count - 1, bytes[last] == UInt8(ascii: "*") { end = last }
            let tag = field.tag.text
            let name = FieldNames.modalias(prefix, tag)
            return Field(key: tag, name: name, value: text[start..<end], isNumber: prefix != "eisa")
        }
    }

    /// The compatible strings of an `of:` text; where a `C` stands before a small letter or a digit, the next one begins.
    private static func compatible(_ text: ModaliasText) -> [Substring] {
        if let wanted = OFCompatible.wanted(by: text) {
            if !wanted.utf8.contains(UInt8(ascii: "C")) { return [wanted] }
        }
        let bytes = text.rest.utf8
        var starts = OFCompatible.separators(in: text).prefix(most).map { bytes.index(after: $0) }
        let first = starts.first
        starts = starts.filter { $0 == first || ($0 < bytes.endIndex && isNameStart(bytes[$0])) }
        return starts.indices.map { number in
            let isLast = number == starts.count - 1
            let end = isLast ? bytes.endIndex : bytes.index(before: starts[number + 1])
            return text.rest[starts[number]..<max(starts[number], end)]
        }
    }

    private static func isNameStart(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte &- 0x30 < 10 }

    /// `VEN_8086` as a field; `nil` for a part of another shape.
    private static func field(of part: Substring, isNumeric: Bool) -> Field? {
        guard let mark = part.utf8.firstIndex(of: UInt8(ascii: "_")) else { return nil }
        let tag = part[..<mark].uppercased()
        guard let name = FieldNames.identifier(tag) else { return nil }
        let value = part[part.utf8.index(after: mark)...]
        return value.isEmpty ? nil : Field(key: tag, name: name, value: value, isNumber: isNumeric)
    }

    private static func isOnlyStars(_ text: Substring) -> Bool { text.utf8.allSatisfy { $0 == UInt8(ascii: "*") } }
}

extension MatchFields.Field {
    /// The value as people write it: `0xA0F0` for a number, without the zeros that fill a wide field.
    var shown: String {
        let isHexadecimal = value.utf8.allSatisfy { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 6 }
        guard isNumber, isHexadecimal, !value.isEmpty else { return String(value) }
        let isPadded = value.utf8.count == 8 && value.utf8.prefix(4).allSatisfy { $0 == UInt8(ascii: "0") }
        return "0x" + (isPadded ? value.dropFirst(4) : value)
    }
}

extension MatchPattern {
    /// What an ID or a pattern asks for, in people's words and in its own order: `vendor`, `device`.
    ///
    /// - Parameter isModalias: Whether it is a pattern of modaliases.
    /// - Returns: None for a pattern that takes everything of its kind.
    public func fieldNames(isModalias: Bool) -> [String] {
        isModalias ? MatchFields(modalias: text)?.names ?? [] : MatchFields(identifier: text).names
    }
}
