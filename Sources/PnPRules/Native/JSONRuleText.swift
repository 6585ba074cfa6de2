import PnPDiagnostics
import PnPJSON

/// Reads JSON into a ``RuleNode``, and writes it.
package enum JSONRuleText {
    /// Reads one document.
    ///
    /// - Throws: A diagnostic of the JSON reader, or one where the text asks for more than ``RuleLimits`` allow.
    static func parse(_ bytes: [UInt8], file: String) throws(Diagnostic) -> RuleNode {
        let tree = try JSONText.parse(bytes, file: file)
        var conversion = Conversion(places: LineStarts(bytes, file: file))
        return try conversion.node(tree, depth: 0)
    }

    /// Reads one document whose places nobody will ask for.
    static func parse(_ bytes: [UInt8], everythingAt place: SourceLocation) throws(Diagnostic) -> RuleNode {
        let tree = try JSONText.parse(bytes, file: place.file)
        var conversion = Conversion(places: LineStarts(everythingAt: place))
        return try conversion.node(tree, depth: 0)
    }

    private struct Conversion {
        let places: LineStarts
        var count = 0

        mutating func node(_ node: JSONNode, depth: Int) throws(Diagnostic) -> RuleNode {
            let place = places.location(node.offset)
            count += 1
            guard count <= RuleLimits.nodes else {
                throw NativeMessages.limit("a rules file has at most \(RuleLimits.nodes) values", place)
            }
            guard depth <= RuleLimits.depth else {
                throw NativeMessages.limit("values stand in one another at most \(RuleLimits.depth) deep", place)
            }
            switch node.content {
            case .null: return RuleNode(.scalar("null"), at: place)
            case .bool(let flag): return RuleNode(.scalar(flag ? "true" : "false"), at: place)
            case .number(_, let text): return RuleNode(.scalar(text), at: place)
            case .string(let text): return RuleNode(.scalar(text), at: place)
            case .array(let elements):
                var list: [RuleNode] = []
                list.reserveCapacity(elements.count)
                for element in elements { list.append(try self.node(element, depth: depth + 1)) }
                return RuleNode(.list(list), at: place)
            case .object(let members):
                var entries: [RuleNode.Entry] = []
                entries.reserveCapacity(members.count)
                for member in members {
                    let location = places.location(member.keyOffset)
                    entries.append(
                        .init(key: member.key, location: location, value: try self.node(member.value, depth: depth + 1))
                    )
                }
                return RuleNode(.record(entries), at: place)
            }
        }
    }

    /// Turns offsets into lines and columns.
    private struct LineStarts {
        private let place: SourceLocation
        private var starts: [Int] = []

        init(_ bytes: [UInt8], file: String) {
            place = SourceLocation(file: file)
            starts = [0]
            for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
        }

        init(everythingAt place: SourceLocation) { self.place = place }

        func location(_ offset: Int) -> SourceLocation {
            guard !starts.isEmpty else { return place }
            var (low, high) = (0, starts.count)
            while high - low > 1 {
                let middle = (low + high) / 2
                if starts[middle] <= offset { low = middle } else { high = middle }
            }
            return SourceLocation(file: place.file, line: low + 1, column: offset - starts[low] + 1)
        }
    }
}
