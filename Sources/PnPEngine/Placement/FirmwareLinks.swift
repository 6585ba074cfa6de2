internal import PnPModel

/// Which ACPI namespace device describes which physical device.
///
/// - SeeAlso: design section 3, row 1; linux-devices 1.2 (`firmware_node`, `physical_node*`), drivers/acpi/glue.c.
struct FirmwareLinks {
    /// For each record the physical records that it describes, in the order of the links.
    private var companions: [[Int]]

    /// Reads the links; where the source has none at all, names tell (`PNP0C0C:00`, `i2c-ELAN0511:00`), and that there is but
    /// one PCI root.
    init(_ forest: RecordForest) {
        companions = Array(repeating: [], count: forest.records.count)
        var hasLinks = false
        for (index, record) in forest.records.enumerated() {
            for link in record.links.pairs {
                if link.name == "firmware_node" {
                    hasLinks = true
                    if let firmware = forest.index(of: link.value) { add(index, to: firmware, forest) }
                } else if link.name.utf8.starts(with: "physical_node".utf8) {
                    hasLinks = true
                    if let physical = forest.index(of: link.value) { add(physical, to: index, forest) }
                }
            }
        }
        if !hasLinks {
            pairByName(forest)
            pairPCIRoot(forest)
        }
    }

    /// The physical records of an ACPI record.
    func companions(of firmware: Int) -> [Int] { companions[firmware] }

    private mutating func add(_ physical: Int, to firmware: Int, _ forest: RecordForest) {
        // Links of a made-up source may lead anywhere: only the namespace describes, and never itself.
        guard forest.records[firmware].isOnBus("acpi"), !forest.records[physical].isOnBus("acpi") else { return }
        if !companions[firmware].contains(physical) { companions[firmware].append(physical) }
    }

    private mutating func pairByName(_ forest: RecordForest) {
        var firmware: [Substring: Int] = [:]
        for (index, record) in forest.records.enumerated() where record.isOnBus("acpi") {
            firmware[record.path.name] = index
        }
        guard !firmware.isEmpty else { return }
        for (index, record) in forest.records.enumerated() {
            if let name = Self.firmwareName(of: record), let described = firmware[name] {
                add(index, to: described, forest)
            }
        }
    }

    /// Joins the PCI root with the host bridge that ACPI found, where there is one of each.
    ///
    /// Their names have nothing in common. Of several roots nothing tells which is whose: the order of the namespace is not
    /// that of the bus numbers, and without links there is no `_BBN` either.
    /// - SeeAlso: drivers/acpi/pci_root.c, which makes a PCI root of `PNP0A03` and of nothing else.
    private mutating func pairPCIRoot(_ forest: RecordForest) {
        var bridge: Int?
        var root: Int?
        for (index, record) in forest.records.enumerated() {
            if Self.isHostBridge(record) {
                guard bridge == nil else { return }
                bridge = index
            } else if Self.isTopPCIRoot(record) {
                guard root == nil else { return }
                root = index
            }
        }
        if let bridge, let root { add(root, to: bridge, forest) }
    }

    /// Whether a namespace device is a PCI host bridge that is there; an absent one has no modalias.
    private static func isHostBridge(_ record: DeviceRecord) -> Bool {
        guard record.isOnBus("acpi"), let modalias = record.modalias else { return false }
        return has("PNP0A08:", modalias) || has("PNP0A03:", modalias)
    }

    /// Whether an ID is one of those in a modalias `acpi:HID:CID:`.
    private static func has(_ id: StaticString, _ modalias: String) -> Bool {
        let bytes = modalias.utf8.span
        let count = id.utf8CodeUnitCount
        var start = 5
        while start + count <= bytes.count {
            var length = 0
            while length < count, unsafe bytes[start + length] == id.utf8Start[length] { length += 1 }
            if length == count, bytes[start - 1] == UInt8(ascii: ":") { return true }
            start += 1
        }
        return false
    }

    /// Whether a record is a PCI root right below `/devices`; one below a device is made by that device's driver.
    private static func isTopPCIRoot(_ record: DeviceRecord) -> Bool {
        guard record.subsystem == nil else { return false }
        let name = record.path.name
        return record.path.text.utf8.count == "/devices/".utf8.count + name.utf8.count
            && Branches.isPCIRoot(name)
    }

    /// The name of the namespace device that a device would be named for.
    ///
    /// - SeeAlso: drivers/acpi/acpi_platform.c; `i2c_dev_set_name` and `spi_dev_set_name`, which put the bus before it.
    private static func firmwareName(of record: DeviceRecord) -> Substring? {
        if record.isOnBus("platform") { return record.path.name }
        if record.isOnBus("i2c") { return name(of: record, behind: "i2c-") }
        return record.isOnBus("spi") ? name(of: record, behind: "spi-") : nil
    }

    private static func name(of record: DeviceRecord, behind start: String) -> Substring? {
        let name = record.path.name
        return name.utf8.starts(with: start.utf8) ? name.dropFirst(start.utf8.count) : nil
    }
}
