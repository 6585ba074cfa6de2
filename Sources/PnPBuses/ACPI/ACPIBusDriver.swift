public import PnPModel

/// Identifies devices of the ACPI namespace.
///
/// - SeeAlso: windows-pnp 3.3, "ACPI"; design section 3, row 3.
public struct ACPIBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `acpi`.
    public var buses: [String] { ["acpi"] }

    /// Identifies a namespace device by `_HID` and `_CID`s; the two that everything hangs on have names of their own.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        if let root = try ACPIRoots.identity(ofName: record.path.name) { return root }
        guard var identity = try Self.identity(of: record, named: record) else { return nil }
        identity.label = nil
        return identity
    }

    /// `ACPI(_SB_)#ACPI(PCI0)`: the names on the way through the namespace.
    ///
    /// - SeeAlso: windows-pnp 3.4, "Location path elements"; linux-devices 1.4 (`path`).
    public func locationStep(to device: RecordView) -> LocationStep? {
        guard let path = device.record.attributes["path"]?.named, path.utf8.first == UInt8(ascii: "\\"),
            path.utf8.count < 1024
        else { return nil }
        let names = path.dropFirst().split(separator: ".")
        return names.isEmpty ? nil : .start(names.map { "ACPI(\($0))" }.joined(separator: "#"))
    }

    /// The identity of an ACPI device, whichever record stands for it.
    ///
    /// - Parameters:
    ///   - record: The node's record, whose own `acpi:` modalias counts where the namespace device is not known.
    ///   - named: The namespace device, the first companion of a platform device; else the node's record again.
    /// - Returns: `nil` where neither has an ID.
    /// - Throws: When the `_HID` is no legal ID.
    static func identity(of record: DeviceRecord, named: DeviceRecord) throws(IdentificationError) -> DeviceIdentity? {
        guard let ids = ACPIIdentifiers(named) ?? ACPIIdentifiers(record) else { return nil }
        if ids.isDevicetreeNode, let tree = OFIdentifiers(record) ?? OFIdentifiers(named) {
            return try tree.identity(of: record, instance: instance(of: named))
        }
        return try identity(ids, record: record, named: named, instance: instance(of: named))
    }

    /// The identity of a device with ACPI's IDs.
    static func identity(
        _ ids: ACPIIdentifiers,
        record: DeviceRecord,
        named: DeviceRecord,
        instance: DeviceIdentity.Instance
    ) throws(IdentificationError) -> DeviceIdentity {
        var draft = IdentityDraft(hardware: 3, compatible: 3)
        try ids.fill(&draft)
        var identity = try draft.identity(device: "ACPI\\" + ids.hid, instance: instance)
        let meaning = ACPIWords.meaning(of: ids.hid) ?? ids.cids.lazy.compactMap(ACPIWords.meaning(of:)).first
        identity.description = named.attributes["description"]?.named ?? meaning?.words
        identity.className = meaning?.setupClass ?? "System"
        identity.location = named.attributes["path"]?.named
        identity.capabilities.formUnion(capabilities(ids, record: record, named: named))
        return identity
    }

    /// What the namespace says can be done with a device.
    ///
    /// A device that the firmware has switched off is present, to be shown to the user, and not enabled. Interrupt links
    /// that nobody uses are not enabled either, and not to be shown; what a driver runs in spite of all that is on.
    /// - SeeAlso: ACPI specification 6.3.7, `_STA`; linux/drivers/acpi/scan.c for `LNXDOCK` and `LNXIOBAY`.
    private static func capabilities(
        _ ids: ACPIIdentifiers,
        record: DeviceRecord,
        named: DeviceRecord
    ) -> DeviceCapabilities {
        var capabilities: DeviceCapabilities = []
        if let status = Number.decimal(named.attributes["status"]), status & 7 == 5, record.driver == nil,
            named.driver == nil
        {
            capabilities.insert(.hardwareDisabled)
        }
        if ids.contains("LNXDOCK") { capabilities.insert(.dockDevice) }
        if ids.contains("LNXIOBAY") { capabilities.insert(.ejectSupported) }
        return capabilities
    }

    /// The `_UID`, else the `NN` that the kernel gave to tell devices of one `_HID` apart.
    static func instance(of record: DeviceRecord) -> DeviceIdentity.Instance {
        if let uid = DeviceIdentity.Instance.usable(record.attributes["uid"]?.named) { return .unique(uid) }
        guard let number = KernelName.suffix(of: record.path.name, after: ":") else { return .ordinal }
        return .address(String(number).madeLegal)
    }
}

/// The two namespace devices that stand for the machine and for its system bus.
enum ACPIRoots {
    /// The identity of `LNXSYSTM:00` or `LNXSYBUS:00`; `nil` for any other name.
    static func identity(ofName name: Substring) throws(IdentificationError) -> DeviceIdentity? {
        switch name {
        case "LNXSYSTM:00":
            var identity = try DeviceIdentity(
                device: #"ROOT\ACPI_HAL"#,
                hardware: [#"ROOT\ACPI_HAL"#],
                instance: .unique("0000")
            )
            identity.description = "ACPI computer"
            identity.className = "Computer"
            identity.capabilities = .uniqueID
            return identity
        case "LNXSYBUS:00":
            var identity = try DeviceIdentity(
                device: #"ACPI_HAL\PNP0C08"#,
                hardware: [#"ACPI_HAL\PNP0C08"#, "*PNP0C08"],
                instance: .unique("0")
            )
            identity.description = "ACPI system bus"
            identity.className = "System"
            identity.capabilities = .uniqueID
            return identity
        default: return nil
        }
    }
}
