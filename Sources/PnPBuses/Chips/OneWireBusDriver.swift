public import PnPModel

/// Identifies chips on 1-Wire buses by family; the number in each is its own in the world.
///
/// - SeeAlso: linux-devices 3.2, "none"; `drivers/w1/w1.c` (name `28-000005e2fdc3`: family, number).
public struct OneWireBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `w1`.
    public var buses: [String] { ["w1"] }

    /// Identifies a chip as `W1\FAMILY_28`.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let parts = device.record.path.name.utf8.split(separator: UInt8(ascii: "-"), maxSplits: 2)
        guard parts.count == 2, parts[0].count == 2, parts[1].count == 12,
            parts.allSatisfy({ $0.allSatisfy { $0.hexValue != nil } })
        else { return nil }
        let name = String(device.record.path.name).asEnumerator
        var own = OwnIdentity(bus: "w1", instance: .unique(name))
        own.hardware = [#"W1\FAMILY_"# + name.prefix(2)]
        let meaning = Self.meanings[String(name.prefix(2))]
        own.words = meaning?.words ?? "1-Wire chip"
        own.setupClass = meaning?.setupClass ?? "System"
        return try own.joined(with: device)
    }

    /// - SeeAlso: `include/linux/w1.h` and `drivers/w1/slaves`, `W1_FAMILY_…`.
    private static let meanings: [String: ModaliasGrammar.Meaning] = [
        "01": ("1-Wire serial number", "System"), "10": ("1-Wire thermometer", "Sensor"),
        "22": ("1-Wire thermometer", "Sensor"), "26": ("1-Wire battery monitor", "Sensor"),
        "28": ("1-Wire thermometer", "Sensor"), "2D": ("1-Wire EEPROM", "System"),
        "3B": ("1-Wire thermometer", "Sensor"), "42": ("1-Wire thermometer", "Sensor"),
    ]
}
