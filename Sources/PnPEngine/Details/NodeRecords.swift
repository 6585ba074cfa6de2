internal import PnPModel

/// Which records each node of an assembled tree was made of, for the passes that add details to finished nodes.
struct NodeRecords {
    let forest: RecordForest
    private let placement: Placement
    /// Draft of each node in its order; none for the root, and none behind the last for the nodes of software drivers.
    private let draftOfNode: [Int]
    /// The other way round; `nil` for a draft that was left out with its parent's children.
    private let nodeOfDraft: [NodeIndex?]

    init(forest: RecordForest, placement: Placement, draftOfNode: [Int]) {
        self.forest = forest
        self.placement = placement
        self.draftOfNode = draftOfNode
        var nodeOfDraft = [NodeIndex?](repeating: nil, count: placement.drafts.count)
        for (node, draft) in draftOfNode.enumerated() where draft != Placement.root { nodeOfDraft[draft] = node }
        self.nodeOfDraft = nodeOfDraft
    }

    /// What a node was made of; `nil` for the root and for software drivers, which have no records of their own.
    func draft(of node: NodeIndex) -> NodeDraft? {
        guard node < draftOfNode.count, draftOfNode[node] != Placement.root else { return nil }
        return placement.drafts[draftOfNode[node]]
    }

    /// A node's own record, without a copy of its draft; `nil` as for ``draft(of:)``.
    func own(of node: NodeIndex) -> Int? {
        guard node < draftOfNode.count, draftOfNode[node] != Placement.root else { return nil }
        return placement.drafts[draftOfNode[node]].own
    }

    /// The node that a record belongs to, in whatever role; `nil` for one that is left out or at the root.
    func node(ofRecord index: Int) -> NodeIndex? {
        guard let draft = placement.places[index]?.draft, draft != Placement.root else { return nil }
        return nodeOfDraft[draft]
    }
}
