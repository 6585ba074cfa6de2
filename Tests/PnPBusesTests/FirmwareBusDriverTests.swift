import PnPBuses
import PnPModel
import Testing

@Suite struct FirmwareBusDriverTests {
    static let bus = "/devices/LNXSYSTM:00/LNXSYBUS:00"

    /// A namespace device.
    static func object(_ name: String, _ modalias: String, _ attributes: NamedValues = [:]) -> DeviceRecord {
        .device(bus + "/" + name, bus: "acpi", modalias: modalias, attributes: attributes)
    }

    @Test("V-ACPI-1") func namesANamespaceDevice() throws {
        let identity = try identify(Self.object("PNP0303:00", "acpi:PNP0303:"))
        #expect(identity.hardware == [#"ACPI\VEN_PNP&DEV_0303"#, #"ACPI\PNP0303"#, "*PNP0303"])
        #expect(identity.deviceID.spelling == #"ACPI\PNP0303"#)
        #expect(identity.instance == .address("00"))
        #expect(identity.className == "Keyboard")
    }

    @Test("V-ACPI-2, V-INST-12") func isUniqueByItsUID() throws {
        let identity = try identify(Self.object("PNP0501:00", "acpi:PNP0501:", ["hid": "PNP0501", "uid": "1"]))
        #expect(identity.deviceID.spelling == #"ACPI\PNP0501"#)
        #expect(identity.hardware.suffix(2) == [#"ACPI\PNP0501"#, "*PNP0501"])
        #expect(identity.instance == .unique("1"))
        #expect(identity.capabilities.contains(.uniqueID))
    }

    @Test("L 3.5") func givesEachCIDTheSameForms() throws {
        let identity = try identify(Self.object("INT33A1:00", "acpi:INT33A1:PNP0D80:"))
        #expect(identity.hardware == [#"ACPI\VEN_INT&DEV_33A1"#, #"ACPI\INT33A1"#, "*INT33A1"])
        #expect(identity.compatible == [#"ACPI\VEN_PNP&DEV_0D80"#, #"ACPI\PNP0D80"#, "*PNP0D80"])
    }

