/// What the IDs of each bus that Windows knows look like, as far as every one has a form.
///
/// - SeeAlso: windows-pnp 3.3.
enum IdentifierForms {
    /// The form that an ID should have; `nil` where a bus could give it to a device.
    static func expected(of id: String) -> String? {
        let bytes = id.utf8.map(\.asciiUppercased)
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\\")) else { return nil }
        let enumerator = String(decoding: bytes[..<end], as: UTF8.self)
        guard let forms = forms[enumerator], !forms.contains(where: { fits(bytes, $0) }) else { return nil }
        // The form that says most of what the ID says.
        let likeliest = forms.max { agreement(bytes, $0) < agreement(bytes, $1) } ?? forms[0]
        return String(decoding: likeliest, as: UTF8.self)
    }

    /// `x` is a hexadecimal digit; `~` at the end stands for anything.
    private static func fits(_ id: [UInt8], _ form: [UInt8]) -> Bool {
        let isOpen = form.last == tilde
        let count = form.count - (isOpen ? 1 : 0)
        guard isOpen ? id.count > count : id.count == count else { return false }
        return (0..<count).allSatisfy { fits(id[$0], form[$0]) }
    }

    private static func agreement(_ id: [UInt8], _ form: [UInt8]) -> Int {
        let common = zip(id, form).prefix { fits($0, $1) }.count
        return common * 256 - abs(id.count - form.count)
    }

    private static func fits(_ byte: UInt8, _ step: UInt8) -> Bool {
        step == UInt8(ascii: "x") ? byte &- 0x30 < 10 || byte &- 0x41 < 6 : step == byte
    }

    private static let tilde = UInt8(ascii: "~")

    private static let forms: [String: [[UInt8]]] = {
        var forms: [String: [[UInt8]]] = [:]
        for text in written {
            let enumerator = String(text.prefix { $0 != "\\" })
            forms[enumerator, default: []].append(Array(text.utf8))
        }
        return forms
    }()

    private static let written = pci + usb + others

    private static let pci = [
        #"PCI\VEN_xxxx&DEV_xxxx&SUBSYS_xxxxxxxx"#, #"PCI\VEN_xxxx&DEV_xxxx&SUBSYS_xxxxxxxx&REV_xx"#,
        #"PCI\VEN_xxxx&DEV_xxxx"#, #"PCI\VEN_xxxx&DEV_xxxx&REV_xx"#, #"PCI\VEN_xxxx&DEV_xxxx&CC_xxxx"#,
        #"PCI\VEN_xxxx&DEV_xxxx&CC_xxxxxx"#, #"PCI\VEN_xxxx"#, #"PCI\VEN_xxxx&CC_xxxx"#, #"PCI\VEN_xxxx&CC_xxxxxx"#,
        #"PCI\CC_xxxx"#, #"PCI\CC_xxxxxx"#, #"PCI\CC_xxxx&DT_x"#, #"PCI\CC_xxxxxx&DT_x"#,
    ]

    private static let usb: [String] = {
        let device = [#"USB\VID_xxxx&PID_xxxx"#, #"USB\VID_xxxx&PID_xxxx&REV_xxxx"#]
        let classes = ["CLASS", "DEVCLASS"].flatMap { word in
            ["\(word)_xx", "\(word)_xx&SUBCLASS_xx", "\(word)_xx&SUBCLASS_xx&PROT_xx", "\(word)_xx&SUBCLASS_xx&PROTxx"]
        }
        let hubs = ["ROOT_HUB", "ROOT_HUB20", "ROOT_HUB30"].flatMap { hub in
            ["", "&VIDxxxx", "&VIDxxxx&PIDxxxx", "&VIDxxxx&PIDxxxx&REVxxxx"].map { #"USB\"# + hub + $0 }
        }
        return device + device.map { $0 + "&MI_xx" } + device.map { $0 + "&CDC_~" }
            + ["", "COMPAT_VID_xxxx&", "VID_xxxx&"].flatMap { vendor in classes.map { #"USB\"# + vendor + $0 } }
            + classes.flatMap { kind in device.map { $0 + "&" + kind } } + hubs
            + [
                #"USB\COMPOSITE"#, #"USB\USB20_HUB"#, #"USB\USB30_HUB"#, #"USB\MS_COMP_~"#,
                #"USB\UNKNOWN"#, #"USB\DEVICE_DESCRIPTOR_FAILURE"#, #"USB\VIRTUAL_POWER_PDO"#,
            ]
    }()

    private static let others = [
        #"HID\VID_xxxx&PID_xxxx"#, #"HID\VID_xxxx&PID_xxxx~"#, #"HID\VID_xxxx&UP:xxxx_U:xxxx"#, #"HID\{~"#,
        #"HDAUDIO\FUNC_xx"#, #"HDAUDIO\FUNC_xx&VEN_xxxx"#, #"HDAUDIO\FUNC_xx&VEN_xxxx&DEV_xxxx"#,
        #"HDAUDIO\FUNC_xx&VEN_xxxx&DEV_xxxx&REV_xxxx"#, #"HDAUDIO\FUNC_xx&VEN_xxxx&DEV_xxxx&SUBSYS_xxxxxxxx"#,
        #"HDAUDIO\FUNC_xx&VEN_xxxx&DEV_xxxx&SUBSYS_xxxxxxxx&REV_xxxx"#, #"HDAUDIO\FUNC_xx&CTLR_~"#,
        #"HDAUDIO\FUNC_xx&GF~"#,
        #"VMBUS\{xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}"#,
    ]
}

extension UInt8 {
    /// The upper-case letter of an ASCII letter, the byte itself of any other.
    fileprivate var asciiUppercased: UInt8 { self &- 0x61 < 26 ? self - 32 : self }
}
