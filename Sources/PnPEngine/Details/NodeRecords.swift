internal import PnPModel

/// Which records each node of an assembled tree was made of, for the passes that add details to finished nodes.
struct NodeRecords {
    let forest: RecordForest
    private let placement: Placement
    /// Draft of each node in its order; none for the root, and none behind the last for the nodes of software drivers.
    private let draftOfNode: [Int]

    init(forest: RecordForest, placement: Placement, draftOfNode: [Int]) {
        self.forest = forest
        self.placement = placement
        self.draftOfNode = draftOfNode
    }

    /// What a node was made of; `nil` for the root and for software drivers, which have no records of their own.
    func draft(of node: NodeIndex) -> NodeDraft? {
        guard node < draftOfNode.count, draftOfNode[node] != Placement.root else { return nil }
        return placement.drafts[draftOfNode[node]]
    }

    /// A node's own record.
    func own(of node: NodeIndex) -> DeviceRecord? { draft(of: node).map { forest.records[$0.own] } }
}
