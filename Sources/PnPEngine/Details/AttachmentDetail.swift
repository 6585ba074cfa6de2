internal import PnPModel

/// Finds out how PCI functions and platform devices are attached: link, NUMA node, IOMMU group, virtual functions.
struct AttachmentDetail {
    private let records: NodeRecords

    init(_ records: NodeRecords) { self.records = records }

    /// The attachments of those nodes of which something is known.
    func attachments(of nodes: [DeviceNode]) -> [NodeIndex: DeviceAttachment] {
        var attachments: [NodeIndex: DeviceAttachment] = [:]
        for node in nodes.indices {
            guard let own = records.own(of: node) else { continue }
            let record = records.forest.records[own]
            guard record.isOnBus("pci") || record.isOnBus("platform") else { continue }
            let attachment = attachment(of: record)
            if !attachment.isEmpty { attachments[node] = attachment }
        }
        addOtherEnds(to: &attachments)
        return attachments
    }

    private func addOtherEnds(to attachments: inout [NodeIndex: DeviceAttachment]) {
        let linked = attachments.filter { $0.value.link != nil }.keys
        guard !linked.isEmpty else { return }
        let ends = LinkEnds(records.forest)
        for node in linked { attachments[node]?.link?.otherEnd = records.own(of: node).flatMap(ends.otherEnd) }
    }

    private func attachment(of record: DeviceRecord) -> DeviceAttachment {
        var attachment = DeviceAttachment()
        if record.attributes.isEmpty, record.links.isEmpty { return attachment }
        attachment.link = DeviceLink(record.attributes)
        // -1 where the machine does not say.
        attachment.numaNode = number(record.attributes["numa_node"])
        attachment.iommuGroup = record.links["iommu_group"].flatMap { number(String(SysfsPath($0).name)) }
        attachment.physicalFunction = record.links["physfn"].flatMap(node)
        attachment.virtualFunctions = virtualFunctions(of: record)
        return attachment
    }

    private func virtualFunctions(of record: DeviceRecord) -> VirtualFunctions? {
        let links = record.links.pairs.filter { $0.name.utf8.starts(with: "virtfn".utf8) }
            .sorted { NaturalOrder.precedes($0.name, $1.name) }
        let possible = number(record.attributes["sriov_totalvfs"])
        guard !links.isEmpty || possible ?? 0 > 0 else { return nil }
        return VirtualFunctions(
            enabled: number(record.attributes["sriov_numvfs"]),
            possible: possible,
            nodes: links.compactMap { node($0.value) }
        )
    }

    private func node(_ path: String) -> NodeIndex? {
        records.forest.index(of: path).flatMap(records.node(ofRecord:))
    }

    private func number(_ text: String?) -> Int? { ResourceText.decimal(text).flatMap { Int(exactly: $0) } }
}
