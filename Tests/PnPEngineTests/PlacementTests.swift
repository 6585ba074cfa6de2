import PnPEngine
import PnPModel
import Testing

/// Design section 3, the table of records: a test for each row, asserting what becomes of a record and where it stands.
@Suite("Records become nodes") struct PlacementTests {
    private let pci = [
        record("pci0000:00"),
        record("pci0000:00/0000:00:1c.0", "bus/pci", driver: "pcieport"),
        record("pci0000:00/0000:00:14.0", "bus/pci", driver: "xhci_hcd"),
    ]

    @Test("row 1: a namespace device with a physical companion is its firmware")
    func firmwareOfCompanion() {
        let acpi = "LNXSYSTM:00/LNXSYBUS:00/PNP0A08:00"
        let tree = tree([
            record("LNXSYSTM:00", "bus/acpi", modalias: "acpi:LNXSYSTM:"),
            record("LNXSYSTM:00/LNXSYBUS:00", "bus/acpi", modalias: "acpi:LNXSYBUS:"),
            record(acpi, "bus/acpi", modalias: "acpi:PNP0A08:PNP0A03:"),
            record(acpi + "/device:0a", "bus/acpi"),
            record("pci0000:00", links: ["firmware_node": acpi]),
            record(
                "pci0000:00/0000:00:14.0",
                "bus/pci",
                driver: "xhci_hcd",
                links: ["firmware_node": acpi + "/device:0a"]
            ),
        ])
        #expect(tree.place(acpi) == "firmware at pci0000:00")
        #expect(tree.place(acpi + "/device:0a") == "firmware at 0000:00:14.0")
        #expect(tree.parent(of: "pci0000:00") == "LNXSYBUS:00")
        #expect(tree.parent(of: "pci0000:00/0000:00:14.0") == "pci0000:00")
    }

    @Test("row 1: in formats without links the name tells")
    func firmwareByName() {
        let tree = tree([
            record("LNXSYSTM:00", "bus/acpi", modalias: "acpi:LNXSYSTM:"),
            record("LNXSYSTM:00/PNP0C0C:00", "bus/acpi", modalias: "acpi:PNP0C0C:"),
            record("platform/PNP0C0C:00", "bus/platform", driver: "acpi-button"),
        ])
        #expect(tree.place("LNXSYSTM:00/PNP0C0C:00") == "firmware at PNP0C0C:00")
        #expect(tree.parent(of: "platform/PNP0C0C:00") == "LNXSYSTM:00")
    }

