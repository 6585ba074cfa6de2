internal import PnPModel

/// Finds out which nodes are parts of one physical thing.
///
/// A device that can be taken off is a thing of its own, named by its instance path; what cannot is a part of what it is on,
/// in the end of the computer. A bus that knows the thing by something better says so.
/// - SeeAlso: windows-pnp 3.4, "Container algorithm".
struct ContainerDetail {
    private let records: NodeRecords
    private let buses: any BusCatalogue

    init(_ records: NodeRecords, buses: any BusCatalogue) {
        self.records = records
        self.buses = buses
    }

    /// Gives every node its container; parents come before their children.
    func fill(_ nodes: inout [DeviceNode]) {
        for index in nodes.indices {
            let above = nodes[index].parent.flatMap { nodes[$0].containerID } ?? .computer
            nodes[index].containerID = stated(for: index) ?? made(for: nodes[index]) ?? above
        }
    }

    private func stated(for node: NodeIndex) -> ContainerID? {
        guard let draft = records.draft(of: node) else { return nil }
        let view = records.forest[draft.own]
        return buses.driver(for: view.record).container(of: view)
    }

    private func made(for node: DeviceNode) -> ContainerID? {
        node.capabilities.contains(.removable) ? ContainerID(name: node.instancePath.spelling) : nil
    }
}
