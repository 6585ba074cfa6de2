import PnPBuses
import PnPModel
import Testing

@Suite struct OtherBusDriverTests {
    @Test("L 3.5") func namesVMBusChannels() throws {
        let identity = try identify(
            .device(
                "/devices/LNXSYSTM:00/LNXSYBUS:00/VMBUS:00/6d936397-0000-4a5d-9d5a-2d7f4c6a1111",
                bus: "vmbus",
                modalias: "vmbus:635161f83edfc546913ff2d2f965ed0e"
            )
        )
        #expect(identity.hardware == [#"VMBUS\{f8615163-df3e-46c5-913f-f2d2f965ed0e}"#])
        #expect(identity.instance == .unique("{6d936397-0000-4a5d-9d5a-2d7f4c6a1111}"))
        #expect(identity.className == "Net")
    }

    @Test("L 3.5") func namesVirtioDevices() throws {
        let identity = try identify(
            .device(
                "/devices/pci0000:00/0000:00:03.0/virtio2",
                bus: "virtio",
                modalias: "virtio:d00000001v00001AF4"
            )
        )
        #expect(identity.hardware == [#"VIRTIO\DEV_0001&VEN_1AF4"#])
        #expect(identity.compatible == [#"VIRTIO\DEV_0001"#])
        #expect(identity.instance == .ordinal)
        #expect(identity.description == "Virtio network card")
        #expect(identity.className == "Net")
    }

    @Test("L 3.5") func namesChipsOnI2C() throws {
        let path = "/devices/platform/soc/fe804000.i2c/i2c-1/1-0050"
        let plain = try identify(.device(path, bus: "i2c", modalias: "i2c:24c02"))
        #expect(plain.hardware == [#"I2C\24c02"#])
        #expect(plain.instance == .address("0050"))
        let tree = try identify(
            .device(
                path,
                bus: "i2c",
                modalias: "of:NeepromT(null)Catmel,24c02Clinux,eeprom",
                attributes: ["name": "24c02"]
            )
        )
        #expect(tree.hardware == [#"OF\atmel_24c02"#])
        #expect(tree.compatible == [#"OF\linux_eeprom"#, #"I2C\24c02"#])
    }

