import PnPBuses
import PnPModel
import Testing

@Suite struct HIDBusDriverTests {
    /// A boot keyboard's descriptor down to its first collection, and no more of it than matters.
    static let keyboard = "05 01 09 06 a1 01 05 07 19 e0 29 e7 c0"
    static let mouse = "05010902a1010901a100c0c0"
    static let touch = "050d0904a10185010922a102c0c0"

    static func records(
        _ vendor: String,
        _ product: String,
        release: String,
        interfaces: Int,
        descriptor: String? = nil,
        properties: NamedValues = [:]
    ) -> [DeviceRecord] {
        let device = USBBusDriverTests.hub + "/1-3"
        var attributes: NamedValues = [:]
        attributes["report_descriptor"] = descriptor
        return [
            .device(
                device,
                bus: "usb",
                type: "usb_device",
                attributes: [
                    "idVendor": vendor, "idProduct": product, "bcdDevice": release, "bDeviceClass": "00",
                    "bDeviceSubClass": "00", "bDeviceProtocol": "00", "bNumInterfaces": " \(interfaces)",
                ]
            ),
            .device(
                device + "/1-3:1.0",
                bus: "usb",
                type: "usb_interface",
                attributes: ["bInterfaceNumber": "00"]
            ),
            .device(
                device + "/1-3:1.0/0003:\(vendor.uppercased()):\(product.uppercased()).0001",
                bus: "hid",
                attributes: attributes,
                properties: properties
            ),
        ]
    }

    static func identity(_ records: [DeviceRecord]) throws -> DeviceIdentity {
        try identify(try #require(records.last).path.text, among: records)
    }

    @Test("V-HID-1") func namesTheFirstOfSeveralCollections() throws {
        let descriptor = Self.keyboard + " " + Self.mouse
        let identity = try Self.identity(
            Self.records("3434", "d027", release: "0116", interfaces: 2, descriptor: descriptor)
        )
        #expect(
            identity.hardware == [
                #"HID\VID_3434&PID_D027&REV_0116&MI_00&Col01"#, #"HID\VID_3434&PID_D027&MI_00&Col01"#,
                #"HID\VID_3434&UP:0001_U:0006"#, "HID_DEVICE_SYSTEM_KEYBOARD", "HID_DEVICE_UP:0001_U:0006",
                "HID_DEVICE",
            ]
        )
        #expect(identity.compatible.isEmpty)
        #expect(identity.deviceID.spelling == #"HID\VID_3434&PID_D027&MI_00&Col01"#)
    }

