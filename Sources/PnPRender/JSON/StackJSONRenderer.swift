import PnPJSON
public import PnPModel

/// Writes the device stacks from a device up to the root, and the way of an I/O request, as `pnpctl.stack/1`.
///
/// - SeeAlso: `Schemas/pnpctl.stack-1.schema.json`.
public struct StackJSONRenderer: Sendable {
    /// Makes a renderer.
    public init() {}

    /// Writes the stacks.
    ///
    /// - Parameters:
    ///   - target: The device that a request is for.
    ///   - tree: The tree it is in.
    /// - Returns: JSON text, ended by a line's end.
    public func render(_ target: NodeIndex, in tree: DeviceTree) -> [UInt8] {
        let path = IORequestPath(from: target, in: tree)
        var writer = JSONWriter()
        writer.beginObject(.lines)
        writer.member("schema", "pnpctl.stack/1")
        writer.key("source")
        writer.source(tree.source, tree.machine)
        writer.member("device", tree.nodes[target].instancePath.spelling)
        writer.key("stacks")
        writer.beginArray(.lines)
        for index in tree.lineage(of: target) { writer.nodeStack(tree.nodes[index]) }
        writer.endArray()
        writer.key("request")
        writer.beginObject(.lines)
        writer.key("path")
        writer.beginArray(.lines)
        for entry in path.entries {
            writer.beginObject()
            writer.member("node", tree.nodes[entry.node].instancePath.spelling)
            writer.member("layer", entry.object.layer.rawValue)
            writer.member("driver", entry.object.driver)
            writer.endObject()
        }
        writer.endArray()
        writer.member("drivers", path.drivers)
        writer.member("endsAtHardware", path.endsAtHardware)
        writer.endObject()
        writer.endObject()
        writer.newline()
        return writer.bytes
    }
}

extension JSONWriter {
    /// A node, as far as its stack goes.
    fileprivate mutating func nodeStack(_ node: DeviceNode) {
        beginObject()
        member("instancePath", node.instancePath.spelling)
        member("label", node.label)
        member("description", node.description)
        member("state", node.state.rawValue)
        key("problem")
        problem(node.problem)
        key("stack")
        stack(node.stack)
        endObject()
    }
}
