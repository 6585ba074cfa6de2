internal import PnPModel

/// What a storage device answers to INQUIRY: who made it, what it is, which revision.
///
/// `nil` where nothing says it.
struct InquiryStrings {
    /// Up to 8 characters; empty where the device has none of its own, as SATA disks.
    var vendor: String?
    /// Up to 16 characters, or 40 of an NVMe controller.
    var product: String?
    /// Up to 4 characters, or 8 of an NVMe controller.
    var revision: String?

    /// What a SCSI device says itself, else what udev keeps of it at its disk.
    ///
    /// The kernel gives SATA disks the vendor `ATA`; Windows gives them none.
    /// - SeeAlso: windows-pnp Q24; linux-devices 3.5.
    init(scsi view: RecordView) {
        let attributes = view.record.attributes
        vendor = attributes["vendor"]?.withoutTrailingBlanks
        product = attributes["model"]?.withoutTrailingBlanks
        revision = attributes["rev"]?.withoutTrailingBlanks
        if product == nil, let disk = Self.disk(below: view) {
            let isATA = disk.properties["ID_BUS"] == "ata"
            vendor = isATA ? "" : Self.text("ID_VENDOR", of: disk)
            product = Self.text("ID_MODEL", of: disk)
            revision = disk.properties["ID_REVISION"]
            if isATA { revision = revision.map(Self.inquiryRevision) }
        }
        if vendor == "ATA" { vendor = "" }
    }

    /// What an NVMe controller, or the subsystem that joins several, says of the disk below it.
    init(nvme view: RecordView, controller: DeviceRecord?) {
        vendor = "NVMe"
        product =
            controller?.attributes["model"]?.withoutTrailingBlanks ?? view.record.attributes["model"]?
            .withoutTrailingBlanks
            ?? view.record.properties["ID_MODEL"]
        revision =
            controller?.attributes["firmware_rev"]?.withoutTrailingBlanks
            ?? view.record.attributes["firmware_rev"]?.withoutTrailingBlanks ?? view.record.properties["ID_REVISION"]
    }

    /// udev asks disks and tapes, not the SCSI device; the disk is among the first records below it.
    private static func disk(below view: RecordView) -> DeviceRecord? {
        for record in view.descendants.prefix(16) where record.properties["ID_MODEL"] != nil { return record }
        return nil
    }

    /// A text that udev keeps twice: made a single word, and under another name with every odd character as `\x20`.
    private static func text(_ name: String, of disk: DeviceRecord) -> String? {
        (disk.properties[name + "_ENC"].map(unescaped) ?? disk.properties[name])?.withoutTrailingBlanks
    }

    /// The text with each `\xNN` as the byte it stands for.
    ///
    /// - SeeAlso: systemd's device-nodes.c, `encode_devnode_name`.
    private static func unescaped(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.contains(UInt8(ascii: "\\")) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if index + 3 < bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "x"),
                let high = bytes[index + 2].hexValue, let low = bytes[index + 3].hexValue
            {
                result.append(high << 4 | low)
                index += 4
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The part of an ATA disk's firmware revision that the kernel answers to INQUIRY: the last four of eight characters,
    /// unless there are only four.
    ///
    /// - SeeAlso: `drivers/ata/libata-scsi.c`, `ata_scsiop_inq_std`.
    private static func inquiryRevision(_ firmware: String) -> String {
        firmware.utf8.count > 4 ? String(decoding: firmware.utf8.dropFirst(4), as: UTF8.self) : firmware
    }

    /// Vendor and product for people.
    var words: String? {
        guard let product = product?.namedWithBlanks else { return nil }
        guard let vendor = vendor?.namedWithBlanks else { return product }
        return vendor + " " + product
    }
}

extension String {
    /// The text without the blanks that fill it up.
    var withoutTrailingBlanks: String {
        let bytes = utf8.span
        var count = bytes.count
        while count > 0, bytes[count - 1] <= 0x20 { count -= 1 }
        return count == bytes.count ? self : String(decoding: utf8.prefix(count), as: UTF8.self)
    }
}

extension IDText {
    /// Writes one of the `&Ven_` fields of a device ID: folded, cut to a width, without the filling at its end.
    mutating func append(field text: String, width: Int) {
        var bytes = text.utf8.prefix(width)
        while let last = bytes.last, last <= 0x20 || last == UInt8(ascii: "_") { bytes = bytes.dropLast() }
        append(legal: bytes)
    }
}
