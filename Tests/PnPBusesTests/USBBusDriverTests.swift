import PnPBuses
import PnPModel
import Testing

@Suite struct USBBusDriverTests {
    static let hub = "/devices/pci0000:00/0000:00:14.0/usb1"

    /// A device, its interfaces, and the lists of the one that is asked for.
    struct Vector: Sendable, CustomTestStringConvertible {
        var name: String
        var device: NamedValues
        var interfaces: [NamedValues] = []
        /// The interface that is asked for; the device itself where left out.
        var function: Int?
        var hardware: [String]
        var compatible: [String]
        var testDescription: String { name }

        /// The attributes of a device.
        static func device(_ vendor: String, _ product: String, _ release: String, _ code: String, count: Int)
            -> NamedValues
        {
            let digits = code.split(separator: " ").map(String.init)
            return [
                "idVendor": vendor, "idProduct": product, "bcdDevice": release, "bDeviceClass": digits[0],
                "bDeviceSubClass": digits[1], "bDeviceProtocol": digits[2], "bNumInterfaces": " \(count)",
            ]
        }

        /// The attributes of an interface.
        static func interface(_ number: Int, _ code: String) -> NamedValues {
            let digits = code.split(separator: " ").map(String.init)
            let text = String(number, radix: 16)
            return [
                "bInterfaceNumber": text.count == 1 ? "0" + text : text, "bInterfaceClass": digits[0],
                "bInterfaceSubClass": digits[1], "bInterfaceProtocol": digits[2],
            ]
        }
    }

