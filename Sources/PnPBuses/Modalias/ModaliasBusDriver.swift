public import PnPModel

/// Identifies the devices of a bus by its page: what the modalias says, and what firmware adds.
///
/// - SeeAlso: linux-devices 3.2; design section 3, "Identities" and "Instance paths".
public struct ModaliasBusDriver: BusDriver {
    let grammar: ModaliasGrammar

    /// The bus of the page.
    public var buses: [String] { [grammar.bus] }

    /// Identifies a device; it always has an ID, if only its kernel name without its counter.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        try grammar.ownIdentity(of: device.record).joined(with: device)
    }
}
