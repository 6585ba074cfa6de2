public import PnPModel

/// Which nodes of a tree are drawn, and what of each.
public struct TreeViewOptions: Hashable, Sendable {
    /// What the lines stand under.
    public var view = TreeView.connection
    /// Also the nodes that are hidden, and the root.
    public var showsHidden = false
    /// The device objects below each node, the top of the stack first.
    public var showsStack = false
    /// The instance path, the hardware and compatible IDs and the modaliases below each node.
    public var showsIDs = false
    /// Every interface below each node, on a line of its own, instead of the most telling ones behind it.
    public var showsInterfaces = false
    /// The resources below each node.
    public var showsResources = false
    /// Only nodes with a problem, and the way to them in the view by connection.
    public var onlyProblems = false
    /// Only this node and what is below it.
    public var root: NodeIndex?
    /// How many levels to draw below the topmost ones; in other views than by connection there is one, the devices below
    /// their headings.
    public var depth: Int?
    /// Only these nodes, hidden or not, and the way to them in the view by connection; `nil` for all.
    public var matches: Set<NodeIndex>?

    /// Draws every node that is not hidden, a line each.
    public init() {}
}
