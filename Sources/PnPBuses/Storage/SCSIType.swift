/// The words that Windows has for SCSI peripheral types.
///
/// - SeeAlso: windows-pnp 3.3, "SCSI, SATA, NVMe" and "USBSTOR".
struct SCSIType {
    /// The type word in an ID, such as `Disk`.
    var word: String
    /// The generic ID, such as `GenDisk`, if the type has one.
    var generic: String?
    /// Plain words.
    var words: String
    /// The setup class that fits.
    var setupClass: String

    private init(_ word: String, _ generic: String?, _ words: String, _ setupClass: String) {
        (self.word, self.generic, self.words, self.setupClass) = (word, generic, words, setupClass)
    }

    /// The words for a type number on a SCSI bus; `nil` for a number that Windows has no word for.
    static func scsi(_ number: UInt32) -> SCSIType? { number < table.count ? table[Int(number)] : zoned(number) }

    /// The words for a type number behind USB mass storage, which knows fewer types.
    static func usb(_ number: UInt32) -> SCSIType {
        switch number {
        case 0: table[0]
        case 1: SCSIType("Sequential", "GenSequential", "Tape drive", "TapeDrive")
        case 4, 5, 7: table[Int(number)]
        case 8: SCSIType("Changer", "GenChanger", "Medium changer", "MediumChanger")
        default: SCSIType("Other", "UsbstorOther", "Storage device", "System")
        }
    }

    /// Host-managed zoned disks are type 20 in SCSI; they are disks.
    private static func zoned(_ number: UInt32) -> SCSIType? { number == 0x14 ? table[0] : nil }

    private static let table = [
        SCSIType("Disk", "GenDisk", "Disk drive", "DiskDrive"), SCSIType("Sequential", nil, "Tape drive", "TapeDrive"),
        SCSIType("Printer", "GenPrinter", "Printer", "Printer"),
        SCSIType("Processor", nil, "Processor device", "System"),
        SCSIType("Worm", "GenWorm", "Write-once drive", "DiskDrive"),
        SCSIType("CdRom", "GenCdRom", "Optical drive", "CDROM"), SCSIType("Scanner", "GenScanner", "Scanner", "Image"),
        SCSIType("Optical", "GenOptical", "Magneto-optical drive", "DiskDrive"),
        SCSIType("Changer", "ScsiChanger", "Medium changer", "MediumChanger"),
        SCSIType("Net", "ScsiNet", "Communication device", "System"),
        SCSIType("ASCIT8", "ScsiASCIT8", "Prepress device", "System"),
        SCSIType("ASCIT8", "ScsiASCIT8", "Prepress device", "System"),
        SCSIType("Array", "ScsiArray", "Array controller", "System"),
        SCSIType("Enclosure", "ScsiEnclosure", "Storage enclosure", "System"),
        SCSIType("RBC", "ScsiRBC", "Simplified disk drive", "DiskDrive"),
        SCSIType("CardReader", "ScsiCardReader", "Card reader", "System"),
        SCSIType("Bridge", "ScsiBridge", "Bridge controller", "System"),
        SCSIType("Other", "ScsiOther", "Storage device", "System"),
    ]
}