    @Test("V-HID-3, as far as Linux knows: not the service, nor whose vendor numbers they are")
    func namesAKeyboardBehindBluetooth() throws {
        let identity = try identify(
            .device(
                "/devices/virtual/misc/uhid/0005:2717:32B8.0006",
                bus: "hid",
                modalias: "hid:b0005g0001v00002717p000032B8",
                attributes: ["report_descriptor": Self.keyboard],
                properties: ["HID_ID": "0005:00002717:000032B8", "HID_UNIQ": "c4:a2:39:00:00:01"]
            )
        )
        #expect(
            identity.hardware == [
                #"HID\VID_2717&PID_32B8"#, #"HID\VID_2717&UP:0001_U:0006"#, "HID_DEVICE_SYSTEM_KEYBOARD",
                "HID_DEVICE_UP:0001_U:0006", "HID_DEVICE",
            ]
        )
    }

    @Test(
        arguments: [
            (keyboard + mouse, true), (keyboard, false), (keyboard + "05010902a100c0", true), (mouse, false),
            // What stands within a collection is none of the top, and a descriptor may end early.
            ("05010906a101a102a101c0c0c0", false), ("05010906a101c0050109", false), ("05010906a101c0a101", true),
        ]
    )
    func numbersACollectionAmongOthers(descriptor: String, isNumbered: Bool) throws {
        let records = Self.records("1234", "5678", release: "0100", interfaces: 1, descriptor: descriptor)
        let device = try Self.identity(records).deviceID.spelling
        #expect(device == #"HID\VID_1234&PID_5678"# + (isNumbered ? "&Col01" : ""))
    }

    @Test("V-HID-2") func namesAKeyboard() throws {
        let identity = try Self.identity(
            Self.records("1044", "7a03", release: "0000", interfaces: 2, descriptor: Self.keyboard)
        )
        #expect(
            identity.hardware == [
                #"HID\VID_1044&PID_7A03&REV_0000&MI_00"#, #"HID\VID_1044&PID_7A03&MI_00"#,
                #"HID\VID_1044&UP:0001_U:0006"#, "HID_DEVICE_SYSTEM_KEYBOARD", "HID_DEVICE_UP:0001_U:0006",
                "HID_DEVICE",
            ]
        )
        #expect(identity.className == "Keyboard")
        #expect(identity.description == "Keyboard")
    }

    @Test("V-INST-10") func hasNoFunctionNumberBelowASimpleDevice() throws {
        let identity = try Self.identity(
            Self.records("045e", "0039", release: "0121", interfaces: 1, properties: ["HID_NAME": "IntelliMouse"])
        )
        #expect(identity.hardware == [#"HID\VID_045E&PID_0039&REV_0121"#, #"HID\VID_045E&PID_0039"#, "HID_DEVICE"])
        #expect(identity.deviceID.spelling == #"HID\VID_045E&PID_0039"#)
        #expect(identity.instance == .address("0000"))
        #expect(identity.description == "IntelliMouse")
    }

    @Test func takesNumbersFromTheUevent() throws {
        let identity = try identify(
            .device(
                "/devices/virtual/misc/uhid/0005:05AC:0267.0002",
                bus: "hid",
                modalias: "hid:b0005g0001v000005ACp00000267",
                properties: ["HID_ID": "0005:000005AC:00000267", "HID_NAME": "Magic Keyboard"]
            )
        )
        #expect(identity.hardware == [#"HID\VID_05AC&PID_0267"#, "HID_DEVICE"])
        #expect(identity.instance == .ordinal)
    }

    @Test func saysNothingOfAReceiverForADeviceBehindIt() throws {
        var records = Self.records("046d", "c52b", release: "1201", interfaces: 3)
        let receiver = try #require(records.last).path.text
        records.append(.device(receiver + "/0003:046D:4023.0004", bus: "hid"))
        let identity = try Self.identity(records)
        #expect(identity.hardware == [#"HID\VID_046D&PID_4023"#, "HID_DEVICE"])
        #expect(identity.instance == .ordinal)
    }

    @Test(
        arguments: [
            (mouse, "HID_DEVICE_SYSTEM_MOUSE", "Mouse"), (touch, "HID_DEVICE_UP:000D_U:0004", "HIDClass"),
            ("05010905a101", "HID_DEVICE_SYSTEM_GAME", "HIDClass"),
            ("05010980a101", "HID_DEVICE_SYSTEM_CONTROL", "HIDClass"),
            ("050c0901a101", "HID_DEVICE_SYSTEM_CONSUMER", "HIDClass"),
            // A usage of four bytes brings its page along.
            ("05010b01000c00a101", "HID_DEVICE_SYSTEM_CONSUMER", "HIDClass"),
        ])
    func knowsWhatACollectionIsFor(descriptor: String, id: String, setupClass: String) throws {
        let identity = try Self.identity(
            Self.records("1234", "5678", release: "0100", interfaces: 1, descriptor: descriptor)
        )
        #expect(identity.hardware.contains(id))
        #expect(identity.className == setupClass)
    }

    @Test(arguments: [
        "", "0", "05", "zz", "a101", "fe", "feff00", "0501", "27ffff", String(repeating: "05", count: 9000),
    ])
    func takesNoUsageFromNonsense(descriptor: String) throws {
        let identity = try Self.identity(
            Self.records("1234", "5678", release: "0100", interfaces: 1, descriptor: descriptor)
        )
        #expect(identity.hardware.count == 3)
    }
}
