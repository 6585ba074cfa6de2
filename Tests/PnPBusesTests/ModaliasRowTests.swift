import PnPBuses
import PnPModel
import Testing

/// A row of a table of modaliases: a device string made from it, and the IDs that it must give without any attribute.
struct ModaliasRow: Sendable, CustomTestStringConvertible {
    let name: String
    let bus: String
    let path: String
    let modalias: String
    let hardware: [String]
    let compatible: [String]

    init(
        _ name: String,
        bus: String? = nil,
        _ modalias: String,
        at path: String = "/devices/platform/above/x0",
        _ hardware: [String],
        compatible: [String] = []
    ) {
        self.name = name
        self.bus = bus ?? name
        self.path = path
        self.modalias = modalias
        self.hardware = hardware
        self.compatible = compatible
    }

    var record: DeviceRecord { .device(path, bus: bus, modalias: modalias) }
    var testDescription: String { name }
}

/// Each grammar of the table once, by a device string that its row allows.
@Suite struct ModaliasRowTests {
    static let known: [ModaliasRow] = [
        ModaliasRow(
            "pci",
            "pci:v00008086d00001E31sv00001043sd0000108Dbc0Csc03i30",
            at: "/devices/pci0000:00/0000:00:14.0",
            [
                #"PCI\VEN_8086&DEV_1E31&SUBSYS_108D1043"#, #"PCI\VEN_8086&DEV_1E31&CC_0C0330"#,
                #"PCI\VEN_8086&DEV_1E31&CC_0C03"#,
            ],
            compatible: [
                #"PCI\VEN_8086&DEV_1E31"#, #"PCI\VEN_8086&CC_0C0330"#, #"PCI\VEN_8086&CC_0C03"#, #"PCI\VEN_8086"#,
                #"PCI\CC_0C0330"#, #"PCI\CC_0C03"#,
            ]
        ),
        ModaliasRow(
            "hid",
            "hid:b0003g0001v0000046Dp0000C52B",
            [#"HID\VID_046D&PID_C52B"#, "HID_DEVICE"]
        ),
        ModaliasRow(
            "acpi",
            "acpi:INT33A1:PNP0D80:",
            [#"ACPI\VEN_INT&DEV_33A1"#, #"ACPI\INT33A1"#, "*INT33A1"],
            compatible: [#"ACPI\VEN_PNP&DEV_0D80"#, #"ACPI\PNP0D80"#, "*PNP0D80"]
        ),
        ModaliasRow("platform", "platform:pcspkr", [#"PLATFORM\pcspkr"#]),
        ModaliasRow(
            "of",
            bus: "platform",
            "of:NeepromT(null)Catmel,24c02Clinux,eeprom",
            [#"OF\atmel_24c02"#],
            compatible: [#"OF\linux_eeprom"#]
        ),
        ModaliasRow(
            "virtio",
            "virtio:d00000001v00001AF4",
            [#"VIRTIO\DEV_0001&VEN_1AF4"#],
            compatible: [#"VIRTIO\DEV_0001"#]
        ),
        ModaliasRow("i2c", "i2c:24c02", [#"I2C\24c02"#]),
        ModaliasRow("spi", "spi:m25p80", [#"SPI\m25p80"#]),
        ModaliasRow(
            "scsi",
            "scsi:t-0x05",
            at: "/devices/pci0000:00/0000:00:1f.2/ata1/host0/target0:0:0/0:0:0:0",
            ["GenCdRom"],
            compatible: ["GenCdRom"]
        ),
        ModaliasRow("serio", "serio:ty06pr00id00ex00", [#"SERIO\TY_06"#]),
        ModaliasRow("sdio", "sdio:c07v02D0d4330", [#"SD\VID_02D0&PID_4330"#], compatible: [#"SD\CLASS_07"#]),
        ModaliasRow("mmc", "mmc:block", [#"MMC\block"#]),
        ModaliasRow(
            "vmbus",
            "vmbus:635161f83edfc546913ff2d2f965ed0e",
            [#"VMBUS\{f8615163-df3e-46c5-913f-f2d2f965ed0e}"#]
        ),
        ModaliasRow(
            "cpu (x86)",
            bus: "cpu",
            "cpu:type:x86,ven0000fam0006mod009E:feature:,0000,0002,0099,",
            at: "/devices/system/cpu/cpu0",
            [
                #"CPU\VEN_0000&FAM_0006&MOD_009E"#, #"ACPI\GenuineIntel_-_x86_Family_6_Model_158"#,
                "*GenuineIntel_-_x86_Family_6_Model_158", #"ACPI\GenuineIntel_-_x86_Family_6"#,
                "*GenuineIntel_-_x86_Family_6", #"ACPI\GenuineIntel_-_x86"#, "*GenuineIntel_-_x86",
            ],
            compatible: [
                #"CPU\VEN_0000&FAM_0006"#, #"CPU\VEN_0000"#, #"CPU\x86"#, #"ACPI\Processor"#,
            ]
        ),
        ModaliasRow(
            "cpu (arm etc.)",
            bus: "cpu",
            "cpu:type:aarch64:feature:,0000,0001,",
            at: "/devices/system/cpu/cpu0",
            [#"CPU\aarch64"#]
        ),
        ModaliasRow(
            "ieee1394",
            bus: "firewire",
            "ieee1394:ven00080046mo00000000sp0000609Ever00010483",
            [],
            compatible: [#"1394\609E&10483"#]
        ),
        ModaliasRow(
            "pcmcia",
            "pcmcia:m0279c950Bf02fn00pfn00pa00000000pb00000000pc00000000pd00000000",
            [#"PCMCIA\VEN_0279&DEV_950B&CLASS_02"#, #"PCMCIA\VEN_0279&DEV_950B"#],
            compatible: [#"PCMCIA\VEN_0279&CLASS_02"#, #"PCMCIA\CLASS_02"#]
        ),
        ModaliasRow(
            "mdio",
            bus: "mdio_bus",
            "mdio:00000000001000100001011000100010",
            [#"MDIO_BUS\VEN_000885&DEV_22&REV_2"#, #"MDIO_BUS\VEN_000885&DEV_22"#]
        ),
    ]

    static let pages: [ModaliasRow] = [
        ModaliasRow(
            "i3c",
            "i3c:dcr51manuf024Dpart0B10ext0A00",
            [#"I3C\CLASS_51&VEN_024D&DEV_0B10&EXT_0A00"#, #"I3C\VEN_024D&DEV_0B10"#],
            compatible: [#"I3C\CLASS_51&VEN_024D"#, #"I3C\CLASS_51"#]
        ),
        ModaliasRow(
            "i3c with a random ID",
            bus: "i3c",
            "i3c:dcr51manuf024D",
            [#"I3C\CLASS_51&VEN_024D"#],
            compatible: [#"I3C\CLASS_51"#]
        ),
        ModaliasRow("xen", "xen:vif", [#"XEN\vif"#]),
        ModaliasRow("xen-backend", "xen-backend:vbd", [#"XEN-BACKEND\vbd"#]),
        ModaliasRow("nd", "nd:t4", [#"ND\TYPE_4"#]),
        ModaliasRow("dax", "dax:t0", [#"DAX\TYPE_0"#]),
        ModaliasRow("cxl", "cxl:t5", [#"CXL\TYPE_5"#]),
        ModaliasRow("idxd", bus: "dsa", "idxd:t0", [#"DSA\TYPE_0"#]),
        ModaliasRow(
            "ccw",
            "ccw:t3990mE9dt3390dm0C",
            [#"CCW\CU_3990&CUMODEL_E9&DEV_3390&DEVMODEL_0C"#, #"CCW\CU_3990&DEV_3390"#]
        ),
        ModaliasRow(
            "ccw without device type",
            bus: "ccw",
            "ccw:t3832m01dtdm",
            [#"CCW\CU_3832&CUMODEL_01"#, #"CCW\CU_3832"#]
        ),
        ModaliasRow("ap", "ap:t0D", [#"AP\TYPE_0D"#]),
        ModaliasRow("css", "css:t0", [#"CSS\TYPE_0"#]),
        ModaliasRow(
            "vio",
            "vio:TnetworkSIBM,l-lan",
            [#"VIO\TYPE_network&COMPAT_IBM_l-lan"#, #"VIO\COMPAT_IBM_l-lan"#],
            compatible: [#"VIO\TYPE_network"#]
        ),
        ModaliasRow("eisa", "eisa:sABP7501", [#"EISA\ABP7501"#]),
        ModaliasRow(
            "parisc",
            "parisc:t0AhvFFF0rev01sv00000082",
            [
                #"PARISC\TYPE_0A&HVERSION_FFF0&REV_01&SVERSION_00000082"#,
                #"PARISC\TYPE_0A&HVERSION_FFF0&SVERSION_00000082"#, #"PARISC\HVERSION_FFF0&SVERSION_00000082"#,
            ],
            compatible: [#"PARISC\TYPE_0A"#]
        ),
        ModaliasRow(
            "rapidio",
            "rapidio:v0038d0572av0001ad0002",
            [#"RAPIDIO\VEN_0038&DEV_0572&ASMVEN_0001&ASMDEV_0002"#, #"RAPIDIO\VEN_0038&DEV_0572"#]
        ),
        ModaliasRow("rpmsg", "rpmsg:rpmsg-client-sample", [#"RPMSG\rpmsg-client-sample"#]),
        ModaliasRow("slimbus", "slim:217:250:1:0", [#"SLIMBUS\VEN_217&DEV_250"#]),
        ModaliasRow(
            "soundwire",
            "sdw:m01FAp4243v03c01",
            [
                #"SOUNDWIRE\VEN_01FA&DEV_4243&VER_03&CLASS_01"#, #"SOUNDWIRE\VEN_01FA&DEV_4243&CLASS_01"#,
                #"SOUNDWIRE\VEN_01FA&DEV_4243"#,
            ],
            compatible: [#"SOUNDWIRE\VEN_01FA&CLASS_01"#, #"SOUNDWIRE\CLASS_01"#]
        ),
        ModaliasRow(
            "thunderbolt",
            "tbsvc:kapplep00000001v00000002r00000003",
            [
                #"THUNDERBOLT\KEY_apple&PROTOCOL_00000001&VER_00000002&REV_00000003"#,
                #"THUNDERBOLT\KEY_apple&PROTOCOL_00000001"#, #"THUNDERBOLT\KEY_apple"#,
            ]
        ),
        ModaliasRow("typec", "typec:idFF01m01", [#"TYPEC\SVID_FF01&MODE_01"#, #"TYPEC\SVID_FF01"#]),
        ModaliasRow("typec after 6.12", bus: "typec", "typec:id8087", [#"TYPEC\SVID_8087"#]),
        ModaliasRow(
            "tee",
            "tee:ab7a617c-b8e7-4d8f-8301-d09b61036b64",
            [#"TEE\ab7a617c-b8e7-4d8f-8301-d09b61036b64"#]
        ),
        ModaliasRow(
            "wmi",
            "wmi:F1DDEE52-063C-4784-A11E-8A06684B9B01",
            [#"WMI\F1DDEE52-063C-4784-A11E-8A06684B9B01"#]
        ),
        ModaliasRow(
            "mei",
            "mei:hdcp:b638ab7e-94e2-4ea2-a552-d1c54b627f04:01:",
            [
                #"MEI\NAME_hdcp&UUID_b638ab7e-94e2-4ea2-a552-d1c54b627f04&VER_01"#,
                #"MEI\NAME_hdcp&UUID_b638ab7e-94e2-4ea2-a552-d1c54b627f04"#,
                #"MEI\UUID_b638ab7e-94e2-4ea2-a552-d1c54b627f04"#,
            ]
        ),
        ModaliasRow(
            "ishtp",
            "ishtp:{33AECD58-B679-4E54-9BD9-A04D34F0C226}",
            [#"ISHTP\{33AECD58-B679-4E54-9BD9-A04D34F0C226}"#]
        ),
        ModaliasRow("fsl-mc", "fsl-mc:v00001957ddpni", [#"FSL-MC\VEN_00001957&TYPE_dpni"#]),
        ModaliasRow("auxiliary", "auxiliary:snd_sof.hda-probes", [#"AUXILIARY\snd_sof.hda-probes"#]),
        ModaliasRow("mhi", "mhi:IP_SW0", [#"MHI\IP_SW0"#]),
        ModaliasRow("mhi_ep", "mhi_ep:IP_SW0", [#"MHI_EP\IP_SW0"#]),
        ModaliasRow(
            "ssam",
            bus: "surface_aggregator",
            "ssam:d01c02t03i04f05",
            [
                #"SURFACE_AGGREGATOR\DOMAIN_01&CATEGORY_02&TARGET_03&INSTANCE_04&FUNCTION_05"#,
                #"SURFACE_AGGREGATOR\DOMAIN_01&CATEGORY_02"#,
            ]
        ),
        ModaliasRow("dfl", "dfl:t0001f0023", [#"DFL\TYPE_0001&FEATURE_0023"#]),
        ModaliasRow(
            "cdx",
            "cdx:v10EEd8084sv10EFsd0007c020000",
            [#"CDX\VEN_10EE&DEV_8084&SUBVEN_10EF&SUBDEV_0007&CLASS_020000"#, #"CDX\VEN_10EE&DEV_8084"#],
            compatible: [#"CDX\VEN_10EE&CLASS_020000"#, #"CDX\CLASS_020000"#]
        ),
        ModaliasRow("coreboot", "coreboot:t00000012", [#"COREBOOT\TAG_00000012"#]),
        ModaliasRow("amba", "amba:d00241011", [#"AMBA\ID_00241011"#]),
        ModaliasRow(
            "bcma",
            "bcma:m04BFid0812rev28cl00",
            [
                #"BCMA\VEN_04BF&DEV_0812&REV_28&CLASS_00"#, #"BCMA\VEN_04BF&DEV_0812&CLASS_00"#,
                #"BCMA\VEN_04BF&DEV_0812"#,
            ],
            compatible: [#"BCMA\VEN_04BF&CLASS_00"#, #"BCMA\CLASS_00"#]
        ),
        ModaliasRow(
            "ssb",
            "ssb:v4243id0806rev07",
            [#"SSB\VEN_4243&DEV_0806&REV_07"#, #"SSB\VEN_4243&DEV_0806"#]
        ),
        ModaliasRow("ulpi", "ulpi:v0451p150d", [#"ULPI\VEN_0451&DEV_150D"#]),
        ModaliasRow(
            "ipack",
            "ipack:f01v000000F0d00000036",
            [#"IPACK\FORMAT_01&VEN_000000F0&DEV_00000036"#, #"IPACK\VEN_000000F0&DEV_00000036"#]
        ),
        ModaliasRow("zorro", "zorro:i02020000", [#"ZORRO\ID_02020000"#]),
        ModaliasRow("mipscdmm", bus: "cdmm", "mipscdmm:t0B", [#"CDMM\TYPE_0B"#]),
        ModaliasRow("vchiq", bus: "vchiq-bus", "vchiq:bcm2835-audio", [#"VCHIQ-BUS\bcm2835-audio"#]),
        ModaliasRow("hsi", "hsi:nokia-modem", [#"HSI\nokia-modem"#]),
        ModaliasRow("apr", bus: "aprbus", "apr:q6core", [#"APRBUS\q6core"#]),
        ModaliasRow("mcb", "mcb:16z025", [#"MCB\16z025"#]),
        ModaliasRow("mipi-dsi", "mipi-dsi:panel", [#"MIPI-DSI\panel"#]),
        ModaliasRow(
            "arm_ffa",
            "arm_ffa:8001:486178e0-e7f8-11e3-bc5e-0002a5d5c51b",
            [
                #"ARM_FFA\VM_8001&UUID_486178e0-e7f8-11e3-bc5e-0002a5d5c51b"#,
                #"ARM_FFA\UUID_486178e0-e7f8-11e3-bc5e-0002a5d5c51b"#,
            ]
        ),
        ModaliasRow("scm", "scm:scmdev", [#"SCM\scmdev"#]),
        ModaliasRow(
            "scmi",
            bus: "scmi_protocol",
            "scmi_protocol:14:clocks",
            [#"SCMI_PROTOCOL\PROTOCOL_14&NAME_clocks"#, #"SCMI_PROTOCOL\PROTOCOL_14"#]
        ),
        ModaliasRow(
            "scmi in its first kernels",
            bus: "scmi_protocol",
            "scmi_dev.1:14:clocks",
            [#"SCMI_PROTOCOL\PROTOCOL_14&NAME_clocks"#, #"SCMI_PROTOCOL\PROTOCOL_14"#]
        ),
    ]

    @Test("L 3.2", arguments: known + pages) func namesADeviceByItsModalias(row: ModaliasRow) throws {
        let identity = try identify(row.record)
        #expect(identity.hardware == row.hardware)
        #expect(identity.compatible == row.compatible)
    }

    /// What is on no bus of its own: `usb:` belongs to interfaces, `hdaudio:` says no subsystem, `pnp:` stands in no file.
    @Test("L 3.2: usb") func namesAFunctionByItsModalias() throws {
        let device = DeviceRecord.device("/devices/pci0000:00/0000:00:14.0/usb1/1-1", bus: "usb", type: "usb_device")
        let function = DeviceRecord.device(
            "/devices/pci0000:00/0000:00:14.0/usb1/1-1/1-1:1.2",
            bus: "usb",
            type: "usb_interface",
            modalias: "usb:v046DpC52Bd1201dcEFdsc02dp01ic03isc01ip01in02"
        )
        let identity = try identify(function.path.text, among: [device, function])
        #expect(identity.hardware.last == #"USB\VID_046D&PID_C52B&MI_02"#)
        #expect(
            identity.compatible == [
                #"USB\Class_03&SubClass_01&Prot_01"#, #"USB\Class_03&SubClass_01"#, #"USB\Class_03"#,
            ]
        )
    }

    @Test("L 3.2: hdaudio") func namesACodecByItsModalias() throws {
        let identity = try identify(
            .device("/devices/x/hdaudioC0D0", bus: "hdaudio", modalias: "hdaudio:v10EC0892r00100302a01")
        )
        #expect(identity.hardware.first == #"HDAUDIO\FUNC_01&VEN_10EC&DEV_0892&REV_1003"#)
    }

    /// `dmi:` and `input:` are modaliases of class devices, which load helpers and attach handlers.
    @Test(
        "L 3.2: dmi, input",
        arguments: [
            ("dmi", "/devices/virtual/dmi/id", "dmi:bvnx:bvr1:bd01/01/2020:svnPCEngines:pnapu1:pvr1.0:"),
            ("input", "/devices/virtual/input/input3", "input:b0003v045Ep028Ee0114-e0,1,3,k130,131,ra0,1,mlsf50,w"),
        ]
    ) func namesClassDevicesByTheirClass(name: String, path: String, modalias: String) throws {
        var record = DeviceRecord.member(path, of: name)
        record.modaliases = [modalias]
        #expect(try identify(record).hardware == [#"SWD\"# + name.uppercased()])
    }

    /// The last row of the table: such devices have no modalias, and some are told by other means.
    @Test(
        "L 3.2: none",
        arguments: [
            ("gameport", "gameport0", #"GAMEPORT\gameport"#), ("iucv", "netiucv0", #"IUCV\netiucv"#),
            ("rmi4", "rmi4-00.fn34", #"RMI4\FN_34"#), ("rmi4", "rmi4-00", #"RMI4\SENSOR"#),
            ("w1", "28-000005e2fdc3", #"W1\FAMILY_28"#),
            ("serial-base", "port0", #"SERIAL-BASE\port"#), ("event_source", "cpu", #"EVENT_SOURCE\cpu"#),
            ("memory", "memory32", #"MEMORY\memory"#), ("nvmem", "nvmem0", #"NVMEM\nvmem"#),
            ("ac97", "0-0:CS4297A", #"AC97\CS4297A"#), ("snd_seq", "seq-midi-0-1", #"SND_SEQ\seq-midi"#),
            ("ccwgroup", "0.0.f5f0", #"CCWGROUP\qeth"#),
        ]
    ) func namesDevicesWithoutAModalias(bus: String, name: String, id: String) throws {
        let identity = try identify(.device("/devices/qeth/" + name, bus: bus))
        #expect(identity.hardware == [id])
        #expect(identity.deviceID.spelling == id)
    }
}