    @Test(
        "row 1: an I2C or SPI device has its bus before the firmware's name",
        arguments: [
            ("bus/i2c", "i2c-ELAN0511:00", true), ("bus/spi", "spi-ELAN0511:00", true),
            ("bus/i2c", "spi-ELAN0511:00", false), ("bus/i2c", "ELAN0511:00", false),
            ("bus/usb", "i2c-ELAN0511:00", false),
            ("class/i2c", "i2c-ELAN0511:00", false),
        ]
    )
    func firmwareByNameOnSlowBuses(bus: String, name: String, isDescribed: Bool) {
        let tree = tree([
            record("LNXSYSTM:00", "bus/acpi", modalias: "acpi:LNXSYSTM:"),
            record("LNXSYSTM:00/ELAN0511:00", "bus/acpi", modalias: "acpi:ELAN0511:"),
            record("pci0000:00/0000:00:15.1", "bus/pci"), record("pci0000:00/0000:00:15.1/\(name)", bus),
        ])
        #expect(tree.place("LNXSYSTM:00/ELAN0511:00") == (isDescribed ? "firmware at \(name)" : "node at ELAN0511:00"))
        if isDescribed { #expect(tree.parent(of: "pci0000:00/0000:00:15.1/\(name)") == "0000:00:15.1") }
    }

    @Test(
        "row 1: in formats without links the only PCI root is the only host bridge",
        arguments: [
            (["pci0000:00"], ["acpi:PNP0A08:PNP0A03:"], true), (["pci0000:00"], ["acpi:PNP0A03:"], true),
            (["pci0000:00"], ["acpi:ACPI0016:PNP0A08:PNP0A03:"], true),
            // Below a device it is that device's: VMD's `pci10000:e0`.
            (["pci0000:00", "pci0000:00/0000:00:0e.0/pci10000:e0"], ["acpi:PNP0A08:"], true),
            (["pci0000:00", "pci0000:80"], ["acpi:PNP0A08:"], false),
            (["pci0000:00"], ["acpi:PNP0A08:", "acpi:PNP0A08:"], false),
            (["pci0000:00"], ["acpi:PNP0A06:"], false),
        ]
    )
    func hostBridge(roots: [String], bridges: [String], isDescribed: Bool) {
        let names = bridges.indices.map { "LNXSYSTM:00/bridge:0\($0)" }
        let tree = tree(
            [record("LNXSYSTM:00", "bus/acpi", modalias: "acpi:LNXSYSTM:")]
                + zip(names, bridges).map { record($0, "bus/acpi", modalias: $1) }
                + roots.map { record($0 + "/0000:00:1f.0", "bus/pci") }
                + [record("pci0000:00/0000:00:0e.0", "bus/pci")]
        )
        #expect((tree.place(names[0]) == "firmware at pci0000:00") == isDescribed)
        #expect(tree.parent(of: "pci0000:00/0000:00:1f.0") == "pci0000:00")
    }

    @Test("row 2: a namespace device without an ID, or absent, belongs to the nearest node above")
    func nameless() {
        let tree = tree([
            record("LNXSYSTM:00", "bus/acpi", modalias: "acpi:LNXSYSTM:"),
            record("LNXSYSTM:00/device:00", "bus/acpi"),
            record("LNXSYSTM:00/device:00/device:01", "bus/acpi"),
            record("LNXSYSTM:00/PNP0501:00", "bus/acpi", modalias: "acpi:PNP0501:", attributes: ["status": "0"]),
        ])
        #expect(tree.place("LNXSYSTM:00/device:00/device:01") == "firmware at LNXSYSTM:00")
        #expect(tree.place("LNXSYSTM:00/PNP0501:00") == "firmware at LNXSYSTM:00")
        #expect(tree.nodes.count == 2)
    }

    @Test("row 3: any other namespace device is a node, hidden while unbound; the two roots are shown")
    func namespaceNodes() {
        let tree = tree([
            record("LNXSYSTM:00", "bus/acpi", modalias: "acpi:LNXSYSTM:"),
            record("LNXSYSTM:00/LNXSYBUS:00", "bus/acpi", modalias: "acpi:LNXSYBUS:"),
            record("LNXSYSTM:00/LNXSYBUS:00/PNP0C0A:00", "bus/acpi", driver: "battery", modalias: "acpi:PNP0C0A:"),
            record("LNXSYSTM:00/LNXSYBUS:00/PNP0C0A:00/power_supply/BAT0", "class/power_supply"),
            record("LNXSYSTM:00/LNXSYBUS:00/PNP0C02:00", "bus/acpi", modalias: "acpi:PNP0C02:"),
        ])
        #expect(tree.node("LNXSYSTM:00")?.isHidden == false)
        #expect(tree.node("LNXSYSTM:00/LNXSYBUS:00")?.isHidden == false)
        #expect(tree.node("LNXSYSTM:00/LNXSYBUS:00/PNP0C0A:00")?.isHidden == false)
        #expect(tree.node("LNXSYSTM:00/LNXSYBUS:00/PNP0C02:00")?.isHidden == true)
        #expect(tree.place("LNXSYSTM:00/LNXSYBUS:00/PNP0C0A:00/power_supply/BAT0") == "interface at PNP0C0A:00")
    }

    private func usb(_ type: String, _ interfaces: [(String, String?)], count: String? = nil) -> [DeviceRecord] {
        let root = "pci0000:00/0000:00:14.0/usb1"
        let device = record(
            root + "/1-4",
            "bus/usb",
            driver: "usb",
            type: "usb_device",
            properties: ["TYPE": type],
            attributes: count.map { ["bNumInterfaces": $0] } ?? [:]
        )
        let hub = [
            record(root, "bus/usb", driver: "usb", type: "usb_device", properties: ["TYPE": "9/0/1"]),
            record(
                root + "/1-0:1.0",
                "bus/usb",
                driver: "hub",
                type: "usb_interface",
                properties: ["INTERFACE": "9/0/0"]
            ),
        ]
        return pci + hub + [device]
            + interfaces.enumerated().map { number, interface in
                record(
                    root + "/1-4/1-4:1.\(number)",
                    "bus/usb",
                    driver: interface.1,
                    type: "usb_interface",
                    properties: ["INTERFACE": interface.0]
                )
            }
    }

    @Test("row 4: an interface whose own device is not listed belongs to no other device")
    func interfaceWithoutItsDevice() {
        let hub = "pci0000:00/0000:00:14.0/usb1/1-1"
        let tree = tree(
            pci + [
                record("pci0000:00/0000:00:14.0/usb1", "bus/usb", driver: "usb", type: "usb_device"),
                record(hub, "bus/usb", driver: "usb", type: "usb_device", properties: ["TYPE": "9/0/1"]),
                record(hub + "/1-1:1.0", "bus/usb", driver: "hub", type: "usb_interface"),
                record(hub + "/1-1.3/1-1.3:1.0", "bus/usb", driver: "usbhid", type: "usb_interface"),
            ]
        )
        #expect(tree.place(hub + "/1-1:1.0") == "merged at 1-1")
        #expect(tree.place(hub + "/1-1.3/1-1.3:1.0") == "node at 1-1.3:1.0")
        #expect(tree.parent(of: hub + "/1-1.3/1-1.3:1.0") == "root")
    }

    @Test("row 4: the interfaces of a device that is not composite are merged into it")
    func simpleUSB() {
        let tree = tree(usb("224/1/1", [("224/1/1", nil), ("224/1/1", "btusb")]))
        let device = "pci0000:00/0000:00:14.0/usb1/1-4"
        #expect(tree.place(device + "/1-4:1.0") == "merged at 1-4")
        #expect(tree.place(device + "/1-4:1.1") == "merged at 1-4")
        #expect(tree.node(device)?.driver.observed == "btusb")
        #expect(tree.stack(device) == "pdo hub, lower-device-filter usb, function btusb")
    }

    @Test("row 4: a device of class 00 with one interface is not composite")
    func singleInterface() {
        let tree = tree(usb("0/0/0", [("8/6/80", "usb-storage")], count: " 1"))
        #expect(tree.place("pci0000:00/0000:00:14.0/usb1/1-4/1-4:1.0") == "merged at 1-4")
    }

    @Test("row 4: a composite device has a node for each function", arguments: ["0/0/0", "239/2/1"])
    func composite(type: String) {
        let tree = tree(usb(type, [("3/1/1", "usbhid"), ("3/0/0", "usbhid")]))
        let device = "pci0000:00/0000:00:14.0/usb1/1-4"
        #expect(tree.node(device)?.driver.function == "usb")
        #expect(tree.place(device + "/1-4:1.1") == "node at 1-4:1.1")
        #expect(tree.stack(device + "/1-4:1.0") == "pdo usb, function usbhid")
    }

    @Test("row 4: interfaces of one function are one node, whether the descriptor says so or the classes")
    func functions() {
        let tree = tree(
            usb(
                "239/2/1",
                [
                    ("14/1/0", "uvcvideo"), ("14/2/0", "uvcvideo"), ("1/1/0", "snd-usb-audio"),
                    ("1/2/0", "snd-usb-audio"),
                    ("1/3/0", nil), ("2/2/1", "cdc_acm"), ("10/0/0", "cdc_acm"), ("3/0/0", "usbhid"),
                ]
            )
        )
        let device = "pci0000:00/0000:00:14.0/usb1/1-4/1-4:1."
        #expect(
            (0..<8).map { tree.place(device + "\($0)") } == [
                "node at 1-4:1.0", "merged at 1-4:1.0", "node at 1-4:1.2", "merged at 1-4:1.2", "merged at 1-4:1.2",
                "node at 1-4:1.5", "merged at 1-4:1.5", "node at 1-4:1.7",
            ]
        )
    }

