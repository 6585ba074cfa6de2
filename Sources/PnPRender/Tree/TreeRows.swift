import PnPModel

/// One line of a drawn tree, before it has columns.
struct TreeRow {
    /// The node; the first one where several equal ones share the line.
    var node: NodeIndex
    /// The last of the equal nodes that share the line.
    var last: NodeIndex
    /// How many nodes share the line.
    var count = 1
    /// How far from the topmost nodes that are drawn.
    var level: Int
    /// Whether no sibling is drawn below it.
    var isLast: Bool
    /// Whether nodes are drawn below it.
    var hasChildren: Bool
    /// How many nodes below it were left out because they are too deep.
    var below = 0
    /// Drawn only because something below it was asked for.
    var isContext: Bool
    /// For a line that heads a group: which of ``TreeRows/headings`` it shows; ``node`` is then the first of the group.
    var heading: Int?
}

/// What of a tree is drawn, in order, and what was left out.
struct TreeRows {
    /// The lines, top to bottom.
    private(set) var rows: [TreeRow] = []
    /// The nodes that were left out because they are hidden, within what was asked for.
    private(set) var hidden: [NodeIndex] = []
    /// What stands above groups of devices; none where devices stand under their bus.
    private(set) var headings: [GroupHeading] = []

    private let tree: DeviceTree
    private let options: TreeViewOptions

    /// Decides what is drawn.
    init(of tree: DeviceTree, options: TreeViewOptions) {
        self.tree = tree
        self.options = options
        guard !tree.nodes.isEmpty else { return }
        let order = depthFirst(from: topmost)
        var fates = [Fate](repeating: .out, count: tree.nodes.count)
        // How many nodes at or below each are drawn; needed only where depth is limited.
        var sizes = options.depth == nil ? [] : [Int](repeating: 0, count: tree.nodes.count)
        for index in order.reversed() {
            if isWanted(index) { fates[index] = .wanted } else if tree.nodes[index].isHidden { hidden.append(index) }
            if !sizes.isEmpty, fates[index] != .out { sizes[index] += 1 }
            guard let parent = tree.nodes[index].parent else { continue }
            if fates[index] != .out, fates[parent] == .out { fates[parent] = .context }
            if !sizes.isEmpty { sizes[parent] += sizes[index] }
        }
        if hidden.count > 0 { hidden.removeAll { fates[$0] != .out } }
        if options.view == .connection {
            collect(fates, sizes)
        } else {
            // The root of the tree is no device.
            collectGroups(of: order.filter { fates[$0] == .wanted && $0 != 0 }, fates)
        }
    }

    /// What becomes of a node.
    private enum Fate {
        case out
        case context
        case wanted
    }

    /// Where drawing begins: the root itself is no news to anybody.
    private var topmost: [NodeIndex] {
        if let root = options.root { return [root] }
        return options.showsHidden ? [0] : tree.nodes[0].children
    }

    private func isWanted(_ index: NodeIndex) -> Bool {
        if let matches = options.matches, !matches.contains(index) { return false }
        if options.onlyProblems, tree.nodes[index].problem == nil { return false }
        return !tree.nodes[index].isHidden || options.showsHidden || options.matches != nil || index == options.root
    }

    /// Every node at or below some, parents first.
    ///
    /// No recursion: a hostile tree may be very deep.
    private func depthFirst(from top: [NodeIndex]) -> [NodeIndex] {
        var order: [NodeIndex] = []
        order.reserveCapacity(tree.nodes.count)
        var pending = Array(top.reversed())
        while let index = pending.popLast() {
            order.append(index)
            pending.append(contentsOf: tree.nodes[index].children.reversed())
        }
        return order
    }

    private mutating func collect(_ fates: [Fate], _ sizes: [Int]) {
        rows.reserveCapacity(tree.nodes.count)
        var pending: [TreeRow] = []
        push(topmost, level: 0, fates, onto: &pending)
        while var row = pending.popLast() {
            if let depth = options.depth, row.level >= depth {
                row.below = sizes[row.node] - 1
                rows.append(row)
                continue
            }
            let before = pending.count
            push(tree.nodes[row.node].children, level: row.level + 1, fates, onto: &pending)
            row.hasChildren = pending.count > before
            rows.append(row)
        }
    }

    /// A line for each group, then one for each of its devices, unless no level below the topmost is wanted.
    private mutating func collectGroups(of nodes: [NodeIndex], _ fates: [Fate]) {
        let groups = NodeGroup.groups(of: nodes, in: tree, by: options.view, showsIDs: options.showsIDs)
        for (position, group) in groups.enumerated() {
            let showsDevices = options.depth != 0
            rows.append(
                TreeRow(
                    node: group.nodes[0],
                    last: group.nodes[0],
                    level: 0,
                    isLast: position == groups.count - 1,
                    hasChildren: showsDevices,
                    isContext: false,
                    heading: headings.count
                )
            )
            headings.append(GroupHeading(group, in: tree))
            guard showsDevices else { continue }
            var devices: [TreeRow] = []
            push(group.nodes, level: 1, fates, onto: &devices)
            rows += devices.reversed()
        }
    }

    /// Puts siblings on a stack, the first on top; equal processors become one.
    private func push(_ siblings: [NodeIndex], level: Int, _ fates: [Fate], onto pending: inout [TreeRow]) {
        let bottom = pending.count
        for index in siblings.reversed() where fates[index] != .out {
            if pending.count > bottom, canShareLine(index, pending[pending.count - 1].node, fates) {
                pending[pending.count - 1].node = index
                pending[pending.count - 1].count += 1
                continue
            }
            pending.append(
                TreeRow(
                    node: index,
                    last: index,
                    level: level,
                    isLast: pending.count == bottom,
                    hasChildren: false,
                    isContext: fates[index] == .context
                )
            )
        }
    }

    private func canShareLine(_ left: NodeIndex, _ right: NodeIndex, _ fates: [Fate]) -> Bool {
        // Few nodes are processors: most pairs end here, before a node is copied.
        guard fates[left] == fates[right], isProcessor(left), isProcessor(right) else { return false }
        let (a, b) = (tree.nodes[left], tree.nodes[right])
        return a.children.isEmpty && b.children.isEmpty && a.problem == nil && b.problem == nil
            && !a.hasShownInterface && !b.hasShownInterface && a.setupClass == b.setupClass
            && a.driver.function == b.driver.function && a.driver.observed == b.driver.observed
            && a.driver.selected == b.driver.selected && a.state == b.state && a.hardwareIDs == b.hardwareIDs
            && a.stack.hasSameDrivers(as: b.stack)
    }

    /// Whether it is one of the machine's processors.
    private func isProcessor(_ index: NodeIndex) -> Bool {
        if let name = tree.nodes[index].setupClass?.name { return name == "Processor" }
        guard let own = tree.nodes[index].records.first, own.role == .node else { return false }
        return own.path.text.utf8.starts(with: "/devices/system/cpu/".utf8)
    }
}

extension DeviceNode {
    fileprivate var hasShownInterface: Bool { interfaces.contains { $0.isShown } }
}

extension DeviceStack {
    /// Whether the same drivers sit in the same layers; why they do may differ, as it names the device.
    fileprivate func hasSameDrivers(as other: DeviceStack) -> Bool {
        objects.elementsEqual(other.objects) { $0.layer == $1.layer && $0.driver == $1.driver && $0.pair == $1.pair }
    }
}
