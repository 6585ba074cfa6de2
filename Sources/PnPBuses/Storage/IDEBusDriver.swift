public import PnPModel

/// Identifies drives on the IDE bus of kernels before 5.14; on later ones they are SCSI devices.
///
/// - SeeAlso: windows-pnp 3.3, "IDE", 3.2; linux/drivers/ide/ide-sysfs.c for the attributes.
public struct IDEBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `ide`.
    public var buses: [String] { ["ide"] }

    /// Identifies a drive by its kind, model and firmware revision.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        guard let type = record.attributes["media"].flatMap({ Self.types[$0] }) else { return nil }
        let revision = record.attributes["firmware"]?.withoutTrailingBlanks
        var draft = IdentityDraft(hardware: 5, compatible: 1)
        if let model = record.attributes["model"]?.withoutTrailingBlanks, !model.isEmpty {
            if let revision {
                try draft.hardware(Self.form("IDE\\" + type.word, model, revision))
                try draft.hardware(Self.form("IDE\\", model, revision))
            }
            try draft.hardware(Self.form("IDE\\" + type.word, model, nil))
            if let revision { try draft.hardware(Self.form("", model, revision)) }
        }
        try draft.hardware(type.generic)
        try draft.compatible(type.generic)

        let device = draft.hardware.count > 1 ? nil : "IDE\\" + type.word
        var identity = try draft.identity(device: device, instance: Self.instance(of: record))
        identity.description = record.attributes["model"]?.named ?? type.words
        identity.className = type.setupClass
        return identity
    }

    private static func form(_ start: String, _ model: String, _ revision: String?) -> IDText {
        var id = IDText(start)
        id.append(folded: model, width: 40)
        if let revision { id.append(folded: revision, width: 8) }
        return id
    }

    /// The serial number's twenty characters in hexadecimal, else the drive's place on its channel.
    private static func instance(of record: DeviceRecord) -> DeviceIdentity.Instance {
        let unit = KernelName.suffix(of: record.path.name, after: ".").map { String($0).madeLegal } ?? "0"
        let address = unit + ".0.0"
        guard let serial = record.attributes["serial"]?.named, serial.utf8.count <= 20 else { return .address(address) }
        var digits = IDText("")
        for byte in serial.utf8 { digits.append(hex: UInt32(byte), digits: 2) }
        for _ in serial.utf8.count..<20 { digits.append("20") }
        return .serial(digits.text, address: address)
    }

    private typealias Kind = (word: String, generic: String, words: String, setupClass: String)

    private static let types: [String: Kind] = [
        "disk": ("Disk", "GenDisk", "Disk drive", "DiskDrive"),
        "cdrom": ("CdRom", "GenCdRom", "Optical drive", "CDROM"),
        "tape": ("Sequential", "GenSequential", "Tape drive", "TapeDrive"),
        "floppy": ("SFloppy", "GenSFloppy", "Removable disk drive", "DiskDrive"),
        "optical": ("Optical", "GenOptical", "Magneto-optical drive", "DiskDrive"),
    ]
}