    @Test("row 4: the interfaces of a Bluetooth radio are one function")
    func bluetooth() {
        let radio = [("224/1/1", "btusb"), ("224/1/1", "btusb"), ("224/1/1", nil), ("255/255/255", nil)]
        let tree = tree(usb("239/2/1", radio))
        let device = "pci0000:00/0000:00:14.0/usb1/1-4/1-4:1."
        #expect(
            (0..<4).map { tree.place(device + "\($0)") } == [
                "node at 1-4:1.0", "merged at 1-4:1.0", "merged at 1-4:1.0", "node at 1-4:1.3",
            ]
        )
        #expect(tree.stack(device + "0") == "pdo usb, function btusb")
        #expect(tree.node(device + "0")?.problem == nil)
    }

    @Test("row 4: an interface association descriptor decides over the classes")
    func association() {
        var records = usb("239/2/1", [("255/0/0", "a"), ("255/0/0", "b"), ("255/0/0", "c")])
        let count = records.count
        for index in [count - 2, count - 1] { records[index].attributes["iad_bFirstInterface"] = "01" }
        let tree = tree(records)
        let device = "pci0000:00/0000:00:14.0/usb1/1-4/1-4:1."
        #expect(tree.place(device + "0") == "node at 1-4:1.0")
        #expect(tree.place(device + "2") == "merged at 1-4:1.1")
        #expect(tree.stack(device + "1") == "pdo usb, function b, upper-device-filter c")
    }

    @Test("row 5: a port service is merged into its port, its driver an upper filter")
    func portService() {
        let port = "pci0000:00/0000:00:1c.0"
        let tree = tree(pci + [record(port + "/0000:00:1c.0:pcie001", "bus/pci_express", driver: "pcie_pme")])
        #expect(tree.place(port + "/0000:00:1c.0:pcie001") == "merged at 0000:00:1c.0")
        #expect(tree.stack(port) == "pdo pci, function pcieport, upper-device-filter pcie_pme")
    }

    @Test(
        "row 6: pseudo buses are nodes that text leaves out",
        arguments: [
            "memory", "clockevents", "clocksource", "machinecheck", "event_source", "workqueue", "node", "container",
            "edac", "mc0", "mc12", "memory_tiering", "faux", "soc", "xen_memory",
        ]
    )
    func pseudo(bus: String) {
        let tree = tree([record("system/x/x0", "bus/\(bus)")])
        #expect(tree.place("system/x/x0") == "node at x0")
        #expect(tree.node("system/x/x0")?.isHidden == true)
    }

    @Test(
        "row 7: what is on a bus and no device is passed through",
        arguments: [
            ("scsi", "host0", "scsi_host"), ("scsi", "target0:0:0", "scsi_target"), ("scsi", "host12", nil),
            ("i2c", "i2c-11", nil), ("serial-base", "00:05:0", nil), ("serial-base", "00:05:0.0", nil),
            ("nvmem", "cmos0", nil),
            ("soundwire", "sdw-master-0", nil), ("thunderbolt", "domain0", nil), ("cxl", "decoder0.0", nil),
            ("serial", "serial0", nil),
            ("spmi", "spmi-0", nil), ("i3c", "i3c-0", nil),
        ]
    )
    func passage(bus: String, name: String, type: String?) {
        let port = "pci0000:00/0000:00:14.0/"
        let tree = tree(
            pci + [
                record(port + name, "bus/\(bus)", driver: "some", type: type),
                record(port + name + "/child", "bus/scsi", driver: "sd", type: "scsi_device"),
            ]
        )
        #expect(tree.place(port + name) == "passage at 0000:00:14.0")
        #expect(tree.parent(of: port + name + "/child") == "0000:00:14.0")
        #expect(tree.node("pci0000:00/0000:00:14.0")?.records.first { $0.role == .passage }?.driver == "some")
    }

    @Test(
        "row 7: a device that looks like one is not passed through",
        arguments: [
            ("i2c", "i2c-ELAN0501:00"), ("i2c", "0-0050"), ("scsi", "0:0:0:0"), ("thunderbolt", "0-1"),
        ]
    )
    func noPassage(bus: String, name: String) {
        let tree = tree(pci + [record("pci0000:00/0000:00:14.0/" + name, "bus/\(bus)")])
        #expect(tree.place("pci0000:00/0000:00:14.0/" + name) == "node at \(name)")
    }

    @Test(
        "row 7: one with a node in /dev is an interface",
        arguments: [
            ("gpio", "gpiochip0"), ("media", "media0"), ("iio", "iio:device0"), ("firewire", "fw0"), ("cec", "cec0"),
        ]
    )
    func passageWithNode(bus: String, name: String) {
        let tree = tree(pci + [record("pci0000:00/0000:00:14.0/" + name, "bus/\(bus)", node: "/dev/\(name)")])
        #expect(tree.place("pci0000:00/0000:00:14.0/" + name) == "interface at 0000:00:14.0")
        #expect(tree.node("pci0000:00/0000:00:14.0")?.interfaces.map(\.node) == ["/dev/\(name)"])
    }

    @Test("row 8: any other bus record is a node; what nobody took and nobody describes is left out of text")
    func otherBusRecords() {
        let tree = tree([
            record("platform"),
            record("platform/pcspkr", "bus/platform"),
            record("platform/serial8250", "bus/platform", driver: "serial8250"),
            record("platform/fe201000.serial", "bus/platform", properties: ["OF_FULLNAME": "/soc/serial@7e201000"]),
            record("platform/wmi", "bus/wmi"), record("platform/mei", "bus/mei"), record("platform/x", "bus/spi"),
            record("system/cpu/cpu0", "bus/cpu"),
        ])
        let hidden = ["platform/pcspkr", "platform/wmi", "platform/mei"]
        for node in tree.nodes.dropFirst() {
            let path = node.records[0].path.text.dropFirst("/devices/".count)
            #expect(node.isHidden == hidden.contains(String(path)), "\(path)")
        }
    }

    @Test(
        "row 9: a directory without a bus below /devices, or a PCI root anywhere, is a node; made where it is not listed"
    )
    func branches() {
        let tree = tree([
            record("platform"), record("platform/a", "bus/platform", driver: "a"),
            record("pci0000:00/0000:00:0e.0", "bus/pci", driver: "vmd"),
            record("pci0000:00/0000:00:0e.0/pci10000:e0/10000:e0:01.0", "bus/pci", driver: "pcieport"),
            record("gizmo-bus/gizmo", "bus/gizmo", driver: "g"),
            record("faux"), record("faux/f", "bus/faux"),
            record("lonely"),
        ])
        #expect(tree.place("platform") == "node at platform")
        #expect(tree.nodes.map(\.label).contains("pci10000:e0"))
        #expect(tree.nodes.first { $0.label == "pci0000:00" }?.records.isEmpty == true)
        #expect(tree.parent(of: "pci0000:00/0000:00:0e.0/pci10000:e0/10000:e0:01.0") == "pci10000:e0")
        #expect(tree.parent(of: "gizmo-bus/gizmo") == "gizmo-bus")
        #expect(tree.node("faux")?.isHidden == true, "the root of a pseudo bus")
        #expect(tree.place("lonely") == "passage at root", "nothing is below it")
    }

    @Test("row 10: a directory without a bus elsewhere is passed through")
    func plainDirectories() {
        let tree = tree(
            pci + [
                record("pci0000:00/0000:00:14.0/ata1"), record("pci0000:00/0000:00:14.0/ata1/x", "bus/scsi"),
                record("system/cpu"), record("system/cpu/cpu0", "bus/cpu"),
            ]
        )
        #expect(tree.place("pci0000:00/0000:00:14.0/ata1") == "passage at 0000:00:14.0")
        #expect(tree.parent(of: "pci0000:00/0000:00:14.0/ata1/x") == "0000:00:14.0")
        #expect(tree.place("system/cpu") == "passage at root")
        #expect(tree.parent(of: "system/cpu/cpu0") == "root")
    }

    @Test("row 11: an NVMe disk is a node, its partitions are interfaces, and it runs without a function driver")
    func nvme() {
        let nvme = "pci0000:00/0000:00:14.0/nvme/nvme0"
        let tree = tree(
            pci + [
                record(nvme, "class/nvme", node: "/dev/nvme0"),
                record(nvme + "/nvme0n1", "class/block", type: "disk", node: "/dev/nvme0n1"),
                record(nvme + "/nvme0n1/nvme0n1p1", "class/block", type: "partition", node: "/dev/nvme0n1p1"),
            ]
        )
        #expect(tree.place(nvme) == "interface at 0000:00:14.0")
        #expect(tree.place(nvme + "/nvme0n1") == "node at nvme0n1")
        #expect(tree.parent(of: nvme + "/nvme0n1") == "0000:00:14.0")
        #expect(tree.place(nvme + "/nvme0n1/nvme0n1p1") == "interface at nvme0n1")
        #expect(tree.node(nvme + "/nvme0n1")?.isRaw == true)
        #expect(tree.node(nvme + "/nvme0n1")?.state == .started)
        #expect(tree.stack(nvme + "/nvme0n1") == "pdo xhci_hcd")
    }

    @Test("row 12: a class device below a hardware node is its interface")
    func interfaces() {
        let tree = tree(
            pci + [
                record("pci0000:00/0000:00:14.0/net/eth0", "class/net", properties: ["IFINDEX": "3"]),
                record("pci0000:00/0000:00:14.0/hwmon/hwmon1", "class/hwmon"),
            ]
        )
        let node = tree.node("pci0000:00/0000:00:14.0")
        #expect(node?.interfaces.map(\.name) == ["hwmon1", "eth0"])
        #expect(node?.interfaces.filter(\.isShown).map(\.name) == ["eth0"])
    }

    @Test("row 13: a virtual class device is a software node; a bus record below one hangs on the root")
    func software() {
        let tree = tree([
            record("virtual/net/lo", "class/net", properties: ["IFINDEX": "1"]),
            record("virtual/misc/uhid", "class/misc", node: "/dev/uhid"),
            record("virtual/misc/uhid/0005:046D:B01A.0005", "bus/hid", driver: "logitech-hidpp-device"),
            record("virtual/misc/uhid/0005:046D:B01A.0005/input/input9", "class/input"),
        ])
        #expect(tree.place("virtual/net/lo") == "software at lo")
        #expect(tree.node("virtual/net/lo")?.isSoftware == true)
        #expect(tree.node("virtual/net/lo")?.isHidden == true)
        #expect(tree.parent(of: "virtual/misc/uhid/0005:046D:B01A.0005") == "root")
        #expect(tree.place("virtual/misc/uhid/0005:046D:B01A.0005/input/input9") == "interface at 0005:046D:B01A.0005")
    }
}
