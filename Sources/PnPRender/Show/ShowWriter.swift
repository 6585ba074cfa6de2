import PnPModel

/// Writes labels and values in two columns.
struct ShowWriter {
    var buffer: TextBuffer
    private static let valueColumn = 18

    /// The line above everything.
    mutating func title(_ label: String, _ name: String) {
        if label != name, !label.isEmpty {
            buffer.write(label, .dim)
            buffer.sign("  ")
        }
        buffer.write(name, .strong)
        buffer.endLine()
        buffer.endLine()
    }

    // MARK: Blocks

    /// What the device is.
    ///
    /// - Parameters:
    ///   - node: The device.
    ///   - name: What the title calls it.
    ///   - origin: The database that this name comes from.
    mutating func identity(of node: DeviceNode, named name: String, by origin: NameOrigin?) {
        value("Instance path", node.instancePath.spelling)
        if node.description != name { value("Description", node.description) }
        if let origin {
            let state = [origin.version, origin.date.map { "of \($0)" }, origin.path].compactMap { $0 }
            value("Name from", ([origin.database] + state).joined(separator: ", "))
        }
        value("Class", node.setupClass.map { [$0.name, $0.guid].compactMap { $0 }.joined(separator: "  ") })
        values("Hardware IDs", node.hardwareIDs.map(\.spelling))
        values("Compatible IDs", node.compatibleIDs.map(\.spelling))
        values("Modaliases", node.modaliases)
        value("Location", node.location)
        values("Location paths", node.locationPaths)
        value("Container", node.containerID.map { $0 == .computer ? "\($0)  this computer" : $0.spelling })
        value("Capabilities", node.capabilities.names.joined(separator: ", "))
    }

    /// How the device is doing, and who runs it.
    mutating func condition(of node: DeviceNode) {
        let remarks = [
            node.isHidden ? "hidden" : nil, node.isSoftware ? "software device" : nil,
            node.isRaw ? "raw: runs without a function driver" : nil,
        ].compactMap { $0 }
        value("State", ([node.state.rawValue] + remarks).joined(separator: ", "))
        if let problem = node.problem {
            let number = String(problem.code.rawValue, radix: 16, uppercase: true)
            let code = "\(problem.code.rawValue) (0x\(number)) [\(problem.code.name)]"
            value("Problem", code, .problem)
            let reason = problem.reason.isEmpty ? problem.code.summary : "\(problem.code.summary): \(problem.reason)"
            value("", reason, .problem)
        }
        driver(node.driver)
        for (position, override) in node.driver.overrides.enumerated() {
            value(position == 0 ? "Overridden" : "", "\(override.words) (\(override.place))")
        }
        list("Device stack", node.stackDetails, reasons: node.stackReasons)
    }

    private mutating func driver(_ driver: DriverChoice) {
        guard let function = driver.function else {
            label("Driver")
            buffer.sign(buffer.signs.none)
            if driver.isNull { buffer.sign("  none needed") }
            buffer.endLine()
            value("Bound by kernel", driver.observed, .dispute)
            value("Rank", driver.rank?.description)
            return
        }
        let module = driver.module.flatMap { $0 == function ? nil : "module \($0)" }
        let origin = driver.origin.map(\.words)
        value("Driver", ([function] + [module, origin].compactMap { $0 }).joined(separator: ", "))
        if driver.isDisputed {
            value("Bound by kernel", driver.observed, .dispute)
            value("Chosen by rules", driver.selected, .dispute)
        } else if driver.observed != nil, let selected = driver.selected {
            value("Chosen by rules", selected == function ? "the same" : "\(selected), the same by module")
        }
        value("Rank", driver.rank?.description)
    }

    /// What is around the device.
    mutating func relations(of node: DeviceNode, in tree: DeviceTree, _ names: (DeviceNode) -> String?) {
        if let parent = node.parent { relative("Parent", tree.nodes[parent], names) }
        for (position, child) in node.children.enumerated() {
            relative(position == 0 ? "Children" : "", tree.nodes[child], names)
        }
        var last: DeviceRelation.Kind?
        for relation in node.relations {
            let name = relation.kind == last ? "" : relation.kind.words
            relative(name, tree.nodes[relation.node], names, remark: relation.remark)
            last = relation.kind
        }
    }

    /// How the device is attached to the machine.
    mutating func attachment(
        _ attachment: DeviceAttachment,
        in tree: DeviceTree,
        _ names: (DeviceNode) -> String?
    ) {
        if let link = attachment.link { value("Link", link.text, link.isDegraded ? .dispute : .plain) }
        value("NUMA node", attachment.numaNode.map(String.init))
        value("IOMMU group", attachment.iommuGroup.map(String.init))
        if let physical = attachment.physicalFunction { relative("Virtual of", tree.nodes[physical], names) }
        guard let functions = attachment.virtualFunctions else { return }
        let enabled = functions.enabled.map { "\($0) enabled" }
        let possible = functions.possible.map { "\($0) possible" }
        value("SR-IOV", [enabled, possible].compactMap { $0 }.joined(separator: ", "))
        for node in functions.nodes { relative("", tree.nodes[node], names) }
    }

