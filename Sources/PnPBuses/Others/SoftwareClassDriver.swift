public import PnPModel

/// Identifies devices that are software alone, such as the loopback network: `SWD\NET\lo`.
///
/// - SeeAlso: design section 3, row 13; windows-pnp 3.3, "SWD".
public struct SoftwareClassDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// None: software devices belong to classes.
    public var buses: [String] { [] }

    /// Names the device after its class, which one it is by its own name.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        guard let subsystem = device.record.subsystem else { return nil }
        let id = "SWD\\" + subsystem.name.asEnumerator
        var draft = IdentityDraft(hardware: 1, compatible: 0)
        try draft.hardware(id)
        var identity = try draft.identity(instance: .unique(String(device.record.path.name).madeLegal))
        identity.className = "SoftwareDevice"
        return identity
    }
}
