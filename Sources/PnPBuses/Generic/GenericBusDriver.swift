public import PnPModel

/// Identifies devices of every bus that has no driver of its own here, and those of which their own driver can say
/// nothing.
///
/// The enumerator is the bus's own name. Firmware's IDs come first, then what the modalias says, then the name without its
/// counter; nothing is made up.
/// - SeeAlso: design section 3, "Identities"; linux-devices 3.5, "Others".
public struct GenericBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// None: it speaks for all that nobody else speaks for.
    public var buses: [String] { [] }

    /// Identifies a device by what any bus has.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        var own = OwnIdentity(bus: device.record.subsystem?.name ?? "ROOT", instance: .ordinal)
        own.hardware = [own.wholeModaliasID(of: device.record)].compactMap { $0 }
        return try own.joined(with: device)
    }
}
