import PnPJSON

extension JSONRuleText {
    /// A rules file as JSON: a line for each entry of a section, numbers and flags as such.
    ///
    /// - Parameter root: A tree that the validator finds nothing wrong with.
    /// - Returns: The text, with a line end at its end.
    package static func json(_ root: RuleNode) -> String {
        var writer = JSONWriter()
        guard case .record(let sections) = root.content else { return "" }
        writer.beginObject(.lines)
        for section in sections {
            writer.key(section.key)
            guard case .list(let entries) = section.value.content else {
                write(section.value, .byte, &writer)
                continue
            }
            let grammar = NativeGrammar.sections.first { $0.name == section.key }?.record
            writer.beginArray(.lines)
            for entry in entries { write(entry, grammar.map { .record($0) }, &writer) }
            writer.endArray()
        }
        writer.endObject()
        writer.newline()
        return writer.text
    }

    private static func write(_ node: RuleNode, _ shape: NativeGrammar.Shape?, _ writer: inout JSONWriter) {
        switch node.content {
        case .scalar(let text):
            switch shape {
            case .flag: writer.value(text == "true")
            case .byte: writer.value(number(text))
            default: writer.value(text)
            }
        case .list(let list):
            writer.beginArray(.inline)
            for element in list { write(element, nil, &writer) }
            writer.endArray()
        case .record(let entries):
            var grammar: NativeGrammar.Record?
            if case .record(let known) = shape { grammar = known }
            writer.beginObject(.inline)
            for entry in entries {
                writer.key(entry.key)
                write(entry.value, grammar?.shape(of: entry.key), &writer)
            }
            writer.endObject()
        }
    }

    private static func number(_ text: String) -> Int {
        text.hasPrefix("0x") || text.hasPrefix("0X") ? Int(text.dropFirst(2), radix: 16) ?? 0 : Int(text) ?? 0
    }
}
