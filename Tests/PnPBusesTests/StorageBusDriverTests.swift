import PnPBuses
import PnPModel
import Testing

@Suite struct StorageBusDriverTests {
    static let ahci = "/devices/pci0000:00/0000:00:1f.2"

    /// A SCSI device below a SATA controller, or a USB stick where a serial number is given.
    static func records(_ attributes: NamedValues, usb serial: String? = nil) -> [DeviceRecord] {
        guard let serial else {
            return [
                .device(ahci, bus: "pci", attributes: ["vendor": "0x8086", "device": "0x8c02"]),
                .device(
                    ahci + "/ata1/host0/target0:0:0/0:0:0:0",
                    bus: "scsi",
                    type: "scsi_device",
                    attributes: attributes
                ),
            ]
        }
        let stick = USBBusDriverTests.hub + "/1-2"
        return [
            .device(
                stick,
                bus: "usb",
                type: "usb_device",
                attributes: ["idVendor": "8564", "idProduct": "1000", "serial": serial]
            ),
            .device(stick + "/1-2:1.0", bus: "usb", type: "usb_interface"),
            .device(
                stick + "/1-2:1.0/host6/target6:0:0/6:0:0:0",
                bus: "scsi",
                type: "scsi_device",
                attributes: attributes
            ),
        ]
    }

    static func identity(_ attributes: NamedValues, usb serial: String? = nil) throws -> DeviceIdentity {
        let records = records(attributes, usb: serial)
        return try identify(try #require(records.last).path.text, among: records)
    }

    @Test("V-SCSI-1") func padsTheFieldsOfADisk() throws {
        let identity = try Self.identity([
            "type": "0", "vendor": "SEAGATE ", "model": "ST39102LW       ", "rev": "0004",
        ])
        #expect(
            identity.hardware == [
                #"SCSI\DiskSEAGATE_ST39102LW_______0004"#, #"SCSI\DiskSEAGATE_ST39102LW_______"#, #"SCSI\DiskSEAGATE_"#,
                #"SCSI\SEAGATE_ST39102LW_______0"#, "SEAGATE_ST39102LW_______0", "GenDisk",
            ]
        )
        #expect(identity.compatible == ["GenDisk"])
        #expect(identity.deviceID.spelling == #"SCSI\Disk&Ven_SEAGATE&Prod_ST39102LW"#)
        #expect(identity.description == "SEAGATE ST39102LW")
        #expect(identity.className == "DiskDrive")
    }

