/// What a PCI class code means: plain words, and the setup class that fits.
///
/// - SeeAlso: "PCI Code and ID Assignment Specification", PCI-SIG, section 1; windows-pnp 5.1.
enum PCIClass {
    /// Words for a class code of three bytes; the more of it is known, the narrower they are.
    static func words(for code: UInt32) -> String? {
        byInterface(code) ?? bySubclass(code >> 8)?.words ?? byBase(code >> 16)?.words
    }

    /// The setup class for a class code of three bytes; `nil` where the code says nothing.
    static func setupClass(of code: UInt32) -> String? {
        bySubclass(code >> 8)?.setupClass ?? byBase(code >> 16)?.setupClass
    }

    private typealias Meaning = (words: String, setupClass: String?)

    private static func byInterface(_ code: UInt32) -> String? {
        switch code {
        case 0x010601: "SATA AHCI controller"
        case 0x010802: "NVM Express controller"
        case 0x010803: "NVM Express administration controller"
        case 0x030001: "8514-compatible display controller"
        case 0x060401: "PCI bridge, subtractive decode"
        case 0x070002: "Serial port, 16550-compatible"
        case 0x070103: "IEEE 1284 parallel port"
        case 0x0C0010: "IEEE 1394 OHCI controller"
        case 0x0C0300: "USB UHCI controller"
        case 0x0C0310: "USB OHCI controller"
        case 0x0C0320: "USB EHCI controller"
        case 0x0C0330: "USB xHCI controller"
        case 0x0C0340: "USB4 host interface"
        case 0x0C03FE: "USB device controller"
        case 0x080020: "I/O APIC"
        case 0x080501: "SD host controller with DMA"
        default: nil
        }
    }

