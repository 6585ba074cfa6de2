/// What a PCI class code means: plain words, and the setup class that fits.
///
/// - SeeAlso: "PCI Code and ID Assignment Specification", PCI-SIG, section 1; windows-pnp 5.1.
enum PCIClass {
    /// Words for a class code of three bytes; the more of it is known, the narrower they are.
    static func words(for code: UInt32) -> String? {
        byInterface[code] ?? bySubclass[code >> 8]?.words ?? byBase[code >> 16]?.words
    }

    /// The setup class for a class code of three bytes; `nil` where the code says nothing.
    static func setupClass(of code: UInt32) -> String? {
        bySubclass[code >> 8]?.setupClass ?? byBase[code >> 16]?.setupClass
    }

    private typealias Meaning = (words: String, setupClass: String?)

    private static let byInterface: [UInt32: String] = [
        0x010601: "SATA AHCI controller", 0x010802: "NVM Express controller",
        0x010803: "NVM Express administration controller",
        0x030001: "8514-compatible display controller", 0x060401: "PCI bridge, subtractive decode",
        0x070002: "Serial port, 16550-compatible", 0x070103: "IEEE 1284 parallel port",
        0x0C0010: "IEEE 1394 OHCI controller", 0x0C0300: "USB UHCI controller", 0x0C0310: "USB OHCI controller",
        0x0C0320: "USB EHCI controller", 0x0C0330: "USB xHCI controller", 0x0C0340: "USB4 host interface",
        0x0C03FE: "USB device controller", 0x080020: "I/O APIC", 0x080501: "SD host controller with DMA",
    ]

