public import PnPModel

/// Identifies devices that are software alone, such as the loopback network: `SWD\NET\lo`.
///
/// - SeeAlso: design section 3, row 13; windows-pnp 3.3, "SWD".
public struct SoftwareClassDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// None: software devices belong to classes.
    public var buses: [String] { [] }

    /// Names the device after its class; which one it is, its own name says.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        guard let subsystem = device.record.subsystem else { return nil }
        var id = IDText("SWD\\")
        id.append(enumerator: subsystem.name)
        var draft = IdentityDraft(hardware: 1, compatible: 0)
        try draft.hardware(id)
        var identity = try draft.identity(instance: Self.instance(of: device.record, subsystem.name))
        identity.className = "SoftwareDevice"
        return identity
    }

    /// The device's own name, but for inputs and sensors: the kernel counts them in the order in which it finds them.
    ///
    /// - SeeAlso: design section 3, "Kernel counters never enter"; linux-devices 1.3 (`NAME` of an input).
    private static func instance(of record: DeviceRecord, _ name: String) -> DeviceIdentity.Instance {
        switch name {
        case "input":
            if let stated = record.properties["NAME"] { return .unique(stated.madeLegal) }
            return .address(String(KernelName.withoutCounter(record.path.name)).madeLegal)
        case "hwmon": return .ordinal
        default: return .unique(String(record.path.name).madeLegal)
        }
    }
}
