internal import PnPDiagnostics
internal import PnPModel
internal import PnPSelection

/// Walks the drafts from the root down and makes a node of each: parents first, because a device's name and the maker of
/// its PDO come from its parent.
struct TreeAssembly {
    let forest: RecordForest
    /// Branches that the source did not list.
    let made: Set<String>
    let placement: Placement
    let identities: [Identified]
    let assignment: DriverAssignment
    let stacks: StackBuilder
    let buses: any BusCatalogue

    private(set) var nodes: [DeviceNode] = []
    private var naming: InstanceNaming
    /// What the children of each node share; made for the first of them.
    private var siblings: [InstanceNaming.Siblings?]
    /// The rule of each node's function driver.
    private var facts: [DriverFacts?]
    /// Nodes whose children were left out, with how many.
    private var leftOut: [(node: NodeIndex, count: Int)] = []
    /// Draft of each node; none for the root.
    private var draftOfNode: [Int]
    private let children: ChildLists
    private let problems: ProblemFinder

    init(_ plan: TreePlan, assignment: DriverAssignment, stacks: StackBuilder) {
        forest = plan.forest
        made = plan.made
        placement = plan.placement
        identities = plan.identities
        buses = plan.buses
        self.assignment = assignment
        self.stacks = stacks
        naming = InstanceNaming(identities)
        problems = ProblemFinder(forest: forest, assignment: assignment)
        children = ChildLists(placement.drafts)
        nodes.reserveCapacity(placement.drafts.count + 1)
        var root = DeviceNode(instancePath: .root, parent: nil, label: "root", state: .started)
        root.description = "Device tree root"
        for index in placement.atRoot {
            let role = placement.places[index]?.role ?? .passage
            root.records.append(Self.placed(forest.records[index], as: role))
        }
        nodes.append(root)
        siblings = [nil]
        facts = [nil]
        draftOfNode = [Placement.root]
    }

    /// Adds every draft, depth first, without recursion: paths from outside may be thousands of levels deep.
    mutating func assemble() {
        var pending = children.of(Placement.root).reversed().map { (draft: $0, parent: 0) }
        while let (draft, parent) = pending.popLast() {
            let node = add(draft, below: parent)
            let below = children.of(draft)
            guard !below.isEmpty else { continue }
            let kept = keptChildren(below, of: node)
            if kept.count < below.count { leftOut.append((node, count(below) - count(kept))) }
            pending.append(contentsOf: kept.reversed().map { (draft: $0, parent: node) })
        }
        hideEmptyBranches()
    }

    /// What the nodes were made of.
    var records: NodeRecords { NodeRecords(forest: forest, placement: placement, draftOfNode: draftOfNode) }

    // MARK: One node

    private mutating func add(_ draftIndex: Int, below parent: NodeIndex) -> NodeIndex {
        let draft = placement.drafts[draftIndex]
        let record = forest.records[draft.own]
        let identified = identities[draftIndex]
        let identity = identified.identity
        let (path, isDuplicate) = name(identity, below: parent)
        let query = self.query(draft, identity)
        let driver = assignment.assign(draft, query: query, forest: forest)
        let className = record.identity?.className ?? driver.facts?.package.className ?? identity.className
        let classRule = className.flatMap { assignment.store.classRule(named: $0) }
        let pdo = pdo(of: draft, record, below: parent)

        var node = DeviceNode(
            instancePath: path,
            parent: parent,
            label: identity.label ?? String(record.path.name),
            state: .initialized,
            isHidden: draft.isHidden,
            isSoftware: draft.sort == .software,
            driver: driver.choice
        )
        node.depth = nodes[parent].depth + 1
        node.description = identity.description ?? driver.facts?.package.description
        node.hardwareIDs = identity.hardwareIDs
        node.compatibleIDs = identity.compatibleIDs
        node.modaliases = query.modaliases
        node.setupClass = classRule?.setupClass ?? className.map { SetupClass($0) }
        node.capabilities = identity.capabilities
        node.location = identity.location
        node.problem = problems.problem(of: draft, identified, isDuplicate: isDuplicate, driver)
        node.isRaw =
            driver.choice.function == nil && (draft.sort == .nvmeDisk || identity.capabilities.contains(.rawDeviceOK))
        node.state = state(node, sort: draft.sort)
        node.stack = stacks.build(
            StackBuilder.Parts(
                pdo: pdo,
                driver: driver,
                className: className,
                classRule: classRule,
                hasFirmwareFilter: !draft.companions.isEmpty && pdo.driver != "acpi",
                query: query
            )
        )
        // A disk that is a node is the one class device that programs open under the node's own name.
        let offered = draft.sort == .nvmeDisk ? [draft.own] + draft.interfaces : draft.interfaces
        node.interfaces = offered.map { interface(forest.records[$0]) }
        node.records = placements(draft)

        let index = nodes.count
        nodes.append(node)
        nodes[parent].children.append(index)
        siblings.append(nil)
        facts.append(driver.facts)
        draftOfNode.append(draftIndex)
        return index
    }

