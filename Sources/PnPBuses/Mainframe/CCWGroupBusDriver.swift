public import PnPModel

/// Identifies groups of channel devices that make one network adapter.
///
/// - SeeAlso: linux-devices 2.2, 3.2, "none"; `drivers/s390/cio/ccwgroup.c` (`/devices/qeth/0.0.f5f0`: a root for each
///   driver that makes groups, the first device's number).
public struct CCWGroupBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `ccwgroup`.
    public var buses: [String] { ["ccwgroup"] }

    /// Identifies a group by the driver's root that it is below; its number is unique.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let path = device.record.path
        let folders = path.text.utf8.split(separator: UInt8(ascii: "/"))
        guard folders.count > 2 else { return nil }
        var own = OwnIdentity(bus: "ccwgroup", instance: DevicePlace.unique.instance(of: path.name))
        own.hardware = [#"CCWGROUP\"# + String(Substring(folders[folders.count - 2])).madeLegal]
        own.words = "Group of channel devices"
        own.setupClass = "Net"
        return try own.joined(with: device)
    }
}
