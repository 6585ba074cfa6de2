internal import PnPDiagnostics
internal import PnPModel
internal import PnPSelection
internal import PnPThreads

/// Puts a tree together: gives every draft its driver, every device its place and name, and makes the nodes.
struct TreeAssembly {
    private let plan: TreePlan
    private let assignment: DriverAssignment
    private var layout: TreeLayout
    private(set) var nodes: [DeviceNode]

    init(_ plan: TreePlan, _ assignment: DriverAssignment) {
        self.plan = plan
        self.assignment = assignment
        // Who runs a device and what it is called do not depend on each other, unless rules decide what is below it.
        let isPruned = assignment.policy == .selected
        let names = Meanwhile { isPruned ? nil : TreeLayout(plan, nil) }
        let drivers = mapOnTwoThreads(Array(plan.placement.drafts.indices)) {
            let (forest, known) = (plan.forest.twin(), DriverFactsCache(assignment.store))
            return { (draft: Int) in
                assignment.assign(plan.placement.drafts[draft], plan.identities[draft], forest: forest, known: known)
            }
        }
        let layout = names.value() ?? TreeLayout(plan, Enumeration(plan) { drivers[$0] })
        self.layout = layout
        let problems = ProblemFinder(plan.forest, assignment)
        nodes = mapOnTwoThreads(layout.spots) {
            let builder = NodeBuilder(plan, drivers: drivers, assignment: assignment, problems: problems)
            return { spot in builder.node(at: spot) }
        }
        linkChildren()
        hideEmptyBranches()
        addSoftwareDrivers()
    }

    /// Which draft each node was made of, ``Placement/root`` for the root; none for those of software drivers.
    var draftOfNode: [Int] { layout.spots.map(\.draft) }

    /// What the nodes were made of.
    var records: NodeRecords {
        NodeRecords(forest: plan.forest, placement: plan.placement, draftOfNode: draftOfNode)
    }

    /// Tells every node which ones are below it.
    private mutating func linkChildren() {
        var counts = [Int](repeating: 0, count: nodes.count)
        for spot in layout.spots { if let parent = spot.parent { counts[parent] += 1 } }
        for index in nodes.indices where counts[index] > 0 { nodes[index].children.reserveCapacity(counts[index]) }
        for (index, spot) in layout.spots.enumerated() {
            if let parent = spot.parent { nodes[parent].children.append(index) }
        }
    }

    /// A branch whose devices all hang elsewhere, or are hidden, is nothing to look at.
    private mutating func hideEmptyBranches() {
        var showsSomething = [Bool](repeating: false, count: nodes.count)
        for (index, spot) in layout.spots.enumerated().reversed() {
            guard let parent = spot.parent else { continue }
            let draft = plan.placement.drafts[spot.draft]
            if draft.sort == .branch, !showsSomething[index], draft.companions.isEmpty { nodes[index].isHidden = true }
            if !nodes[index].isHidden || showsSomething[index] { showsSomething[parent] = true }
        }
    }

    /// A node below the root for each software driver.
    private mutating func addSoftwareDrivers() {
        for package in assignment.store.softwareDrivers {
            guard let device = try? DeviceID("ROOT\\" + package.name.uppercased()),
                let hardware = try? HardwareID(device.spelling)
            else { continue }
            let identity = DeviceIdentity(deviceID: device, hardwareIDs: [hardware], instance: .unique("0000"))
            var node = DeviceNode(
                instancePath: layout.name(identity, below: 0).path,
                parent: 0,
                label: package.name,
                state: .started,
                isSoftware: true
            )
            node.depth = 1
            node.description = package.description
            node.hardwareIDs = [hardware]
            node.setupClass = package.className.map {
                assignment.store.classRule(named: $0)?.setupClass ?? SetupClass($0)
            }
            node.driver.function = package.name
            node.driver.module = package.module
            node.driver.origin = .selected
            node.driver.selected = package.name
            node.stack = DeviceStack([
                DeviceObject(.pdo, "root"),
                DeviceObject(.function, package.name, reason: "software driver, \(package.location)"),
            ])
            nodes[0].children.append(nodes.count)
            nodes.append(node)
        }
    }

    // MARK: What to say

    /// What was left out or could not be placed, for the reader.
    var diagnostics: [Diagnostic] {
        let lost = layout.pruned.map { pruned in
            let node = nodes[pruned.node]
            let driver = node.driver.function.map { "its driver \($0) does not enumerate them" } ?? "it has no driver"
            let devices = pruned.count == 1 ? "1 device" : "\(pruned.count) devices"
            return Diagnostic(
                "TRE002",
                "\(devices) below '\(node.instancePath)' left out: \(driver)",
                at: plan.location,
                severity: .warning
            )
        }
        let orphans = plan.placement.drafts.lazy.filter(\.isOrphan).map { draft in
            Diagnostic(
                "TRE003",
                "the device above '\(plan.forest.records[draft.own].path)' is not listed; it hangs on the root",
                at: plan.location,
                severity: .warning
            )
        }
        return lost + orphans
    }
}
