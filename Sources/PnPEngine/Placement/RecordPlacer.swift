internal import PnPModel

/// Decides what becomes of every record: a node, a part of one, or nothing of its own.
///
/// The rows of design section 3 in their order; the first that fits decides. Records come in tree order, so what is above
/// a record has its place already. The ACPI namespace comes last, because what it describes must have a place first.
struct RecordPlacer {
    private let forest: RecordForest
    private let links: FirmwareLinks
    private var placement: Placement
    /// Records that are described by the firmware.
    private var hasFirmware: [Bool]
    /// For the interfaces of a composite device, the record that leads each one's function.
    private var leaders: [Int: Int] = [:]

    /// Places all records.
    static func place(_ forest: RecordForest) -> Placement {
        var placer = RecordPlacer(forest)
        placer.placeAll()
        return placer.placement
    }

    private init(_ forest: RecordForest) {
        self.forest = forest
        links = FirmwareLinks(forest)
        placement = Placement(places: Array(repeating: nil, count: forest.records.count))
        placement.drafts.reserveCapacity(forest.records.count / 2)
        hasFirmware = Array(repeating: false, count: forest.records.count)
    }

    private mutating func placeAll() {
        for index in forest.records.indices where forest.records[index].isOnBus("acpi") {
            for companion in links.companions(of: index) { hasFirmware[companion] = true }
        }
        let namespace = SysfsPath("/devices/LNXSYSTM:00")
        for index in forest.records.indices {
            let record = forest.records[index]
            if !record.isOnBus("acpi"), !record.path.isBelow(namespace) { place(index) }
        }
        for index in forest.records.indices where placement.places[index] == nil {
            if forest.records[index].isOnBus("acpi") { placeFirmware(index) } else { place(index) }
        }
        for index in placement.drafts.indices { hang(index) }
        breakCircles()
    }

    /// Links of a hostile source can make nodes hang on each other in a circle.
    private mutating func breakCircles() {
        let settled = Int.max
        // The last walk that came by each draft; `settled` where every way leads to the root.
        var visits = [Int](repeating: 0, count: placement.drafts.count)
        var walk = 0
        for start in placement.drafts.indices {
            while true {
                walk += 1
                var draft = start
                while draft != Placement.root, visits[draft] != settled, visits[draft] != walk {
                    visits[draft] = walk
                    draft = placement.drafts[draft].parent
                }
                guard draft != Placement.root, visits[draft] == walk else { break }
                breakCircle(through: draft)
            }
            var draft = start
            while draft != Placement.root, visits[draft] != settled {
                visits[draft] = settled
                draft = placement.drafts[draft].parent
            }
        }
    }

    /// Hangs one node of a circle where its path says: paths by themselves lead to the root, so one hangs elsewhere.
    private mutating func breakCircle(through draft: Int) {
        var member = draft
        repeat {
            let above = hardwareAbove(placement.drafts[member].own) ?? Placement.root
            if placement.drafts[member].parent != above {
                placement.drafts[member].parent = above
                return
            }
            member = placement.drafts[member].parent
        } while member != draft
        placement.drafts[draft].parent = Placement.root
    }

    // MARK: Rows 4 to 13

    private mutating func place(_ index: Int) {
        let record = forest.records[index]
        guard let subsystem = record.subsystem else { return placeWithoutSubsystem(index) }
        switch subsystem.kind {
        case .bus: placeOnBus(index, record, bus: subsystem.name)
        case .class: placeOfClass(index, record)
        }
    }

    private mutating func placeOnBus(_ index: Int, _ record: DeviceRecord, bus: String) {
        if bus == "usb", placeUSBInterface(index, record) { return }
        if bus == "pci_express", let port = draftAbove(index) { return merge(index, into: port) }
        if PseudoBuses.holds(bus) { return addNode(index, .device, isHidden: true) }
        if PassageTable.holds(record, bus: bus) { return placePassage(index, record) }
        addNode(index, .device, isHidden: isHiddenWhenUnbound(index, record, bus: bus))
        if bus == "usb" { readFunctions(index, record) }
    }

