public import PnPModel
public import PnPSelection

/// How rules decide over the devices of a tree: asked again for one of them by what the tree itself was built with.
public struct DriverDecisions: Sendable {
    private let plan: TreePlan
    private let assignment: DriverAssignment
    private let draftOfNode: [Int]

    /// Keeps what a tree was built with; the rules are asked whether they decided in it or not.
    init(_ plan: TreePlan, _ assignment: DriverAssignment, draftOfNode: [Int]) {
        self.plan = plan
        self.assignment = DriverAssignment(
            store: assignment.store,
            policy: .selectedLenient,
            isAnyBound: assignment.isAnyBound
        )
        self.draftOfNode = draftOfNode
    }

    /// All rules databases, the built-in ones included.
    public var store: DriverStore { assignment.store }

    /// How rules decide over a device; `nil` for the root, for software devices and for those of software drivers, over
    /// which no rule decides.
    public func decision(on node: NodeIndex) -> DriverDecision? {
        guard node < draftOfNode.count, draftOfNode[node] != Placement.root else { return nil }
        let driver = driver(ofDraft: draftOfNode[node])
        guard let selection = driver.selection else { return nil }
        var decision = DriverDecision(query: driver.query, choice: driver.choice, selection: selection)
        decision.constraints = plan.placement.drafts[draftOfNode[node]].constraints(in: plan.forest.twin())
        return decision
    }

    /// The device because of which another one is not in a tree where rules decide strictly: it is above, and has no driver or
    /// one that does not enumerate what is below; the highest where there are several.
    ///
    /// - Returns: `nil` for a device that is there.
    public func absenceCause(of node: NodeIndex) -> NodeIndex? {
        guard node < draftOfNode.count, draftOfNode[node] != Placement.root else { return nil }
        let enumeration = Enumeration(plan) { driver(ofDraft: $0) }
        var cause: Int?
        var child = draftOfNode[node]
        while case let parent = plan.placement.drafts[child].parent, parent != Placement.root {
            if !enumeration.keeps(child, below: parent) { cause = parent }
            child = parent
        }
        return cause.flatMap { draftOfNode.firstIndex(of: $0) }
    }

    private func driver(ofDraft index: Int) -> AssignedDriver {
        assignment.assign(
            plan.placement.drafts[index],
            plan.identities[index],
            forest: plan.forest.twin(),
            known: DriverFactsCache(store)
        )
    }
}

extension NodeDraft {
    /// What the administrator says of the device: first that nothing may bind, then what alone may.
    func constraints(in forest: RecordForest) -> [DriverConstraint] {
        let parts = [own] + merged
        return parts.compactMap { DriverConstraint.unauthorized(forest.records[$0]) }
            + [DriverConstraint.override(forest.records[own])].compactMap(\.self)
    }
}
