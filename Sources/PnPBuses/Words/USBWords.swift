/// What a USB class triple means: plain words, and the setup class that fits.
///
/// - SeeAlso: "Defined Class Codes", USB-IF; windows-pnp 3.3 ("Inbox class mapping"), 5.1.
enum USBWords {
    /// Words and setup class.
    typealias Meaning = (words: String, setupClass: String)

    /// A device whose functions are devices of their own.
    static let composite: Meaning = ("USB composite device", "USB")

    /// What a triple means; the more of it is known, the narrower.
    static func meaning(of code: USBClassCode) -> Meaning? {
        let sub = code.base << 8 | code.sub
        return byProtocol[sub << 8 | code.proto] ?? bySubclass[sub] ?? byClass[code.base]
    }

    private static let byProtocol: [UInt32: Meaning] = [
        0x020201: ("USB modem", "Modem"), 0x020202: ("USB modem", "Modem"), 0x020203: ("USB modem", "Modem"),
        0x0202FF: ("USB network adapter (RNDIS)", "Net"),
        0x030101: ("USB keyboard", "HIDClass"), 0x030102: ("USB mouse", "HIDClass"),
        0x060101: ("Still image device", "Image"), 0x070103: ("IPP printer", "USB"),
        0x080650: ("USB mass storage device", "USB"), 0x080662: ("USB attached SCSI device", "SCSIAdapter"),
        0x090000: ("USB hub", "USB"), 0x090001: ("USB 2.0 hub", "USB"), 0x090002: ("USB 2.0 hub", "USB"),
        0x090003: ("USB 3.0 hub", "USB"),
        0xE00101: ("Bluetooth radio", "Bluetooth"), 0xE00103: ("USB network adapter (RNDIS)", "Net"),
        0xE00104: ("Bluetooth AMP controller", "Bluetooth"), 0xEF0401: ("USB network adapter (RNDIS)", "Net"),
    ]

    private static let bySubclass: [UInt32: Meaning] = [
        0x0101: ("USB audio control", "Media"), 0x0102: ("USB audio stream", "Media"),
        0x0103: ("USB MIDI device", "Media"),
        0x0202: ("USB serial port", "Ports"), 0x0206: ("USB network adapter (Ethernet)", "Net"),
        0x0208: ("USB wireless handset", "Modem"), 0x0209: ("USB device management", "Modem"),
        0x020C: ("USB network adapter (EEM)", "Net"), 0x020D: ("USB network adapter (NCM)", "Net"),
        0x020E: ("USB mobile broadband (MBIM)", "Net"), 0x0E01: ("Camera", "Camera"),
        0x0E02: ("Camera stream", "Camera"), 0x0E03: ("Camera", "Camera"),
        0xFE01: ("Firmware upgrade function", "USBDevice"),
        0xFE02: ("IrDA bridge", "Infrared"), 0xFE03: ("Test and measurement device", "USBDevice"),
    ]

    private static let byClass: [UInt32: Meaning] = [
        0x01: ("USB audio device", "Media"), 0x02: ("USB communication device", "Ports"),
        0x03: ("USB input device", "HIDClass"), 0x05: ("Physical feedback device", "HIDClass"),
        0x06: ("Still image device", "Image"), 0x07: ("USB printer", "USB"), 0x08: ("USB mass storage device", "USB"),
        0x09: ("USB hub", "USB"), 0x0A: ("USB communication data", "Ports"),
        0x0B: ("Smart card reader", "SmartCardReader"), 0x0D: ("Content security device", "USBDevice"),
        0x0E: ("Camera", "Camera"), 0x0F: ("Personal health device", "USBDevice"),
        0x10: ("Audio and video device", "Media"), 0x11: ("Billboard device", "USB"),
        0x12: ("USB Type-C bridge", "USB"), 0xDC: ("Diagnostic device", "USBDevice"),
        0xE0: ("Wireless controller", "Net"), 0xEF: ("Miscellaneous device", "USBDevice"),
        0xFE: ("Application-specific device", "USBDevice"), 0xFF: ("Vendor-specific device", "USBDevice"),
    ]
}
