internal import PnPDiagnostics
internal import PnPModel

/// Fills in what nodes use: memory, ports, interrupts, bus numbers, DMA channels.
///
/// - SeeAlso: linux-devices 6.1 to 6.3.
struct ResourceDetail {
    private let records: NodeRecords
    private let busNumbers: BusNumbers
    private var log: ResourceLog

    init(_ records: NodeRecords, at location: SourceLocation) {
        self.records = records
        busNumbers = BusNumbers(records.forest)
        log = ResourceLog(at: location)
    }

    /// What was wrong with the records' lists.
    var diagnostics: [Diagnostic] { log.all }

    /// Fills in the resources of all nodes.
    mutating func fill(_ nodes: inout [DeviceNode]) {
        for index in nodes.indices {
            guard let own = records.own(of: index) else { continue }
            let resources = resources(of: own)
            if !resources.isEmpty { nodes[index].resources = resources }
        }
    }

    private mutating func resources(of index: Int) -> [DeviceResource] {
        let record = records.forest.records[index]
        guard let subsystem = record.subsystem else {
            guard PCIBusName(root: record.path.name) != nil else { return [] }
            // All that a root has it passes on to the functions below it.
            return read(record, .window, also: busNumbers.range(of: index)) { _ in }
        }
        guard subsystem.kind == .bus, !record.attributes.isEmpty || subsystem.name == "pci" else { return [] }
        switch subsystem.name {
        case "pci":
            return read(record, also: busNumbers.range(of: index)) { list in
                list.readPCITable()
                list.readInterrupts()
            }
        case "pnp": return read(record) { $0.readPNPList() }
        default: return read(record) { _ in }
        }
    }

    private mutating func read(
        _ record: DeviceRecord,
        _ flags: DeviceResource.Flags = [],
        also range: DeviceResource? = nil,
        _ body: (inout ResourceList) -> Void
    ) -> [DeviceResource] {
        var list = ResourceList(of: record, log: log)
        body(&list)
        list.readAddressMap(flags: flags)
        log = list.log
        return list.resources + (range.map { [$0] } ?? [])
    }
}