    @Test("L 3.5, with the vendor left empty as W Q24 says") func givesSATADisksNoVendor() throws {
        let identity = try Self.identity([
            "type": "0", "vendor": "ATA     ", "model": "Samsung SSD 860 ", "rev": "1B6Q",
        ])
        #expect(
            identity.hardware == [
                #"SCSI\Disk________Samsung_SSD_860_1B6Q"#, #"SCSI\Disk________Samsung_SSD_860_"#,
                #"SCSI\Disk________"#, #"SCSI\________Samsung_SSD_860_1"#, "________Samsung_SSD_860_1", "GenDisk",
            ]
        )
        #expect(identity.deviceID.spelling == #"SCSI\Disk&Ven_&Prod_Samsung_SSD_860"#)
        #expect(identity.description == "Samsung SSD 860")
    }

    @Test("V-SCSI-2") func namesNVMeDisks() throws {
        let controller = "/devices/pci0000:00/0000:00:1d.0/0000:01:00.0/nvme/nvme0"
        let records = [
            DeviceRecord.member(
                controller,
                of: "nvme",
                attributes: ["model": "KINGSTON SKC3000D2048G                  ", "firmware_rev": "EIFK31.7"]
            ),
            DeviceRecord.member(controller + "/nvme0n1", of: "block", attributes: ["nsid": "1"]),
        ]
        let identity = try identify(controller + "/nvme0n1", among: records)
        #expect(identity.hardware.first == #"SCSI\DiskNVMe____KINGSTON_SKC3000D2048GEIFK31.7"#)
        #expect(identity.hardware.contains(#"SCSI\DiskNVMe____KINGSTON_SKC3000EIFK"#))
        #expect(identity.hardware.last == "GenDisk")
        #expect(identity.deviceID.spelling == #"SCSI\Disk&Ven_NVMe&Prod_KINGSTON_SKC3000"#)
        #expect(identity.instance == .address("000000"))
        #expect(identity.className == "DiskDrive")
        #expect(identity.description == "KINGSTON SKC3000D2048G")
    }

    @Test("V-SCSI-2, the path") func cutsTheProductOfNVMeDisks() throws {
        let controller = "/devices/pci0000:00/0000:00:1d.0/0000:01:00.0/nvme/nvme0"
        let records = [
            DeviceRecord.member(controller, of: "nvme"),
            DeviceRecord.member(
                controller + "/nvme0n2",
                of: "block",
                properties: ["ID_MODEL": "Samsung SSD 980 1TB"]
            ),
        ]
        let identity = try identify(controller + "/nvme0n2", among: records)
        #expect(identity.deviceID.spelling == #"SCSI\Disk&Ven_NVMe&Prod_Samsung_SSD_980"#)
        #expect(identity.instance == .address("000001"))
    }

    @Test("V-USBSTOR-1") func namesSticks() throws {
        let identity = try Self.identity(
            ["type": "0", "vendor": "SMI     ", "model": "USB DISK        ", "rev": "1100"],
            usb: "AA00000000000489"
        )
        #expect(
            identity.hardware == [
                #"USBSTOR\DiskSMI_____USB_DISK________1100"#, #"USBSTOR\DiskSMI_____USB_DISK________"#,
                #"USBSTOR\DiskSMI_____"#, #"USBSTOR\SMI_____USB_DISK________1"#, "SMI_____USB_DISK________1",
                #"USBSTOR\GenDisk"#, "GenDisk",
            ]
        )
        #expect(identity.compatible == [#"USBSTOR\Disk"#, #"USBSTOR\RAW"#, "GenDisk"])
    }

    @Test("V-USBSTOR-2, V-INST-11") func isUniqueByTheSticksSerialNumberAndUnit() throws {
        let identity = try Self.identity(
            ["type": "0", "vendor": "JetFlash", "model": "Transcend 16GB  ", "rev": "8.07"],
            usb: "XHLRW9WJ"
        )
        #expect(identity.hardware.first == #"USBSTOR\DiskJetFlashTranscend_16GB__8.07"#)
        #expect(identity.compatible == [#"USBSTOR\Disk"#, #"USBSTOR\RAW"#, "GenDisk"])
        #expect(identity.deviceID.spelling == #"USBSTOR\Disk&Ven_JetFlash&Prod_Transcend_16GB&Rev_8.07"#)
        #expect(identity.instance == .serial("XHLRW9WJ&0", address: "0"))
        #expect(identity.description == "JetFlash Transcend 16GB")
    }

    @Test func namesASticksUnitWhereItsSerialNumberIsNone() throws {
        let identity = try Self.identity(["type": "5", "vendor": "X", "model": "Y", "rev": "1"], usb: "not one")
        #expect(identity.instance == .address("0"))
        #expect(identity.hardware.contains(#"USBSTOR\GenCdRom"#))
        #expect(identity.className == "CDROM")
    }

    @Test func readsWhatUdevKeepsOfADisk() throws {
        var records = Self.records([:])
        let device = try #require(records.last).path.text
        records[1].modaliases = ["scsi:t-0x00"]
        records.append(
            .member(
                device + "/block/sda",
                of: "block",
                properties: [
                    "ID_BUS": "ata", "ID_MODEL": "Samsung_SSD_860_EVO_500GB",
                    "ID_MODEL_ENC": #"Samsung\x20SSD\x20860\x20EVO\x20500GB\x20\x20\x20"#, "ID_REVISION": "RVT01B6Q",
                ]
            )
        )
        let identity = try identify(device, among: records)
        #expect(identity.hardware.first == #"SCSI\Disk________Samsung_SSD_860_1B6Q"#)
        #expect(identity.deviceID.spelling == #"SCSI\Disk&Ven_&Prod_Samsung_SSD_860"#)
    }

    @Test(
        arguments: [
            ("CC43", #"Seagate\x20\x20X"#, "Seagate__X______CC43"), ("GG004C", "A-B_C", "A-B_C___________4C__"),
            ("12345678", #"a\x5cb\x"#, "a_b_x___________5678"),
        ])
    func readsTheTextsThatUdevKeepsInFull(firmware: String, model: String, fields: String) throws {
        var records = Self.records([:])
        let device = try #require(records.last).path.text
        records[1].modaliases = ["scsi:t-0x00"]
        let properties: NamedValues = [
            "ID_BUS": "ata", "ID_MODEL": "other", "ID_MODEL_ENC": model, "ID_REVISION": firmware,
        ]
        records.append(.member(device + "/block/sda", of: "block", properties: properties))
        #expect(try identify(device, among: records).hardware.first == #"SCSI\Disk________"# + fields)
    }

    @Test("V-IDE-1") func namesDrivesOfOldKernels() throws {
        let drive = "/devices/pci0000:00/0000:00:01.1/ide0/0.1"
        func identity(_ attributes: NamedValues) throws -> DeviceIdentity {
            try identify(.device(drive, bus: "ide", attributes: attributes))
        }
        let disk = try identity(["media": "disk", "model": "VBOX HARDDISK", "firmware": "1.0"])
        #expect(
            disk.hardware == [
                #"IDE\DiskVBOX_HARDDISK___________________________1.0_____"#,
                #"IDE\VBOX_HARDDISK___________________________1.0_____"#,
                #"IDE\DiskVBOX_HARDDISK___________________________"#,
                "VBOX_HARDDISK___________________________1.0_____", "GenDisk",
            ]
        )
        #expect(disk.compatible == ["GenDisk"])
        #expect(disk.instance == .address("1.0.0"))
        let named = try identity(["media": "cdrom", "serial": "VB1"])
        #expect(named.deviceID.spelling == #"IDE\CdRom"#)
        #expect(named.hardware == ["GenCdRom"])
        #expect(named.instance == .serial("564231" + String(repeating: "20", count: 17), address: "1.0.0"))
        #expect(try identity(["media": "UNKNOWN"]).deviceID.enumerator == "IDE")
    }

    @Test func countsHostsBelowTheirControllerAlone() throws {
        let other = "/devices/pci0000:00/0000:00:17.0"
        var records = [
            DeviceRecord.device(Self.ahci, bus: "pci", attributes: ["vendor": "0x8086", "device": "0x8c02"]),
            DeviceRecord.device(other, bus: "pci", attributes: ["vendor": "0x8086", "device": "0x8c02"]),
        ]
        for (place, host) in [(other, 4), (other, 7), (Self.ahci, 11), (Self.ahci, 12)] {
            let path = place + "/ata\(host)/host\(host)"
            records += [
                .device(path, bus: "scsi", type: "scsi_host"),
                .device(
                    path + "/target\(host):1:2/\(host):1:2:3",
                    bus: "scsi",
                    type: "scsi_device",
                    attributes: ["type": "0"]
                ),
            ]
        }
        func instance(_ place: String, _ host: Int) throws -> DeviceIdentity.Instance {
            try identify(
                place + "/ata\(host)/host\(host)/target\(host):1:2/\(host):1:2:3",
                among: records
            ).instance
        }
        #expect(try instance(other, 4) == .address("00010203"))
        #expect(try instance(other, 7) == .address("01010203"))
        #expect(try instance(Self.ahci, 11) == .address("00010203"))
        #expect(try instance(Self.ahci, 12) == .address("01010203"))
    }

    @Test func foldsWhatNoIDMayContain() throws {
        let identity = try Self.identity(
            ["type": "0", "vendor": "A,B\u{1}", "model": "caf\u{e9}\\ 1", "rev": ""])
        #expect(identity.hardware.first?.hasPrefix(#"SCSI\DiskA_B_____caf"#) == true)
        #expect(identity.deviceID.enumerator == "SCSI")
    }

    @Test func namesMemoryCards() throws {
        let identity = try identify(
            .device(
                "/devices/platform/soc/fe340000.mmc/mmc_host/mmc0/mmc0:aaaa",
                bus: "mmc",
                attributes: [
                    "type": "SD", "manfid": "0x000003", "oemid": "0x5344", "name": "SU16G", "hwrev": "0x8",
                    "fwrev": "0x0",
                ]
            )
        )
        #expect(
            identity.hardware == [#"SD\VID_03&OID_5344&PID_SU16G&REV_8.0"#, #"SD\VID_03&OID_5344&PID_SU16G"#]
        )
        #expect(identity.compatible == [#"SD\CLASS_STORAGE"#])
        #expect(identity.instance == .address("aaaa"))
    }

    @Test("L 3.5, and W: a class of zero is no ID") func namesSDIOFunctions() throws {
        let path = "/devices/platform/soc/fe300000.mmcnr/mmc_host/mmc1/mmc1:0001/mmc1:0001:1"
        let wireless = try identify(.device(path, bus: "sdio", modalias: "sdio:c00v02D0d4330"))
        #expect(wireless.hardware == [#"SD\VID_02D0&PID_4330"#])
        #expect(wireless.compatible.isEmpty)
        #expect(wireless.instance == .address("1"))
        let bluetooth = try identify(.device(path, bus: "sdio", modalias: "sdio:c02v02D0d4330"))
        #expect(bluetooth.compatible == [#"SD\CLASS_02"#])
    }
}
