/// What the strings of each bus look like where every one has the same form, and which prefixes there are at all.
///
/// - SeeAlso: linux-devices 3.2.
package enum ModaliasForms {
    /// Why no device's string can be taken by a pattern.
    package enum Fault: Hashable, Sendable {
        /// A bracket takes no byte, or a backslash stands at the end.
        case emptySet
        /// The strings of this bus look otherwise; what they look like, with `%` for an upper-case hexadecimal digit, `#` for a
        /// lower-case one and `$` for either.
        case form(String)
        /// No bus writes strings that begin so.
        case unknownPrefix(String)
    }

    /// Looks for a fault of a pattern; `nil` where some device could have a string that it takes.
    package static func fault(ofPattern text: String) -> Fault? {
        let glob = Glob(text, foldsDashes: true)
        if glob.hasEmptySet { return .emptySet }
        guard let modalias = ModaliasText(text), !modalias.prefix.utf8.contains(where: { "*?[".utf8.contains($0) })
        else { return nil }
        let prefix = String(modalias.prefix)
        let forms: [Form]
        if text.utf8.dropFirst(prefix.utf8.count).first == UInt8(ascii: "*") {
            // Stars before the colon stand for whatever a prefix goes on with.
            if free.contains(where: { $0.hasPrefix(prefix) }) { return nil }
            forms = fixed.filter { $0.key.hasPrefix(prefix) }.flatMap(\.value).sorted { $0.text < $1.text }
        } else {
            if free.contains(prefix) { return nil }
            forms = fixed[prefix] ?? []
        }
        guard let first = forms.first else { return .unknownPrefix(prefix) }
        return forms.contains { glob.canMatch($0.sets) } ? nil : .form(first.text)
    }

    /// One form: how it is written, and what each byte can be.
    private struct Form: Sendable {
        let text: String
        let sets: [ByteSet]

        init(_ text: String) {
            self.text = text
            sets = text.utf8.map { byte in
                switch byte {
                case UInt8(ascii: "%"): .upperHexadecimal
                case UInt8(ascii: "#"): .lowerHexadecimal
                case UInt8(ascii: "$"): .hexadecimal
                case UInt8(ascii: "-"): ByteSet(UInt8(ascii: "_"))
                default: ByteSet(byte)
                }
            }
        }
    }

    private static let fixed: [String: [Form]] = {
        var forms: [String: [Form]] = [:]
        for text in written {
            let prefix = String(text.prefix { $0 != ":" })
            forms[prefix, default: []].append(Form(text))
        }
        return forms
    }()

    /// `%` is an upper-case hexadecimal digit, `#` a lower-case one, `$` either: kernels write the programming interface of a
    /// PCI function in lower case, and tables in upper case.
    private static let written = [
        "pci:v%%%%%%%%d%%%%%%%%sv%%%%%%%%sd%%%%%%%%bc%%sc%%i$$", "usb:v%%%%p%%%%d%%%%dc%%dsc%%dp%%ic%%isc%%ip%%in%%",
        "usb:v%%%%p%%%%d%%%%dc%%dsc%%dp%%ic%%isc%%ip%%in", "hid:b%%%%g%%%%v%%%%%%%%p%%%%%%%%",
        "virtio:d%%%%%%%%v%%%%%%%%", "hdaudio:v%%%%%%%%r%%%%%%%%a%%", "serio:ty%%pr%%id%%ex%%", "sdio:c%%v%%%%d%%%%",
        "ieee1394:ven%%%%%%%%mo%%%%%%%%sp%%%%%%%%ver%%%%%%%%",
        "pcmcia:m%%%%c%%%%f%%fn%%pfn%%pa%%%%%%%%pb%%%%%%%%pc%%%%%%%%pd%%%%%%%%", "amba:d%%%%%%%%",
        "vmbus:################################", "bcma:m%%%%id%%%%rev%%cl%%", "ssb:v%%%%id%%%%rev%%", "ap:t%%",
        "ipack:f%%v%%%%%%%%d%%%%%%%%", "zorro:i%%%%%%%%", "coreboot:t%%%%%%%%", "ssam:d%%c%%t%%i%%f%%",
        "dfl:t%%%%f%%%%", "rapidio:v%%%%d%%%%av%%%%ad%%%%", "parisc:t%%hv%%%%rev%%sv%%%%%%%%", "sdw:m%%%%p%%%%v%%c%%",
        "mipscdmm:t%%", "wmi:%%%%%%%%-%%%%-%%%%-%%%%-%%%%%%%%%%%%", "scsi:t-0x##", "mmc:block",
    ]

    /// Prefixes of strings whose form differs from device to device, or is not known.
    private static let free: Set<String> = [
        "acpi", "apr", "arm_ffa", "auxiliary", "ccw", "cdx", "cpu", "css", "cxl", "dax", "dmi", "eisa", "fsl-mc",
        "fsl_mc",
        "gameport", "greybus", "hsi", "i2c", "i3c", "idxd", "input", "ishtp", "isa", "iucv", "mcb", "mdio", "mei",
        "mhi",
        "mhi_ep", "mipi-dsi", "mipi_dsi", "nd", "nvme", "of", "platform", "pnp", "rmi4", "rpmsg", "scm",
        "scmi_protocol",
        "slim", "spi", "spmi", "tbsvc", "tee", "typec", "ulpi", "vchiq", "vfio_cdx", "vfio_pci", "vio", "w1", "x86cpu",
        "xen", "xen-backend", "xen_backend", "zorro", "symbol", "devname", "tcp", "sunvdc", "usbfunc", "peci", "ntb",
        "ntb_transport", "surface_aggregator", "soundwire", "thunderbolt", "counter", "siox", "moxtet", "fsi",
        "hv_sock",
    ]
}

extension ByteSet {
    /// A set of one byte.
    fileprivate init(_ byte: UInt8) {
        self.init()
        insert(byte)
    }

    fileprivate static let upperHexadecimal = hexadecimal(letters: UInt8(ascii: "A"))
    fileprivate static let lowerHexadecimal = hexadecimal(letters: UInt8(ascii: "a"))

    fileprivate static let hexadecimal: ByteSet = {
        var set = hexadecimal(letters: UInt8(ascii: "A"))
        for letter in UInt8(ascii: "a")...UInt8(ascii: "f") { set.insert(letter) }
        return set
    }()

    private static func hexadecimal(letters first: UInt8) -> ByteSet {
        var set = ByteSet()
        for digit in UInt8(ascii: "0")...UInt8(ascii: "9") { set.insert(digit) }
        for letter in first...(first + 5) { set.insert(letter) }
        return set
    }
}
