public import PnPModel

/// Identifies the units of IEEE 1394 devices.
///
/// - SeeAlso: windows-pnp 3.3, "1394"; linux-devices 3.2.
public struct FirewireBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `firewire`.
    public var buses: [String] { ["firewire"] }

    /// Identifies a unit by the names of its maker and model, and by what it speaks.
    ///
    /// Without names what it speaks is the device ID and the compatible ID, and there is no hardware ID.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let unit = FirewireUnit(device.own)
        var draft = IdentityDraft(hardware: 1, compatible: 1)
        if let names = unit.names { try draft.hardware(#"1394\"# + names) }
        if let software = unit.software {
            var id = IDText(#"1394\"#)
            id.append(hex: software.specifier, digits: 1)
            id.append(UInt8(ascii: "&"))
            id.append(hex: software.version, digits: 1)
            try draft.compatible(id)
        }
        guard !draft.hardware.isEmpty || !draft.compatible.isEmpty else { return nil }
        var identity = try draft.identity(instance: unit.instance)
        identity.capabilities.formUnion([.removable, .surpriseRemovalOK])
        let meaning = unit.meaning
        let words = [unit.vendorName, unit.modelName].compactMap { $0 }
        identity.description = words.isEmpty ? meaning.words : words.joined(separator: " ")
        identity.className = meaning.setupClass
        return identity
    }
}