    /// Row 8: what the kernel made for itself and nobody took.
    private func isHiddenWhenUnbound(_ index: Int, _ record: DeviceRecord, bus: String) -> Bool {
        guard record.driver == nil, record.identity == nil else { return false }
        switch bus {
        case "wmi", "mei": return true
        case "platform": return !hasFirmware[index] && !record.hasDevicetreeNode
        default: return false
        }
    }

    /// Row 4.
    ///
    /// Says whether the record was an interface of a device that is there.
    private mutating func placeUSBInterface(_ index: Int, _ record: DeviceRecord) -> Bool {
        guard USBFunctions.isInterface(record), let parent = forest.parent(of: index),
            forest.records[parent].isOnBus("usb"), let place = placement.places[parent], place.role == .node,
            // A dump may list an interface and not its device: the hub above is another one.
            forest.records[parent].path == record.path.parent
        else { return false }
        guard placement.drafts[place.draft].isComposite else {
            merge(index, into: place.draft)
            return true
        }
        if let leader = leaders[index], leader != index, let function = placement.places[leader] {
            merge(index, into: function.draft)
        } else {
            addNode(index, .device)
        }
        return true
    }

    /// Looks at the interfaces below a USB device, before any of them is placed.
    private mutating func readFunctions(_ index: Int, _ record: DeviceRecord) {
        guard !USBFunctions.isInterface(record), let place = placement.places[index] else { return }
        var interfaces: [Int] = []
        var next = index + 1
        while next < forest.records.count, forest.records[next].path.isBelow(record.path) {
            if forest.records[next].path.parent == record.path, USBFunctions.isInterface(forest.records[next]) {
                interfaces.append(next)
            }
            next += 1
        }
        let records = interfaces.map { forest.records[$0] }
        guard USBFunctions.isComposite(record, interfaces: records) else { return }
        placement.drafts[place.draft].isComposite = true
        for (position, leader) in USBFunctions.leaders(of: records).enumerated() {
            leaders[interfaces[position]] = interfaces[leader]
        }
    }

    /// Row 7: a passage, or an interface where it has a node in `/dev`.
    private mutating func placePassage(_ index: Int, _ record: DeviceRecord) {
        if record.node != nil, let draft = hardwareAbove(index) {
            placement.drafts[draft].interfaces.append(index)
            placement.places[index] = .init(role: .interface, draft: draft)
        } else {
            pass(index)
        }
    }

    private mutating func placeWithoutSubsystem(_ index: Int) {
        let path = forest.records[index].path
        if forest.records[index].identity != nil { return addNode(index, .device) }
        let hasRecordsBelow = index + 1 < forest.records.count && forest.records[index + 1].path.isBelow(path)
        if Branches.isBranch(path), hasRecordsBelow { return addNode(index, .branch) }
        pass(index)
    }

    private mutating func placeOfClass(_ index: Int, _ record: DeviceRecord) {
        if record.isOfClass("block"), isNVMeDisk(index, record) { return addNode(index, .nvmeDisk) }
        if let draft = hardwareAbove(index) {
            placement.drafts[draft].interfaces.append(index)
            placement.places[index] = .init(role: .interface, draft: draft)
        } else {
            addNode(index, .software, role: .software, isHidden: true)
        }
    }

    /// Row 11.
    private func isNVMeDisk(_ index: Int, _ record: DeviceRecord) -> Bool {
        guard record.deviceType != "partition", let parent = forest.parent(of: index) else { return false }
        let above = forest.records[parent]
        return above.isOfClass("nvme") || above.isOfClass("nvme-subsystem")
    }

    // MARK: Rows 1 to 3

    private mutating func placeFirmware(_ index: Int) {
        let record = forest.records[index]
        for companion in links.companions(of: index) {
            guard let place = placement.places[companion], place.role == .node || place.role == .merged else {
                continue
            }
            placement.drafts[place.draft].companions.append(index)
            placement.places[index] = .init(role: .firmware, draft: place.draft)
            return
        }
        if !links.companions(of: index).isEmpty { return placeAsFirmwareOfNearest(index) }
        if record.driver == nil, record.identity == nil, !isPresentWithID(record), !ACPIRoots.contains(record.path) {
            placeAsFirmwareOfNearest(index)
        } else {
            addNode(
                index,
                .device,
                isHidden: record.driver == nil && !ACPIRoots.contains(record.path) && record.identity == nil
            )
        }
    }

