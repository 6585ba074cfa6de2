import PnPModel

/// Devices that have something in common, under one heading.
struct NodeGroup {
    /// Where a group stands among the others.
    enum Place: Int {
        /// Before all that have names of their own: the computer itself.
        case first
        /// By its title.
        case byName
        /// Behind all others: what lacks that by which the others are told apart.
        case last
    }

    /// What they have in common: a class's name, a driver, an enumerator, a physical thing.
    var title: String
    /// What tells groups of one title apart; empty where the title does.
    var key = ""
    /// What else there is to say of that: a module, a GUID; empty where there is nothing.
    var remark = ""
    /// The devices, in the order of the tree.
    var nodes: [NodeIndex] = []
    /// Where it stands among the others.
    var place = Place.byName
}

extension NodeGroup {
    /// Puts devices into groups by what a view asks of each.
    ///
    /// - Parameters:
    ///   - nodes: The devices, in the order of the tree.
    ///   - tree: The tree that they are in.
    ///   - view: What is asked of them.
    ///   - showsIDs: Whether the heading of a class or container has its GUID.
    /// - Returns: The groups by name, without regard to case; those of devices that lack it last.
    static func groups(of nodes: [NodeIndex], in tree: DeviceTree, by view: TreeView, showsIDs: Bool) -> [NodeGroup] {
        var groups: [NodeGroup] = []
        var positions: [String: Int] = [:]
        for index in nodes {
            guard var group = group(of: tree.nodes[index], in: view) else { continue }
            if !showsIDs, view == .setupClass || view == .container { group.remark = "" }
            // A driver may be called like what has none.
            let key = "\(group.place.rawValue)" + (group.key.isEmpty ? group.title : group.key)
            if let position = positions[key] {
                groups[position].nodes.append(index)
                // Not every device of a driver knows the module.
                if groups[position].remark.isEmpty { groups[position].remark = group.remark }
            } else {
                positions[key] = groups.count
                group.nodes = [index]
                groups.append(group)
            }
        }
        return groups.sorted { left, right in
            if left.place != right.place { return left.place.rawValue < right.place.rawValue }
            let (mine, theirs) = (left.title.lowercased(), right.title.lowercased())
            return mine == theirs ? (left.title, left.key) < (right.title, right.key) : mine < theirs
        }
    }

    /// The group of one device, still without devices; `nil` where the view has no place for it.
    private static func group(of node: DeviceNode, in view: TreeView) -> NodeGroup? {
        switch view {
        case .connection:
            return nil
        case .setupClass:
            guard let setupClass = node.setupClass else { return NodeGroup(title: "no class", place: .last) }
            return NodeGroup(title: setupClass.name, remark: setupClass.guid ?? "")
        case .driver:
            guard let driver = node.driver.function else {
                return NodeGroup(title: node.driver.isNull ? "no driver needed" : "no driver", place: .last)
            }
            let module = node.driver.module.flatMap { $0 == driver ? nil : "module \($0)" }
            return NodeGroup(title: driver, remark: module ?? "")
        case .bus:
            return NodeGroup(title: String(node.instancePath.enumerator))
        case .container:
            guard let container = node.containerID else { return NodeGroup(title: "no container", place: .last) }
            if container == .computer {
                return NodeGroup(title: "this computer", key: container.spelling, place: .first)
            }
            // A thing is called like the topmost of its devices, which comes first in the tree.
            return NodeGroup(title: node.plainName, key: container.spelling, remark: container.spelling)
        }
    }
}

/// The line above the devices of a group.
struct GroupHeading {
    /// What the devices have in common.
    var title: String
    /// What else there is to say of it.
    var remark: String
    /// How many devices there are.
    var count: Int
    /// How many of them have a problem.
    var troubled: Int

    init(_ group: NodeGroup, in tree: DeviceTree) {
        title = group.title
        remark = group.remark
        count = group.nodes.count
        troubled = group.nodes.count { tree.nodes[$0].problem != nil }
    }
}