    private mutating func name(
        _ identity: DeviceIdentity,
        below parent: NodeIndex
    ) -> (path: DeviceInstancePath, isDuplicate: Bool) {
        var family =
            siblings[parent] ?? InstanceNaming.Siblings(below: nodes[parent].instancePath, level: nodes[parent].depth)
        siblings[parent] = nil
        defer { siblings[parent] = family }
        return naming.name(identity, among: &family)
    }

    private func query(_ draft: NodeDraft, _ identity: DeviceIdentity) -> SelectionQuery {
        let record = forest.records[draft.own]
        var modaliases = record.modaliases
        for others in [draft.merged, draft.companions, draft.firmware] where !others.isEmpty {
            for index in others {
                for modalias in forest.records[index].modaliases where !modaliases.contains(modalias) {
                    modaliases.append(modalias)
                }
            }
        }
        return SelectionQuery(
            hardwareIDs: identity.hardwareIDs,
            compatibleIDs: identity.compatibleIDs,
            modaliases: modaliases,
            bus: record.subsystem?.name
        )
    }

    private func setupClass(_ name: String) -> SetupClass {
        assignment.store.classRule(named: name)?.setupClass ?? SetupClass(name)
    }

    private func state(_ node: DeviceNode, sort: NodeDraft.Sort) -> DeviceNodeState {
        if let problem = node.problem {
            switch problem.code {
            case .invalidData: return .uninitialized
            case .failedAdd: return .removed
            case .phantom: return .deleted
            default: return .initialized
            }
        }
        return node.driver.function != nil || node.isRaw || sort == .software ? .started : .initialized
    }

    // MARK: Who made it

    private func pdo(of draft: NodeDraft, _ record: DeviceRecord, below parent: NodeIndex) -> DeviceObject {
        switch draft.sort {
        case .software: return DeviceObject(.pdo, "swd")
        case .branch where draft.isMadeByACPI: return DeviceObject(.pdo, "acpi")
        case .device where record.path.text == "/devices/LNXSYSTM:00": return DeviceObject(.pdo, "root")
        case .device where draft.isMadeByACPI: return DeviceObject(.pdo, "acpi")
        case .branch, .device, .nvmeDisk: break
        }
        if let bus = record.subsystem, bus.kind == .bus, let maker = buses.pdoMaker(ofBus: bus.name) {
            return DeviceObject(.pdo, maker)
        }
        if let function = nodes[parent].driver.function {
            return DeviceObject(.pdo, function, pair: facts[parent]?.package.pair ?? [])
        }
        return DeviceObject(.pdo, record.subsystem?.name ?? "root")
    }

    // MARK: What belongs to it

    private func interface(_ record: DeviceRecord) -> DeviceInterface {
        DeviceInterface(
            className: record.subsystem?.name ?? "",
            name: Self.deviceName(record.path.name),
            node: record.node,
            index: record.properties["IFINDEX"].flatMap { Int($0) },
            record: record.path
        )
    }

    /// The kernel writes `!` in sysfs for a `/` in a device's name.
    private static func deviceName(_ name: Substring) -> String {
        let (mark, slash) = (UInt8(ascii: "!"), UInt8(ascii: "/"))
        guard name.utf8.contains(mark) else { return String(name) }
        return String(decoding: name.utf8.map { $0 == mark ? slash : $0 }, as: UTF8.self)
    }

    private func placements(_ draft: NodeDraft) -> [RecordPlacement] {
        var list: [RecordPlacement] = []
        list.reserveCapacity(
            1 + draft.merged.count + draft.companions.count + draft.firmware.count + draft.interfaces.count
                + draft.passages.count
        )
        let own = forest.records[draft.own]
        if draft.sort != .branch || !made.contains(own.path.text) {
            list.append(Self.placed(own, as: draft.sort == .software ? .software : .node))
        }
        for index in draft.merged { list.append(Self.placed(forest.records[index], as: .merged)) }
        for index in (draft.companions + draft.firmware).sorted() {
            list.append(Self.placed(forest.records[index], as: .firmware))
        }
        for index in draft.passages { list.append(Self.placed(forest.records[index], as: .passage)) }
        for index in draft.interfaces { list.append(Self.placed(forest.records[index], as: .interface)) }
        return list
    }