    @Test func namesChipsThatACPIDescribes() throws {
        let chip = DeviceRecord.device(
            "/devices/pci0000:00/0000:00:15.1/i2c_designware.1/i2c-7/i2c-ELAN0501:00",
            bus: "i2c",
            modalias: "acpi:ELAN0501:PNP0C50:",
            attributes: ["name": "ELAN0501:00"]
        )
        let object = DeviceRecord.device(
            "/devices/LNXSYSTM:00/LNXSYBUS:00/PNP0A08:00/device:1f/ELAN0501:00",
            bus: "acpi",
            modalias: "acpi:ELAN0501:PNP0C50:"
        )
        for firmware in [[], [object.path.text]] {
            let identity = try identify(chip.path.text, among: [chip, object], firmware: firmware)
            #expect(
                identity.hardware == [
                    #"I2C\ELAN0501"#, #"ACPI\VEN_ELAN&DEV_0501"#, #"ACPI\ELAN0501"#, "*ELAN0501",
                ]
            )
            #expect(identity.compatible == [#"ACPI\VEN_PNP&DEV_0C50"#, #"ACPI\PNP0C50"#, "*PNP0C50"])
            #expect(identity.instance == .address("00"))
            #expect(identity.className == "HIDClass")
        }
    }

    @Test func namesChipsOnSPI() throws {
        let identity = try identify(
            .device("/devices/platform/soc/fe204000.spi/spi_master/spi0/spi0.1", bus: "spi", modalias: "spi:spidev")
        )
        #expect(identity.hardware == [#"SPI\spidev"#])
        #expect(identity.instance == .address("1"))
    }

    @Test("L 3.5") func namesSerialInputPorts() throws {
        let known = try identify(
            .device(
                "/devices/platform/i8042/serio0",
                bus: "serio",
                modalias: "serio:ty06pr00id00ex00",
                attributes: ["firmware_id": "PNP: PNP0303"]
            )
        )
        #expect(known.hardware == [#"ACPI\PNP0303"#, "*PNP0303"])
        #expect(known.compatible == [#"SERIO\TY_06"#])
        #expect(known.className == "Keyboard")
        let unknown = try identify(
            .device("/devices/platform/i8042/serio1", bus: "serio", modalias: "serio:ty06pr00id00ex00")
        )
        #expect(unknown.hardware == [#"SERIO\TY_06"#])
        #expect(unknown.instance == .ordinal)
    }

    @Test("L 3.5") func namesAudioCodecs() throws {
        let identity = try identify(
            .device(
                "/devices/pci0000:00/0000:00:1b.0/hdaudioC0D2",
                bus: "hdaudio",
                modalias: "hdaudio:v10EC0892r00100302a01",
                attributes: ["subsystem_id": "0x1458a002"]
            )
        )
        #expect(
            identity.hardware == [
                #"HDAUDIO\FUNC_01&VEN_10EC&DEV_0892&SUBSYS_1458A002&REV_1003"#,
                #"HDAUDIO\FUNC_01&VEN_10EC&DEV_0892&SUBSYS_1458A002"#,
            ]
        )
        #expect(identity.instance == .address("0201"))
    }

    @Test("V-HDA-1") func namesCodecsBelowTheirController() throws {
        let controller = DeviceRecord.device(
            "/devices/pci0000:00/0000:00:1b.0",
            bus: "pci",
            attributes: ["vendor": "0x8086", "device": "0x9ca0"]
        )
        let codec = DeviceRecord.device(
            "/devices/pci0000:00/0000:00:1b.0/hdaudioC0D0",
            bus: "hdaudio",
            attributes: [
                "vendor_id": "0x10ec0236", "subsystem_id": "0x17aa3808", "revision_id": "0x100002", "afg": "0x1",
            ]
        )
        let identity = try identify(codec.path.text, among: [controller, codec])
        #expect(identity.hardware.count == 2)
        let forms = [
            "&CTLR_VEN_8086&CTLR_DEV_9CA0&VEN_10EC&DEV_0236&REV_1000", "&CTLR_VEN_8086&VEN_10EC&DEV_0236&REV_1000",
            "&VEN_10EC&DEV_0236&REV_1000", "&CTLR_VEN_8086&CTLR_DEV_9CA0&VEN_10EC&DEV_0236",
            "&CTLR_VEN_8086&VEN_10EC&DEV_0236", "&VEN_10EC&DEV_0236", "&CTLR_VEN_8086&CTLR_DEV_9CA0&VEN_10EC",
            "&CTLR_VEN_8086&VEN_10EC", "&VEN_10EC", "&CTLR_VEN_8086&CTLR_DEV_9CA0", "&CTLR_VEN_8086",
            "&GF&VEN_10EC&DEV_0236&SUBSYS_17AA3808&REV_1000", "",
        ]
        #expect(identity.compatible == forms.map { #"HDAUDIO\FUNC_01"# + $0 })
        #expect(identity.instance == .address("0001"))
    }

    @Test func namesProcessors() throws {
        let identity = try identify(
            .device(
                "/devices/system/cpu/cpu11",
                bus: "cpu",
                modalias: "cpu:type:x86,ven0000fam0006mod008E"
            )
        )
        #expect(identity.hardware == [#"CPU\VEN_0000&FAM_0006&MOD_008E"#])
        #expect(identity.compatible == [#"CPU\VEN_0000&FAM_0006"#, #"CPU\VEN_0000"#, #"CPU\x86"#])
        #expect(identity.instance == .unique("11"))
        #expect(identity.description == "Intel processor")
        #expect(try identify(.device("/devices/system/cpu/cpu0", bus: "cpu")).hardware == [#"CPU\CPU"#])
    }

    @Test("V-ACPI-3, beside the names that Linux has") func namesProcessorsAsACPIDoes() throws {
        func identity(_ type: String, _ features: String) throws -> DeviceIdentity {
            try identify(
                .device("/devices/system/cpu/cpu0", bus: "cpu", modalias: "cpu:type:\(type):feature:\(features),")
            )
        }
        let intel = try identity("x86,ven0000fam0006mod008E", ",0000,0001,003D")
        let name = "GenuineIntel_-_EM64T"
        #expect(
            intel.hardware.dropFirst() == [
                "ACPI\\\(name)_Family_6_Model_142", "*\(name)_Family_6_Model_142", "ACPI\\\(name)_Family_6",
                "*\(name)_Family_6", "ACPI\\\(name)", "*\(name)",
            ]
        )
        #expect(intel.compatible.contains(#"ACPI\Processor"#))
        #expect(intel.instance == .unique("0"))
        let amd = try identity("x86,ven0002fam0017mod0031", ",003D")
        #expect(amd.hardware.contains(#"ACPI\AuthenticAMD_-_AMD64_Family_23_Model_49"#))
        let old = try identity("x86,ven0000fam0005mod0004", ",0000")
        #expect(old.hardware.contains(#"ACPI\GenuineIntel_-_x86_Family_5_Model_4"#))
        for (type, features) in [("aarch64", ",0000"), ("x86,venFFFFfam0006mod0001", ",0000"), ("x86", ",0000")] {
            #expect(try !identity(type, features).hardware.contains { $0.hasPrefix("ACPI") })
        }
    }

    @Test func namesSoftwareDevices() throws {
        let identity = try identify(.member("/devices/virtual/net/lo", of: "net"))
        #expect(identity.deviceID.spelling == #"SWD\NET"#)
        #expect(identity.instance == .unique("lo"))
        let other = try identify(.member("/devices/virtual/block/dm-0", of: "block"))
        #expect(other.deviceID.spelling == #"SWD\BLOCK"#)
        let odd = try identify(.member("/devices/virtual/net/a,b c", of: "net"))
        #expect(odd.instance == .unique("a_b_c"))
        let keys = "/devices/virtual/input/input7"
        let hot = try identify(.member(keys, of: "input", properties: ["NAME": "\"Hot, keys\""]))
        #expect(hot.instance == .unique("\"Hot__keys\""))
        #expect(try identify(.member(keys + "/event4", of: "input")).instance == .address("event"))
        #expect(try identify(.member("/devices/virtual/hwmon/hwmon3", of: "hwmon")).instance == .ordinal)
    }

    @Test(
        arguments: [
            ("/devices/x/port0", "serial-base", nil, #"SERIAL-BASE\port"#),
            ("/devices/x/0000", "odd bus", nil, #"ODD_BUS\0000"#),
            ("/devices/x/thing.3", "thing", "thing:a,b c\\d", #"THING\a_b_c_d"#),
        ] as [(String, String, String?, String)]
    )
    func givesEveryOtherBusTheGenericRule(path: String, bus: String, modalias: String?, id: String) throws {
        var record = DeviceRecord.device(path, bus: bus)
        record.modaliases = modalias.map { [$0] } ?? []
        let identity = try identify(record)
        #expect(identity.hardware.first == id)
        #expect(identity.deviceID.spelling == id)
    }

    @Test func keepsAddressesThatAreUnique() throws {
        let identity = try identify(
            .device("/devices/css0/0.0.0004/0.0.1234", bus: "ccw", modalias: "ccw:t1731m01dt1732dm01")
        )
        #expect(identity.instance == .unique("0.0.1234"))
        #expect(identity.hardware == [#"CCW\CU_1731&CUMODEL_01&DEV_1732&DEVMODEL_01"#, #"CCW\CU_1731&DEV_1732"#])
    }

    @Test(
        arguments: [
            ("pci", "pci"), ("acpi", "acpi"), ("platform", "platform"), ("pnp", "pnp"), ("usb", nil), ("scsi", nil),
            ("hid", nil), ("i2c", nil), ("spi", nil), ("virtio", nil), ("serio", nil), ("mmc", nil), ("hdaudio", nil),
        ] as [(String, String?)]
    )
    func saysWhoMakesPDOs(bus: String, maker: String?) {
        #expect(BusDrivers.pdoMaker(of: bus) == maker)
        #expect(BuiltInBuses().pdoMaker(ofBus: bus) == maker)
    }

    @Test func hasOneDriverForABus() {
        let buses = BusDrivers.all.flatMap(\.buses)
        #expect(Set(buses).count == buses.count)
    }
}
