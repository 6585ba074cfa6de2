internal import PnPModel

/// Fills in which nodes need each other: suppliers and consumers, what loses power or driver together, and what network
/// interfaces and block devices are made of.
///
/// One record of a pair is enough: the other's side follows from it.
/// - SeeAlso: linux-devices 1.2 (links); windows-pnp 2.3.
struct RelationDetail {
    private let records: NodeRecords
    private let nodeOfRecord: [Int32]
    private let links: DeviceLinks

    init(_ records: NodeRecords, nodeCount: Int) {
        self.records = records
        var nodeOfRecord = [Int32](repeating: -1, count: records.forest.records.count)
        for node in 0..<nodeCount {
            guard let draft = records.draft(of: node) else { continue }
            nodeOfRecord[draft.own] = Int32(node)
            for part in [draft.merged, draft.companions, draft.firmware, draft.interfaces, draft.passages] {
                for index in part { nodeOfRecord[index] = Int32(node) }
            }
        }
        self.nodeOfRecord = nodeOfRecord
        links = DeviceLinks(records.forest)
    }

    /// Adds every relation to the nodes that have it.
    func fill(_ nodes: inout [DeviceNode]) {
        var found: [NodeIndex: Set<DeviceRelation>] = [:]
        supply(nodes, &found)
        virtualFunctions(&found)
        layers(&found)
        for (node, relations) in found {
            nodes[node].relations = relations.sorted { left, right in
                if left.kind != right.kind { return left.kind.position < right.kind.position }
                if left.node != right.node { return left.node < right.node }
                return (left.interface ?? "", left.otherInterface ?? "") < (
                    right.interface ?? "", right.otherInterface ?? ""
                )
            }
        }
    }

    private func node(of record: Int) -> NodeIndex? { nodeOfRecord[record] < 0 ? nil : Int(nodeOfRecord[record]) }

    /// The two nodes of two records, unless they are one.
    private func nodes(_ left: Int, _ right: Int) -> (NodeIndex, NodeIndex)? {
        guard let left = node(of: left), let right = node(of: right), left != right else { return nil }
        return (left, right)
    }

    // MARK: Suppliers and consumers

    private func supply(_ nodes: [DeviceNode], _ found: inout [NodeIndex: Set<DeviceRelation>]) {
        guard !links.all.isEmpty else { return }
        let lastBelow = Self.lastBelow(nodes)
        for link in links.all {
            guard let (supplier, consumer) = self.nodes(link.supplier, link.consumer) else { continue }
            found[consumer, default: []].insert(DeviceRelation(.supplier, supplier, status: link.status))
            found[supplier, default: []].insert(DeviceRelation(.consumer, consumer, status: link.status))
            // A link that only delays `sync_state` holds nobody back; what is below a node needs it and goes with it anyway.
            let isBelow = supplier < consumer && consumer <= lastBelow[supplier]
            guard !link.isForSyncAlone, !isBelow else { continue }
            found[consumer, default: []].insert(DeviceRelation(.power, supplier))
            found[supplier, default: []].insert(DeviceRelation(.removal, consumer))
        }
    }

    /// For each node the last one at or below it: nodes stand depth first, so that those between are below it, too.
    private static func lastBelow(_ nodes: [DeviceNode]) -> [NodeIndex] {
        var last = Array(nodes.indices)
        for index in nodes.indices.reversed() {
            if let parent = nodes[index].parent { last[parent] = max(last[parent], last[index]) }
        }
        return last
    }

    /// The virtual functions of a PCI function go with its driver, but hang on the same bus.
    private func virtualFunctions(_ found: inout [NodeIndex: Set<DeviceRelation>]) {
        for (index, record) in records.forest.records.enumerated() where record.isOnBus("pci") {
            for pair in record.links.pairs where pair.name.utf8.starts(with: "virtfn".utf8) {
                guard let target = records.forest.index(of: pair.value), let (own, other) = nodes(index, target) else {
                    continue
                }
                found[own, default: []].insert(DeviceRelation(.removal, other))
            }
        }
    }

    // MARK: Network interfaces and block devices

    private func layers(_ found: inout [NodeIndex: Set<DeviceRelation>]) {
        for (index, record) in records.forest.records.enumerated() where !record.links.isEmpty {
            guard record.isOfClass("net") || record.isOfClass("block") else { continue }
            for pair in record.links.pairs {
                guard let side = Side(link: pair.name), let target = records.forest.index(of: pair.value) else {
                    continue
                }
                let (lower, upper) = side == .lower ? (target, index) : (index, target)
                relate(lower, upper, &found)
            }
        }
    }

    /// On which side of a record the target of one of its links stands.
    private enum Side {
        case upper
        case lower

        init?(link name: String) {
            let name = name.utf8
            if name.elementsEqual("master".utf8) || name.starts(with: "upper_".utf8)
                || name.starts(with: "holders/".utf8)
            {
                self = .upper
            } else if name.starts(with: "lower_".utf8) || name.starts(with: "slaves/".utf8) {
                self = .lower
            } else {
                return nil
            }
        }
    }

    /// Notes on both sides that one record's device stands on another's.
    private func relate(_ lower: Int, _ upper: Int, _ found: inout [NodeIndex: Set<DeviceRelation>]) {
        guard let (below, above) = nodes(lower, upper) else { return }
        let forest = records.forest
        let (bottom, top) = (forest.records[lower], forest.records[upper])
        let isRuled = bottom.links["master"] == top.path.text
        let (own, other) = (String(bottom.path.name), String(top.path.name))
        found[below, default: []].insert(
            DeviceRelation(isRuled ? .master : .upper, above, interface: own, otherInterface: other)
        )
        found[above, default: []].insert(
            DeviceRelation(isRuled ? .slave : .lower, below, interface: other, otherInterface: own)
        )
    }
}

extension DeviceRelation.Kind {
    /// Where relations of this kind stand in a node's list.
    fileprivate var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
