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
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512 + tree.nodes.count * 1280)
        render(tree) { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// Writes a tree in portions, so that the text of a large one never is in memory as a whole.
    ///
    /// - Parameters:
    ///   - tree: The tree.
    ///   - emit: Called with each portion in turn; together they are what ``render(_:)`` returns.
    /// - Throws: What `emit` throws, at once.
    public func render(_ tree: DeviceTree, emit: ([UInt8]) throws -> Void) rethrows {
        var writer = JSONWriter(reservingCapacity: Self.portion + 8192)
        writer.beginObject(.lines)
        writer.member("schema", "pnpctl.tree/1")
        writer.key("source")
        writer.source(tree.source, tree.machine)
        writer.key("nodes")
        writer.beginArray(.lines)
        for index in tree.nodes.indices {
            writer.node(index, in: tree)
            if writer.bytes.count >= Self.portion {
                try emit(writer.bytes)
                writer.removeAll()
            }
        }
        writer.endArray()
        if !tree.diagnostics.isEmpty {
            writer.key("diagnostics")
            writer.beginArray(.lines)
            for diagnostic in tree.diagnostics { writer.diagnostic(diagnostic) }
            writer.endArray()
        }
        writer.endObject()
        writer.newline()
        try emit(writer.bytes)
    }

    /// How many bytes are worth a system call, and still stay in a processor's cache.
    private static let portion = 1 << 17
}
