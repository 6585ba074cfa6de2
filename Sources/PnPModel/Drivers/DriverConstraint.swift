/// A word of the administrator in sysfs that decides over a device's driver, whatever rules say.
public enum DriverConstraint: Hashable, Sendable {
    /// `authorized` of this record is 0: nothing binds to it.
    case unauthorized(SysfsPath)
    /// `driver_override` of this record names the one driver that may bind to it.
    case override(driver: String, SysfsPath)

    /// What a record says; `nil` where it leaves the kernel a free hand.
    ///
    /// - SeeAlso: linux-devices 2.1; `Documentation/ABI/testing/sysfs-bus-pci` and `sysfs-bus-usb` of the kernel.
    public static func unauthorized(_ record: DeviceRecord) -> Self? {
        record.attributes["authorized"] == "0" ? .unauthorized(record.path) : nil
    }

    /// What a record says; `nil` where it names no driver.
    public static func override(_ record: DeviceRecord) -> Self? {
        guard let driver = record.attributes["driver_override"], driver != "(null)", !driver.isEmpty else { return nil }
        return .override(driver: driver, record.path)
    }
}
