public import PnPModel

/// Identifies Memory Sticks by type, category and class, which is all that the bus reads.
///
/// - SeeAlso: linux-devices 1.1 (`memstick`); `drivers/memstick/core/memstick.c`, `memstick_uevent`.
public struct MemoryStickBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `memstick`.
    public var buses: [String] { ["memstick"] }

    /// Identifies a stick as `MEMSTICK\TYPE_01&CATEGORY_00&CLASS_00`; a host has one slot.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        var id = IDText("MEMSTICK")
        var separator = UInt8(ascii: "\\")
        for name in ["TYPE", "CATEGORY", "CLASS"] {
            guard let value = Number.hex(record.properties["MEMSTICK_" + name]), value <= 0xFF else { continue }
            id.append(separator)
            separator = UInt8(ascii: "&")
            id.append(name)
            id.append(UInt8(ascii: "_"))
            id.append(hex: value, digits: 2)
        }
        guard separator == UInt8(ascii: "&") else { return nil }
        var own = OwnIdentity(bus: "memstick", instance: .ordinal)
        own.hardware = [id.text]
        own.words = "Memory Stick"
        own.setupClass = "DiskDrive"
        var identity = try own.joined(with: device)
        identity.capabilities.formUnion([.removable, .surpriseRemovalOK])
        return identity
    }
}
