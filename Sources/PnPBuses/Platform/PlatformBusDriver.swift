public import PnPModel

/// Identifies platform devices: what firmware describes by its firmware's IDs, the rest by name.
///
/// - SeeAlso: design section 3, "Who made the PDO": with a companion it *is* the ACPI device; linux-devices 3.2, 3.5.
public struct PlatformBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `platform`.
    public var buses: [String] { ["platform"] }

    /// Identifies a platform device as `ACPI\…`, `OF\…` or `PLATFORM\<name>`.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        if let identity = try ACPIBusDriver.identity(of: record, named: device.firmware.first?.record ?? record) {
            return identity
        }
        if let tree = OFIdentifiers(record) { return try tree.identity(of: record, instance: .ordinal) }

        // The modalias has the name as the driver knows it, without what the kernel counts onto it.
        let stated = record.modaliases.first { $0.hasModaliasPrefix("platform") }?.modaliasRest
        let name = stated.flatMap { $0.isEmpty ? nil : $0 } ?? KernelName.withoutCounter(record.path.name)
        var id = IDText("PLATFORM\\")
        id.append(legal: name.utf8)
        var draft = IdentityDraft()
        try draft.hardware(id)
        var identity = try draft.identity(device: id.text, instance: .ordinal)
        identity.className = "System"
        return identity
    }
}
