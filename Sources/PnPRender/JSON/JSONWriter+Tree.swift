import PnPDiagnostics
import PnPJSON
import PnPModel

// The parts of a tree as JSON, used by every schema that has them. Keys stand in the order of the schemas.

extension JSONWriter {
    /// Where a tree came from.
    mutating func source(_ source: SourceDescription, _ machine: Machine) {
        beginObject()
        field("kind", source.kind)
        field("path", source.path)
        key(plain: "machine")
        beginObject()
        field("vendor", machine.vendor)
        field("product", machine.product)
        field("kernel", machine.kernel)
        endObject()
        endObject()
    }

    /// A node, whole.
    ///
    /// - Parameters:
    ///   - index: Which node.
    ///   - tree: The tree it is in.
    mutating func node(_ index: NodeIndex, in tree: DeviceTree) {
        let node = tree.nodes[index]
        beginObject()
        field("instancePath", node.instancePath.spelling)
        field("parent", node.parent.map { tree.nodes[$0].instancePath.spelling })
        field("label", node.label)
        field("description", node.description)
        field("class", node.setupClass?.name)
        field("classGUID", node.setupClass?.guid)
        key(plain: "hardwareIDs")
        beginArray()
        for id in node.hardwareIDs { value(id.spelling) }
        endArray()
        key(plain: "compatibleIDs")
        beginArray()
        for id in node.compatibleIDs { value(id.spelling) }
        endArray()
        field("modaliases", node.modaliases)
        field("state", node.state.rawValue)
        key(plain: "problem")
        problem(node.problem)
        field("hidden", node.isHidden)
        field("software", node.isSoftware)
        if node.isRaw { field("raw", true) }
        field("capabilities", node.capabilities.names)
        field("location", node.location)
        field("locationPaths", node.locationPaths)
        field("containerID", node.containerID?.spelling)
        key(plain: "driver")
        driver(node.driver)
        key(plain: "stack")
        stack(node.stack)
        key(plain: "interfaces")
        beginArray()
        for interface in node.interfaces { self.interface(interface) }
        endArray()
        key(plain: "resources")
        beginArray()
        for resource in node.resources { self.resource(resource) }
        endArray()
        if let attachment = tree.attachments[index] { self.attachment(attachment, in: tree) }
        key(plain: "relations")
        beginArray()
        for relation in node.relations { self.relation(relation, in: tree) }
        endArray()
        key(plain: "records")
        beginArray()
        for record in node.records { placement(record) }
        endArray()
        endObject()
    }

    /// A node's problem, or `null`.
    mutating func problem(_ problem: Problem?) {
        guard let problem else { return null() }
        beginObject()
        field("code", problem.code.rawValue)
        field("name", problem.code.name)
        field("reason", problem.reason)
        endObject()
    }

    /// Who runs a node.
    mutating func driver(_ driver: DriverChoice) {
        beginObject()
        field("function", driver.function)
        field("module", driver.module)
        field("origin", driver.origin?.rawValue)
        field("observed", driver.observed)
        field("selected", driver.selected)
        field("rank", driver.rank?.description)
        if driver.isNull { field("needsNone", true) }
        if driver.isDisputed { field("disputed", true) }
        if !driver.overrides.isEmpty {
            key(plain: "overrides")
            beginArray()
            for override in driver.overrides { self.override(override) }
            endArray()
        }
        endObject()
    }

    /// What was said about a driver of a node.
    private mutating func override(_ override: DriverOverride) {
        beginObject()
        field("kind", override.kind.rawValue)
        field("driver", override.driver)
        if let text = override.text { field("text", text) }
        field("place", override.place)
        endObject()
    }

    /// A stack, bottom to top.
    mutating func stack(_ stack: DeviceStack) {
        beginArray()
        for object in stack.objects { self.object(object) }
        endArray()
    }

    /// One object of a stack.
    mutating func object(_ object: DeviceObject) {
        beginObject()
        field("layer", object.layer.rawValue)
        field("driver", object.driver)
        if !object.pair.isEmpty { field("pair", object.pair) }
        if let reason = object.reason { field("reason", reason) }
        endObject()
    }

    /// One place of the source where something was found or amiss.
    mutating func diagnostic(_ diagnostic: Diagnostic) {
        beginObject()
        field("code", diagnostic.code)
        field("severity", diagnostic.severity.rawValue)
        field("message", diagnostic.message)
        field("file", diagnostic.location.file)
        if diagnostic.location.line > 0 { field("line", diagnostic.location.line) }
        if diagnostic.location.column > 0 { field("column", diagnostic.location.column) }
        endObject()
    }

    /// An object of names and values in their own order.
    mutating func values(_ values: NamedValues) {
        beginObject()
        for pair in values.pairs { member(pair.name, pair.value) }
        endObject()
    }

    private mutating func interface(_ interface: DeviceInterface) {
        beginObject()
        field("class", interface.className)
        field("name", interface.name)
        field("node", interface.node)
        if let index = interface.index { field("index", index) }
        field("record", interface.record.text)
        if let interfaceClass = interface.interfaceClass {
            field("interfaceClass", interfaceClass.name)
            field("interfaceClassGUID", interfaceClass.guid)
        }
        if let path = interface.path { field("interfacePath", path) }
        endObject()
    }

    private mutating func relation(_ relation: DeviceRelation, in tree: DeviceTree) {
        beginObject()
        field("kind", relation.kind.rawValue)
        field("node", tree.nodes[relation.node].instancePath.spelling)
        if let own = relation.interface { field("interface", own) }
        if let other = relation.otherInterface { field("otherInterface", other) }
        if let status = relation.status { field("status", status) }
        endObject()
    }

    private mutating func resource(_ resource: DeviceResource) {
        beginObject()
        field("kind", resource.kind.rawValue)
        field("start", "0x" + String(resource.start, radix: 16))
        field("end", "0x" + String(resource.end, radix: 16))
        field("flags", resource.flags.names)
        endObject()
    }

    private mutating func placement(_ record: RecordPlacement) {
        beginObject()
        field("path", record.path.text)
        field("as", record.role.rawValue)
        if let driver = record.driver { field("driver", driver) }
        if !record.unreadable.isEmpty { field("unreadable", record.unreadable) }
        endObject()
    }

    // Members whose keys need no escape.

    private mutating func field(_ name: StaticString, _ text: String?) {
        key(plain: name)
        value(text)
    }

    private mutating func field(_ name: StaticString, _ number: Int) {
        key(plain: name)
        value(number)
    }

    private mutating func field(_ name: StaticString, _ flag: Bool) {
        key(plain: name)
        value(flag)
    }

    private mutating func field(_ name: StaticString, _ texts: [String]) {
        key(plain: name)
        beginArray()
        for text in texts { value(text) }
        endArray()
    }

    private mutating func field(_ name: StaticString, _ values: NamedValues) {
        key(plain: name)
        self.values(values)
    }
}
