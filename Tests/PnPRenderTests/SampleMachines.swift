import PnPModel

/// Machines that the tests draw.
enum SampleMachines {
    /// A laptop with a bit of everything: filters, interfaces, problems, disagreement, processors, hidden nodes.
    static func laptop() throws -> DeviceTree {
        var builder = TreeBuilder(vendor: "Dell Inc.", product: "Latitude 3590", kernel: "4.15.0-20-generic")
        let hal = try builder.add(
            #"ROOT\ACPI_HAL"#,
            "LNXSYSTM:00",
            "ACPI system",
            class: "Computer",
            stack: [.init(.pdo, "root")]
        )
        let acpi = try builder.add(
            to: hal,
            #"ACPI_HAL\PNP0C08"#,
            "LNXSYBUS:00",
            "ACPI bus",
            class: "System",
            stack: [.init(.pdo, "acpi_hal"), .init(.function, "acpi")]
        )
        try addFirmware(&builder, to: acpi)
        let pci = try builder.add(
            to: acpi,
            #"ACPI\PNP0A08"#,
            "pci0000:00",
            "PCI Express Root Complex",
            class: "System",
            stack: [.init(.pdo, "acpi"), .init(.function, "pci_root")]
        )
        try builder.add(
            to: pci,
            #"PCI\VEN_8086&DEV_5914"#,
            "00:00.0",
            "Xeon E3-1200 v6/7th Gen Core Processor Host Bridge",
            class: "System",
            stack: [.init(.pdo, "pci")]
        ) { $0.driver.isNull = true }
        try builder.add(
            to: pci,
            #"PCI\VEN_8086&DEV_5917"#,
            "00:02.0",
            "UHD Graphics 620",
            class: "Display",
            stack: [.init(.pdo, "pci"), .init(.busFilter, "acpi"), .init(.function, "i915")]
        ) {
            $0.offer("drm", "card0", node: "/dev/dri/card0")
            $0.offer("drm", "card0-eDP-1")
            $0.offer("drm", "renderD128", node: "/dev/dri/renderD128")
            for number in 0..<6 { $0.offer("i2c-dev", "i2c-\(number)", node: "/dev/i2c-\(number)") }
        }
        try addUSB(&builder, to: pci)
        try addExpressPort(&builder, to: pci)
        try addDiskAndSound(&builder, to: pci)
        for number in 0..<4 {
            try builder.add(#"SWD\loop"#, "loop\(number)") {
                $0.isHidden = true
                $0.isSoftware = true
            }
        }
        return inContainers(builder.tree)
    }

