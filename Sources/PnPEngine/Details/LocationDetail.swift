internal import PnPModel

/// Writes down the ways from the root to each node: by buses, and by the firmware's namespace.
///
/// - SeeAlso: windows-pnp 3.4, "Location path elements".
struct LocationDetail {
    /// A way is not continued past this many bytes: paths from outside may be thousands of levels deep.
    private static let limit = 4096

    private let records: NodeRecords
    private let buses: any BusCatalogue

    init(_ records: NodeRecords, buses: any BusCatalogue) {
        self.records = records
        self.buses = buses
    }

    /// Gives every node its location paths, that by buses first; parents come before their children.
    func fill(_ nodes: inout [DeviceNode]) {
        // The way to each node, or to the nearest one above that has one.
        var ways: [String?] = []
        ways.reserveCapacity(nodes.count)
        for index in nodes.indices {
            let above = nodes[index].parent.flatMap { ways[$0] }
            guard let draft = records.draft(of: index) else {
                ways.append(above)
                continue
            }
            let own = way(to: draft.own, from: above)
            if let own, !draft.isOrphan { nodes[index].locationPaths.append(own) }
            let firmware = ([draft.own] + draft.companions).lazy.compactMap { self.way(ofFirmware: $0) }.first
            if let firmware, firmware != own { nodes[index].locationPaths.append(firmware) }
            ways.append(own ?? firmware ?? above)
        }
    }

    private func way(to record: Int, from above: String?) -> String? {
        switch step(to: record) {
        case nil: return nil
        case .start(let text): return text
        case .next(let text):
            guard let above, above.utf8.count + text.utf8.count < Self.limit else { return nil }
            return above + "#" + text
        }
    }

    private func way(ofFirmware record: Int) -> String? {
        guard records.forest.records[record].isOnBus("acpi"), case .start(let text) = step(to: record) else {
            return nil
        }
        return text
    }

    private func step(to record: Int) -> LocationStep? {
        let view = records.forest[record]
        return buses.driver(for: view.record).locationStep(to: view)
    }
}