    private static func bySubclass(_ code: UInt32) -> Meaning? {
        switch code {
        case 0x0000: ("Device of no class", nil)
        case 0x0001: ("VGA-compatible device of no class", "Display")
        case 0x0100: ("SCSI controller", "SCSIAdapter")
        case 0x0101: ("IDE controller", "HDC")
        case 0x0102: ("Floppy disk controller", "FDC")
        case 0x0103: ("IPI bus controller", "SCSIAdapter")
        case 0x0104: ("RAID controller", "SCSIAdapter")
        case 0x0105: ("ATA controller", "HDC")
        case 0x0106: ("SATA controller", "HDC")
        case 0x0107: ("SAS controller", "SCSIAdapter")
        case 0x0108: ("Non-volatile memory controller", "SCSIAdapter")
        case 0x0180: ("Mass storage controller", "SCSIAdapter")
        case 0x0200: ("Ethernet controller", "Net")
        case 0x0201: ("Token ring controller", "Net")
        case 0x0202: ("FDDI controller", "Net")
        case 0x0203: ("ATM controller", "Net")
        case 0x0204: ("ISDN controller", "Net")
        case 0x0207: ("InfiniBand controller", "Net")
        case 0x0208: ("Fabric controller", "Net")
        case 0x0280: ("Network controller", "Net")
        case 0x0300: ("VGA-compatible display controller", "Display")
        case 0x0301: ("XGA display controller", "Display")
        case 0x0302: ("3D controller", "Display")
        case 0x0380: ("Display controller", "Display")
        case 0x0400: ("Video device", "Media")
        case 0x0401: ("Audio device", "Media")
        case 0x0402: ("Telephony device", "Media")
        case 0x0403: ("High Definition Audio controller", "Media")
        case 0x0480: ("Multimedia device", "Media")
        case 0x0500: ("RAM controller", "System")
        case 0x0501: ("Flash memory controller", "System")
        case 0x0502: ("CXL memory device", "System")
        case 0x0580: ("Memory controller", "System")
        case 0x0600: ("Host bridge", "System")
        case 0x0601: ("ISA bridge", "System")
        case 0x0602: ("EISA bridge", "System")
        case 0x0603: ("Micro Channel bridge", "System")
        case 0x0604: ("PCI bridge", "System")
        case 0x0605: ("PCMCIA bridge", "PCMCIA")
        case 0x0606: ("NuBus bridge", "System")
        case 0x0607: ("CardBus bridge", "PCMCIA")
        case 0x0608: ("RACEway bridge", "System")
        case 0x0609: ("Semi-transparent PCI bridge", "System")
        case 0x060A: ("InfiniBand host bridge", "System")
        case 0x0680: ("Bridge", "System")
        case 0x0700: ("Serial port", "Ports")
        case 0x0701: ("Parallel port", "Ports")
        case 0x0702: ("Multiport serial controller", "MultiportSerial")
        case 0x0703: ("Modem", "Modem")
        case 0x0704: ("GPIB controller", "System")
        case 0x0705: ("Smart card controller", "SmartCardReader")
        case 0x0780: ("Communication controller", "System")
        case 0x0800: ("Interrupt controller", "System")
        case 0x0801: ("DMA controller", "System")
        case 0x0802: ("System timer", "System")
        case 0x0803: ("Real-time clock", "System")
        case 0x0804: ("PCI hot-plug controller", "System")
        case 0x0805: ("SD host controller", "System")
        case 0x0806: ("IOMMU", "System")
        case 0x0807: ("Root complex event collector", "System")
        case 0x0880: ("System peripheral", "System")
        case 0x0900: ("Keyboard controller", "Keyboard")
        case 0x0901: ("Digitizer", "HIDClass")
        case 0x0902: ("Mouse controller", "Mouse")
        case 0x0903: ("Scanner controller", "Image")
        case 0x0904: ("Game port", "HIDClass")
        case 0x0980: ("Input controller", "HIDClass")
        case 0x0C00: ("IEEE 1394 controller", "1394")
        case 0x0C01: ("ACCESS bus controller", "System")
        case 0x0C02: ("SSA controller", "SCSIAdapter")
        case 0x0C03: ("USB controller", "USB")
        case 0x0C04: ("Fibre Channel controller", "SCSIAdapter")
        case 0x0C05: ("SMBus controller", "System")
        case 0x0C06: ("InfiniBand controller", "Net")
        case 0x0C07: ("IPMI interface", "System")
        case 0x0C08: ("SERCOS interface", "System")
        case 0x0C09: ("CAN bus controller", "System")
        case 0x0C0A: ("MIPI I3C controller", "System")
        case 0x0C80: ("Serial bus controller", "System")
        case 0x0D00: ("Infrared controller", "Infrared")
        case 0x0D10: ("Radio controller", "Net")
        case 0x0D11: ("Bluetooth controller", "Bluetooth")
        case 0x0D20: ("Wireless network controller", "Net")
        case 0x0D21: ("Wireless network controller", "Net")
        case 0x0D40: ("Cellular modem", "Net")
        case 0x1000: ("Network encryption controller", "SecurityAccelerator")
        case 0x1010: ("Entertainment encryption controller", "SecurityAccelerator")
        case 0x1100: ("DPIO module", "System")
        case 0x1101: ("Performance counters", "System")
        case 0x1110: ("Communication synchronizer", "System")
        case 0x1120: ("Management card", "System")
        default: nil
        }
    }

    private static func byBase(_ code: UInt32) -> Meaning? {
        switch code {
        case 0x01: ("Mass storage controller", "SCSIAdapter")
        case 0x02: ("Network controller", "Net")
        case 0x03: ("Display controller", "Display")
        case 0x04: ("Multimedia device", "Media")
        case 0x05: ("Memory controller", "System")
        case 0x06: ("Bridge", "System")
        case 0x07: ("Communication controller", "System")
        case 0x08: ("System peripheral", "System")
        case 0x09: ("Input controller", "HIDClass")
        case 0x0A: ("Docking station", "System")
        case 0x0B: ("Processor", "Processor")
        case 0x0C: ("Serial bus controller", "System")
        case 0x0D: ("Wireless controller", "Net")
        case 0x0E: ("Intelligent I/O controller", "SCSIAdapter")
        case 0x0F: ("Satellite controller", "Net")
        case 0x10: ("Encryption controller", "SecurityAccelerator")
        case 0x11: ("Signal processing controller", "System")
        case 0x12: ("Processing accelerator", "System")
        case 0x13: ("Instrumentation device", "System")
        case 0x40: ("Coprocessor", "Processor")
        default: nil
        }
    }
}
