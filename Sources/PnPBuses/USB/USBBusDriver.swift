public import PnPModel

/// Identifies USB devices, hubs, root hubs and the functions of composite devices.
///
/// - SeeAlso: windows-pnp 3.3, "USB"; linux-devices 3.5.
public struct USBBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `usb`.
    public var buses: [String] { ["usb"] }

    /// Identifies a device or one function of a composite device.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        if device.own.isUSBInterface { return try function(device) }
        if device.record.path.name.utf8.starts(with: "usb".utf8) { return try USBRootHub.identity(device) }
        return try wholeDevice(device)
    }

    /// `USBROOT(0)`, `USB(3)` with the port's number, `USBMI(2)` with the number of a function's first interface.
    ///
    /// - SeeAlso: windows-pnp 3.4, "Location path elements".
    public func locationStep(to device: RecordView) -> LocationStep? {
        let name = device.record.path.name
        if device.isUSBInterface {
            return Self.interfaceNumber(of: device.record).map { .next("USBMI(\($0))") }
        }
        if name.utf8.starts(with: "usb".utf8) { return .next("USBROOT(\(USBRootHub.ordinal(of: device)))") }
        return Number.decimal(Self.port(of: name)).map { .next("USB(\($0))") }
    }

    private func wholeDevice(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        guard let product = USBProduct(record) else { return nil }
        let isComposite = device.merged.isEmpty && device.own.isUSBComposite
        let own = USBClassCode(device: record)
        // A device of class 0 leaves it to its interfaces to say what it is.
        var code = own
        if own == nil || own?.base == 0 {
            code =
                device.merged.first.flatMap { USBClassCode(interface: $0.record) }
                ?? USBClassCode(list: record.properties["ID_USB_INTERFACES"])
        }

        var draft = IdentityDraft()
        var id = IDText("USB\\")
        id.append(product)
        let deviceID = id.text
        if let release = product.release {
            let mark = id.mark
            id.append(release: release)
            try draft.hardware(id)
            id.cut(to: mark)
        }
        try draft.hardware(id)
        if isComposite {
            for text in Self.composite { try draft.compatible(text) }
        } else if let code {
            try draft.fill(code)
            if code.base == 9, let text = Self.hub(record) { try draft.compatible(text) }
        }
        try ACPIIdentifiers.add(companions: device.firmware, to: &draft)

        let port = Self.port(of: record.path.name)
        let serial = DeviceIdentity.Instance.usable(
            record.attributes["serial"] ?? record.properties["ID_SERIAL_SHORT"]
        )
        var identity = try draft.identity(
            device: deviceID,
            instance: serial.map { .serial($0, address: port) } ?? .address(port)
        )
        identity.capabilities.formUnion(Self.removability(of: device.own))
        identity.location = Self.location(of: record.path.name, port: port)
        let meaning = isComposite ? USBWords.composite : code.flatMap(USBWords.meaning(of:))
        // udev puts the product number in ID_MODEL where a device has no name; only sources without attributes need it.
        let named = record.attributes.isEmpty ? record.properties["ID_MODEL"]?.namedWithBlanks : nil
        identity.description = record.attributes["product"]?.named ?? named ?? meaning?.words ?? "USB device"
        identity.className = meaning?.setupClass ?? "USB"
        return identity
    }

    private func function(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        let whole = device.own.usbDevice
        guard let product = whole.flatMap({ USBProduct($0.record) }) ?? USBProduct(record),
            let number = Self.interfaceNumber(of: record)
        else { return nil }

        var draft = IdentityDraft()
        var id = IDText("USB\\")
        id.append(product)
        let mark = id.mark
        if let release = product.release {
            id.append(release: release)
            id.append(interface: number)
            try draft.hardware(id)
            id.cut(to: mark)
        }
        id.append(interface: number)
        try draft.hardware(id)
        let code = USBClassCode(function: record)
        if let code { try draft.fill(code) }
        try ACPIIdentifiers.add(companions: device.firmware, to: &draft)

        var address = IDText("")
        address.append(hex: number, digits: 4)
        var identity = try draft.identity(device: id.text, instance: .address(address.text))
        if let place = KernelName.suffix(of: record.path.name, after: ":") { identity.label = ":" + place }
        let meaning = code.flatMap(USBWords.meaning(of:))
        identity.description = record.attributes["interface"]?.named ?? meaning?.words ?? "USB function"
        identity.className = meaning?.setupClass ?? "USB"
        return identity
    }

    private static let composite = [
        #"USB\DevClass_00&SubClass_00&Prot_00"#, #"USB\DevClass_00&SubClass_00"#, #"USB\DevClass_00"#,
        #"USB\COMPOSITE"#,
    ]

    /// Whether the device can be pulled: what the kernel says; where it knows nothing, what kind of hub it is on.
    ///
    /// The kernel says `unknown` where the firmware is silent and the hub is no part of a compound device. The ports of such
    /// a hub are for plugs; only a root hub's may lead to something within the computer.
    /// - SeeAlso: Universal Serial Bus Specification 2.0, 11.23.2.1; linux/drivers/usb/core/hub.c,
    ///   `set_usb_port_removable`.
    private static func removability(of device: RecordView) -> DeviceCapabilities {
        guard device.record.attributes["removable"] == "unknown", let hub = device.parent, hub.usbDevice != nil,
            !hub.record.path.name.utf8.starts(with: "usb".utf8)
        else { return device.record.removability }
        return [.removable, .surpriseRemovalOK]
    }

    /// What Windows' own hub drivers look for; only where the speed or the version is known.
    private static func hub(_ record: DeviceRecord) -> String? {
        if let speed = Number.decimal(record.attributes["speed"]) {
            return speed >= 5000 ? #"USB\USB30_HUB"# : #"USB\USB20_HUB"#
        }
        guard let version = record.attributes["version"]?.named?.utf8.first, version.isDigit else { return nil }
        return version >= UInt8(ascii: "3") ? #"USB\USB30_HUB"# : #"USB\USB20_HUB"#
    }

    /// `bInterfaceNumber`: the attribute, what udev keeps of it, the end of `1-4:1.0`, the modalias.
    static func interfaceNumber(of record: DeviceRecord) -> UInt32? {
        if let number = Number.hex(record.attributes["bInterfaceNumber"]) { return number }
        if let text = KernelName.suffix(of: record.path.name, after: "."), let number = Number.decimal(String(text)) {
            return number
        }
        if let number = Number.hex(record.properties["ID_USB_INTERFACE_NUM"]) { return number }
        return ModaliasFields(record, prefix: "usb")?["in"]
    }

    /// The last number of `1-4.2`: the port of the hub that the device is plugged into.
    private static func port(of name: Substring) -> String {
        let text = KernelName.suffix(of: name, after: ".") ?? KernelName.suffix(of: name, after: "-") ?? name
        return String(text).madeLegal
    }

    /// `Port_#0003.Hub_#0002`, where hubs are counted from the root hub down, so that nothing in it is a counter of the
    /// kernel's.
    private static func location(of name: Substring, port: String) -> String? {
        guard let number = Number.decimal(port) else { return nil }
        let tier = 1 + name.utf8.count { $0 == UInt8(ascii: ".") }
        return "Port_#" + padded(number) + ".Hub_#" + padded(UInt32(tier))
    }

    private static func padded(_ number: UInt32) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, 4 - text.utf8.count)) + text
    }
}

extension IDText {
    fileprivate mutating func append(_ product: USBProduct) {
        append("VID_")
        append(hex: product.vendor, digits: 4)
        append("&PID_")
        append(hex: product.product, digits: 4)
    }

    fileprivate mutating func append(release: UInt32) {
        append("&REV_")
        append(hex: release, digits: 4)
    }

    /// Two hexadecimal digits, as all numbers of a USB ID.
    fileprivate mutating func append(interface number: UInt32) {
        append("&MI_")
        append(hex: number, digits: 2)
    }
}

extension IdentityDraft {
    /// Adds the three forms of a class triple.
    fileprivate mutating func fill(_ code: USBClassCode) throws(IdentificationError) {
        var id = IDText("USB\\Class_")
        id.append(hex: code.base, digits: 2)
        let base = id.mark
        id.append("&SubClass_")
        id.append(hex: code.sub, digits: 2)
        let sub = id.mark
        id.append("&Prot_")
        id.append(hex: code.proto, digits: 2)
        try compatible(id)
        id.cut(to: sub)
        try compatible(id)
        id.cut(to: base)
        try compatible(id)
    }
}