    /// Absent devices and those without an ID have no modalias; `_STA` says it too where it was read.
    private func isPresentWithID(_ record: DeviceRecord) -> Bool {
        if let status = record.attributes["status"].flatMap({ Int($0) }), status & 1 == 0 { return false }
        return record.modalias != nil
    }

    private mutating func placeAsFirmwareOfNearest(_ index: Int) {
        let draft = draftAbove(index) ?? Placement.root
        if draft == Placement.root {
            placement.atRoot.append(index)
        } else {
            placement.drafts[draft].firmware.append(index)
        }
        placement.places[index] = .init(role: .firmware, draft: draft)
    }

    // MARK: Where things hang

    /// The nearest node above a record's path, software or not.
    private func draftAbove(_ index: Int) -> Int? {
        guard let parent = forest.parent(of: index), let place = placement.places[parent] else { return nil }
        return place.draft == Placement.root ? nil : place.draft
    }

    /// The nearest node of a device above a record's path.
    private func hardwareAbove(_ index: Int) -> Int? {
        guard let draft = draftAbove(index), placement.drafts[draft].sort != .software else { return nil }
        return draft
    }

    /// What ACPI made hangs where the firmware says; a bus record below a virtual class device on the root; all others
    /// on the nearest node above.
    private mutating func hang(_ draft: Int) {
        let own = placement.drafts[draft].own
        let above: Int?
        let isMadeByACPI = isMadeByACPI(draft)
        placement.drafts[draft].isMadeByACPI = isMadeByACPI
        if isMadeByACPI, let companion = placement.drafts[draft].companions.first {
            let namespace = draftAbove(companion)
            above = namespace == draft ? nil : namespace
        } else if placement.drafts[draft].sort == .software {
            above = draftAbove(own)
        } else if placement.drafts[draft].sort == .device, isMissingAncestor(of: own) {
            // What it is on is not known: the next node above would be a guess.
            placement.drafts[draft].isOrphan = true
            above = nil
        } else {
            above = hardwareAbove(own)
        }
        placement.drafts[draft].parent = above ?? Placement.root
    }

    private func isMissingAncestor(of index: Int) -> Bool {
        guard let parent = forest.parent(of: index) else {
            return Branches.lacksAncestor(forest.records[index].path, below: nil)
        }
        return Branches.lacksAncestor(forest.records[index].path, below: forest.records[parent].path)
    }

    private func isMadeByACPI(_ draft: Int) -> Bool {
        guard let companion = placement.drafts[draft].companions.first, forest.records[companion].modalias != nil else {
            return false
        }
        let record = forest.records[placement.drafts[draft].own]
        return placement.drafts[draft].sort == .branch
            ? Branches.isPCIRoot(record.path.name) : record.isOnBus("platform") || record.isOnBus("pnp")
    }

    // MARK: Entering places

    private mutating func addNode(
        _ index: Int,
        _ sort: NodeDraft.Sort,
        role: RecordPlacement.Role = .node,
        isHidden: Bool = false
    ) {
        placement.places[index] = .init(role: role, draft: placement.drafts.count)
        placement.drafts.append(NodeDraft(own: index, sort: sort, isHidden: isHidden))
    }

    private mutating func merge(_ index: Int, into draft: Int) {
        placement.drafts[draft].merged.append(index)
        placement.places[index] = .init(role: .merged, draft: draft)
    }

    private mutating func pass(_ index: Int) {
        let draft = draftAbove(index) ?? Placement.root
        if draft == Placement.root {
            placement.atRoot.append(index)
        } else {
            placement.drafts[draft].passages.append(index)
        }
        placement.places[index] = .init(role: .passage, draft: draft)
    }
}

extension DeviceRecord {
    /// Whether a devicetree has a node for the device.
    var hasDevicetreeNode: Bool {
        properties["OF_FULLNAME"] != nil || properties["OF_COMPATIBLE_0"] != nil
            || modaliases.contains { $0.utf8.starts(with: "of:".utf8) } || links["of_node"] != nil
    }
}
