import PnPFiles
import PnPModel

/// The kernel's maps of memory and ports, as far as they name devices whose own attributes say nothing.
///
/// PCI functions and PNP devices list what they use themselves. Of the others the maps name the roots of PCI
/// (`PCI Bus 0000:00`), platform devices and ACPI objects, by their names in sysfs. What is found becomes an attribute of the
/// device, `iomem` or `ioports`, with a line for each range. To an ordinary user the kernel shows every address as zero: then
/// the record says that it could not be read, and no zero is taken for an address.
/// - SeeAlso: linux-devices 6.3.
struct KernelAddressMaps<Files: FileTree & ~Copyable>: ~Copyable {
    /// The size of the largest map that is read, in bytes.
    private static var sizeLimit: Int { 1 << 20 }
    /// The most ranges that a device gets.
    private static var rangeLimit: Int { 256 }

    private let files: Files

    /// - Parameter files: The tree that is mounted at `/proc`.
    init(files: consuming Files) { self.files = files }

    /// Adds to records what the maps say of their devices.
    func complete(_ records: inout [DeviceRecord]) {
        var positions: [String: Int] = [:]
        for index in records.indices {
            guard let name = Self.name(of: records[index]) else { continue }
            // A platform device and its firmware's object have one name; the device is what uses the range.
            if let known = positions[name], !records[known].isOnBus("acpi") { continue }
            positions[name] = index
        }
        for map in ["iomem", "ioports"] { complete(&records, map: map, positions) }
    }

    /// What the maps call a device.
    private static func name(of record: DeviceRecord) -> String? {
        guard let subsystem = record.subsystem else {
            let name = record.path.name
            return name.hasPrefix("pci") && name.contains(":") ? "PCI Bus " + name.dropFirst(3) : nil
        }
        guard subsystem.kind == .bus, ["platform", "acpi", "amba"].contains(subsystem.name) else { return nil }
        return String(record.path.name)
    }

    private func complete(_ records: inout [DeviceRecord], map: String, _ positions: [String: Int]) {
        var buffer = FileBuffer(limit: Self.sizeLimit)
        do {
            try files.read(map, into: &buffer)
        } catch {
            // Not every architecture has ports.
            guard error.cause != .notFound else { return }
            for index in positions.values where records[index].subsystem == nil {
                records[index].unreadable[map] = error.cause.description
            }
            return
        }
        var ranges: [Int: [Substring]] = [:]
        for line in buffer.text.split(separator: "\n") {
            guard let colon = line.firstRange(of: " : ") else { continue }
            let name = line[colon.upperBound...]
            // A device from a devicetree has its node's name behind its own.
            guard let index = positions[String(name)] ?? positions[String(name.prefix { $0 != " " })] else { continue }
            let range = line[..<colon.lowerBound].drop { $0 == " " }
            if ranges[index, default: []].count < Self.rangeLimit, ranges[index]?.contains(range) != true {
                ranges[index, default: []].append(range)
            }
        }
        for (index, ranges) in ranges {
            if ranges.allSatisfy({ $0.allSatisfy { $0 == "0" || $0 == "-" } }) {
                records[index].unreadable[map] = "the kernel shows its addresses to root alone"
            } else {
                records[index].attributes[map] = ranges.joined(separator: "\n")
            }
        }
    }
}
