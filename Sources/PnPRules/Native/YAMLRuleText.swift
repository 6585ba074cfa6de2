import PnPDiagnostics
import Yams

/// Reads YAML into a ``RuleNode``: the only place that knows the YAML library.
enum YAMLRuleText {
    /// Reads one document.
    ///
    /// - Parameters:
    ///   - text: The text, no larger than ``RuleLimits/fileBytes``.
    ///   - file: What the file is called in diagnostics.
    /// - Returns: The tree, every alias followed.
    /// - Throws: A diagnostic where the text is no YAML, or asks for more than ``RuleLimits`` allow.
    static func parse(_ text: String, file: String) throws(Diagnostic) -> RuleNode {
        if let place = YAMLAliasGuard.aliasBesideCollectionKey(in: text) {
            let reason = "a YAML alias and a mapping key that is no plain word cannot stand in one file"
            throw NativeMessages.limit(reason, SourceLocation(file: file, line: place.line, column: place.column))
        }
        let root: Node?
        do {
            // Without the resolver's rules every scalar stays the text it is, and keys cost no regular expression.
            root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            throw diagnostic(for: error, in: text, file: file)
        } catch {
            throw NativeMessages.syntax("the text is no YAML", SourceLocation(file: file))
        }
        guard let root else { return RuleNode(.scalar(""), at: SourceLocation(file: file, line: 1, column: 1)) }
        var conversion = Conversion(places: LinePlaces(text, file: file))
        return try conversion.node(root, depth: 0)
    }

    private struct Conversion {
        let places: LinePlaces
        var count = 0

        mutating func node(_ node: Node, depth: Int) throws(Diagnostic) -> RuleNode {
            let place = places.location(node.mark)
            count += 1
            guard count <= RuleLimits.nodes else {
                throw NativeMessages.limit("a rules file has at most \(RuleLimits.nodes) values", place)
            }
            guard depth <= RuleLimits.depth else {
                throw NativeMessages.limit("values stand in one another at most \(RuleLimits.depth) deep", place)
            }
            switch node {
            case .scalar(let scalar):
                return RuleNode(.scalar(scalar.string), at: place)
            case .sequence(let sequence):
                var list: [RuleNode] = []
                list.reserveCapacity(sequence.count)
                for element in sequence { list.append(try self.node(element, depth: depth + 1)) }
                return RuleNode(.list(list), at: place)
            case .mapping(let mapping):
                var entries: [RuleNode.Entry] = []
                for (key, value) in mapping {
                    guard case .scalar(let scalar) = key else {
                        throw NativeMessages.syntax("a key must be a word", places.location(key.mark))
                    }
                    let location = places.location(key.mark)
                    entries.append(
                        .init(key: scalar.string, location: location, value: try self.node(value, depth: depth + 1))
                    )
                }
                return RuleNode(.record(entries), at: place)
            case .alias:
                throw NativeMessages.syntax("an alias stands for nothing", place)
            }
        }
    }

    private static func diagnostic(for error: YamlError, in text: String, file: String) -> Diagnostic {
        let places = LinePlaces(text, file: file)
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return NativeMessages.syntax(problem, places.location(mark))
        case .reader(let problem, _, _, _):
            return NativeMessages.syntax(problem, SourceLocation(file: file))
        case .duplicatedKeysInMapping(let duplicates, let context):
            return NativeMessages.repeatedKey(duplicates.first ?? "", places.location(context.mark))
        default:
            return NativeMessages.syntax("the text is no YAML", SourceLocation(file: file))
        }
    }

    /// Turns the library's marks, which count characters, into columns in bytes.
    private struct LinePlaces {
        private let file: String
        private let text: String
        /// Where each line begins; empty when all is ASCII and a character is a byte.
        private var starts: [String.Index] = []
        /// Past this length of a line, columns stay what the library says: walking there for each value costs a square.
        private static let longestLine = 4096

        init(_ text: String, file: String) {
            self.file = file
            self.text = text
            guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return }
            starts = [text.startIndex]
            for index in text.utf8.indices where text.utf8[index] == UInt8(ascii: "\n") {
                starts.append(text.utf8.index(after: index))
            }
        }

        func location(_ mark: Mark?) -> SourceLocation {
            guard let mark else { return SourceLocation(file: file) }
            var column = mark.column
            if starts.indices.contains(mark.line - 1), column <= Self.longestLine {
                let before = text[starts[mark.line - 1]...].unicodeScalars.prefix(column - 1)
                column = before.reduce(1) { $0 + UTF8.width($1) }
            }
            return SourceLocation(file: file, line: mark.line, column: column)
        }
    }
}
