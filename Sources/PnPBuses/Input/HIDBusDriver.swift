public import PnPModel

/// Identifies HID devices, whatever they are connected by.
///
/// - SeeAlso: windows-pnp 3.3, "HID"; linux-devices 1.3 (`HID_ID`), 3.2, 3.5.
public struct HIDBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `hid`.
    public var buses: [String] { ["hid"] }

    /// Identifies a device by vendor and product, and by what its first collection is for.
    ///
    /// Behind Bluetooth, Windows puts the service and the authority that gave the vendor number into the IDs. Linux keeps
    /// neither, so such a device has the IDs of any other transport.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        guard let numbers = Self.numbers(of: record) else { return nil }
        let transport = device.own.parent.flatMap { $0.isUSBInterface ? $0 : nil }

        var id = IDText("HID\\VID_")
        id.append(hex: numbers.vendor, digits: 4)
        let vendor = id.mark
        id.append("&PID_")
        id.append(hex: numbers.product, digits: 4)
        let product = id.mark

        let function = transport.flatMap(Self.functionOfComposite)
        let collections = record.attributes["report_descriptor"].flatMap(HIDCollections.init(hex:))
        let isFirstOfSeveral = (collections?.count ?? 0) > 1
        var draft = IdentityDraft(hardware: 6, compatible: 0)
        if let release = transport?.usbDevice.flatMap({ USBProduct($0.record) })?.release {
            id.append("&REV_")
            id.append(hex: release, digits: 4)
            id.append(function: function)
            if isFirstOfSeveral { id.append("&Col01") }
            try draft.hardware(id)
            id.cut(to: product)
        }
        id.append(function: function)
        if isFirstOfSeveral { id.append("&Col01") }
        try draft.hardware(id)
        let deviceID = id.text

        let usage = collections?.first
        if let usage {
            id.cut(to: vendor)
            id.append("&")
            id.append(usage)
            try draft.hardware(id)
            if let kind = HIDWords.kind(of: usage)?.id { try draft.hardware(kind) }
            id = IDText("HID_DEVICE_")
            id.append(usage)
            try draft.hardware(id)
        }
        try draft.hardware("HID_DEVICE")

        // An interface has one HID device; what hangs on another HID device, or on no USB at all, has no address.
        var identity = try draft.identity(device: deviceID, instance: transport == nil ? .ordinal : .address("0000"))
        let kind = usage.flatMap(HIDWords.kind(of:))
        identity.description = record.properties["HID_NAME"]?.named ?? kind?.words ?? "HID device"
        identity.className = kind?.setupClass ?? "HIDClass"
        return identity
    }

    /// What is behind Bluetooth is a thing of its own, known by its address.
    ///
    /// - SeeAlso: linux-devices 1.3 (`HID_UNIQ`), 3.2 (bus 0005).
    public func container(of device: RecordView) -> ContainerID? {
        let properties = device.record.properties
        guard properties["HID_ID"]?.utf8.starts(with: "0005:".utf8) == true,
            let address = properties["HID_UNIQ"]?.named
        else { return nil }
        return ContainerID(name: "BLUETOOTH\\" + address)
    }

    /// Vendor and product: `HID_ID`, then the modalias, then the name `0003:046D:C52B.0001`.
    private static func numbers(of record: DeviceRecord) -> (vendor: UInt32, product: UInt32)? {
        if let pair = pair(record.properties["HID_ID"], end: nil) { return pair }
        if let fields = ModaliasFields(record, prefix: "hid"), let vendor = fields["v"], let product = fields["p"] {
            return (vendor, product)
        }
        return pair(String(record.path.name), end: UInt8(ascii: "."))
    }

    /// The second and third number of `0003:0000046D:0000C52B`.
    private static func pair(_ text: String?, end: UInt8?) -> (vendor: UInt32, product: UInt32)? {
        guard let text, let first = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let rest = text.utf8[text.utf8.index(after: first)...]
        let stop = end.flatMap { rest.firstIndex(of: $0) } ?? rest.endIndex
        return Number.hexPair(String(Substring(rest[..<stop])))
    }

    /// The number of the function that a transport's interface belongs to, where the USB device is composite.
    private static func functionOfComposite(_ interface: RecordView) -> UInt32? {
        guard let device = interface.usbDevice, device.isUSBComposite else { return nil }
        return Number.hex(interface.record.attributes["iad_bFirstInterface"])
            ?? USBBusDriver.interfaceNumber(of: interface.record)
    }
}

extension IDText {
    fileprivate mutating func append(function: UInt32?) {
        guard let function else { return }
        append("&MI_")
        append(hex: function, digits: 2)
    }

    fileprivate mutating func append(_ usage: HIDCollections.Usage) {
        append("UP:")
        append(hex: usage.page, digits: 4)
        append("_U:")
        append(hex: usage.usage, digits: 4)
    }
}
