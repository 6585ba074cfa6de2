internal import PnPModel

/// A disk or another SCSI device that an IEEE 1394 unit offers by SBP-2; Linux gives it a SCSI host of its own.
///
/// - SeeAlso: windows-pnp 3.3, "SBP2"; `drivers/firewire/sbp2.c`.
struct SBP2LogicalUnit {
    let unit: FirewireUnit
    /// The number of the logical unit.
    let number: UInt32

    /// Looks whether a SCSI device is one; not where its unit has no names, without which Windows has no ID for it.
    ///
    /// - Parameters:
    ///   - address: Where the SCSI device is.
    ///   - controller: What its host is below.
    init?(_ address: SCSIAddress, below controller: RecordView?) {
        guard let controller, controller.record.isOnBus("firewire") else { return nil }
        unit = FirewireUnit(controller)
        number = address.lun
        if unit.names == nil { return nil }
    }

    /// The identity of a device of a type: hardware and compatible IDs are the same.
    ///
    /// The two of Windows' four forms that have the number of the command set are left out: sysfs does not say it.
    func identity(_ type: SCSIType) throws(IdentificationError) -> DeviceIdentity {
        var draft = IdentityDraft(hardware: 2, compatible: 2)
        if let generic = type.generic {
            for id in [#"SBP2\"# + generic, generic] {
                try draft.hardware(id)
                try draft.compatible(id)
            }
        }
        let device = #"SBP2\"# + (unit.names ?? "") + "&LUN" + String(number)
        return try draft.identity(device: device, instance: .address(String(number)))
    }
}
