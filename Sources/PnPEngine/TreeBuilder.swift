public import PnPModel
public import PnPSelection

/// Builds the device tree of a snapshot: places its records, names its devices, stacks their drivers, finds what is wrong.
///
/// The same records give the same tree, in whatever order they come.
public struct TreeBuilder: Sendable {
    private let buses: any BusCatalogue
    private let store: DriverStore
    private let policy: EnumerationPolicy
    private let details: TreeDetails

    /// Sets up a builder.
    ///
    /// - Parameters:
    ///   - buses: Who identifies devices.
    ///   - store: All rules databases, the built-in ones included.
    ///   - policy: Whose word counts for drivers.
    ///   - details: What is worked out beyond what an ordinary picture of the tree shows.
    public init(
        buses: any BusCatalogue,
        store: DriverStore,
        policy: EnumerationPolicy = .observed,
        details: TreeDetails = []
    ) {
        self.buses = buses
        self.store = store
        self.policy = policy
        self.details = details
    }

    /// Builds the tree of a snapshot.
    public func build(_ snapshot: Snapshot) -> DeviceTree { build(TreePlan(snapshot, buses: buses)) }

    /// Builds the tree of records that have their places.
    public func build(_ plan: TreePlan) -> DeviceTree { buildExplained(plan).tree }

    /// Builds the tree of records that have their places, and keeps what is needed to say why a node has its driver.
    public func buildExplained(_ plan: TreePlan) -> (tree: DeviceTree, decisions: DriverDecisions) {
        let assignment = DriverAssignment(
            store: store,
            policy: policy,
            isAnyBound: plan.snapshot.records.contains { $0.driver != nil }
        )
        let assembly = TreeAssembly(plan, assignment)
        var tree = DeviceTree(
            source: plan.snapshot.source,
            machine: plan.snapshot.machine,
            nodes: assembly.nodes,
            diagnostics: plan.snapshot.diagnostics + plan.diagnostics + assembly.diagnostics
        )
        tree.omitted = plan.omitted
        if !details.isEmpty { add(details, to: &tree, records: assembly.records, of: plan) }
        return (tree, DriverDecisions(plan, assignment, draftOfNode: assembly.draftOfNode))
    }

    /// A pass over the nodes for each thing more that is asked for.
    private func add(_ details: TreeDetails, to tree: inout DeviceTree, records: NodeRecords, of plan: TreePlan) {
        if details.contains(.containers) { ContainerDetail(records, buses: buses).fill(&tree.nodes) }
        if details.contains(.locations) { LocationDetail(records, buses: buses).fill(&tree.nodes) }
        if details.contains(.relations) { RelationDetail(records, nodeCount: tree.nodes.count).fill(&tree.nodes) }
        if details.contains(.interfaceClasses) { InterfaceClassDetail(records).fill(&tree.nodes) }
        if details.contains(.resources) {
            var resources = ResourceDetail(records, at: plan.location)
            resources.fill(&tree.nodes)
            tree.diagnostics += resources.diagnostics
            tree.conflicts = ConflictDetail(tree.nodes).mark(&tree.nodes)
        }
        if details.contains(.attachments) {
            tree.attachments = AttachmentDetail(records).attachments(of: tree.nodes)
        }
    }
}