    private static func placed(_ record: DeviceRecord, as role: RecordPlacement.Role) -> RecordPlacement {
        RecordPlacement(path: record.path, role: role, driver: record.driver, unreadable: record.unreadable)
    }

    // MARK: Children need a bus driver

    /// The children that stay: all, unless rules decide and the function driver does not enumerate their bus.
    private func keptChildren(_ drafts: [Int], of node: NodeIndex) -> [Int] {
        guard assignment.policy == .selected, placement.drafts[draftOfNode[node]].sort == .device else { return drafts }
        return drafts.filter { draft in
            let record = forest.records[placement.drafts[draft].own]
            // What hangs here because the firmware says so was enumerated by ACPI, not by this node's driver.
            guard record.path.isBelow(forest.records[placement.drafts[draftOfNode[node]].own].path) else { return true }
            guard nodes[node].driver.function != nil, let buses = facts[node]?.package.buses else { return false }
            guard let bus = record.subsystem, bus.kind == .bus else { return true }
            return buses.contains(bus.name)
        }
    }

    private func count(_ drafts: [Int]) -> Int {
        var total = 0
        var pending = drafts
        while let draft = pending.popLast() {
            total += 1
            pending.append(contentsOf: children.of(draft))
        }
        return total
    }

    /// What was left out or could not be placed, for the reader.
    func diagnostics(at location: SourceLocation) -> [Diagnostic] {
        let lost = leftOut.map { node, count in
            let driver =
                nodes[node].driver.function.map { "its driver \($0) does not enumerate them" } ?? "it has no driver"
            let devices = count == 1 ? "1 device" : "\(count) devices"
            return Diagnostic(
                "TRE002",
                "\(devices) below '\(nodes[node].instancePath)' left out: \(driver)",
                at: location,
                severity: .warning
            )
        }
        let orphans = placement.drafts.lazy.filter(\.isOrphan).map { draft in
            Diagnostic(
                "TRE003",
                "the device above '\(forest.records[draft.own].path)' is not listed; it hangs on the root",
                at: location,
                severity: .warning
            )
        }
        return lost + orphans
    }

    // MARK: After the walk

    /// A branch whose devices all hang elsewhere, or are hidden, is nothing to look at.
    private mutating func hideEmptyBranches() {
        var showsSomething = [Bool](repeating: false, count: nodes.count)
        for index in nodes.indices.reversed() where index > 0 {
            let draft = placement.drafts[draftOfNode[index]]
            if draft.sort == .branch, !showsSomething[index], draft.companions.isEmpty { nodes[index].isHidden = true }
            if let parent = nodes[index].parent, !nodes[index].isHidden || showsSomething[index] {
                showsSomething[parent] = true
            }
        }
    }

    /// A node below the root for each software driver.
    mutating func addSoftwareDrivers() {
        for package in assignment.store.softwareDrivers {
            guard let device = try? DeviceID("ROOT\\" + package.name.uppercased()),
                let hardware = try? HardwareID(device.spelling)
            else { continue }
            let identity = DeviceIdentity(deviceID: device, hardwareIDs: [hardware], instance: .unique("0000"))
            let (path, _) = name(identity, below: 0)
            var node = DeviceNode(
                instancePath: path,
                parent: 0,
                label: package.name,
                state: .started,
                isSoftware: true
            )
            node.depth = 1
            node.description = package.description
            node.hardwareIDs = [hardware]
            node.setupClass = package.className.map { setupClass($0) }
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
}

/// The drafts below each draft, in tree order, in two flat arrays.
struct ChildLists {
    private var starts: [Int]
    private var list: [Int]

    init(_ drafts: [NodeDraft]) {
        starts = Array(repeating: 0, count: drafts.count + 2)
        for draft in drafts { starts[draft.parent + 2] += 1 }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        list = Array(repeating: 0, count: drafts.count)
        var next = starts
        for index in drafts.indices.sorted(by: { drafts[$0].own < drafts[$1].own }) {
            let parent = drafts[index].parent
            list[next[parent + 1]] = index
            next[parent + 1] += 1
        }
    }

    /// The drafts that hang on one, or on the root.
    func of(_ draft: Int) -> [Int] { Array(list[starts[draft + 1]..<starts[draft + 2]]) }
}
