public import PnPModel

/// Identifies SCSI devices: SATA and SAS disks, optical drives, and what is behind USB mass storage (`USBSTOR`).
///
/// - SeeAlso: windows-pnp 3.3, "SCSI, SATA, NVMe" and "USBSTOR".
public struct SCSIBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `scsi`.
    public var buses: [String] { ["scsi"] }

    /// Identifies a device by its type and what it answers to INQUIRY.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        guard let address = SCSIAddress(record.path.name), let number = Self.typeNumber(of: record) else { return nil }
        let strings = InquiryStrings(scsi: device.own)
        let controller = device.own.ancestor { $0.subsystem?.kind == .bus && $0.subsystem?.name != "scsi" }
        var identity: DeviceIdentity
        let type: SCSIType
        if let controller, controller.isUSBInterface {
            type = .usb(number)
            identity = try Self.usb(type, strings, address: address, device: controller.usbDevice)
        } else {
            guard let known = SCSIType.scsi(number) else { return nil }
            type = known
            if let unit = SBP2LogicalUnit(address, below: controller) {
                identity = try unit.identity(type)
            } else {
                identity = try Self.scsi(type, strings, address: address.digits(of: device.own))
            }
        }
        identity.description = strings.words ?? type.words
        identity.className = type.setupClass
        return identity
    }

    /// The peripheral type: the attribute is decimal, the modalias `scsi:t-0x05` hexadecimal.
    private static func typeNumber(of record: DeviceRecord) -> UInt32? {
        if let number = Number.decimal(record.attributes["type"]) { return number }
        guard let modalias = record.modaliases.first(where: { $0.hasModaliasPrefix("scsi") }) else { return nil }
        return KernelName.suffix(of: modalias[...], after: "-").flatMap { Number.hex(String($0)) }
    }

    private static func scsi(
        _ type: SCSIType,
        _ strings: InquiryStrings,
        address: String
    ) throws(IdentificationError) -> DeviceIdentity {
        var draft = IdentityDraft(hardware: 6, compatible: 1)
        try StorageIDs.fill(&draft, "SCSI\\", type, strings)
        if let generic = type.generic {
            try draft.hardware(generic)
            try draft.compatible(generic)
        }
        return try draft.identity(device: StorageIDs.key("SCSI\\", type, strings), instance: .address(address))
    }

    private static func usb(
        _ type: SCSIType,
        _ strings: InquiryStrings,
        address: SCSIAddress,
        device: RecordView?
    ) throws(IdentificationError) -> DeviceIdentity {
        var draft = IdentityDraft(hardware: 7, compatible: 3)
        try StorageIDs.fill(&draft, "USBSTOR\\", type, strings)
        if let generic = type.generic {
            try draft.hardware("USBSTOR\\" + generic)
            try draft.hardware(generic)
        }
        try draft.compatible("USBSTOR\\" + type.word)
        try draft.compatible("USBSTOR\\RAW")
        if let generic = type.generic { try draft.compatible(generic) }

        let lun = String(address.lun)
        let record = device?.record
        let serial = DeviceIdentity.Instance.usable(
            record?.attributes["serial"] ?? record?.properties["ID_SERIAL_SHORT"]
        )
        return try draft.identity(
            device: StorageIDs.key("USBSTOR\\", type, strings, withRevision: true),
            instance: serial.map { .serial($0 + "&" + lun, address: lun) } ?? .address(lun)
        )
    }
}

/// IDs of storage devices: fields of fixed width, and the key form of device IDs.
enum StorageIDs {
    /// Adds `<bus><type>v8p16r4`, `…v8p16`, `…v8`, `<bus>v8p16r1`, `v8p16r1`, as far as the fields are known.
    static func fill(
        _ draft: inout IdentityDraft,
        _ bus: String,
        _ type: SCSIType,
        _ strings: InquiryStrings
    ) throws(IdentificationError) {
        guard let vendor = strings.vendor else { return }
        var id = IDText(bus)
        id.append(type.word)
        id.append(folded: vendor, width: 8)
        if let product = strings.product {
            let mark = id.mark
            id.append(folded: product, width: 16)
            if let revision = strings.revision {
                let mark = id.mark
                id.append(folded: revision, width: 4)
                try draft.hardware(id)
                id.cut(to: mark)
            }
            try draft.hardware(id)
            id.cut(to: mark)
        }
        try draft.hardware(id)
        guard let product = strings.product, let revision = strings.revision else { return }
        var plain = IDText("")
        plain.append(folded: vendor, width: 8)
        plain.append(folded: product, width: 16)
        plain.append(folded: revision, width: 1)
        try draft.hardware(bus + plain.text)
        try draft.hardware(plain)
    }

    /// `SCSI\Disk&Ven_NVMe&Prod_Samsung_SSD_980`, the device ID.
    static func key(
        _ bus: String,
        _ type: SCSIType,
        _ strings: InquiryStrings,
        withRevision: Bool = false
    ) -> String {
        var id = IDText(bus)
        id.append(type.word)
        if let vendor = strings.vendor {
            id.append("&Ven_")
            id.append(field: vendor, width: 8)
        }
        if let product = strings.product {
            id.append("&Prod_")
            id.append(field: product, width: 16)
        }
        if withRevision, let revision = strings.revision {
            id.append("&Rev_")
            id.append(field: revision, width: 4)
        }
        return id.text
    }
}
