import PnPJSON
public import PnPModel

/// Writes one node and its records in full as `pnpctl.show/1`.
///
/// - SeeAlso: `Schemas/pnpctl.show-1.schema.json`.
public struct ShowJSONRenderer: Sendable {
    /// Makes a renderer.
    public init() {}

    /// Writes a node.
    ///
    /// - Parameters:
    ///   - index: Which node.
    ///   - tree: The tree it is in.
    ///   - records: What the source reported about its records, as far as it is at hand.
    /// - Returns: JSON text, ended by a line's end.
    public func render(_ index: NodeIndex, in tree: DeviceTree, records: [DeviceRecord]) -> [UInt8] {
        let node = tree.nodes[index]
        var writer = JSONWriter()
        writer.beginObject(.lines)
        writer.member("schema", "pnpctl.show/1")
        writer.key("source")
        writer.source(tree.source, tree.machine)
        writer.key("node")
        writer.node(index, in: tree)
        writer.key("children")
        writer.beginArray(.lines)
        for child in node.children { writer.value(tree.nodes[child].instancePath.spelling) }
        writer.endArray()
        writer.key("records")
        writer.beginArray(.lines)
        for record in records { writer.record(record) }
        writer.endArray()
        writer.endObject()
        writer.newline()
        return writer.bytes
    }
}

extension JSONWriter {
    /// What a source reported about one device.
    mutating func record(_ record: DeviceRecord) {
        beginObject(.lines)
        member("path", record.path.text)
        if let subsystem = record.subsystem { member(subsystem.kind.rawValue, subsystem.name) }
        if let type = record.deviceType { member("devtype", type) }
        if let driver = record.driver { member("driver", driver) }
        if let module = record.module { member("module", module) }
        member("modaliases", record.modaliases)
        if let node = record.node { member("node", node) }
        key("properties")
        values(record.properties)
        key("attributes")
        values(record.attributes)
        key("links")
        values(record.links)
        if !record.unreadable.isEmpty {
            key("unreadable")
            values(record.unreadable)
        }
        endObject()
    }
}