    static let vectors = [
        Vector(
            name: "V-USB-1",
            device: Vector.device("04da", "2374", "0100", "00 00 00", count: 1),
            interfaces: [Vector.interface(0, "06 01 01")],
            hardware: [#"USB\VID_04DA&PID_2374&REV_0100"#, #"USB\VID_04DA&PID_2374"#],
            compatible: [
                #"USB\Class_06&SubClass_01&Prot_01"#, #"USB\Class_06&SubClass_01"#, #"USB\Class_06"#,
            ]
        ),
        Vector(
            name: "V-USB-2",
            device: Vector.device("0c45", "636d", "0100", "ef 02 01", count: 2),
            hardware: [#"USB\VID_0C45&PID_636D&REV_0100"#, #"USB\VID_0C45&PID_636D"#],
            compatible: [
                #"USB\DevClass_00&SubClass_00&Prot_00"#, #"USB\DevClass_00&SubClass_00"#, #"USB\DevClass_00"#,
                #"USB\COMPOSITE"#,
            ]
        ),
        Vector(
            name: "V-USB-3, without the forms of recent builds",
            device: Vector.device("0547", "1002", "0000", "ff 00 00", count: 1),
            interfaces: [Vector.interface(0, "ff 00 00")],
            hardware: [#"USB\VID_0547&PID_1002&REV_0000"#, #"USB\VID_0547&PID_1002"#],
            compatible: [
                #"USB\Class_FF&SubClass_00&Prot_00"#, #"USB\Class_FF&SubClass_00"#, #"USB\Class_FF"#,
            ]
        ),
        Vector(
            name: "V-USB-4",
            device: Vector.device("174f", "118d", "0008", "ef 02 01", count: 2),
            interfaces: [Vector.interface(0, "0e 03 00"), Vector.interface(1, "0e 02 00")],
            function: 0,
            hardware: [#"USB\VID_174F&PID_118D&REV_0008&MI_00"#, #"USB\VID_174F&PID_118D&MI_00"#],
            compatible: [
                #"USB\Class_0E&SubClass_03&Prot_00"#, #"USB\Class_0E&SubClass_03"#, #"USB\Class_0E"#,
            ]
        ),
        Vector(
            name: "L 3.5, device 046d:c52b",
            device: Vector.device("046d", "c52b", "1201", "00 00 00", count: 3),
            hardware: [#"USB\VID_046D&PID_C52B&REV_1201"#, #"USB\VID_046D&PID_C52B"#],
            compatible: [
                #"USB\DevClass_00&SubClass_00&Prot_00"#, #"USB\DevClass_00&SubClass_00"#, #"USB\DevClass_00"#,
                #"USB\COMPOSITE"#,
            ]
        ),
        Vector(
            name: "L 3.5, interface 0 of 046d:c52b",
            device: Vector.device("046d", "c52b", "1201", "00 00 00", count: 3),
            interfaces: [Vector.interface(0, "03 01 01")],
            function: 0,
            hardware: [#"USB\VID_046D&PID_C52B&REV_1201&MI_00"#, #"USB\VID_046D&PID_C52B&MI_00"#],
            compatible: [
                #"USB\Class_03&SubClass_01&Prot_01"#, #"USB\Class_03&SubClass_01"#, #"USB\Class_03"#,
            ]
        ),
        Vector(
            name: "L 3.5, single interface 0781:5567",
            device: Vector.device("0781", "5567", "0100", "00 00 00", count: 1),
            interfaces: [Vector.interface(0, "08 06 50")],
            hardware: [#"USB\VID_0781&PID_5567&REV_0100"#, #"USB\VID_0781&PID_5567"#],
            compatible: [
                #"USB\Class_08&SubClass_06&Prot_50"#, #"USB\Class_08&SubClass_06"#, #"USB\Class_08"#,
            ]
        ),
    ]

    @Test(arguments: vectors) func makesTheListsOfWindows(vector: Vector) throws {
        let path = Self.hub + "/1-4"
        var records = [DeviceRecord.device(path, bus: "usb", type: "usb_device", attributes: vector.device)]
        for (number, interface) in vector.interfaces.enumerated() {
            records.append(
                .device(path + "/1-4:1.\(number)", bus: "usb", type: "usb_interface", attributes: interface)
            )
        }
        let interfaces = records.dropFirst().map(\.path.text)
        let identity =
            if let function = vector.function {
                try identify(interfaces[function], among: records)
            } else {
                try identify(path, among: records, merged: Array(interfaces))
            }
        #expect(identity.hardware == vector.hardware)
        #expect(identity.compatible == vector.compatible)
        #expect(identity.deviceID.spelling == vector.hardware.last)
    }

    @Test func readsUeventVariables() throws {
        let device = DeviceRecord.device(
            Self.hub + "/1-5",
            bus: "usb",
            type: "usb_device",
            properties: [
                "PRODUCT": "46d/c52b/1201", "TYPE": "0/0/0", "ID_USB_INTERFACES": ":030101:030102:030000:",
                "ID_MODEL": "USB_Receiver",
            ]
        )
        let function = DeviceRecord.device(
            Self.hub + "/1-5/1-5:1.2",
            bus: "usb",
            type: "usb_interface",
            modalias: "usb:v046DpC52Bd1201dc00dsc00dp00ic03isc00ip00in02",
            properties: ["INTERFACE": "3/0/0"]
        )
        let whole = try identify(device.path.text, among: [device, function])
        #expect(whole.hardware == [#"USB\VID_046D&PID_C52B&REV_1201"#, #"USB\VID_046D&PID_C52B"#])
        #expect(whole.compatible.last == #"USB\COMPOSITE"#)
        #expect(whole.description == "USB Receiver")
        let part = try identify(function.path.text, among: [device, function])
        #expect(part.hardware.last == #"USB\VID_046D&PID_C52B&MI_02"#)
        #expect(part.instance == .address("0002"))
        #expect(part.label == ":1.2")
        #expect(part.className == "HIDClass")
    }

    @Test func takesTheClassOfAnAssociation() throws {
        let device = DeviceRecord.device(
            Self.hub + "/1-5",
            bus: "usb",
            type: "usb_device",
            attributes: Vector.device("174f", "118d", "0008", "ef 02 01", count: 2)
        )
        let function = DeviceRecord.device(
            Self.hub + "/1-5/1-5:1.0",
            bus: "usb",
            type: "usb_interface",
            attributes: [
                "bInterfaceNumber": "00", "bInterfaceClass": "0e", "bInterfaceSubClass": "01",
                "bInterfaceProtocol": "00", "iad_bFunctionClass": "0e", "iad_bFunctionSubClass": "03",
                "iad_bFunctionProtocol": "00", "interface": "Integrated Webcam",
            ]
        )
        let identity = try identify(function.path.text, among: [device, function])
        #expect(identity.compatible.first == #"USB\Class_0E&SubClass_03&Prot_00"#)
        #expect(identity.className == "Camera")
        #expect(identity.description == "Integrated Webcam")
    }

    @Test(
        arguments: [
            ("V-INST-7", "SN0001" as String?, DeviceIdentity.Instance.serial("SN0001", address: "2")),
            ("V-INST-8, no serial number", nil, .address("2")), ("empty", "", .address("2")),
            ("a blank", "SN 1", .address("2")), ("a comma", "SN,1", .address("2")),
            ("above 0x7F", "SN\u{e9}", .address("2")), ("a backslash", "SN\\1", .address("2")),
            ("too long", String(repeating: "9", count: 300), .address("2")),
        ])
    func isUniqueBySerialNumberElseNamedByPort(
        name: String,
        serial: String?,
        instance: DeviceIdentity.Instance
    ) throws {
        var attributes = Vector.device("413c", "2107", "0178", "00 00 00", count: 1)
        attributes["serial"] = serial
        let identity = try identify(
            .device(Self.hub + "/1-4/1-4.2", bus: "usb", type: "usb_device", attributes: attributes)
        )
        #expect(identity.instance == instance, "\(name)")
        #expect(identity.location == "Port_#0002.Hub_#0002")
    }

    @Test(
        "what is plugged into a hub can be pulled; what is on the computer's own ports where the kernel says so",
        arguments: [
            ("/1-4", "removable", true), ("/1-4", "fixed", false), ("/1-4", "unknown", false), ("/1-4", nil, false),
            ("/1-4/1-4.2", "unknown", true), ("/1-4/1-4.2", "fixed", false), ("/1-4/1-4.2", nil, false),
        ] as [(String, String?, Bool)]
    )
    func saysWhatCanBePulled(path: String, removable: String?, canBePulled: Bool) throws {
        var attributes = Vector.device("046d", "c077", "7200", "00 00 00", count: 1)
        attributes["removable"] = removable
        let device = DeviceRecord.device(Self.hub + path, bus: "usb", type: "usb_device", attributes: attributes)
        let above = ["", "/1-4"].map { DeviceRecord.device(Self.hub + $0, bus: "usb", type: "usb_device") }
        let identity = try identify(device.path.text, among: above.filter { $0.path != device.path } + [device])
        #expect(identity.capabilities.contains([.removable, .surpriseRemovalOK]) == canBePulled)
    }

    @Test("V-INST-9, with N as it is where nobody else has the prefix")
    func namesAFunctionByItsInterfaceNumber() throws {
        let device = DeviceRecord.device(
            Self.hub + "/1-4",
            bus: "usb",
            type: "usb_device",
            attributes: Vector.device("16c0", "05dc", "0100", "00 00 00", count: 2)
        )
        let function = DeviceRecord.device(
            Self.hub + "/1-4/1-4:1.0",
            bus: "usb",
            type: "usb_interface",
            attributes: Vector.interface(0, "ff 00 00")
        )
        let identity = try identify(function.path.text, among: [device, function])
        #expect(identity.deviceID.spelling == #"USB\VID_16C0&PID_05DC&MI_00"#)
        #expect(identity.instance == .address("0000"))
    }

    @Test func writesInterfaceNumbersInHexadecimal() throws {
        let device = DeviceRecord.device(
            Self.hub + "/1-4",
            bus: "usb",
            type: "usb_device",
            attributes: Vector.device("16c0", "05dc", "0100", "00 00 00", count: 12)
        )
        let function = DeviceRecord.device(
            Self.hub + "/1-4/1-4:1.10",
            bus: "usb",
            type: "usb_interface",
            attributes: Vector.interface(10, "ff 00 00")
        )
        let identity = try identify(function.path.text, among: [device, function])
        #expect(identity.deviceID.spelling == #"USB\VID_16C0&PID_05DC&MI_0A"#)
        #expect(identity.instance == .address("000A"))
    }

    @Test(
        arguments: [
            (
                "V-USB-5", "0003", "5000",
                ["ROOT_HUB30&VID8086&PIDA0ED&REV0020", "ROOT_HUB30&VID8086&PIDA0ED", "ROOT_HUB30"]
            ),
            (
                "USB 2", "0002", "480",
                ["ROOT_HUB20&VID8086&PIDA0ED&REV0020", "ROOT_HUB20&VID8086&PIDA0ED", "ROOT_HUB20"]
            ),
            ("USB 1", "0001", "12", ["ROOT_HUB&VID8086&PIDA0ED&REV0020", "ROOT_HUB&VID8086&PIDA0ED", "ROOT_HUB"]),
        ])
    func namesRootHubsAfterTheirController(name: String, product: String, speed: String, ids: [String]) throws {
        let controller = DeviceRecord.device(
            "/devices/pci0000:00/0000:00:14.0",
            bus: "pci",
            attributes: ["vendor": "0x8086", "device": "0xa0ed", "revision": "0x20"]
        )
        let hub = DeviceRecord.device(
            Self.hub,
            bus: "usb",
            type: "usb_device",
            attributes: [
                "idVendor": "1d6b", "idProduct": product, "bcdDevice": "0612", "speed": speed, "bDeviceClass": "09",
                "bDeviceSubClass": "00", "bDeviceProtocol": "03", "product": "xHCI Host Controller",
            ]
        )
        let identity = try identify(hub.path.text, among: [controller, hub])
        #expect(identity.hardware == ids.map { #"USB\"# + $0 }, "\(name)")
        #expect(identity.compatible.isEmpty)
        #expect(identity.deviceID.spelling == #"USB\"# + (ids.last ?? ""))
        #expect(identity.instance == .address("0"))  // V-INST-13
        #expect(identity.description?.hasSuffix("root hub") == true)
    }

    @Test func namesARootHubWithoutPCIByItsGeneration() throws {
        let identity = try identify(
            .device(
                "/devices/platform/soc/fe980000.usb/usb1",
                bus: "usb",
                type: "usb_device",
                properties: ["PRODUCT": "1d6b/2/510", "TYPE": "9/0/1"]
            )
        )
        #expect(identity.hardware == [#"USB\ROOT_HUB20"#])
    }

    @Test func knowsHubs() throws {
        var attributes = Vector.device("05e3", "0610", "0655", "09 00 02", count: 1)
        attributes["speed"] = "480"
        let identity = try identify(
            .device(Self.hub + "/1-1", bus: "usb", type: "usb_device", attributes: attributes)
        )
        #expect(
            identity.compatible == [
                #"USB\Class_09&SubClass_00&Prot_02"#, #"USB\Class_09&SubClass_00"#, #"USB\Class_09"#,
                #"USB\USB20_HUB"#,
            ]
        )
        #expect(identity.className == "USB")
    }
}
