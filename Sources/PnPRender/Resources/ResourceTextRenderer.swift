public import PnPModel

/// Draws what a machine's devices use: memory, ports, interrupts, bus numbers and DMA channels, sorted, a line a range.
///
/// A range stands below the one that it lies in: a function's below its bridge's window, that below the root's. Behind it stand
/// its size, its device, what is special about it, and in red whose range it overlaps where that is a conflict. Hidden nodes are
/// drawn like others: their ranges are taken all the same. The same tree and style give the same bytes.
public struct ResourceTextRenderer: Sendable {
    /// What the reader can see.
    public var style: TextStyle
    /// Only this node and what is below it.
    public var root: NodeIndex?
    /// Only these nodes; `nil` for all.
    public var matches: Set<NodeIndex>?

    /// Makes a renderer.
    public init(style: TextStyle, root: NodeIndex? = nil, matches: Set<NodeIndex>? = nil) {
        self.style = style
        self.root = root
        self.matches = matches
    }

    /// Draws the ranges of a tree with `TreeDetails.resources`.
    ///
    /// - Parameters:
    ///   - tree: The tree.
    ///   - names: What to call a node, not escaped; `nil` for `DeviceNode.plainName`.
    /// - Returns: Lines of UTF-8, each ended.
    public func render(
        _ tree: DeviceTree,
        names: @escaping (DeviceNode) -> String? = { _ in nil }
    ) -> [UInt8] {
        var writer = ResourceLineWriter(tree: tree, buffer: TextBuffer(style: style), names: names)
        for kind in DeviceResource.Kind.inOrder {
            writer.write(ResourceRows(kind, of: tree, where: isWanted(in: tree)).rows, of: kind)
        }
        writer.writeFooter()
        return writer.buffer.bytes
    }

    private func isWanted(in tree: DeviceTree) -> (NodeIndex) -> Bool {
        var below: Set<NodeIndex> = []
        if let root {
            var pending = [root]
            while let index = pending.popLast() {
                below.insert(index)
                pending.append(contentsOf: tree.nodes[index].children)
            }
        }
        return { [root, matches] in (root == nil || below.contains($0)) && matches?.contains($0) ?? true }
    }
}

extension DeviceResource.Kind {
    /// The order of a device manager's lists.
    fileprivate static let inOrder: [Self] = [.memory, .port, .interrupt, .dma, .busNumber]

    /// Above the list of its ranges.
    fileprivate var heading: String {
        switch self {
        case .memory: "Memory"
        case .port: "I/O ports"
        case .interrupt: "Interrupts"
        case .dma: "DMA channels"
        case .busNumber: "PCI bus numbers"
        }
    }
}

/// Writes the lists of ranges, each in columns of its own.
private struct ResourceLineWriter {
    /// Deeper ranges are not indented further.
    private static let deepestIndent = 12

    let tree: DeviceTree
    var buffer: TextBuffer
    let names: (DeviceNode) -> String?

    mutating func write(_ rows: [ResourceRows.Row], of kind: DeviceResource.Kind) {
        guard !rows.isEmpty else { return }
        if !buffer.bytes.isEmpty { buffer.endLine() }
        buffer.write(kind.heading, .strong)
        buffer.endLine()
        let sizes = rows.map { $0.resource.sizeText }
        let sizeStart = rows.reduce(0) { max($0, indent($1) + $1.resource.rangeText.utf8.count) } + 2
        let sizeWidth = sizes.reduce(0) { max($0, $1.utf8.count) }
        let ownerStart = sizeWidth == 0 ? sizeStart : sizeStart + sizeWidth + 2
        for (row, size) in zip(rows, sizes) {
            buffer.pad(to: indent(row))
            buffer.write(row.resource.rangeText)
            // Numbers are aligned at their ends.
            buffer.pad(to: sizeStart + sizeWidth - size.utf8.count)
            buffer.write(size, .dim)
            buffer.pad(to: ownerStart)
            writeOwner(row)
            buffer.endLine()
        }
    }

    private func indent(_ row: ResourceRows.Row) -> Int { 2 + 2 * min(row.level, Self.deepestIndent) }

    private mutating func writeOwner(_ row: ResourceRows.Row) {
        let node = tree.nodes[row.node]
        let name = names(node) ?? node.plainName
        if !node.label.isEmpty, node.label != name {
            buffer.write(node.label, .dim)
            buffer.sign("  ")
        }
        buffer.write(name)
        let flags = row.resource.flags.names
        if !flags.isEmpty {
            buffer.sign("  ")
            buffer.write(flags.joined(separator: ", "), .dim)
        }
        if let rival = row.rival {
            buffer.sign("  ")
            buffer.write("conflict: \(tree.nodes[rival].label) has it", .problem)
        }
    }

    /// Says what is in conflict, and what could not be read.
    mutating func writeFooter() {
        if !buffer.bytes.isEmpty { buffer.endLine() }
        switch tree.conflicts.count {
        case 0: buffer.write("no conflicts", .dim)
        case 1: buffer.write("1 conflict", .problem)
        default: buffer.write("\(tree.conflicts.count) conflicts", .problem)
        }
        buffer.endLine()
        let hidden = tree.nodes.filter { node in
            node.records.contains { $0.unreadable["iomem"] != nil || $0.unreadable["ioports"] != nil }
        }
        guard let first = hidden.first else { return }
        let others = hidden.count > 1 ? " and \(hidden.count - 1) more" : ""
        buffer.write("some ranges of \(first.label)\(others) are missing: the kernel shows them to root alone", .dim)
        buffer.endLine()
    }
}
