import PnPFiles
import PnPModel
import Testing

@testable import PnPSources

@Suite struct SysfsAttributeTests {
    /// Reads one device of a subsystem and returns what was learned beyond its variables.
    private func read(
        _ subsystem: Subsystem,
        _ uevent: String,
        _ attributes: KeyValuePairs<String, String>,
        _ detail: SourceDetail = .tree
    ) throws -> NamedValues {
        var sample = SysfsSample()
        sample.add("x", subsystem, uevent: uevent, attributes: attributes)
        return try #require(try sample.scan(detail).records["/devices/x"]).attributes
    }

    @Test func usbDevice() throws {
        let attributes = try read(
            .bus("usb"),
            "DEVTYPE=usb_device\nDRIVER=usb\nPRODUCT=46d/c52b/1201\nTYPE=0/0/0\n",
            [
                "serial": "ABC\n", "product": "USB Receiver\n", "manufacturer": "Logitech\n",
                "removable": "removable\n",
                "authorized": "1\n", "bNumInterfaces": " 3\n", "speed": "12\n", "bMaxPower": "98mA\n",
            ]
        )
        #expect(
            attributes == [
                "serial": "ABC", "product": "USB Receiver", "manufacturer": "Logitech", "removable": "removable",
                "authorized": "1", "speed": "12", "bNumInterfaces": " 3",
            ]
        )
    }

    @Test func aHubCannotBeComposite() throws {
        let attributes = try read(
            .bus("usb"),
            "DEVTYPE=usb_device\nTYPE=9/0/1\n",
            ["authorized": "1\n", "bNumInterfaces": " 1\n"]
        )
        #expect(attributes == ["authorized": "1"])
    }

    @Test func interfaceAssociationsAreReadWhereTheyAre() throws {
        let association: KeyValuePairs = [
            "iad_bFirstInterface": "00\n", "iad_bInterfaceCount": "02\n", "iad_bFunctionClass": "0e\n",
            "iad_bFunctionSubClass": "03\n", "iad_bFunctionProtocol": "00\n",
        ]
        let uevent = "DEVTYPE=usb_interface\nDRIVER=uvcvideo\nTYPE=239/2/1\nINTERFACE=14/1/0\n"
        #expect(try read(.bus("usb"), uevent, association).pairs.count == 5)

        var sample = SysfsSample()
        sample.add("x", .bus("usb"), uevent: uevent)
        let files = WatchedFiles(base: sample.files)
        _ = try SysfsSample.scan(files)
        #expect(files.log.all.filter { $0.contains("iad_") } == ["read devices/x/iad_bFirstInterface"])
    }

    @Test(
        arguments: [
            ("DRIVER=x\n", "nvidia\n", nil), ("", "(null)\n", nil), ("", "vfio-pci\n", "vfio-pci"),
        ] as [(String, String, String?)]
    )
    func overridesMatterToUnboundDevices(uevent: String, text: String, value: String?) throws {
        for bus in ["pci", "platform", "spi"] {
            #expect(try read(.bus(bus), uevent, ["driver_override": text])["driver_override"] == value)
        }
    }

    @Test func waitingMattersWhereFirmwareDescribesTheDevice() throws {
        let waiting: KeyValuePairs = ["waiting_for_supplier": "1\n"]
        let described = "OF_NAME=i2c\nOF_FULLNAME=/soc/i2c\n"
        #expect(try read(.bus("platform"), described, waiting) == ["waiting_for_supplier": "1"])
        #expect(try read(.bus("platform"), described + "DRIVER=x\n", waiting).isEmpty)
        #expect(try read(.bus("platform"), "MODALIAS=platform:pcspkr\n", waiting).isEmpty)
    }

    @Test func acpiObjectsWithoutIDAreNotAsked() throws {
        let attributes: KeyValuePairs = ["uid": "1\n", "status": "15\n", "hrv": "3\n", "path": "\\_SB_\n"]
        #expect(
            try read(.bus("acpi"), "MODALIAS=acpi:PNP0C0A:\n", attributes)
                == ["uid": "1", "status": "15", "hrv": "3", "path": "\\_SB_"]
        )
        #expect(try read(.bus("acpi"), "", attributes).isEmpty)
    }

    @Test func valuesOfSeveralLinesAndBlanksAreKept() throws {
        #expect(try read(.bus("pnp"), "", ["id": "PNP0303\nPNP030B\n"]) == ["id": "PNP0303\nPNP030B"])
        #expect(
            try read(
                .bus("scsi"),
                "DEVTYPE=scsi_device\nMODALIAS=scsi:t-0x00\n",
                ["vendor": "ATA     \n", "model": "Samsung SSD 860 \n", "rev": "1B6Q\n", "type": "0\n"]
            )
                == ["vendor": "ATA     ", "model": "Samsung SSD 860 ", "rev": "1B6Q", "type": "0"]
        )
    }

    @Test func binaryValuesBecomeHexadecimal() throws {
        var sample = SysfsSample()
        sample.add("0003:046D:C52B.0001", .bus("hid"))
        sample.change { $0.addFile("devices/0003:046D:C52B.0001/report_descriptor", [0x05, 0x01, 0x0A, 0x00, 0xFF]) }
        for detail in [SourceDetail.tree, .everything] {
            let records = try sample.scan(detail).records
            #expect(records.values.first?.attributes["report_descriptor"] == "05010a00ff")
        }
    }

    @Test func invalidUTF8StaysVisible() throws {
        var sample = SysfsSample()
        sample.add("1-1", .bus("usb"), uevent: "DEVTYPE=usb_device\n")
        sample.change { $0.addFile("devices/1-1/product", Array("Caf".utf8) + [0xE9, 0x0A]) }
        #expect(try sample.scan().records["/devices/1-1"]?.attributes["product"] == "Caf\\xE9")
    }

    @Test func anAttributeThatIsTooLargeIsSaid() throws {
        var sample = SysfsSample()
        sample.add("1-1", .bus("usb"), uevent: "DEVTYPE=usb_device\n")
        sample.change { $0.addFile("devices/1-1/product", [UInt8](repeating: 0x41, count: 65537)) }
        #expect(try sample.scan().records["/devices/1-1"]?.unreadable == ["product": "too large"])
    }

    @Test func linksToOtherDevicesAreFoundAtFullDetail() throws {
        var sample = SysfsSample()
        sample.add(
            "pci0000:00/0000:00:02.0",
            .bus("pci"),
            links: [
                "consumer:pci:0000:00:03.0": "virtual/devlink/pci:0000:00:02.0--pci:0000:00:03.0",
                "virtfn0": "pci0000:00/0000:00:02.1", "driver": "x",
            ]
        )
        let record = try #require(try sample.scan(.everything).records["/devices/pci0000:00/0000:00:02.0"])
        #expect(
            record.links == [
                "consumer:pci:0000:00:03.0": "/devices/virtual/devlink/pci:0000:00:02.0--pci:0000:00:03.0",
                "virtfn0": "/devices/pci0000:00/0000:00:02.1",
            ]
        )
        #expect(try sample.scan(.tree).records["/devices/pci0000:00/0000:00:02.0"]?.links.isEmpty == true)
    }

    @Test func withoutACPINobodyLooksForItsObjects() throws {
        var sample = SysfsSample()
        sample.add("platform/soc", .bus("platform"))
        let files = WatchedFiles(base: sample.files)
        _ = try SysfsSample.scan(files)
        #expect(!files.log.all.contains { $0.contains("firmware_node") })
    }

    /// Reading these acts on the hardware, takes long or returns what is no one's business.
    @Test(arguments: [SourceDetail.tree, .everything])
    func dangerousAttributesAreNeverOpened(detail: SourceDetail) throws {
        let dangerous = [
            "config", "rom", "vpd", "resource0", "resource0_wc", "enable", "power_state", "current_link_speed",
            "current_link_width", "reset", "remove", "rescan", "edid", "status", "modes", "temp", "temp1_input",
            "capacity", "brightness", "actual_brightness", "eeprom", "nvmem", "valid_zones", "speed", "duplex",
            "carrier",
            "new_id", "bind", "unbind", "eject", "inquiry", "real_power_state", "product_uuid", "product_serial",
        ]
        let subsystems: [Subsystem] = [
            .bus("pci"), .bus("virtio"), .bus("i2c"), .bus("scsi"), .bus("memory"), .bus("platform"), .bus("nvmem"),
            .class("drm"), .class("hwmon"), .class("thermal"), .class("power_supply"), .class("backlight"),
            .class("net"),
            .class("block"), .class("dmi"),
        ]
        var sample = SysfsSample()
        for (index, subsystem) in subsystems.enumerated() {
            sample.add("d\(index)", subsystem, uevent: "DEVTYPE=scsi_device\nMODALIAS=x\n")
            sample.change { files in
                for name in dangerous { files.addFile("devices/d\(index)/\(name)", "1\n") }
            }
        }
        let files = WatchedFiles(base: sample.files)
        let records = try SysfsSample.scan(files, detail).records
        #expect(records.count == subsystems.count)
        let opened = Set(files.log.all.filter { $0.hasPrefix("read") }.compactMap { $0.split(separator: "/").last })
        #expect(opened.isDisjoint(with: dangerous.map { $0[...] }))
    }

    /// Its variables are the values of the battery's controller.
    @Test func aPowerSupplysVariablesAreNotRead() throws {
        var sample = SysfsSample()
        sample.add("x/power_supply/BAT0", .class("power_supply"), uevent: "POWER_SUPPLY_ENERGY_NOW=1\n")
        let record = try #require(try sample.scan(.everything).records["/devices/x/power_supply/BAT0"])
        #expect(record.properties.isEmpty)
    }

    @Test func memoryBlocksCostAsLittleAsPossible() throws {
        var sample = SysfsSample()
        sample.add("system/memory/memory7", .bus("memory"))
        let files = WatchedFiles(base: sample.files)
        #expect(try SysfsSample.scan(files).records.keys.sorted() == ["/devices/system/memory/memory7"])
        #expect(
            files.log.all.filter { $0.contains("memory7") } == [
                "link bus/memory/devices/memory7", "exists devices/system/memory/memory7/uevent",
            ]
        )
    }
}
