import PnPModel

/// The ranges of one kind that a machine's devices use, sorted, each below the smallest one that it lies in.
struct ResourceRows {
    /// One range and whose it is.
    struct Row {
        var resource: DeviceResource
        var node: NodeIndex
        /// How many ranges it lies in.
        var level: Int
        /// Who has what this one wants, too.
        var rival: NodeIndex?
    }

    /// The lines, top to bottom.
    private(set) var rows: [Row] = []

    /// Collects the ranges of one kind.
    ///
    /// - Parameters:
    ///   - kind: What the numbers count.
    ///   - tree: Whose ranges; those that are not assigned have no place here.
    ///   - isWanted: Whether a node's ranges are drawn.
    init(_ kind: DeviceResource.Kind, of tree: DeviceTree, where isWanted: (NodeIndex) -> Bool) {
        for node in tree.nodes.indices where !tree.nodes[node].resources.isEmpty && isWanted(node) {
            for resource in tree.nodes[node].resources
            where resource.kind == kind && !resource.flags.contains(.unassigned) {
                rows.append(Row(resource: resource, node: node, level: 0))
            }
        }
        rows.sort { left, right in
            let (a, b) = (left.resource, right.resource)
            return (a.start, b.end, left.node) < (b.start, a.end, right.node)
        }
        nest(in: tree)
        for conflict in tree.conflicts where conflict.rival.kind == kind { mark(conflict) }
    }

    /// Interrupts are no ranges that one could lie in; whoever shares one stands beside it.
    private mutating func nest(in tree: DeviceTree) {
        var open: [Row] = []
        for index in rows.indices where rows[index].resource.kind != .interrupt {
            while let last = open.last, !holds(last, rows[index], in: tree) { open.removeLast() }
            rows[index].level = open.count
            open.append(rows[index])
        }
    }

    /// Whether a range is drawn below another one: it lies in it, and of two equal ones the one whose device is further down.
    private func holds(_ outer: Row, _ inner: Row, in tree: DeviceTree) -> Bool {
        guard outer.resource.contains(inner.resource) else { return false }
        let isEqual = inner.resource.contains(outer.resource)
        return !isEqual || tree.nodes[outer.node].depth < tree.nodes[inner.node].depth
    }

    private mutating func mark(_ conflict: ResourceConflict) {
        for index in rows.indices
        where rows[index].node == conflict.second && rows[index].resource == conflict.rival {
            rows[index].rival = conflict.first
        }
    }
}
