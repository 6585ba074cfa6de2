import PnPDiagnostics
import PnPJSON
import PnPModel

// The parts of a tree as JSON, used by every schema that has them. Keys stand in the order of the schemas.

extension JSONWriter {
    /// Where a tree came from.
    mutating func source(_ source: SourceDescription, _ machine: Machine) {
        beginObject()
        member("kind", source.kind)
        member("path", source.path)
        key("machine")
        beginObject()
        member("vendor", machine.vendor)
        member("product", machine.product)
        member("kernel", machine.kernel)
        endObject()
        endObject()
    }

    /// A node, whole.
    mutating func node(_ node: DeviceNode, in tree: DeviceTree) {
        beginObject()
        member("instancePath", node.instancePath.spelling)
        member("parent", node.parent.map { tree.nodes[$0].instancePath.spelling })
        member("label", node.label)
        member("description", node.description)
        member("class", node.setupClass?.name)
        member("classGUID", node.setupClass?.guid)
        list("hardwareIDs", node.hardwareIDs, \.spelling)
        list("compatibleIDs", node.compatibleIDs, \.spelling)
        member("modaliases", node.modaliases)
        member("state", node.state.rawValue)
        key("problem")
        problem(node.problem)
        member("hidden", node.isHidden)
        member("software", node.isSoftware)
        if node.isRaw { member("raw", true) }
        member("capabilities", node.capabilities.names)
        member("location", node.location)
        key("driver")
        driver(node.driver)
        key("stack")
        stack(node.stack)
        key("interfaces")
        beginArray()
        for interface in node.interfaces { self.interface(interface) }
        endArray()
        key("resources")
        beginArray()
        for resource in node.resources { self.resource(resource) }
        endArray()
        key("records")
        beginArray()
        for record in node.records { placement(record) }
        endArray()
        endObject()
    }

    /// A node's problem, or `null`.
    mutating func problem(_ problem: Problem?) {
        guard let problem else { return null() }
        beginObject()
        member("code", problem.code.rawValue)
        member("name", problem.code.name)
        member("reason", problem.reason)
        endObject()
    }

    /// Who runs a node.
    mutating func driver(_ driver: DriverChoice) {
        beginObject()
        member("function", driver.function)
        member("module", driver.module)
        member("origin", driver.origin?.rawValue)
        member("observed", driver.observed)
        member("selected", driver.selected)
        member("rank", driver.rank?.description)
        if driver.isNull { member("needsNone", true) }
        if driver.isDisputed { member("disputed", true) }
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
        member("layer", object.layer.rawValue)
        member("driver", object.driver)
        if !object.pair.isEmpty { member("pair", object.pair) }
        if let reason = object.reason { member("reason", reason) }
        endObject()
    }

    /// One place of the source where something was found or amiss.
    mutating func diagnostic(_ diagnostic: Diagnostic) {
        beginObject()
        member("code", diagnostic.code)
        member("severity", diagnostic.severity.rawValue)
        member("message", diagnostic.message)
        member("file", diagnostic.location.file)
        if diagnostic.location.line > 0 { member("line", diagnostic.location.line) }
        if diagnostic.location.column > 0 { member("column", diagnostic.location.column) }
        endObject()
    }

    /// A key and an object of names and values in their own order.
    mutating func member(_ name: String, _ values: NamedValues) {
        key(name)
        beginObject()
        for pair in values.pairs { member(pair.name, pair.value) }
        endObject()
    }

    private mutating func interface(_ interface: DeviceInterface) {
        beginObject()
        member("class", interface.className)
        member("name", interface.name)
        member("node", interface.node)
        if let index = interface.index { member("index", index) }
        member("record", interface.record.text)
        endObject()
    }

    private mutating func resource(_ resource: DeviceResource) {
        beginObject()
        member("kind", resource.kind.rawValue)
        member("start", "0x" + String(resource.start, radix: 16))
        member("end", "0x" + String(resource.end, radix: 16))
        member("flags", resource.flags)
        endObject()
    }

    private mutating func placement(_ record: RecordPlacement) {
        beginObject()
        member("path", record.path.text)
        member("as", record.role.rawValue)
        if let driver = record.driver { member("driver", driver) }
        if !record.unreadable.isEmpty { member("unreadable", record.unreadable) }
        endObject()
    }

    private mutating func list<Element>(_ name: String, _ elements: [Element], _ text: KeyPath<Element, String>) {
        key(name)
        beginArray()
        for element in elements { value(element[keyPath: text]) }
        endArray()
    }
}
