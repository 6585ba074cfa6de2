/// Finds the node that a person means by a word.
///
/// - SeeAlso: design section 5, DEVICE.
public struct DeviceLookup {
    private let tree: DeviceTree

    /// Looks in a tree.
    public init(_ tree: DeviceTree) { self.tree = tree }

    /// The nodes that a word names, in tree order; empty when there are none.
    ///
    /// What is exact comes first: an instance path, a sysfs path, a node in `/dev`, the kernel's name or the label, an
    /// interface's name, an ID. A word with `*` or `?` is a pattern over instance paths and IDs. The first kind of name
    /// that finds anything decides.
    public func nodes(named word: String) -> [NodeIndex] {
        guard !word.isEmpty else { return [] }
        if word.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }) {
            let pattern = WordPattern(word)
            return all { node in
                pattern.matches(node.instancePath.spelling)
                    || node.hardwareIDs.contains { pattern.matches($0.spelling) }
                    || node.compatibleIDs.contains { pattern.matches($0.spelling) }
            }
        }
        let kinds: [(DeviceNode) -> Bool] = [
            { same($0.instancePath.spelling, word) },
            { node in node.records.contains { isPath(word, of: $0) && $0.role == .node } },
            { node in node.records.contains { isPath(word, of: $0) } },
            { node in node.interfaces.contains { $0.node == word } || node.records.isEmpty && node.label == word },
            { node in node.records.contains { ($0.role == .node || $0.role == .software) && $0.path.name == word } },
            { node in node.label == word || node.label == ":" + word },
            { node in node.interfaces.contains { $0.name == word } },
            { node in node.records.contains { $0.path.name == word } },
            { node in
                node.hardwareIDs.contains { same($0.spelling, word) }
                    || node.compatibleIDs.contains { same($0.spelling, word) }
                    || same(deviceID(of: node), word)
            },
        ]
        for isMeant in kinds {
            let found = all(isMeant)
            if found.count > 1 {
                // What the tree shows is meant before what it hides.
                let shown = found.filter { !tree.nodes[$0].isHidden }
                return shown.isEmpty ? found : shown
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    private func all(_ isMeant: (DeviceNode) -> Bool) -> [NodeIndex] {
        tree.nodes.indices.filter { isMeant(tree.nodes[$0]) }
    }

    private func deviceID(of node: DeviceNode) -> String {
        let path = node.instancePath.spelling
        guard let last = path.lastIndex(of: "\\") else { return path }
        return String(path[..<last])
    }

    private func isPath(_ word: String, of record: RecordPlacement) -> Bool {
        record.path.text == word || "/sys" + record.path.text == word
    }

    private func same(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count
            && zip(left.utf8, right.utf8).allSatisfy { $0.asciiUppercased == $1.asciiUppercased }
    }
}

/// A pattern of `*` (any text) and `?` (any one byte), without regard to the case of ASCII letters.
///
/// Takes time proportional to the product of the lengths at worst: after a `*` only the last one is ever tried again.
public struct WordPattern: Sendable {
    private let pattern: [UInt8]

    /// Takes a pattern.
    public init(_ text: String) { pattern = text.utf8.map(\.asciiUppercased) }

    /// Whether the whole text fits.
    public func matches(_ text: String) -> Bool {
        let bytes = text.utf8.span
        var p = 0
        var t = 0
        var star = -1
        var resume = 0
        while t < bytes.count {
            if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
                star = p
                resume = t
                p += 1
            } else if p < pattern.count, pattern[p] == UInt8(ascii: "?") || pattern[p] == bytes[t].asciiUppercased {
                p += 1
                t += 1
            } else if star >= 0 {
                resume += 1
                t = resume
                p = star + 1
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
