internal import PnPModel
internal import PnPNames
internal import PnPUdevSource

/// What to call nodes: what a device says of itself, else what the first database of this machine says that knows it.
struct NodeNames: Sendable {
    private let database: NameDatabases?
    /// USB devices that have a product string.
    private var selfNamed: Set<SysfsPath> = []

    init(_ snapshot: Snapshot, isAsked: Bool) {
        database = isAsked ? NameDatabases([HardwareDatabase(), PCINames(), USBNames()]) : nil
        guard isAsked else { return }
        for record in snapshot.records where record.isOnBus("usb") && record.attributes["product"] != nil {
            selfNamed.insert(record.path)
        }
    }

    /// Asks for what will surely be asked for, so that the answers are there when the tree is.
    func lookAhead(in snapshot: Snapshot) {
        guard let database else { return }
        for record in snapshot.records {
            guard let modalias = record.modalias else { continue }
            if record.isOnBus("pci") {
                _ = database.names(ofModalias: modalias)
            } else if record.isOnBus("usb"), let device = record.path.parent, !selfNamed.contains(device) {
                _ = database.names(ofModalias: Self.wholeDevice(modalias))
            }
        }
    }

    /// What an interface's modalias begins with, `usb:vVVVVpPPPP`, as the whole device's.
    private static func wholeDevice(_ modalias: String) -> String {
        String(decoding: modalias.utf8.prefix("usb:vVVVVpPPPP".utf8.count), as: UTF8.self) + ":"
    }

    /// A name, or `nil` where the node's own description is the best there is.
    func name(of node: DeviceNode) -> String? {
        guard let database, let query = query(node), let names = database.names(ofModalias: query) else { return nil }
        if let model = names.model { return model }
        guard let vendor = names.vendor else { return nil }
        return node.description.map { "\(vendor) \($0)" }
    }

    /// The database that ``name(of:)`` comes from; `nil` where no database names the node.
    func origin(of node: DeviceNode) -> NameOrigin? {
        guard name(of: node) != nil, let query = query(node) else { return nil }
        return database?.origin(ofNamesFor: query)
    }

    /// The database's key: a PCI modalias, or `usb:vVVVVpPPPP:` for a whole USB device without a name of its own.
    private func query(_ node: DeviceNode) -> String? {
        if let modalias = node.modaliases.first(where: { $0.utf8.starts(with: "pci:".utf8) }) { return modalias }
        guard let id = node.hardwareIDs.first?.spelling, id.utf8.starts(with: #"USB\VID_"#.utf8),
            !node.records.contains(where: { $0.role == .node && selfNamed.contains($0.path) })
        else { return nil }
        let text = Array(id.utf8)
        guard text.count >= 21, !text.indices.contains(where: { text[$0...].starts(with: "&MI_".utf8) }) else {
            return nil
        }
        return
            "usb:v\(String(decoding: text[8..<12], as: UTF8.self))p\(String(decoding: text[17..<21], as: UTF8.self)):"
    }
}
