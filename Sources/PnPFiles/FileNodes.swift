/// The nodes of a tree of files: names, link texts and contents lie one behind the other in one piece of memory.
///
/// A node is found by its parent and its name in one step, however many there are; the hash is seeded, so that nobody can
/// choose names that all fall together. Nodes are never taken out: what is replaced only leaves its bytes behind. Holds up
/// to four gigabytes.
struct FileNodes: Sendable {
    /// Which node: its place in the order in which nodes came.
    typealias Index = Int32

    /// What a node is.
    enum Kind: Hashable, Sendable {
        case directory
        case file
        case link
        /// Every call on it fails.
        case failure(FileError.Cause)
    }

    /// The directory above all.
    static let root: Index = 0

    private struct Node {
        var kind: Kind
        let parent: Index
        let hash: UInt32
        let name: Range<UInt32>
        /// The bytes of a file, the text of a link.
        var content: Range<UInt32>
        var firstChild: Index = -1
        var lastChild: Index = -1
        var sibling: Index = -1
    }

    private var nodes: [Node] = [Node(kind: .directory, parent: 0, hash: 0, name: 0..<0, content: 0..<0)]
    private(set) var bytes: [UInt8] = []
    /// Node indices by hash; 0, which is the root and nobody's child, marks free places.
    private var table = [Index](repeating: 0, count: 64)

    /// What a node is.
    func kind(of node: Index) -> Kind { nodes[Int(node)].kind }

    /// The directory above a node; the root is above itself.
    func parent(of node: Index) -> Index { nodes[Int(node)].parent }

    /// How many nodes there are.
    var count: Int { nodes.count }

    /// Where in ``bytes`` a node's content is.
    func content(of node: Index) -> Range<Int> { Self.range(nodes[Int(node)].content) }

    /// A node's name.
    func name(of node: Index) -> String {
        String(decoding: bytes[Self.range(nodes[Int(node)].name)], as: UTF8.self)
    }

    private static func range(_ range: Range<UInt32>) -> Range<Int> { Int(range.lowerBound)..<Int(range.upperBound) }

    /// The nodes in a directory, in the order in which they came.
    func children(of node: Index) -> some Sequence<Index> {
        sequence(state: nodes[Int(node)].firstChild) { next -> Index? in
            guard next >= 0 else { return nil }
            defer { next = nodes[Int(next)].sibling }
            return next
        }
    }

    /// The node with a name in a directory.
    func child(_ name: Span<UInt8>, of parent: Index) -> Index? {
        let found = table[slot(of: name, in: parent, hash: Self.hash(name, in: parent))]
        return found == 0 ? nil : found
    }

    /// The node with a name in a directory; where there is none, a new directory.
    mutating func makeChild(_ name: Span<UInt8>, of parent: Index) -> Index {
        if nodes.count * 2 > table.count { growTable() }
        let hash = Self.hash(name, in: parent)
        let slot = slot(of: name, in: parent, hash: hash)
        if table[slot] != 0 { return table[slot] }
        let node = Index(nodes.count)
        nodes.append(Node(kind: .directory, parent: parent, hash: hash, name: store(name), content: 0..<0))
        table[slot] = node
        let last = nodes[Int(parent)].lastChild
        if last < 0 { nodes[Int(parent)].firstChild = node } else { nodes[Int(last)].sibling = node }
        nodes[Int(parent)].lastChild = node
        return node
    }

    /// Makes a node something else.
    mutating func set(_ node: Index, to kind: Kind, content: Span<UInt8>) {
        nodes[Int(node)].kind = kind
        nodes[Int(node)].content = store(content)
    }

    /// Makes a node what another one is, with the same bytes.
    mutating func share(_ node: Index, with other: Index) {
        nodes[Int(other)].kind = nodes[Int(node)].kind
        nodes[Int(other)].content = nodes[Int(node)].content
    }

    private mutating func store(_ text: Span<UInt8>) -> Range<UInt32> {
        let start = UInt32(bytes.count)
        unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        return start..<UInt32(bytes.count)
    }

    // MARK: Finding

    private static func hash(_ name: Span<UInt8>, in parent: Index) -> UInt32 {
        var hasher = Hasher()
        hasher.combine(parent)
        unsafe name.bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        return UInt32(truncatingIfNeeded: hasher.finalize())
    }

    /// Where a child stands in the table, or would stand.
    private func slot(of name: Span<UInt8>, in parent: Index, hash: UInt32) -> Int {
        let mask = table.count - 1
        var slot = Int(hash) & mask
        while table[slot] != 0 {
            let node = Int(table[slot])
            if nodes[node].hash == hash, nodes[node].parent == parent, isEqual(name, Self.range(nodes[node].name)) {
                break
            }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private func isEqual(_ name: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard name.count == range.count else { return false }
        for offset in name.indices where bytes[range.lowerBound + offset] != name[offset] { return false }
        return true
    }

    private mutating func growTable() {
        table = [Index](repeating: 0, count: table.count * 2)
        let mask = table.count - 1
        for index in nodes.indices.dropFirst() {
            var slot = Int(nodes[index].hash) & mask
            while table[slot] != 0 { slot = (slot + 1) & mask }
            table[slot] = Index(index)
        }
    }
}
