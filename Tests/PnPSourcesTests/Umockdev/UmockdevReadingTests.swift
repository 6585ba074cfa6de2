import PnPFiles
import PnPModel
import Testing

@testable import PnPSources

@Suite("Recordings: what is read") struct UmockdevReadingTests {
    @Test("the sample of linux-devices 5.2") func theReferenceSample() throws {
        let (records, diagnostics) = try RecordingSample.reference.read()
        #expect(diagnostics == [])
        #expect(records.count == 2)
        #expect(
            records["/devices/pci0000:00/0000:00:14.0/usb1"]
                == DeviceRecord(
                    path: SysfsPath("/devices/pci0000:00/0000:00:14.0/usb1"),
                    subsystem: .bus("usb"),
                    deviceType: "usb_device",
                    node: "/dev/bus/usb/001/001",
                    properties: ["MAJOR": "189", "MINOR": "0", "DEVLINKS": "/dev/myusb"],
                    attributes: ["product": "a \\ b \"q\" \té", "idVendor": "1d6b"]
                )
        )
        let controller = try #require(records["/devices/pci0000:00/0000:00:14.0"])
        #expect(controller.driver == "xhci_hcd")
        #expect(controller.subsystem == .bus("pci"))
        #expect(controller.modaliases == ["pci:v00008086d00001E31sv00001043sd0000108Dbc0Csc03i30"])
        #expect(controller.attributes.sortedByName() == ["class": "0x0c0330", "device": "0x1e31"])
        #expect(controller.links.isEmpty, "'driver' is a field of its own")
    }

    @Test func theSourceIsNamed() throws {
        let snapshot = try RecordingSample.reference.snapshot()
        #expect(snapshot.source == SourceDescription(kind: "umockdev", path: "r.umockdev"))
        #expect(!snapshot.isRedacted)
    }

    // MARK: Like the running system

    private static var devices: InMemoryFiles {
        var sample = SysfsSample.virtualMachine
        sample.add(
            "pci0000:00/0000:00:14.0",
            .bus("pci"),
            uevent: "DRIVER=xhci_hcd\nPCI_CLASS=C0330\nMODALIAS=pci:v00008086d00001E31sv0\n",
            attributes: [
                "revision": "0x04\n", "vendor": "0x8086\n", "resource": "0x1 0x2 0x3\n0x0 0x0 0x0\n",
                "driver_override": "(null)\n",
                "config": "\u{0}\u{1}", "msi_irqs/25": "msi\n",
            ],
            links: ["virtfn0": "pci0000:00/0000:00:14.1", "iommu_group": "x"]
        )
        sample.add(
            "pci0000:00/0000:00:14.0/usb1/1-2",
            .bus("usb"),
            uevent: "MAJOR=189\nMINOR=1\nDEVNAME=bus/usb/001/002\nDEVTYPE=usb_device\nDRIVER=usb\nTYPE=0/0/0\n",
            attributes: [
                "product": "Tast\u{E9}n \\ \"q\"\t\n", "serial": " 1 \n\n", "manufacturer": "\n",
                "bNumInterfaces": " 2\n",
                "speed": "480\n", "configuration": "",
            ]
        )
        sample.add(
            "pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/0003:046D:C31C.0001",
            .bus("hid"),
            uevent: "DRIVER=hid-generic\nHID_NAME=a=b\nMODALIAS=hid:b0003g0001v0000046Dp0000C31C\n",
            attributes: ["country": "00\n"]
        )
        sample.add(
            "platform/serial0",
            .bus("platform"),
            uevent: "MODALIAS=platform:serial0\n",
            attributes: ["driver_override": "vfio\n", "numa_node": "-1\n"],
            links: ["supplier:platform:a": "virtual/devlink/b", "consumer:platform:c": "virtual/devlink/d"]
        )
        sample.add("system/cpu/cpu0", .bus("cpu"), attributes: ["topology/core_id": "0\n", "topology/die_id": "0\n"])
        sample.add(
            "virtual/dmi/id",
            .class("dmi"),
            attributes: ["product_name": "Traveller \n", "sys_vendor": "Contoso\n"]
        )
        sample.change {
            $0.addFile(
                "devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0/0003:046D:C31C.0001/report_descriptor",
                [5, 1, 0, 0xFF]
            )
            $0.addLink("devices/LNXSYSTM:00/LNXSYBUS:00/PNP0A08:00/physical_node", to: "../../../pci0000:00")
            $0.addFile("devices/virtual/dmi/id/bios_vendor", [0x41, 0xE9, 0x0A])
        }
        return sample.files
    }

    @Test("a recorded tree gives the records that the live reader gives") func sameAsLive() throws {
        var scan = SysfsScan(files: Self.devices, detail: .everything)
        try scan.run()
        let (records, diagnostics) = try RecordingSample(recording: Self.devices).read()
        #expect(diagnostics == [])
        let live = scan.findings.records.filter { $0.subsystem != nil }
        #expect(live.count == 14)
        #expect(records.count == live.count)
        for var expected in live {
            var found = try #require(records[expected.path.text])
            // A recording has no drivers' directories, and its variables are sorted.
            expected.module = nil
            expected.properties = expected.properties.sortedByName()
            found.properties = found.properties.sortedByName()
            #expect(found == expected)
        }
        #expect(records["/devices/virtual/dmi/id"]?.attributes["bios_vendor"] == "A\\xE9")
    }

    @Test func theFirmwareNamesTheMachine() throws {
        let snapshot = try RecordingSample(recording: Self.devices).snapshot()
        #expect(snapshot.machine == Machine(vendor: "Contoso", product: "Traveller"))
    }

    // MARK: Where a value comes from

    private func device(_ lines: String...) throws -> DeviceRecord {
        let text = "P: /devices/pci0000:00/0000:00:01.0\n" + lines.joined(separator: "\n") + "\n"
        return try #require(try RecordingSample(text).read().records.values.first)
    }

    @Test func theDriversLinkCountsWithoutAVariable() throws {
        #expect(try device("E: SUBSYSTEM=pci", "L: driver=../../../bus/pci/drivers/nvme").driver == "nvme")
        #expect(try device("E: SUBSYSTEM=pci", "E: DRIVER=a", "L: driver=../../../bus/pci/drivers/b").driver == "a")
    }

    @Test(
        arguments: [
            (["E: SUBSYSTEM=mei", "L: subsystem=../../../class/mei"], .class("mei")),
            (["E: SUBSYSTEM=mei", "L: subsystem=../../../bus/mei"], .bus("mei")),
            (["E: SUBSYSTEM=pci", "L: subsystem=../../../class/net"], .bus("pci")),
            (["E: SUBSYSTEM=net"], .class("net")),
            (["E: SUBSYSTEM=gizmo", "E: DRIVER=x"], .bus("gizmo")),
            (["L: subsystem=../../../class/net"], .class("net")),
        ] as [([String], Subsystem)]
    )
    func aLinkTellsBusFromClass(lines: [String], subsystem: Subsystem) throws {
        #expect(try device(lines.joined(separator: "\n")).subsystem == subsystem)
    }

    @Test func theAttributeCountsWithoutAModalias() throws {
        let attribute = #"A: modalias=acpi:PRP0001:\nof:NspiT(null)Cx,y\n"#
        let both = ["acpi:PRP0001:", "of:NspiT(null)Cx,y"]
        #expect(try device("E: SUBSYSTEM=platform", attribute).modaliases == both)
        #expect(try device("E: SUBSYSTEM=platform", "E: MODALIAS=of:NspiT(null)Cx,y", attribute).modaliases == both)
        #expect(try device("E: SUBSYSTEM=platform", "E: MODALIAS=pci:z", attribute).modaliases == ["pci:z"])
    }

    @Test func nodesAndLinksToThem() throws {
        let record = try device("N: sda", "S: disk/by-id/a", "S: disk/by-path/b", "E: SUBSYSTEM=block")
        #expect(record.node == "/dev/sda")
        #expect(record.properties["DEVLINKS"] == "/dev/disk/by-id/a /dev/disk/by-path/b")
        let stated = try device("N: sda", "S: x", "E: DEVLINKS=/dev/y", "E: DEVNAME=/dev/sdb", "E: SUBSYSTEM=block")
        #expect(stated.node == "/dev/sdb")
        #expect(stated.properties["DEVLINKS"] == "/dev/y")
    }

    @Test func theLabelOfANodeIsTheRecordersOwn() throws {
        #expect(try device("E: SUBSYSTEM=pci", "E: __DEVCONTEXT=system_u:x").properties.isEmpty)
    }

    @Test func onlyAllowedAttributesAreKept() throws {
        let record = try device(
            "E: SUBSYSTEM=pci",
            "A: revision=0x01",
            "A: enable=1",
            "A: power/control=auto",
            "H: rom=00"
        )
        #expect(record.attributes == ["revision": "0x01"])
    }

    @Test func linksLeadToDevices() throws {
        let record = try device(
            "E: SUBSYSTEM=pci",
            "L: physfn=../0000:00:02.0",
            "L: of_node=../../../firmware/x",
            "L: iommu_group=../../../../x"
        )
        #expect(record.links == ["physfn": "/devices/pci0000:00/0000:00:02.0", "of_node": "/firmware/x"])
        #expect(record.unreadable == ["iommu_group": "leads out of sysfs"])
    }

    // MARK: The file's form

    @Test("line ends of other systems, a byte order mark, empty lines everywhere") func formsOfText() throws {
        let plain = try RecordingSample.machine.read().records
        let text = String(decoding: RecordingSample.machine.bytes, as: UTF8.self)
        let other = "\u{FEFF}\n\n" + text.split(separator: "\n\n").joined(separator: "\n\n\n")
        let windows = other.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        let read = try RecordingSample(windows).read()
        #expect(read.records == plain)
        #expect(read.diagnostics == [])
    }

    @Test(
        "UTF-8, octal and unknown escapes",
        arguments: [
            (#"\303\251"#, "é"), ("é", "é"), (#"\7\07\007x"#, "\u{7}\u{7}\u{7}x"), (#"\101\1012"#, "AA2"),
            (#"\q\"\\"#, "q\"\\"), (#"\b\f\v\r\t"#, "\u{8}\u{C}\u{B}\r\t"), (#"a\nb\n\n"#, "a\nb"),
            (#"\777"#, "\\xFF"), (#"\351"#, "\\xE9"), (#"\0"#, "\u{0}"), ("a=b", "a=b"), ("", ""),
        ]
    )
    func escapes(escaped: String, text: String) throws {
        let record = try device("E: SUBSYSTEM=i2c", "A: name=" + escaped)
        #expect(record.attributes["name"] == text)
    }

    @Test("the first bytes of 'config' in linux-devices 5.2", arguments: ["8680311E06040000", "8680311e06040000"])
    func hexadecimal(digits: String) {
        var buffer = FileBuffer()
        let fits = buffer.fill { RecordedValue.decodeHexadecimal(Array(digits.utf8).span, into: &$0) }
        #expect(fits)
        #expect(Array(buffer.bytes) == [0x86, 0x80, 0x31, 0x1E, 0x06, 0x04, 0, 0])
    }

    // MARK: Recognition

    @Test(
        arguments: [
            ("P: /devices/x\nE: SUBSYSTEM=pci\nA: a=b\n", true), ("\n# a\nP: /devices/x\nA: a=b\n", true),
            ("P: /devices/x\nH: a=00\n", true), ("P: /devices/x\nL: driver=../y\n", true),
            ("P: /devices/x\nM: x\nE: A=B\n\nP: /devices/y\nA: a=b\n", true), ("@DEV /dev/bus/usb/001/002\n", true),
            ("P: /devices/x\nE: SUBSYSTEM=pci\n", false), ("P: /devices/x\nM: x\nU: pci\n", false),
            ("P: /devices/x\nL: 0\nE: DEVPATH=/devices/x\n", false), ("P: /x\nA: a=b\n", false),
            ("{\"schema\": 1}", false), ("", false), ("E: A=B\nA: a=b\n", false), ("A: a=b\nP: /devices/x\n", false),
        ]
    )
    func recognition(text: String, isOurs: Bool) {
        #expect(UmockdevSource.recognizes(FileBytes(Array(text.utf8), name: "x")) == isOurs)
    }
}