    private mutating func relative(
        _ name: String,
        _ node: DeviceNode,
        _ names: (DeviceNode) -> String?,
        remark: String? = nil
    ) {
        label(name)
        buffer.write(node.label, .dim)
        buffer.sign("  ")
        buffer.write(names(node) ?? node.plainName)
        buffer.sign("  ")
        buffer.write(node.instancePath.spelling, .dim)
        if let remark { buffer.write("  \(remark)", .dim) }
        buffer.endLine()
    }

    /// Where the source's records ended.
    mutating func records(_ placements: [RecordPlacement]) {
        let width = placements.reduce(0) { max($0, $1.role.rawValue.utf8.count) } + 2
        for (position, placement) in placements.enumerated() {
            label(position == 0 ? "Records" : "")
            buffer.write(placement.role.rawValue, .dim)
            buffer.pad(to: Self.valueColumn + width)
            buffer.write(placement.path.text)
            if let driver = placement.driver { buffer.write("  driver \(driver)", .dim) }
            buffer.endLine()
            for pair in placement.unreadable.pairs {
                buffer.pad(to: Self.valueColumn + width)
                buffer.write("could not read \(pair.name): \(pair.value)", .dispute)
                buffer.endLine()
            }
        }
    }

    /// Names and values of one record, under a line that says which.
    mutating func values(_ kind: String, _ values: NamedValues, of record: DeviceRecord) {
        guard !values.isEmpty else { return }
        buffer.endLine()
        buffer.write("\(kind) of ")
        buffer.write(record.path.text)
        buffer.endLine()
        let width = values.pairs.reduce(0) { max($0, min(buffer.style.columns(of: $1.name), 32)) }
        for pair in values.pairs {
            let lines = pair.value.split(separator: "\n", omittingEmptySubsequences: false)
            buffer.pad(to: 2)
            buffer.write(pair.name, .dim)
            for line in lines {
                buffer.pad(to: width + 4, gap: 2)
                buffer.write(String(line))
                buffer.endLine()
            }
        }
    }

    /// Details under one label.
    mutating func list(_ name: String, _ details: [NodeDetail], reasons: [String?] = []) {
        for (position, detail) in details.enumerated() {
            label(position == 0 ? name : "")
            buffer.write(detail.kind, .dim)
            buffer.pad(to: Self.valueColumn + detail.kindWidth, gap: 2)
            buffer.write(detail.text)
            var remark = detail.remark
            if position < reasons.count, let reason = reasons[position] { remark += " (\(reason))" }
            if !remark.isEmpty {
                buffer.pad(to: Self.valueColumn + detail.kindWidth + detail.textWidth + 2, gap: 2)
                buffer.write(remark, .dim)
            }
            buffer.endLine()
        }
    }

    // MARK: Lines

    private mutating func label(_ name: String) {
        if !name.isEmpty { buffer.write(name + ":") }
        buffer.pad(to: Self.valueColumn)
    }

    private mutating func value(_ name: String, _ text: String?, _ emphasis: Emphasis = .plain) {
        guard let text, !text.isEmpty else { return }
        label(name)
        buffer.write(text, emphasis)
        buffer.endLine()
    }

    private mutating func values(_ name: String, _ texts: [String]) {
        for (position, text) in texts.enumerated() { value(position == 0 ? name : "", text) }
    }
}

extension DeviceNode {
    /// Why each object of ``stackDetails`` is there.
    fileprivate var stackReasons: [String?] {
        (Array(stack.userMode).reversed() + Array(stack.kernelMode).reversed()).map(\.reason)
    }
}

extension DeviceRelation.Kind {
    /// What stands before the devices that are this to a device.
    fileprivate var words: String {
        switch self {
        case .supplier: "Suppliers"
        case .consumer: "Consumers"
        case .power: "Powered before"
        case .removal: "Removed with it"
        case .master: "Master"
        case .slave: "Slaves"
        case .upper: "Used by"
        case .lower: "Made of"
        }
    }
}

extension DeviceRelation {
    /// Which interfaces it is about, or how the link is doing.
    fileprivate var remark: String? {
        guard let own = interface, let other = otherInterface else { return status }
        return "\(own) with \(other)"
    }
}

extension DriverChoice.Origin {
    /// How a function driver came to a device.
    var words: String {
        switch self {
        case .observed: "bound by the kernel"
        case .selected: "chosen by the rules"
        case .builtIn: "named by the built-in rules"
        }
    }
}

extension DriverOverride {
    /// What was said, in words.
    fileprivate var words: String {
        let driver = driver ?? ""
        let text = text ?? ""
        return switch kind {
        case .unauthorized: "not authorized: nothing binds"
        case .driverOverride: "driver_override names \(driver)"
        case .blacklist: "\(driver) is blacklisted"
        case .install: "'\(text)' runs instead of loading \(driver)"
        case .alias: "alias '\(text)' stands before \(driver)"
        case .exclude: "\(driver) excludes \(text)"
        }
    }
}