    @Test(
        arguments: [
            ("INTC1085", [#"ACPI\VEN_INTC&DEV_1085"#, #"ACPI\INTC1085"#, "*INTC1085"]),
            ("LNXPWRBN", [#"ACPI\LNXPWRBN"#, "*LNXPWRBN"]),
            ("VM_GEN_COUNTER", [#"ACPI\VM_GEN_COUNTER"#, "*VM_GEN_COUNTER"]),
            ("FixedButton", [#"ACPI\FixedButton"#, "*FixedButton"]),
        ])
    func splitsVendorAndDeviceWhereItFits(hid: String, hardware: [String]) throws {
        #expect(try identify(Self.object(hid + ":00", "acpi:\(hid):")).hardware == hardware)
    }

    @Test func putsSubsystemAndRevisionFirst() throws {
        let identity = try identify(
            Self.object("INT33A1:00", "acpi:INT33A1:", ["hid": "INT33A1", "hrv": "2", "sub": "17AA2293"])
        )
        #expect(
            identity.hardware == [
                #"ACPI\VEN_INT&DEV_33A1&SUBSYS_17AA2293&REV_0002"#, #"ACPI\VEN_INT&DEV_33A1&SUBSYS_17AA2293"#,
                #"ACPI\VEN_INT&DEV_33A1&REV_0002"#, #"ACPI\VEN_INT&DEV_33A1"#, #"ACPI\INT33A1"#, "*INT33A1",
            ]
        )
    }

    @Test("V-LVL-1, the chain below the root") func namesTheRoots() throws {
        let machine = try identify(.device("/devices/LNXSYSTM:00", bus: "acpi", modalias: "acpi:LNXSYSTM:"))
        #expect(machine.deviceID.spelling == #"ROOT\ACPI_HAL"#)
        #expect(machine.instance == .unique("0000"))
        let bus = try identify(.device(Self.bus, bus: "acpi", modalias: "acpi:LNXSYBUS:"))
        #expect(bus.deviceID.spelling == #"ACPI_HAL\PNP0C08"#)
        #expect(bus.hardware == [#"ACPI_HAL\PNP0C08"#, "*PNP0C08"])
        #expect(bus.instance == .unique("0"))
    }

    @Test func isTheACPIDeviceWhereItHasACompanion() throws {
        let battery = Self.object("PNP0C0A:00", "acpi:PNP0C0A:", ["uid": "1", "path": #"\_SB_.BAT0"#])
        let platform = DeviceRecord.device("/devices/platform/PNP0C0A:00", bus: "platform", modalias: "acpi:PNP0C0A:")
        let identity = try identify(
            platform.path.text,
            among: [battery, platform],
            firmware: [battery.path.text]
        )
        #expect(identity.deviceID.spelling == #"ACPI\PNP0C0A"#)
        #expect(identity.instance == .unique("1"))
        #expect(identity.description == "Control method battery")
        #expect(identity.location == #"\_SB_.BAT0"#)
        #expect(identity.className == "Battery")
    }

    @Test(
        "the firmware switches a device off: it is present, to be shown, and not enabled",
        arguments: [
            ("13", nil, true), ("15", nil, false), ("9", nil, false), ("0", nil, false), ("13", "tpm_tis", false),
            ("odd", nil, false),
        ] as [(String, String?, Bool)]
    )
    func isDisabledByTheFirmware(status: String, driver: String?, isDisabled: Bool) throws {
        var record = DeviceRecord.device(
            "/devices/LNXSYSTM:00/LNXSYBUS:00/MSFT0101:00",
            bus: "acpi",
            modalias: "acpi:MSFT0101:",
            attributes: ["status": status]
        )
        record.driver = driver
        #expect(try identify(record).capabilities.contains(.hardwareDisabled) == isDisabled)
    }

    @Test(
        arguments: [
            ("acpi:LNXDOCK:", DeviceCapabilities.dockDevice), ("acpi:PNP0C15:LNXDOCK:", .dockDevice),
            ("acpi:LNXIOBAY:", .ejectSupported),
        ])
    func saysWhatComesOff(modalias: String, capability: DeviceCapabilities) throws {
        let device = DeviceRecord.device("/devices/LNXSYSTM:00/X:00", bus: "acpi", modalias: modalias)
        #expect(try identify(device).capabilities.contains(capability))
    }

    @Test func isTheACPIDeviceByItsOwnModalias() throws {
        let identity = try identify(
            .device("/devices/platform/PNP0C0A:03", bus: "platform", modalias: "acpi:PNP0C0A:")
        )
        #expect(identity.deviceID.spelling == #"ACPI\PNP0C0A"#)
        #expect(identity.instance == .address("03"))
    }

    @Test func namesPNPDevices() throws {
        let port = Self.object("PNP0501:00", "acpi:PNP0501:PNP0500:", ["uid": "1"])
        let device = DeviceRecord.device("/devices/pnp0/00:04", bus: "pnp", attributes: ["id": "PNP0501\nPNP0500"])
        let known = try identify(device.path.text, among: [device, port], firmware: [port.path.text])
        #expect(known.deviceID.spelling == #"ACPI\PNP0501"#)
        #expect(known.instance == .unique("1"))
        #expect(known.description == "Serial port")
        let alone = try identify(device)
        #expect(alone.hardware == [#"PNP\PNP0501"#, "*PNP0501"])
        #expect(alone.compatible == ["*PNP0500"])
        #expect(alone.instance == .address("04"))
    }

    @Test("W 3.3, ISAPNP") func namesCardsOfTheISABus() throws {
        let card = DeviceRecord(path: SysfsPath("/devices/pnp1/01:01"), attributes: ["card_id": "CSC6835"])
        let device = DeviceRecord.device("/devices/pnp1/01:01/01:01.00", bus: "pnp", attributes: ["id": "CSC0000"])
        let identity = try identify(device.path.text, among: [card, device])
        #expect(identity.hardware == [#"ISAPNP\CSC6835_DEV0000"#, "*CSC0000"])
    }

    @Test(
        arguments: [
            ("/devices/platform/pcspkr", "platform:pcspkr", #"PLATFORM\pcspkr"#),
            ("/devices/platform/coretemp.0", "platform:coretemp", #"PLATFORM\coretemp"#),
            ("/devices/platform/alarmtimer.1.auto", nil, #"PLATFORM\alarmtimer"#),
            ("/devices/platform/serial8250", "platform:serial8250", #"PLATFORM\serial8250"#),
            ("/devices/platform/Fixed MDIO bus.0", "platform:Fixed MDIO bus", #"PLATFORM\Fixed_MDIO_bus"#),
        ] as [(String, String?, String)]
    )
    func namesPlainPlatformDevices(path: String, modalias: String?, id: String) throws {
        var record = DeviceRecord.device(path, bus: "platform")
        record.modaliases = modalias.map { [$0] } ?? []
        let identity = try identify(record)
        #expect(identity.hardware == [id])
        #expect(identity.instance == .ordinal)
    }

    @Test func namesDevicetreeNodes() throws {
        let identity = try identify(
            .device(
                "/devices/platform/soc/fe201000.serial",
                bus: "amba",
                modalias: "amba:d00241011",
                properties: [
                    "OF_NAME": "serial", "OF_FULLNAME": "/soc/serial@7e201000", "OF_COMPATIBLE_0": "arm,pl011",
                    "OF_COMPATIBLE_1": "arm,primecell", "OF_COMPATIBLE_N": "2",
                ]
            )
        )
        #expect(identity.hardware == [#"OF\arm_pl011"#])
        #expect(identity.compatible == [#"OF\arm_primecell"#, #"AMBA\ID_00241011"#])
        #expect(identity.instance == .serial("7e201000", address: "7e201000"))
        #expect(identity.description == "Serial port")
        #expect(identity.className == "Ports")
    }

    @Test func tellsEqualUnitAddressesApartByTheNodesAbove() throws {
        let identity = try identify(
            .device(
                "/devices/platform/soc/30a20000.i2c/i2c-0/0-0025",
                bus: "i2c",
                modalias: "i2c:pca9450a",
                properties: [
                    "OF_NAME": "pmic", "OF_FULLNAME": "/soc@0/bus@30800000/i2c@30a20000/pmic@25",
                    "OF_COMPATIBLE_0": "nxp,pca9450a",
                ]
            )
        )
        // A chip on a bus is named by its address there.
        #expect(identity.instance == .address("0025"))
        let controller = try identify(
            .device(
                "/devices/platform/soc/30a20000.i2c",
                bus: "platform",
                modalias: "of:Ni2cT(null)Cfsl,imx8mp-i2cCfsl,imx21-i2c",
                properties: ["OF_FULLNAME": "/soc@0/bus@30800000/i2c@30a20000"]
            )
        )
        #expect(controller.hardware == [#"OF\fsl_imx8mp-i2c"#])
        #expect(controller.compatible == [#"OF\fsl_imx21-i2c"#])
        #expect(controller.instance == .serial("30a20000", address: "30a20000.30800000.0"))
    }

    @Test func isADevicetreeNodeInACPIsClothes() throws {
        let object = DeviceRecord.device(
            Self.bus + "/PRP0001:00",
            bus: "acpi",
            modalias: "acpi:PRP0001:",
            "of:NledsTCgpio-leds",
            attributes: ["hid": "PRP0001", "uid": "3"]
        )
        let platform = DeviceRecord.device(
            "/devices/platform/PRP0001:00",
            bus: "platform",
            modalias: "of:NledsTCgpio-leds"
        )
        let identity = try identify(platform.path.text, among: [object, platform], firmware: [object.path.text])
        #expect(identity.hardware == [#"OF\gpio-leds"#])
        #expect(identity.instance == .unique("3"))
    }

    @Test(
        arguments: [
            ("/devices/platform", #"ROOT\PLATFORM"#, DeviceIdentity.Instance.unique("0000")),
            ("/devices/pnp0", #"ROOT\PNP"#, .unique("0000")), ("/devices/pnp1", #"ROOT\PNP"#, .unique("0001")),
            ("/devices/pci0000:00", #"ROOT\PCI"#, .address("0000_00")),
            ("/devices/pci0000:00/0000:00:0e.0/pci10000:e0", #"ROOT\PCI"#, .address("10000_E0")),
            ("/devices/LNXSYSTM:00", #"ROOT\ACPI_HAL"#, .unique("0000")),
        ])
    func namesRootsThatBelongToNoBus(path: String, id: String, instance: DeviceIdentity.Instance) throws {
        let identity = try identify(DeviceRecord(path: SysfsPath(path)))
        #expect(identity.deviceID.spelling == id)
        #expect(identity.instance == instance)
    }

    @Test func isTheACPIDeviceWhereAPCIRootHasACompanion() throws {
        let object = Self.object("PNP0A08:00", "acpi:PNP0A08:PNP0A03:", ["uid": "0"])
        let root = DeviceRecord(path: SysfsPath("/devices/pci0000:00"))
        let identity = try identify(root.path.text, among: [object, root], firmware: [object.path.text])
        #expect(identity.deviceID.spelling == #"ACPI\PNP0A08"#)
        #expect(identity.instance == .unique("0"))
        #expect(identity.compatible.last == "*PNP0A03")
        #expect(identity.description == "PCI Express root complex")
    }

    @Test(arguments: ["PNP,0303", "PNP 0303", "PNP\u{7f}", "PNP\\0303"])
    func refusesWhatWindowsRefuses(hid: String) throws {
        var duplicates: [SysfsPath] = []
        let record = Self.object("PNP0303:00", "acpi:PNP0303:", ["hid": hid])
        let view = DeviceView(own: RecordForest([record], duplicates: &duplicates)[0])
        #expect(throws: IdentificationError.self) { try BusDrivers.driver(for: record).identify(view) }
    }
}