    /// A tree in which USB devices, but no hubs, are things of their own.
    private static func inContainers(_ tree: DeviceTree) -> DeviceTree {
        var tree = tree
        for (index, node) in tree.nodes.enumerated() {
            let isThing = node.instancePath.spelling.hasPrefix(#"USB\VID_"#) && !node.label.hasPrefix(":")
            let above = node.parent.flatMap { tree.nodes[$0].containerID } ?? .computer
            tree.nodes[index].containerID = isThing ? ContainerID(name: node.instancePath.spelling) : above
        }
        return tree
    }

    private static func addFirmware(_ builder: inout TreeBuilder, to acpi: NodeIndex) throws {
        for number in 0..<8 {
            try builder.add(
                to: acpi,
                #"ACPI\GenuineIntel_-_Intel64_Family_6_Model_142"#,
                "cpu\(number)",
                "Intel Core i5-8250U CPU @ 1.60GHz",
                class: "Processor",
                stack: [.init(.pdo, "acpi"), .init(.function, "processor")]
            )
        }
        try builder.add(
            to: acpi,
            #"ACPI\PNP0C0C"#,
            "PNP0C0C:00",
            "Power button",
            class: "HIDClass",
            stack: [.init(.pdo, "acpi"), .init(.function, "button")]
        ) {
            $0.offer("input", "input0")
            $0.offer("input", "event0", node: "/dev/input/event0", in: "/input0")
        }
        for number in 0..<5 {
            try builder.add(to: acpi, #"ACPI\INT340E"#, "INT340E:0\(number)", stack: [.init(.pdo, "acpi")]) {
                $0.isHidden = true
            }
        }
    }

    private static func addUSB(_ builder: inout TreeBuilder, to pci: NodeIndex) throws {
        let host = try builder.add(
            to: pci,
            #"PCI\VEN_8086&DEV_9D2F"#,
            "00:14.0",
            "Sunrise Point-LP USB 3.0 xHCI Controller",
            class: "USB",
            stack: [.init(.pdo, "pci"), .init(.busFilter, "acpi"), .init(.function, "xhci_hcd")]
        ) {
            $0.driver.module = "xhci_pci"
            $0.compatibleIDs = [#"PCI\CC_0C0330"#, #"PCI\CC_0C03"#].compactMap { try? CompatibleID($0) }
            $0.modaliases = ["pci:v00008086d00009D2Fsv00001028sd00000815bc0Csc03i30"]
            $0.location = "PCI bus 0, device 20, function 0"
            $0.resources = [DeviceResource(.memory, 0xF710_0000, 0xF710_FFFF, flags: .is64Bit)]
            $0.records = [
                RecordPlacement(path: SysfsPath("/devices/pci0000:00/0000:00:14.0"), role: .node, driver: "xhci_hcd"),
                RecordPlacement(
                    path: SysfsPath("/devices/LNXSYSTM:00/LNXSYBUS:00/PNP0A08:00/device:1e"),
                    role: .firmware,
                    driver: nil,
                    unreadable: ["sun": "permission denied"]
                ),
            ]
        }
        let hub = try builder.add(
            to: host,
            #"USB\ROOT_HUB20"#,
            "usb1",
            "USB 2.0 root hub",
            class: "USB",
            stack: [.init(.pdo, "xhci_hcd"), .init(.lowerDeviceFilter, "usb"), .init(.function, "hub")]
        )
        let camera = try builder.add(
            to: hub,
            #"USB\VID_0BDA&PID_568B"#,
            "1-5",
            "Integrated_Webcam_HD",
            class: "USB",
            stack: [.init(.pdo, "hub"), .init(.function, "usb")]
        )
        try builder.add(
            to: camera,
            #"USB\VID_0BDA&PID_568B&MI_00"#,
            ":1.0",
            "Camera",
            class: "Camera",
            stack: [.init(.pdo, "usb"), .init(.function, "uvcvideo")]
        ) {
            $0.offer("video4linux", "video0", node: "/dev/video0")
            $0.offer("video4linux", "video1", node: "/dev/video1")
            $0.offer("input", "input18")
            $0.offer("input", "event13", node: "/dev/input/event13", in: "/input18")
        }
        let screen = try builder.add(
            to: hub,
            #"USB\VID_04F3&PID_24DD"#,
            "1-8",
            "Elan Touchscreen",
            class: "HIDClass",
            stack: [.init(.pdo, "hub"), .init(.lowerDeviceFilter, "usb"), .init(.function, "usbhid")]
        )
        try builder.add(
            to: screen,
            #"HID\VID_04F3&PID_24DD"#,
            "0003:04F3:24DD.0001",
            "touch screen",
            class: "HIDClass",
            stack: [.init(.pdo, "usbhid"), .init(.function, "hid-multitouch")]
        ) {
            $0.offer("hidraw", "hidraw0", node: "/dev/hidraw0")
            $0.offer("input", "input17")
            $0.offer("input", "event12", node: "/dev/input/event12", in: "/input17")
            $0.offer("input", "mouse1", node: "/dev/input/mouse1", in: "/input17")
        }
        try builder.add(
            to: hub,
            #"USB\VID_138A&PID_0017"#,
            "1-9",
            "Validity Sensors fingerprint reader",
            class: "Biometric",
            stack: [.init(.pdo, "hub")]
        ) { $0.problem = Problem(.failedInstall, #"nothing known claims USB\VID_138A&PID_0017"#) }
        try builder.add(
            to: host,
            #"USB\ROOT_HUB30"#,
            "usb2",
            "USB 3.0 root hub",
            class: "USB",
            stack: [.init(.pdo, "xhci_hcd"), .init(.lowerDeviceFilter, "usb"), .init(.function, "hub")]
        )
    }

    private static func addExpressPort(_ builder: inout TreeBuilder, to pci: NodeIndex) throws {
        let port = try builder.add(
            to: pci,
            #"PCI\VEN_8086&DEV_9D14"#,
            "00:1c.4",
            "Sunrise Point-LP PCI Express Root Port #5",
            class: "System",
            stack: [
                .init(.pdo, "pci"), .init(.function, "pcieport"), .init(.upperDeviceFilter, "pcie_pme"),
                .init(.upperDeviceFilter, "aer"),
            ]
        )
        try builder.add(
            to: port,
            #"PCI\VEN_10EC&DEV_8168"#,
            "02:00.0",
            "RTL8111/8168/8411 PCI Express Gigabit Ethernet Controller",
            class: "Net",
            stack: [.init(.pdo, "pci"), .init(.function, "r8169")]
        ) {
            $0.offer("net", "enp2s0", index: 2)
            $0.resources = [
                DeviceResource(.port, 0xD000, 0xD0FF),
                DeviceResource(.memory, 0xF710_4000, 0xF710_4FFF, flags: .is64Bit),
                DeviceResource(.interrupt, 127, 127),
            ]
        }
        try builder.add(
            to: port,
            #"PCI\VEN_10DE&DEV_1D13"#,
            "02:00.1",
            "GP108M [GeForce MX250]",
            class: "Display",
            stack: [.init(.pdo, "pci"), .init(.function, "nouveau")]
        ) {
            $0.driver.origin = .selected
            $0.driver.selected = "nouveau"
            $0.driver.observed = "nvidia"
        }
    }

    private static func addDiskAndSound(_ builder: inout TreeBuilder, to pci: NodeIndex) throws {
        let ahci = try builder.add(
            to: pci,
            #"PCI\VEN_8086&DEV_9D03"#,
            "00:17.0",
            "Sunrise Point-LP SATA Controller [AHCI mode]",
            class: "HDC",
            stack: [.init(.pdo, "pci"), .init(.busFilter, "acpi"), .init(.function, "ahci")]
        )
        try builder.add(
            to: ahci,
            #"SCSI\Disk&Ven_ATA&Prod_TOSHIBA_MQ01ABF0"#,
            "0:0:0:0",
            "TOSHIBA MQ01ABF0",
            class: "DiskDrive",
            stack: [.init(.pdo, "ahci"), .init(.function, "sd")]
        ) {
            $0.offer("bsg", "0:0:0:0", node: "/dev/bsg/0:0:0:0")
            $0.offer("scsi_generic", "sg0", node: "/dev/sg0")
            $0.offer("block", "sda", node: "/dev/sda")
            for number in 1...3 { $0.offer("block", "sda\(number)", node: "/dev/sda\(number)", in: "/sda") }
        }
        let audio = try builder.add(
            to: pci,
            #"PCI\VEN_8086&DEV_9D71"#,
            "00:1f.3",
            "Sunrise Point-LP HD Audio",
            class: "Media",
            stack: [.init(.pdo, "pci"), .init(.function, "snd_hda_intel")]
        ) {
            $0.offer("sound", "card0")
            for name in ["controlC0", "pcmC0D0c", "pcmC0D0p"] {
                $0.offer("sound", name, node: "/dev/snd/\(name)", in: "/card0")
            }
        }
        try builder.add(
            to: audio,
            #"HDAUDIO\FUNC_01&VEN_10EC&DEV_0256"#,
            "hdaudioC0D0",
            "Realtek ALC3246",
            class: "Media",
            stack: [.init(.pdo, "snd_hda_intel"), .init(.function, "snd_hda_codec_realtek")]
        )
    }

    /// The published USB storage device: disk, mass storage, root hub and host controller, and where the disk is.
    ///
    /// - SeeAlso: windows-pnp 1.4, V-IO-1.
    static func usbStorage() throws -> (tree: DeviceTree, disk: NodeIndex) {
        let pair = ["Usbuhci", "Usbport"]
        var builder = TreeBuilder(product: "PC from the book")
        let pci = try builder.add(
            #"ACPI\PNP0A03"#,
            "PCI0",
            "PCI bus",
            class: "System",
            stack: [.init(.pdo, "Acpi"), .init(.function, "Pci")]
        )
        let host = try builder.add(
            to: pci,
            #"PCI\VEN_8086&DEV_7112"#,
            "00:07.2",
            "USB host controller",
            class: "USB",
            stack: [.init(.pdo, "Pci"), .init(.function, "Usbuhci", pair: pair)]
        )
        let hub = try builder.add(
            to: host,
            #"USB\ROOT_HUB"#,
            "usb1",
            "USB root hub",
            class: "USB",
            stack: [.init(.pdo, "Usbuhci", pair: pair), .init(.function, "Usbhub")]
        )
        let storage = try builder.add(
            to: hub,
            #"USB\VID_0781&PID_5151"#,
            "1-1",
            "USB mass storage device",
            class: "USB",
            stack: [.init(.pdo, "Usbhub"), .init(.function, "Usbstor")]
        )
        let disk = try builder.add(
            to: storage,
            #"USBSTOR\Disk"#,
            "2:0:0:0",
            "My USB storage device",
            class: "DiskDrive",
            stack: [.init(.pdo, "Usbstor"), .init(.function, "Disk")]
        ) { $0.offer("block", "sdb", node: "/dev/sdb") }
        return (builder.tree, disk)
    }

    /// A USB board whose function driver runs in user mode, behind the reflector; the board is the last node.
    ///
    /// - SeeAlso: windows-pnp 1.3.
    static func userMode() throws -> DeviceTree {
        var builder = TreeBuilder()
        let hub = try builder.add(
            #"USB\ROOT_HUB"#,
            "usb1",
            "USB root hub",
            stack: [.init(.pdo, "usbport"), .init(.function, "Usbhub")]
        )
        try builder.add(
            to: hub,
            #"USB\VID_0547&PID_1002"#,
            "1-3",
            "OSR USB-FX2 board",
            stack: [
                .init(.pdo, "Usbhub"), .init(.lowerDeviceFilter, "WinUsb"), .init(.function, "WUDFRd"),
                .init(.user, "WUDFOsrUsbFx2"), .init(.user, "WUDFOsrUsbFilter"),
            ]
        )
        return builder.tree
    }
}
