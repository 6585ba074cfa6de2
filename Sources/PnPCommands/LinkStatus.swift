internal import PnPEngine
internal import PnPModel
internal import PnPSources

extension Input.Machine {
    /// Asks the running machine how the link of one device runs, which nobody does for all of them.
    mutating func addLinkStatus(of index: NodeIndex) {
        guard snapshot.source.kind == "live", tree.attachments[index]?.link != nil,
            let own = tree.nodes[index].records.first(where: { $0.role == .node })?.path,
            let position = snapshot.records.firstIndex(where: { $0.path == own })
        else { return }
        let status = SysfsSource().linkStatus(of: own)
        for pair in status.pairs { snapshot.records[position].attributes[pair.name] = pair.value }
        tree.attachments[index]?.link?.current = DeviceLink(status)?.current
    }
}
