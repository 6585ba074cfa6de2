internal import PnPModel

/// How the interfaces of a USB device make up its functions.
///
/// - SeeAlso: design section 3, row 4; windows-pnp 3.3, "Composite iff"; linux-devices 3.5.
enum USBFunctions {
    /// A class triple.
    struct ClassCode: Equatable {
        var base: Int
        var sub: Int
        var proto: Int
    }

    /// Whether a record is a USB interface rather than a whole device.
    static func isInterface(_ record: DeviceRecord) -> Bool {
        guard record.isOnBus("usb") else { return false }
        if let type = record.deviceType { return type == "usb_interface" }
        return record.path.name.utf8.contains(UInt8(ascii: ":"))
    }

    /// Whether a device gets a node for each of its functions.
    ///
    /// - Parameters:
    ///   - device: The device.
    ///   - interfaces: Its recorded interfaces.
    /// - Returns: Whether it is composite.
    static func isComposite(_ device: DeviceRecord, interfaces: [DeviceRecord]) -> Bool {
        guard let code = deviceClass(device) ?? interfaces.first.flatMap(deviceClassInModalias) else { return false }
        let composite = code.base == 0 || code == ClassCode(base: 0xEF, sub: 2, proto: 1)
        return composite && interfaceCount(device, recorded: interfaces.count) > 1
    }

    /// For each interface, in the order of their numbers, the position of the one that leads its function.
    static func leaders(of interfaces: [DeviceRecord]) -> [Int] {
        let numbers = interfaces.map(number)
        let codes = interfaces.map(interfaceClass)
        var leaders: [Int] = []
        for (position, interface) in interfaces.enumerated() {
            leaders.append(associated(interface, numbers) ?? joined(position, codes, leaders) ?? position)
        }
        return leaders
    }

    /// The interface number, from the name `1-4:1.0`.
    static func number(_ interface: DeviceRecord) -> Int {
        if let text = interface.attributes["bInterfaceNumber"], let value = Int(text, radix: 16) { return value }
        return interface.path.name.split(separator: ".").last.flatMap { Int($0) } ?? 0
    }

    /// What the interface association descriptor says.
    private static func associated(_ interface: DeviceRecord, _ numbers: [Int]) -> Int? {
        guard let first = interface.attributes["iad_bFirstInterface"].flatMap({ Int($0, radix: 16) }) else {
            return nil
        }
        return numbers.firstIndex(of: first)
    }

    /// What is known of classes whose interfaces go together: CDC data with control, video and audio streams with control,
    /// and the voice channels of a Bluetooth radio with its first interface, the only one that a driver is asked for.
    /// - SeeAlso: Bluetooth Core 5.4, volume 4, part B, section 6; drivers/bluetooth/btusb.c, `btusb_probe`.
    private static func joined(_ position: Int, _ codes: [ClassCode?], _ leaders: [Int]) -> Int? {
        guard let code = codes[position] else { return nil }
        let wanted: (ClassCode) -> Bool
        switch (code.base, code.sub) {
        case (0x0A, _): wanted = { $0.base == 2 }
        case (0x0E, 2): wanted = { $0.base == 0x0E && $0.sub == 1 }
        case (0x01, 2), (0x01, 3): wanted = { $0.base == 1 && $0.sub == 1 }
        case (0xE0, 1): wanted = { $0 == code }
        default: return nil
        }
        return leaders.indices.last { leaders[$0] == $0 && codes[$0].map(wanted) == true }
    }

    private static func interfaceCount(_ device: DeviceRecord, recorded: Int) -> Int {
        if let text = device.attributes["bNumInterfaces"], let count = Int(text.filter { $0 != " " }) { return count }
        // udev leaves out triples that it has already named, so what is recorded may be more.
        let named = device.properties["ID_USB_INTERFACES"]?.split(separator: ":").count ?? 0
        return max(named, recorded)
    }

    private static func deviceClass(_ device: DeviceRecord) -> ClassCode? {
        if let base = device.attributes["bDeviceClass"].flatMap({ Int($0, radix: 16) }) {
            return ClassCode(
                base: base,
                sub: device.attributes["bDeviceSubClass"].flatMap { Int($0, radix: 16) } ?? 0,
                proto: device.attributes["bDeviceProtocol"].flatMap { Int($0, radix: 16) } ?? 0
            )
        }
        return device.properties["TYPE"].flatMap(decimalTriple)
    }

    private static func interfaceClass(_ interface: DeviceRecord) -> ClassCode? {
        if let base = interface.attributes["bInterfaceClass"].flatMap({ Int($0, radix: 16) }) {
            return ClassCode(
                base: base,
                sub: interface.attributes["bInterfaceSubClass"].flatMap { Int($0, radix: 16) } ?? 0,
                proto: interface.attributes["bInterfaceProtocol"].flatMap { Int($0, radix: 16) } ?? 0
            )
        }
        if let code = interface.properties["INTERFACE"].flatMap(decimalTriple) { return code }
        return interface.modalias.flatMap { field("ic", "isc", "ip", of: $0) }
    }

    private static func deviceClassInModalias(_ interface: DeviceRecord) -> ClassCode? {
        interface.modalias.flatMap { field("dc", "dsc", "dp", of: $0) }
    }

    private static func decimalTriple(_ text: String) -> ClassCode? {
        let parts = text.split(separator: "/").map { Int($0) }
        guard parts.count == 3, let base = parts[0], let sub = parts[1], let proto = parts[2] else { return nil }
        return ClassCode(base: base, sub: sub, proto: proto)
    }

    /// Three two-digit fields of `usb:v…p…d…dc…dsc…dp…ic…isc…ip…in…`.
    private static func field(_ base: String, _ sub: String, _ proto: String, of modalias: String) -> ClassCode? {
        guard modalias.utf8.starts(with: "usb:".utf8) else { return nil }
        func value(_ key: String) -> Int? {
            // Keys are lower-case and values upper-case hexadecimal, so a key's end is the first digit after it.
            var rest = modalias.utf8.dropFirst(4)
            while !rest.isEmpty {
                let name = rest.prefix { !isUpperHex($0) }
                rest = rest.dropFirst(name.count)
                let digits = rest.prefix { isUpperHex($0) }
                rest = rest.dropFirst(digits.count)
                if name.elementsEqual(key.utf8) { return Int(String(Substring(digits)), radix: 16) }
            }
            return nil
        }
        guard let base = value(base), let sub = value(sub), let proto = value(proto) else { return nil }
        return ClassCode(base: base, sub: sub, proto: proto)
    }

    private static func isUpperHex(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || byte &- 0x41 < 6 }
}
