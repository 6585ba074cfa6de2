internal import PnPModel

/// Where every device stands in the finished tree and what it is called there.
///
/// Depth first, parents first, because a device's instance path comes from its parent's.
struct TreeLayout {
    /// One device's place.
    struct Spot: Sendable {
        /// Which draft stands here; ``Placement/root`` for the root.
        let draft: Int
        /// The node above it; `nil` for the root.
        let parent: NodeIndex?
        /// How far it is from the root.
        let depth: Int
        let path: DeviceInstancePath
        /// Whether another device of the same name came before it.
        let isDuplicate: Bool
    }

    /// A node some of whose children were left out.
    struct Pruned {
        let node: NodeIndex
        /// How many devices, those below the children included.
        let count: Int
    }

    /// The places in the order of the nodes, the root's first.
    private(set) var spots = [Spot(draft: Placement.root, parent: nil, depth: 0, path: .root, isDuplicate: false)]
    /// Nodes whose function driver does not enumerate the devices below.
    private(set) var pruned: [Pruned] = []
    private var naming: InstanceNaming
    /// What the children of each node share; made for the first of them.
    private var siblings: [InstanceNaming.Siblings?] = [nil]

    /// Walks the drafts from the root down, without recursion: paths from outside may be thousands of levels deep.
    ///
    /// - Parameters:
    ///   - plan: The drafts and who they are.
    ///   - enumeration: Which devices are there where rules decide; `nil` for all.
    init(_ plan: TreePlan, _ enumeration: Enumeration?) {
        naming = InstanceNaming(plan.identities)
        let children = ChildLists(plan.placement.drafts)
        spots.reserveCapacity(plan.placement.drafts.count + 1)
        siblings.reserveCapacity(plan.placement.drafts.count + 1)
        var pending = children.of(Placement.root).reversed().map { (draft: $0, parent: 0) }
        while let (draft, parent) = pending.popLast() {
            let (path, isDuplicate) = name(plan.identities[draft].identity, below: parent)
            let node = spots.count
            let depth = spots[parent].depth + 1
            spots.append(Spot(draft: draft, parent: parent, depth: depth, path: path, isDuplicate: isDuplicate))
            siblings.append(nil)
            var below = children.of(draft)
            guard !below.isEmpty else { continue }
            if let enumeration {
                let kept = below.filter { enumeration.keeps($0, below: draft) }
                if kept.count < below.count {
                    pruned.append(Pruned(node: node, count: children.count(below) - children.count(kept)))
                    below = kept[...]
                }
            }
            for child in below.reversed() { pending.append((draft: child, parent: node)) }
        }
    }

    /// Names one more device.
    mutating func name(
        _ identity: DeviceIdentity,
        below parent: NodeIndex
    ) -> (path: DeviceInstancePath, isDuplicate: Bool) {
        var family =
            siblings[parent]
            ?? InstanceNaming.Siblings(below: spots[parent].path, level: spots[parent].depth)
        siblings[parent] = nil
        defer { siblings[parent] = family }
        return naming.name(identity, among: &family)
    }
}

/// The drafts below each draft, in tree order, in two flat arrays.
private struct ChildLists {
    private var starts: [Int]
    private var list: [Int]

    init(_ drafts: [NodeDraft]) {
        starts = Array(repeating: 0, count: drafts.count + 2)
        for draft in drafts { starts[draft.parent + 2] += 1 }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        list = Array(repeating: 0, count: drafts.count)
        var next = starts
        let order = drafts.indices.map { (own: drafts[$0].own, draft: $0) }.sorted { $0.own < $1.own }
        for (_, index) in order {
            let parent = drafts[index].parent
            list[next[parent + 1]] = index
            next[parent + 1] += 1
        }
    }

    /// The drafts that hang on one, or on the root.
    func of(_ draft: Int) -> ArraySlice<Int> { list[starts[draft + 1]..<starts[draft + 2]] }

    /// How many drafts some are, with all that hang on them.
    func count(_ drafts: some Sequence<Int>) -> Int {
        var total = 0
        var pending = Array(drafts)
        while let draft = pending.popLast() {
            total += 1
            pending.append(contentsOf: of(draft))
        }
        return total
    }
}