    private static let bySubclass: [UInt32: Meaning] = [
        0x0000: ("Device of no class", nil), 0x0001: ("VGA-compatible device of no class", "Display"),
        0x0100: ("SCSI controller", "SCSIAdapter"), 0x0101: ("IDE controller", "HDC"),
        0x0102: ("Floppy disk controller", "FDC"), 0x0103: ("IPI bus controller", "SCSIAdapter"),
        0x0104: ("RAID controller", "SCSIAdapter"), 0x0105: ("ATA controller", "HDC"),
        0x0106: ("SATA controller", "HDC"), 0x0107: ("SAS controller", "SCSIAdapter"),
        0x0108: ("Non-volatile memory controller", "SCSIAdapter"), 0x0180: ("Mass storage controller", "SCSIAdapter"),
        0x0200: ("Ethernet controller", "Net"), 0x0201: ("Token ring controller", "Net"),
        0x0202: ("FDDI controller", "Net"), 0x0203: ("ATM controller", "Net"), 0x0204: ("ISDN controller", "Net"),
        0x0207: ("InfiniBand controller", "Net"), 0x0208: ("Fabric controller", "Net"),
        0x0280: ("Network controller", "Net"),
        0x0300: ("VGA-compatible display controller", "Display"), 0x0301: ("XGA display controller", "Display"),
        0x0302: ("3D controller", "Display"), 0x0380: ("Display controller", "Display"),
        0x0400: ("Video device", "Media"), 0x0401: ("Audio device", "Media"), 0x0402: ("Telephony device", "Media"),
        0x0403: ("High Definition Audio controller", "Media"), 0x0480: ("Multimedia device", "Media"),
        0x0500: ("RAM controller", "System"), 0x0501: ("Flash memory controller", "System"),
        0x0502: ("CXL memory device", "System"), 0x0580: ("Memory controller", "System"),
        0x0600: ("Host bridge", "System"), 0x0601: ("ISA bridge", "System"), 0x0602: ("EISA bridge", "System"),
        0x0603: ("Micro Channel bridge", "System"), 0x0604: ("PCI bridge", "System"),
        0x0605: ("PCMCIA bridge", "PCMCIA"), 0x0606: ("NuBus bridge", "System"), 0x0607: ("CardBus bridge", "PCMCIA"),
        0x0608: ("RACEway bridge", "System"), 0x0609: ("Semi-transparent PCI bridge", "System"),
        0x060A: ("InfiniBand host bridge", "System"), 0x0680: ("Bridge", "System"),
        0x0700: ("Serial port", "Ports"), 0x0701: ("Parallel port", "Ports"),
        0x0702: ("Multiport serial controller", "MultiportSerial"), 0x0703: ("Modem", "Modem"),
        0x0704: ("GPIB controller", "System"), 0x0705: ("Smart card controller", "SmartCardReader"),
        0x0780: ("Communication controller", "System"),
        0x0800: ("Interrupt controller", "System"), 0x0801: ("DMA controller", "System"),
        0x0802: ("System timer", "System"), 0x0803: ("Real-time clock", "System"),
        0x0804: ("PCI hot-plug controller", "System"), 0x0805: ("SD host controller", "System"),
        0x0806: ("IOMMU", "System"), 0x0807: ("Root complex event collector", "System"),
        0x0880: ("System peripheral", "System"),
        0x0900: ("Keyboard controller", "Keyboard"), 0x0901: ("Digitizer", "HIDClass"),
        0x0902: ("Mouse controller", "Mouse"), 0x0903: ("Scanner controller", "Image"),
        0x0904: ("Game port", "HIDClass"), 0x0980: ("Input controller", "HIDClass"),
        0x0C00: ("IEEE 1394 controller", "1394"), 0x0C01: ("ACCESS bus controller", "System"),
        0x0C02: ("SSA controller", "SCSIAdapter"), 0x0C03: ("USB controller", "USB"),
        0x0C04: ("Fibre Channel controller", "SCSIAdapter"), 0x0C05: ("SMBus controller", "System"),
        0x0C06: ("InfiniBand controller", "Net"), 0x0C07: ("IPMI interface", "System"),
        0x0C08: ("SERCOS interface", "System"), 0x0C09: ("CAN bus controller", "System"),
        0x0C0A: ("MIPI I3C controller", "System"), 0x0C80: ("Serial bus controller", "System"),
        0x0D00: ("Infrared controller", "Infrared"), 0x0D10: ("Radio controller", "Net"),
        0x0D11: ("Bluetooth controller", "Bluetooth"), 0x0D20: ("Wireless network controller", "Net"),
        0x0D21: ("Wireless network controller", "Net"), 0x0D40: ("Cellular modem", "Net"),
        0x1000: ("Network encryption controller", "SecurityAccelerator"),
        0x1010: ("Entertainment encryption controller", "SecurityAccelerator"),
        0x1100: ("DPIO module", "System"), 0x1101: ("Performance counters", "System"),
        0x1110: ("Communication synchronizer", "System"), 0x1120: ("Management card", "System"),
    ]

    private static let byBase: [UInt32: Meaning] = [
        0x01: ("Mass storage controller", "SCSIAdapter"), 0x02: ("Network controller", "Net"),
        0x03: ("Display controller", "Display"), 0x04: ("Multimedia device", "Media"),
        0x05: ("Memory controller", "System"), 0x06: ("Bridge", "System"),
        0x07: ("Communication controller", "System"), 0x08: ("System peripheral", "System"),
        0x09: ("Input controller", "HIDClass"), 0x0A: ("Docking station", "System"), 0x0B: ("Processor", "Processor"),
        0x0C: ("Serial bus controller", "System"), 0x0D: ("Wireless controller", "Net"),
        0x0E: ("Intelligent I/O controller", "SCSIAdapter"), 0x0F: ("Satellite controller", "Net"),
        0x10: ("Encryption controller", "SecurityAccelerator"), 0x11: ("Signal processing controller", "System"),
        0x12: ("Processing accelerator", "System"), 0x13: ("Instrumentation device", "System"),
        0x40: ("Coprocessor", "Processor"),
    ]
}
