import PnPModel
import PnPSelection
import Testing

@testable import PnPEngine

@Suite("Interface classes") struct InterfaceClassTests {
    /// The interface classes of a device by the interfaces' names.
    private func classes(_ records: [DeviceRecord], details: TreeDetails = .interfaceClasses) -> [String: String] {
        let snapshot = Snapshot(source: SourceDescription(kind: "json", path: "sample.json"), records: records)
        let tree = TreeBuilder(buses: PlainBuses(), store: DriverStore([]), details: details).build(snapshot)
        let interfaces = tree.nodes.flatMap(\.interfaces)
        return Dictionary(uniqueKeysWithValues: interfaces.map { ($0.name, $0.interfaceClass?.name ?? "-") })
    }

    private let device = "pci0000:00/0000:00:03.0"

    @Test(
        "the kernel's class and name say the interface class",
        arguments: [
            ("net/eth0", "net", "Net"), ("block/sda", "block", "Disk"), ("block/nvme0n1", "block", "Disk"),
            ("block/sr0", "block", "CD-ROM"), ("block/fd0", "block", "Floppy disk"), ("tty/ttyS0", "tty", "COM port"),
            ("hidraw/hidraw3", "hidraw", "HID"), ("input/input5/mouse0", "input", "Mouse"),
            ("sound/card0", "sound", "Audio"), ("sound/card0/pcmC0D0p", "sound", "Audio render"),
            ("sound/card0/pcmC0D0c", "sound", "Audio capture"), ("sound/card0/hwC0D0", "sound", "-"),
            ("video4linux/video0", "video4linux", "Video"), ("bluetooth/hci0", "bluetooth", "Bluetooth radio"),
            ("bluetooth/hci0/hci0:11", "bluetooth", "-"), ("nvme/nvme0", "nvme", "Storage port"),
            ("scsi_host/host0", "scsi_host", "Storage port"), ("scsi_tape/st0", "scsi_tape", "Tape"),
            ("scsi_changer/sch0", "scsi_changer", "Medium changer"), ("ppdev/parport0", "ppdev", "Parallel port"),
            ("backlight/intel_backlight", "backlight", "Brightness"), ("i2c-dev/i2c-4", "i2c-dev", "-"),
            ("thermal/thermal_zone0", "thermal", "Thermal zone"), ("thermal/cooling_device0", "thermal", "-"),
            ("leds/led0", "leds", "-"),
        ]
    )
    func byClass(path: String, className: String, expected: String) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let found = classes([
            record(device, "bus/pci", driver: "acme"), record("\(device)/\(path)", "class/\(className)"),
        ])
        #expect(found[name] == expected)
    }

    @Test("interfaces have paths, and the kernel's names tell several of one class apart")
    func paths() {
        let snapshot = Snapshot(
            source: SourceDescription(kind: "json"),
            records: [
                record(device, "bus/pci", driver: "acme"), record("\(device)/net/eth0", "class/net"),
                record("\(device)/net/eth1", "class/net"), record("\(device)/block/sda", "class/block"),
                record("\(device)/leds/led0", "class/leds"),
            ]
        )
        let builder = TreeBuilder(buses: PlainBuses(), store: DriverStore([]), details: .interfaceClasses)
        let node = builder.build(snapshot).node(device)
        let base = #"\\?\"# + (node?.instancePath.spelling.replacing("\\", with: "#") ?? "") + "#"
        let paths = (node?.interfaces ?? []).map { [$0.name, $0.path ?? "-"] }.sorted { $0[0] < $1[0] }
        #expect(
            paths == [
                ["eth0", base + DeviceInterfaceClass.net.guid + #"\eth0"#],
                ["eth1", base + DeviceInterfaceClass.net.guid + #"\eth1"#], ["led0", "-"],
                ["sda", base + DeviceInterfaceClass.disk.guid],
            ]
        )
    }

    @Test("a partition is no disk; a display adapter has a node, its connectors have none")
    func parts() {
        let found = classes([
            record(device, "bus/pci", driver: "acme"),
            record("\(device)/block/sda", "class/block", type: "disk", node: "/dev/sda"),
            record("\(device)/block/sda/sda1", "class/block", type: "partition", node: "/dev/sda1"),
            record("\(device)/drm/card0", "class/drm", node: "/dev/dri/card0"),
            record("\(device)/drm/card0/card0-DP-1", "class/drm"),
        ])
        #expect(found == ["sda": "Disk", "sda1": "Partition", "card0": "Display adapter", "card0-DP-1": "-"])
    }

    @Test("a USB device offers itself by its node; a hub is a hub")
    func usb() {
        let hub = "pci0000:00/0000:00:14.0/usb1"
        let found = classes([
            record("pci0000:00/0000:00:14.0", "bus/pci", driver: "xhci_hcd"),
            record(
                hub,
                "bus/usb",
                driver: "usb",
                type: "usb_device",
                node: "/dev/bus/usb/001/001",
                properties: ["TYPE": "9/0/1"]
            ),
            record(
                "\(hub)/1-4",
                "bus/usb",
                driver: "usb",
                type: "usb_device",
                node: "/dev/bus/usb/001/002",
                properties: ["TYPE": "0/0/0"]
            ),
        ])
        #expect(found == ["usb1": "USB hub", "1-4": "USB device"])
    }

    @Test(
        "keyboards and mice are told by what udev says, else by their keys and axes",
        arguments: [
            (["ID_INPUT_KEYBOARD": "1", "ID_INPUT_KEY": "1"], "Keyboard"), (["ID_INPUT_TOUCHPAD": "1"], "Mouse"),
            (["EV": "120013", "KEY": "402000000 3803078f800d001 feffffdfffefffff fffffffffffffffe"], "Keyboard"),
            (["EV": "17", "KEY": "ff0000 0 0 0 0", "REL": "903"], "Mouse"),
            (["EV": "3", "KEY": "10000000000000 0"], "-"), (["EV": "3", "KEY": "not hexadecimal"], "-"), ([:], "-"),
        ] as [(NamedValues, String)]
    )
    func input(properties: NamedValues, expected: String) {
        let found = classes([
            record(device, "bus/pci", driver: "acme"),
            record("\(device)/input/input7", "class/input", properties: properties),
            record("\(device)/input/input7/event9", "class/input", node: "/dev/input/event9"),
        ])
        #expect(found["input7"] == expected)
        // What udev says stands at both, what the kernel says at the upper one alone.
        if properties["EV"] != nil { #expect(found["event9"] == expected) }
    }

    @Test(
        "a camera's video, a display adapter's bus to its monitors, a modem, a lid and buttons are told by their device",
        arguments: [
            ("Camera", #"USB\X"#, "video4linux", "video0", "Video camera"),
            ("Display", #"PCI\X"#, "i2c-dev", "i2c-1", "I2C"), ("Modem", #"USB\X"#, "tty", "ttyACM0", "Modem"),
            ("HIDClass", #"ACPI\PNP0C0D"#, "input", "input0", "Lid"),
            ("HIDClass", #"ACPI\LNXPWRBN"#, "input", "input1", "System button"),
        ]
    )
    func byDevice(setupClass: String, id: String, className: String, name: String, expected: String) {
        let found = classes([
            record(
                device,
                "bus/pci",
                driver: "acme",
                identity: StatedIdentity(hardwareIDs: [id], className: setupClass)
            ),
            record("\(device)/\(className)/\(name)", "class/\(className)"),
        ])
        #expect(found[name] == expected)
    }

    @Test("what is software alone has its class, too, but a console is no port")
    func software() {
        let found = classes([
            record("virtual/tty/tty1", "class/tty", node: "/dev/tty1"),
            record("virtual/block/dm-0", "class/block", type: "disk", node: "/dev/dm-0"),
            record("virtual/block/loop0", "class/block", type: "disk", node: "/dev/loop0"),
            record("virtual/mem/null", "class/mem", node: "/dev/null"),
        ])
        #expect(found == ["tty1": "-", "dm-0": "Volume", "loop0": "Disk", "null": "-"])
    }

    @Test("nothing is worked out that nobody asked for")
    func onlyWhenAsked() {
        let records = [record(device, "bus/pci", driver: "acme"), record("\(device)/net/eth0", "class/net")]
        #expect(classes(records, details: []) == ["eth0": "-"])
    }
}
