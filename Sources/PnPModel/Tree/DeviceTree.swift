public import PnPDiagnostics

/// All device nodes of one machine, depth first, the root first; a copy is a snapshot.
public struct DeviceTree: Sendable {
    /// Where the records came from.
    public var source: SourceDescription
    /// Whose devices these are.
    public var machine: Machine
    /// The nodes; a ``NodeIndex`` is a position here.
    public var nodes: [DeviceNode]
    /// What was wrong with the records, or worth knowing.
    public var diagnostics: [Diagnostic]
    /// How devices are attached, where ``TreeDetails/attachments`` were asked for and something is known.
    public var attachments: [NodeIndex: DeviceAttachment] = [:]
    /// Who claims what others have, where ``TreeDetails/resources`` were asked for, in order of the addresses.
    public var conflicts: [ResourceConflict] = []
    /// How many hidden devices are not among the nodes, by enumerator or as `software`; none in a tree of all devices.
    ///
    /// None of them has a problem.
    public var omitted: [String: Int] = [:]

    /// Makes a tree of nodes that are already in order.
    public init(source: SourceDescription, machine: Machine, nodes: [DeviceNode], diagnostics: [Diagnostic] = []) {
        self.source = source
        self.machine = machine
        self.nodes = nodes
        self.diagnostics = diagnostics
    }

    /// The root, `HTREE\ROOT\0`.
    public var root: DeviceNode { nodes[0] }

    /// The nodes from one up to the root, both included.
    public func lineage(of index: NodeIndex) -> [NodeIndex] {
        var line = [index]
        while let parent = nodes[line[line.count - 1]].parent { line.append(parent) }
        return line
    }
}
