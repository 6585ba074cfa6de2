package import PnPDiagnostics

/// A rules file as a tree, whether it was written in YAML or JSON.
///
/// Scalars are kept as they are written: what `1.20` or `0x40` means is for the one who asks.
package struct RuleNode: Hashable, Sendable {
    /// What a node is.
    package enum Content: Hashable, Sendable {
        /// One word or text.
        case scalar(String)
        /// A list.
        case list([RuleNode])
        /// Keys and values, in the order of the file.
        case record([Entry])
    }

    /// A key and its value.
    package struct Entry: Hashable, Sendable {
        /// The key.
        package var key: String
        /// Where the key stands.
        package var location: SourceLocation
        /// Its value.
        package var value: RuleNode

        /// Makes an entry.
        package init(key: String, location: SourceLocation, value: RuleNode) {
            self.key = key
            self.location = location
            self.value = value
        }
    }

    /// What it is.
    package var content: Content
    /// Where it begins.
    package var location: SourceLocation

    /// Makes a node.
    package init(_ content: Content, at location: SourceLocation) {
        self.content = content
        self.location = location
    }

    /// What it is, for a message.
    package var kindDescription: String {
        switch content {
        case .scalar(let text): "'\(RuleText.shown(text))'"
        case .list: "a list"
        case .record: "a mapping"
        }
    }
}
