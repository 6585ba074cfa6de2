/// Writes a rules file as YAML that every reader of it understands alike.
///
/// A text is written bare only where it begins with a letter, holds nothing but letters, digits, `_`, `-` and `.`, and is no
/// word that some reader takes for something else; else between single quotes; and where it has anything but printable
/// ASCII, between double quotes with escapes.
/// - SeeAlso: "YAML Ain't Markup Language", 1.2.2, 7.3; 1.1, 10.2.1 for the words.
package struct YAMLRuleWriter {
    /// Columns that a list in brackets may take.
    private static let widestList = 100
    /// Words that stand for no text, in some version of YAML.
    private static let words: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]

    private var bytes: [UInt8] = []

    /// The text of a file.
    ///
    /// - Parameter root: A tree that the validator finds nothing wrong with.
    /// - Returns: UTF-8, each line ended.
    package static func yaml(_ root: RuleNode) -> [UInt8] {
        var writer = YAMLRuleWriter()
        guard case .record(let sections) = root.content else { return [] }
        for section in sections {
            guard case .list(let entries) = section.value.content else {
                writer.line("\(section.key): \(Self.flow(section.value, .byte))")
                continue
            }
            writer.line("\(section.key):")
            let grammar = NativeGrammar.sections.first { $0.name == section.key }?.record
            for entry in entries { writer.write(entry, grammar) }
        }
        return writer.bytes
    }

    private mutating func line(_ text: String) {
        bytes += text.utf8
        bytes.append(UInt8(ascii: "\n"))
    }

    /// An entry of a section: on one line where all its values are words, else a line a key.
    private mutating func write(_ entry: RuleNode, _ grammar: NativeGrammar.Record?) {
        guard case .record(let entries) = entry.content else { return }
        let isShort = !entries.contains { if case .list(let list) = $0.value.content { list.count > 1 } else { false } }
        let text = "  - " + Self.flow(entry, grammar.map { .record($0) })
        if isShort, text.utf8.count <= Self.widestList { return line(text) }
        for (index, member) in entries.enumerated() {
            let start = index == 0 ? "  - " : "    "
            let flow = Self.flow(member.value, grammar?.shape(of: member.key))
            guard case .list(let list) = member.value.content, list.count > 1, flow.utf8.count > Self.widestList / 2
            else {
                line("\(start)\(member.key): \(flow)")
                continue
            }
            line("\(start)\(member.key):")
            for element in list { line("      - \(Self.flow(element, nil))") }
        }
    }

    /// A value on one line.
    private static func flow(_ node: RuleNode, _ shape: NativeGrammar.Shape?) -> String {
        switch node.content {
        case .scalar(let text):
            switch shape {
            case .flag, .byte: text
            default: quoted(text)
            }
        case .list(let list):
            "[" + list.map { flow($0, nil) }.joined(separator: ", ") + "]"
        case .record(let entries):
            "{"
                + entries.map { "\($0.key): \(flow($0.value, shape?.record?.shape(of: $0.key)))" }.joined(
                    separator: ", "
                ) + "}"
        }
    }

    /// A text, in quotes where it needs any.
    package static func quoted(_ text: String) -> String {
        if isBare(text) { return text }
        if text.utf8.allSatisfy({ $0 &- 0x20 < 0x5F }) {
            return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        }
        var result = "\""
        for scalar in text.unicodeScalars { append(scalar, to: &result) }
        return result + "\""
    }

    private static func isBare(_ text: String) -> Bool {
        guard let first = text.utf8.first, first | 0x20 &- 0x61 < 26 else { return false }
        let isWord = text.utf8.allSatisfy { byte in
            byte &- 0x30 < 10 || byte &- 0x41 < 26 || byte &- 0x61 < 26 || "_-.".utf8.contains(byte)
        }
        return isWord && !words.contains(text.lowercased())
    }

    /// Letters and digits of any script stay; whatever could end a line, hide or reorder is escaped.
    private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        switch scalar {
        case "\"", "\\":
            text += "\\"
            text.unicodeScalars.append(scalar)
        case " "..."~": text.unicodeScalars.append(scalar)
        default:
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber:
                text.unicodeScalars.append(scalar)
            default:
                let (mark, width) = scalar.value <= 0xFF ? ("x", 2) : scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
                let digits = String(scalar.value, radix: 16, uppercase: true)
                text += "\\" + mark + String(repeating: "0", count: width - digits.utf8.count) + digits
            }
        }
    }
}

extension NativeGrammar.Shape {
    /// The keys of a mapping; `nil` for anything else.
    fileprivate var record: NativeGrammar.Record? {
        if case .record(let record) = self { record } else { nil }
    }
}
