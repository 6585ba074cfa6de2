public import PnPModel

/// Identifies devices of the PNP layer: ACPI's with a companion, those of ISA cards and of old firmware without.
///
/// - SeeAlso: linux-devices 3.5, 6.2; windows-pnp 3.3, "ISAPNP".
public struct PNPBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `pnp`.
    public var buses: [String] { ["pnp"] }

    /// Identifies a device as `ACPI\…`, `ISAPNP\…` or `PNP\…`.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        let own = Self.ids(of: record)
        if let companion = device.firmware.first?.record, let ids = ACPIIdentifiers(companion) ?? ACPIIdentifiers(own) {
            return try ACPIBusDriver.identity(
                ids,
                record: record,
                named: companion,
                instance: ACPIBusDriver.instance(of: companion)
            )
        }
        let number = KernelName.suffix(of: record.path.name, after: ":")
        let place: DeviceIdentity.Instance = number.map { .address(String($0).madeLegal) } ?? .ordinal
        guard let ids = ACPIIdentifiers(own) else {
            // The kernel gives these devices no modalias, so a format without attributes has no ID of them.
            var draft = IdentityDraft(hardware: 1, compatible: 0)
            try draft.hardware("PNP\\" + String(record.path.name).madeLegal)
            return try draft.identity(instance: place)
        }
        var draft = IdentityDraft()
        if let card = device.own.parent?.record.attributes["card_id"]?.named, let logical = Self.logicalNumber(number) {
            try draft.hardware("ISAPNP\\" + card + "_DEV" + logical)
            try draft.hardware("*" + ids.hid)
            try draft.compatible("*" + ids.hid)
        } else {
            try draft.hardware("PNP\\" + ids.hid.madeLegal)
            try draft.hardware("*" + ids.hid)
        }
        for id in ids.cids { try draft.compatible(ifNew: "*" + id) }
        var identity = try draft.identity(instance: place)
        let meaning = ACPIWords.meaning(of: ids.hid) ?? ids.cids.lazy.compactMap(ACPIWords.meaning(of:)).first
        identity.description = record.attributes["name"]?.named ?? meaning?.words
        identity.className = meaning?.setupClass ?? "System"
        return identity
    }

    /// The IDs that the device says itself, one on a line, in upper case as ACPI writes them.
    private static func ids(of record: DeviceRecord) -> [String] {
        guard let text = record.attributes["id"] else { return [] }
        return text.utf8.split(maxSplits: IdentityDraft.limit, whereSeparator: { $0 <= 0x20 })
            .prefix(IdentityDraft.limit).map { line in
                String(decoding: line.map(\.asciiUppercased), as: UTF8.self)
            }
    }

    /// Four decimal digits of the device's number on its card, from `01.00`.
    private static func logicalNumber(_ number: Substring?) -> String? {
        guard let number, let text = KernelName.suffix(of: number, after: "."), let value = Number.hex(String(text))
        else { return nil }
        let digits = String(value)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}
