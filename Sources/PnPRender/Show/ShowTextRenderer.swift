public import PnPModel

/// Writes everything about one device for people: labels on the left, values on the right, nothing shortened.
///
/// Labels follow `pnputil /enum-devices` where it has the same thing. What a device does not have is left out.
/// - SeeAlso: windows-pnp 6.2.
public struct ShowTextRenderer: Sendable {
    /// What the reader can see.
    public var style: TextStyle
    /// What is added from the source's records.
    public var details: ShowDetails

    /// Makes a renderer.
    public init(style: TextStyle, details: ShowDetails = []) {
        self.style = style
        self.details = details
    }

    /// Writes a device.
    ///
    /// - Parameters:
    ///   - index: Which node.
    ///   - tree: The tree it is in.
    ///   - records: What the source reported about its records, for ``details``; others are left out.
    ///   - names: What to call a node, not escaped; `nil` for `DeviceNode.plainName`.
    ///   - origin: The database that the device's name comes from; `nil` where it is the device's own.
    /// - Returns: Lines of UTF-8, each ended.
    public func render(
        _ index: NodeIndex,
        in tree: DeviceTree,
        records: [DeviceRecord] = [],
        names: (DeviceNode) -> String? = { _ in nil },
        origin: NameOrigin? = nil
    ) -> [UInt8] {
        let node = tree.nodes[index]
        var writer = ShowWriter(buffer: TextBuffer(style: style))
        let name = names(node) ?? node.plainName
        writer.title(node.label, name)
        writer.identity(of: node, named: name, by: origin)
        writer.condition(of: node)
        writer.relations(of: node, in: tree, names)
        writer.list("Interfaces", node.interfaceDetails, reasons: node.interfaces.map { $0.interfaceClass?.guid })
        writer.list("Resources", node.resourceDetails)
        if let attachment = tree.attachments[index] { writer.attachment(attachment, in: tree, names) }
        writer.records(node.records)
        for placement in node.records {
            guard let record = records.first(where: { $0.path == placement.path }) else { continue }
            if details.contains(.properties) { writer.values("Properties", record.properties, of: record) }
            if details.contains(.attributes) {
                writer.values("Attributes", record.attributes, of: record)
                writer.values("Links", record.links, of: record)
            }
        }
        return writer.buffer.bytes
    }
}
