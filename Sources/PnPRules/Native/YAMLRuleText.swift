import PnPDiagnostics

/// Reads YAML into a ``RuleNode``.
enum YAMLRuleText {
    /// Reads one document.
    ///
    /// - Parameters:
    ///   - text: The text, no larger than ``RuleLimits/fileBytes``.
    ///   - file: What the file is called in diagnostics.
    /// - Returns: The tree, every alias followed.
    /// - Throws: A diagnostic where the text is no YAML, or asks for more than ``RuleLimits`` allow.
    static func parse(_ text: String, file: String) throws(Diagnostic) -> RuleNode {
        var composer = Composer(events: try YAMLEvents(text, file: file))
        return try composer.document(file: file)
    }

    /// Makes a tree of events, and counts what aliases stand for while it follows them.
    ///
    /// Stops at the first value that is too much: the library has no limit to its depth, and its time may grow with the
    /// square of it.
    private struct Composer: ~Copyable {
        /// What an alias stands for.
        private struct Anchored {
            let node: RuleNode
            /// How many lists, mappings and scalars it is.
            let count: Int
            /// How deep they stand in one another.
            let height: Int
        }

        private var events: YAMLEvents
        /// By name; `nil` is one that has begun and not ended.
        private var anchors: [String: Anchored?] = [:]
        private var count = 0

        init(events: consuming YAMLEvents) { self.events = events }

        mutating func document(file: String) throws(Diagnostic) -> RuleNode {
            guard case .documentStart = try events.next().kind else {
                return RuleNode(.scalar(""), at: SourceLocation(file: file, line: 1, column: 1))
            }
            let root = try value(try events.next(), depth: 0).node
            _ = try events.next()
            let end = try events.next()
            guard case .textEnd = end.kind else {
                throw NativeMessages.syntax("a rules file has one document, and another begins here", end.place)
            }
            return root
        }

        /// The value that begins with an event, with all that is in it.
        private mutating func value(_ event: YAMLEvent, depth: Int) throws(Diagnostic) -> Anchored {
            if case .alias(let name) = event.kind {
                let anchored = try anchored(name, event.place)
                try add(anchored.count, depth: depth + anchored.height, event.place)
                return anchored
            }
            if let anchor = event.anchor { anchors[anchor] = .some(nil) }
            let before = count
            try add(1, depth: depth, event.place)
            let content: RuleNode.Content
            var height = 0
            switch event.kind {
            case .scalar(let text): content = .scalar(text)
            case .recordStart: (content, height) = try record(depth: depth)
            default: (content, height) = try list(depth: depth)
            }
            let result = Anchored(node: RuleNode(content, at: event.place), count: count - before, height: height)
            if let anchor = event.anchor { anchors[anchor] = .some(result) }
            return result
        }

        private mutating func list(depth: Int) throws(Diagnostic) -> (RuleNode.Content, height: Int) {
            var elements: [RuleNode] = []
            var height = 0
            while true {
                let event = try events.next()
                if case .listEnd = event.kind { return (.list(elements), height) }
                let element = try value(event, depth: depth + 1)
                height = max(height, element.height + 1)
                elements.append(element.node)
            }
        }

        private mutating func record(depth: Int) throws(Diagnostic) -> (RuleNode.Content, height: Int) {
            var entries: [RuleNode.Entry] = []
            var keys: Set<String> = []
            var height = 0
            while true {
                let event = try events.next()
                if case .recordEnd = event.kind { return (.record(entries), height) }
                let key = try key(event)
                guard keys.insert(key).inserted else {
                    let first = entries.first { $0.key == key }
                    throw NativeMessages.repeatedKey(key, first?.location ?? event.place)
                }
                let value = try value(try events.next(), depth: depth + 1)
                height = max(height, value.height + 1)
                entries.append(.init(key: key, location: event.place, value: value.node))
            }
        }

        private mutating func key(_ event: YAMLEvent) throws(Diagnostic) -> String {
            switch event.kind {
            case .scalar(let text):
                if let anchor = event.anchor {
                    anchors[anchor] = Anchored(node: RuleNode(.scalar(text), at: event.place), count: 1, height: 0)
                }
                return text
            case .alias(let name):
                if case .scalar(let text) = try anchored(name, event.place).node.content { return text }
            default:
                break
            }
            throw NativeMessages.syntax("a key must be a word", event.place)
        }

        private func anchored(_ name: String, _ place: SourceLocation) throws(Diagnostic) -> Anchored {
            guard let known = anchors[name] else {
                throw NativeMessages.syntax("an alias stands for nothing", place)
            }
            guard let known else {
                throw NativeMessages.syntax("an alias stands in what it stands for", place)
            }
            return known
        }

        private mutating func add(_ added: Int, depth: Int, _ place: SourceLocation) throws(Diagnostic) {
            count += added
            guard count <= RuleLimits.nodes else {
                throw NativeMessages.limit("a rules file has at most \(RuleLimits.nodes) values", place)
            }
            guard depth <= RuleLimits.depth else {
                throw NativeMessages.limit("values stand in one another at most \(RuleLimits.depth) deep", place)
            }
        }
    }
}
