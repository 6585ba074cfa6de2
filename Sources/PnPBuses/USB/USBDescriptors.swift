internal import PnPModel

/// A class triple of a USB device or interface.
struct USBClassCode: Hashable {
    /// The class.
    var base: UInt32
    /// The subclass.
    var sub: UInt32
    /// The protocol.
    var proto: UInt32

    /// Takes three numbers; `nil` when one is no byte.
    init?(_ base: UInt32?, _ sub: UInt32?, _ proto: UInt32?) {
        guard let base, let sub, let proto, base <= 0xFF, sub <= 0xFF, proto <= 0xFF else { return nil }
        (self.base, self.sub, self.proto) = (base, sub, proto)
    }

    /// The triple of a device: attributes, then `TYPE`, then the modalias of an interface.
    ///
    /// - SeeAlso: linux-devices 1.3 (`TYPE` and `INTERFACE` are decimal), 3.2.
    init?(device record: DeviceRecord) {
        let attributes = record.attributes
        if let code = Self(
            Number.hex(attributes["bDeviceClass"]),
            Number.hex(attributes["bDeviceSubClass"]),
            Number.hex(attributes["bDeviceProtocol"])
        ) {
            self = code
        } else if let type = Number.triple(record.properties["TYPE"], isHex: false),
            let code = Self(type.0, type.1, type.2)
        {
            self = code
        } else if let fields = ModaliasFields(record, prefix: "usb"),
            let code = Self(fields["dc"], fields["dsc"], fields["dp"])
        {
            self = code
        } else {
            return nil
        }
    }

    /// The triple of an interface: attributes, then `INTERFACE`, then the modalias.
    init?(interface record: DeviceRecord) {
        let attributes = record.attributes
        if let code = Self(
            Number.hex(attributes["bInterfaceClass"]),
            Number.hex(attributes["bInterfaceSubClass"]),
            Number.hex(attributes["bInterfaceProtocol"])
        ) {
            self = code
        } else if let type = Number.triple(record.properties["INTERFACE"], isHex: false),
            let code = Self(type.0, type.1, type.2)
        {
            self = code
        } else if let fields = ModaliasFields(record, prefix: "usb"),
            let code = Self(fields["ic"], fields["isc"], fields["ip"])
        {
            self = code
        } else {
            return nil
        }
    }

    /// The triple of a function: what the association of its interfaces says, else that of its first interface.
    init?(function record: DeviceRecord) {
        let attributes = record.attributes
        if let code = Self(
            Number.hex(attributes["iad_bFunctionClass"]),
            Number.hex(attributes["iad_bFunctionSubClass"]),
            Number.hex(attributes["iad_bFunctionProtocol"])
        ), code.base != 0 {
            self = code
        } else if let code = Self(interface: record) {
            self = code
        } else {
            return nil
        }
    }

    /// The first triple of udev's list of interfaces, `:030101:030102:`.
    init?(list: String?) {
        guard let list, list.utf8.count >= 8, list.utf8.first == UInt8(ascii: ":") else { return nil }
        let bytes = list.utf8.span
        guard
            let code = Self(
                Number.hex(in: bytes, 1..<3),
                Number.hex(in: bytes, 3..<5),
                Number.hex(in: bytes, 5..<7)
            )
        else { return nil }
        self = code
    }
}

/// What a USB device's descriptor says of who it is.
struct USBProduct {
    /// Who made it.
    var vendor: UInt32
    /// What it is.
    var product: UInt32
    /// `bcdDevice`; `nil` where nothing says it.
    var release: UInt32?

    /// Reads a device or one of its interfaces: attributes, uevent, udev's database, modalias.
    init?(_ record: DeviceRecord) {
        let attributes = record.attributes
        if let vendor = Number.hex(attributes["idVendor"]), let product = Number.hex(attributes["idProduct"]) {
            (self.vendor, self.product) = (vendor, product)
            release =
                Number.hex(attributes["bcdDevice"])
                ?? Number.triple(record.properties["PRODUCT"], isHex: true).map { $0.2 }
        } else if let triple = Number.triple(record.properties["PRODUCT"], isHex: true) {
            (vendor, product, release) = triple
        } else if let fields = ModaliasFields(record, prefix: "usb"), let vendor = fields["v"],
            let product = fields["p"]
        {
            (self.vendor, self.product, release) = (vendor, product, fields["d"])
        } else if let vendor = Number.hex(record.properties["ID_VENDOR_ID"]),
            let product = Number.hex(record.properties["ID_MODEL_ID"])
        {
            (self.vendor, self.product) = (vendor, product)
            release = Number.hex(record.properties["ID_REVISION"])
        } else {
            return nil
        }
        guard vendor <= 0xFFFF, product <= 0xFFFF else { return nil }
        if let known = release, known > 0xFFFF { release = nil }
    }
}

extension RecordView {
    /// Whether this is a USB interface rather than a whole device.
    var isUSBInterface: Bool {
        guard isOnUSB else { return false }
        if let type = forest.records[index].deviceType { return type == "usb_interface" }
        return forest.records[index].path.name.utf8.contains(UInt8(ascii: ":"))
    }

    /// Whether this is of the USB bus; a view is asked this often, and a copy of its record is not free.
    private var isOnUSB: Bool { forest.records[index].isOnBus("usb") }

    /// The USB device of an interface, or this one.
    var usbDevice: RecordView? {
        guard isOnUSB else { return nil }
        return isUSBInterface ? parent.flatMap { $0.isOnUSB ? $0 : nil } : self
    }

    /// Whether a USB device gets a node for each of its functions, as far as it can be told without placing records.
    ///
    /// - SeeAlso: windows-pnp 3.3, "Composite iff"; design section 3, row 4.
    var isUSBComposite: Bool {
        let device = record
        guard let code = USBClassCode(device: device) ?? firstUSBInterface.flatMap(USBClassCode.init(device:)),
            code.base == 0 || code == USBClassCode(0xEF, 2, 1)
        else { return false }
        if let count = Number.decimal(device.attributes["bNumInterfaces"]) { return count > 1 }
        // Colons stand around each triple; udev names equal ones once.
        if let list = device.properties["ID_USB_INTERFACES"], list.utf8.count(where: { $0 == 0x3A }) > 2 { return true }
        return hasTwoUSBInterfaces
    }

    private var firstUSBInterface: DeviceRecord? {
        let next = forest.records.index(after: index)
        guard next < forest.records.endIndex, forest.parent(of: next) == index else { return nil }
        return forest[next].isUSBInterface ? forest.records[next] : nil
    }

    /// Looks only at the nearest records: what has a thousand descendants below its first interface is no keyboard.
    private var hasTwoUSBInterfaces: Bool {
        let path = record.path
        var count = 0
        for next in (index + 1)..<max(index + 1, min(index + 1 + 256, forest.records.endIndex)) {
            guard forest.records[next].path.isBelow(path) else { break }
            if forest.parent(of: next) == index, forest[next].isUSBInterface { count += 1 }
            if count > 1 { return true }
        }
        return false
    }
}
