import PnPBuses
import PnPModel
import Testing

/// Device strings of a real kernel's aliases: what each device is called, by nothing but the string.
@Suite struct ModaliasPairTests {
    static let rows: [ModaliasRow] = [
        ModaliasRow(
            "nvme",
            bus: "pci",
            "pci:v0000144Dd0000A808sv0000144Dsd0000A801bc01sc08i02",
            at: "/devices/pci0000:00/0000:00:1d.0",
            [#"PCI\VEN_144D&DEV_A808&SUBSYS_A801144D"#]
        ),
        ModaliasRow(
            "snd_hda_intel",
            bus: "pci",
            "pci:v00008086d0000A170sv00001043sd0000828Abc04sc03i00",
            at: "/devices/pci0000:00/0000:00:1f.3",
            [#"PCI\VEN_8086&DEV_A170&SUBSYS_828A1043"#]
        ),
        ModaliasRow("hid_multitouch", bus: "hid", "hid:b0018g0004v000004F3p0000311C", [#"HID\VID_04F3&PID_311C"#]),
        ModaliasRow("battery", bus: "acpi", "acpi:PNP0C0A:", [#"ACPI\VEN_PNP&DEV_0C0A"#]),
        ModaliasRow("serio_raw, psmouse", bus: "serio", "serio:ty01pr00id00ex00", [#"SERIO\TY_01"#]),
        ModaliasRow("sd_mod", bus: "scsi", "scsi:t-0x00", at: "/devices/x/0:0:0:0", ["GenDisk"]),
        ModaliasRow("mmc_block", bus: "mmc", "mmc:block", [#"MMC\block"#]),
        ModaliasRow("brcmfmac", bus: "sdio", "sdio:c00v02D0d4330", [#"SD\VID_02D0&PID_4330"#]),
        ModaliasRow(
            "mei_hdcp",
            bus: "mei",
            "mei::b638ab7e-94e2-4ea2-a552-d1c54b627f04:01:",
            [#"MEI\UUID_b638ab7e-94e2-4ea2-a552-d1c54b627f04&VER_01"#]
        ),
        ModaliasRow(
            "thunderbolt_net",
            bus: "thunderbolt",
            "tbsvc:knetworkp00000001v00000001r00000001",
            [#"THUNDERBOLT\KEY_network&PROTOCOL_00000001&VER_00000001&REV_00000001"#]
        ),
        ModaliasRow("b43", bus: "bcma", "bcma:m04BFid0812rev28cl00", [#"BCMA\VEN_04BF&DEV_0812&REV_28&CLASS_00"#]),
        ModaliasRow("b44", bus: "ssb", "ssb:v4243id0806rev07", [#"SSB\VEN_4243&DEV_0806&REV_07"#]),
        ModaliasRow(
            "cs42l43_sdw",
            bus: "soundwire",
            "sdw:m01FAp4243v03c01",
            [#"SOUNDWIRE\VEN_01FA&DEV_4243&VER_03&CLASS_01"#]
        ),
        ModaliasRow(
            "surface_battery",
            bus: "surface_aggregator",
            "ssam:d01c02t01i01f00",
            [#"SURFACE_AGGREGATOR\DOMAIN_01&CATEGORY_02&TARGET_01&INSTANCE_01&FUNCTION_00"#]
        ),
        ModaliasRow("typec_displayport", bus: "typec", "typec:idFF01m01", [#"TYPEC\SVID_FF01&MODE_01"#]),
        ModaliasRow(
            "serial_cs",
            bus: "pcmcia",
            "pcmcia:m0279c950Bf02fn00pfn00pa00000000pb00000000pc00000000pd00000000",
            [#"PCMCIA\VEN_0279&DEV_950B&CLASS_02"#]
        ),
    ]

    @Test("L 3.4", arguments: rows) func namesTheDevice(row: ModaliasRow) throws {
        #expect(try identify(row.record).hardware.first == row.hardware.first)
    }
}
