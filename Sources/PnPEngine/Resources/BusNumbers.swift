internal import PnPModel

/// Which bus numbers each PCI bridge and root passes on, as far as the buses below it tell.
///
/// The registers that hold the range are not read of a running machine, because that may wake the bridge; where a format has
/// them, they count.
struct BusNumbers {
    private let forest: RecordForest
    /// What is below each bridge or root, by its record.
    private var seen: [Int: ClosedRange<UInt64>] = [:]

    init(_ forest: RecordForest) {
        self.forest = forest
        // From the leaves up, so that what is below a bridge is known before it is passed on.
        for index in forest.records.indices.reversed() {
            let record = forest.records[index]
            let name: PCIBusName?
            if record.isOnBus("pci") {
                name = PCIBusName(function: record.path.name)
            } else if record.isOfClass("pci_bus") {
                name = PCIBusName(bus: record.path.name)
            } else {
                continue
            }
            guard let name, let parent = forest.parent(of: index), domain(of: parent) == name.domain else { continue }
            var range = name.bus...max(name.bus, seen[index]?.upperBound ?? 0)
            if let others = seen[parent] {
                range = min(range.lowerBound, others.lowerBound)...max(range.upperBound, others.upperBound)
            }
            seen[parent] = range
        }
    }

    /// The bus numbers that a bridge or root passes on; `nil` for any other device.
    func range(of index: Int) -> DeviceResource? {
        let record = forest.records[index]
        if let first = ResourceText.decimal(record.attributes["secondary_bus_number"]),
            let last = ResourceText.decimal(record.attributes["subordinate_bus_number"]), 0 < first, first <= last
        {
            return DeviceResource(.busNumber, first, last, flags: .window)
        }
        guard var range = seen[index] else { return nil }
        if let root = PCIBusName(root: record.path.name), root.bus <= range.lowerBound {
            range = root.bus...range.upperBound
        }
        return DeviceResource(.busNumber, range.lowerBound, range.upperBound, flags: [.window, .atLeast])
    }

    private func domain(of index: Int) -> UInt64? {
        let name = forest.records[index].path.name
        return (PCIBusName(function: name) ?? PCIBusName(root: name))?.domain
    }
}

/// The bus that a name of the kernel's puts something on: the function `0000:3a:00.0` is on bus 3a of domain 0, the bus
/// `0000:3a` is that bus, and the root `pci0000:3a` makes it.
struct PCIBusName {
    /// What keeps buses of one number apart.
    let domain: UInt64
    /// The bus, from 0.
    let bus: UInt64

    init?(bus name: Substring) {
        let text = name.utf8.span
        let end = text.count
        guard end >= 7, text[end - 3] == UInt8(ascii: ":"), let bus = ResourceText.hex(in: text, (end - 2)..<end),
            let domain = ResourceText.hex(in: text, 0..<(end - 3))
        else { return nil }
        (self.domain, self.bus) = (domain, bus)
    }

    init?(function name: Substring) {
        let text = name.utf8
        guard text.count >= 12, text.suffix(2).first == UInt8(ascii: "."), text.suffix(5).first == UInt8(ascii: ":")
        else {
            return nil
        }
        self.init(bus: Substring(text.dropLast(5)))
    }

    init?(root name: Substring) {
        guard name.utf8.starts(with: "pci".utf8) else { return nil }
        self.init(bus: Substring(name.utf8.dropFirst(3)))
    }
}
