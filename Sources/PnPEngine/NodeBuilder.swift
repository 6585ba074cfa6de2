internal import PnPModel
internal import PnPSelection

/// Makes a device node of a draft whose place, name and driver are known.
///
/// Looks at nothing that another node's making changes, so that two threads can each make half of a tree.
struct NodeBuilder: Sendable {
    private let forest: RecordForest
    private let plan: TreePlan
    /// Who runs each draft.
    private let drivers: [AssignedDriver]
    private let assignment: DriverAssignment
    private let stacks: StackBuilder
    private let problems: ProblemFinder

    init(_ plan: TreePlan, drivers: [AssignedDriver], assignment: DriverAssignment, problems: ProblemFinder) {
        forest = plan.forest.twin()
        self.plan = plan
        self.drivers = drivers
        self.assignment = assignment
        self.problems = problems
        stacks = StackBuilder(store: assignment.store)
    }

    /// The node at a place, without its children.
    func node(at spot: TreeLayout.Spot) -> DeviceNode {
        guard spot.draft != Placement.root else { return root }
        let draft = plan.placement.drafts[spot.draft]
        let record = forest.records[draft.own]
        let identified = plan.identities[spot.draft]
        let driver = drivers[spot.draft]
        let className =
            record.identity?.className ?? driver.facts?.package.className ?? identified.identity.className
            ?? record.subsystem.flatMap { $0.kind == .bus ? plan.buses.setupClass(ofBus: $0.name) : nil }
        let classRule = className.flatMap { assignment.store.classRule(named: $0) }
        let pdo = pdo(of: draft, record)

        var node = DeviceNode(
            instancePath: spot.path,
            parent: spot.parent,
            label: identified.identity.label ?? String(record.path.name),
            state: .initialized,
            isHidden: draft.isHidden,
            isSoftware: draft.sort == .software,
            driver: driver.choice
        )
        node.depth = spot.depth
        node.description =
            identified.identity.description ?? driver.facts?.package.description ?? identified.identity.kind
        node.hardwareIDs = identified.identity.hardwareIDs
        node.compatibleIDs = identified.identity.compatibleIDs
        node.modaliases = driver.query.modaliases
        node.setupClass = classRule?.setupClass ?? className.map { SetupClass($0) }
        node.capabilities = identified.identity.capabilities
        node.location = identified.identity.location
        node.problem = problems.problem(of: draft, in: forest, identified, isDuplicate: spot.isDuplicate, driver)
        node.isRaw =
            driver.choice.function == nil
            && (draft.sort == .nvmeDisk || identified.identity.capabilities.contains(.rawDeviceOK))
        node.state = state(node.problem, runs: driver.choice.function != nil || node.isRaw || draft.sort == .software)
        node.stack = stacks.build(
            on: pdo,
            driver,
            className: className,
            classRule: classRule,
            hasFirmwareFilter: !draft.companions.isEmpty && pdo.driver != "acpi"
        )
        node.interfaces = draft.offered(in: forest).map { interface(forest.records[$0]) }
        node.records = placements(draft)
        return node
    }

    private var root: DeviceNode {
        var root = DeviceNode(instancePath: .root, parent: nil, label: "root", state: .started)
        root.description = "Device tree root"
        root.records = plan.placement.atRoot.map { index in
            RecordPlacement(forest.records[index], as: plan.placement.places[index]?.role ?? .passage)
        }
        return root
    }

    private func state(_ problem: Problem?, runs: Bool) -> DeviceNodeState {
        switch problem?.code {
        case nil: runs ? .started : .initialized
        case .invalidData: .uninitialized
        case .failedAdd: .removed
        case .phantom: .deleted
        default: .initialized
        }
    }

    // MARK: Who made it

    private func pdo(of draft: NodeDraft, _ record: DeviceRecord) -> DeviceObject {
        switch draft.sort {
        case .software: return DeviceObject(.pdo, "swd")
        case .branch where draft.isMadeByACPI: return DeviceObject(.pdo, "acpi")
        case .device where record.path.text == "/devices/LNXSYSTM:00": return DeviceObject(.pdo, "root")
        case .device where draft.isMadeByACPI: return DeviceObject(.pdo, "acpi")
        case .branch, .device, .nvmeDisk: break
        }
        if let bus = record.subsystem, bus.kind == .bus, let maker = plan.buses.pdoMaker(ofBus: bus.name) {
            return DeviceObject(.pdo, maker)
        }
        if draft.parent != Placement.root, let function = drivers[draft.parent].choice.function {
            return DeviceObject(.pdo, function, pair: drivers[draft.parent].facts?.package.pair ?? [])
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
        if draft.sort != .branch || !plan.made.contains(own.path.text) {
            list.append(RecordPlacement(own, as: draft.sort == .software ? .software : .node))
        }
        for index in draft.merged { list.append(RecordPlacement(forest.records[index], as: .merged)) }
        if !draft.companions.isEmpty || !draft.firmware.isEmpty {
            for index in (draft.companions + draft.firmware).sorted() {
                list.append(RecordPlacement(forest.records[index], as: .firmware))
            }
        }
        for index in draft.passages { list.append(RecordPlacement(forest.records[index], as: .passage)) }
        for index in draft.interfaces { list.append(RecordPlacement(forest.records[index], as: .interface)) }
        return list
    }
}

extension RecordPlacement {
    /// Places a record.
    init(_ record: DeviceRecord, as role: Role) {
        self.init(path: record.path, role: role, driver: record.driver, unreadable: record.unreadable)
    }
}
