import PnPJSON
public import PnPModel

/// Writes a device tree as `pnpctl.tree/1`: flat, root first, depth first, a node a line, so that files can be compared.
///
/// Every node is written, hidden or not. Names from databases of the machine at hand never are.
/// - SeeAlso: design section 5, "JSON"; `Schemas/pnpctl.tree-1.schema.json`.
public struct TreeJSONRenderer: Sendable {
    /// Makes a renderer.
    public init() {}

    /// Writes a tree; the same tree gives the same bytes.
    public func render(_ tree: DeviceTree) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 512 + tree.nodes.count * 1024)
        writer.beginObject(.lines)
        writer.member("schema", "pnpctl.tree/1")
        writer.key("source")
        writer.source(tree.source, tree.machine)
        writer.key("nodes")
        writer.beginArray(.lines)
        for node in tree.nodes { writer.node(node, in: tree) }
        writer.endArray()
        if !tree.diagnostics.isEmpty {
            writer.key("diagnostics")
            writer.beginArray(.lines)
            for diagnostic in tree.diagnostics { writer.diagnostic(diagnostic) }
            writer.endArray()
        }
        writer.endObject()
        writer.newline()
        return writer.bytes
    }
}
