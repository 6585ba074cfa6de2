import PnPModel
import Testing

@Suite struct IORequestPathTests {
    @Test("V-IO-1: a request to the disk meets Disk, Usbstor, Usbhub, (Usbuhci,Usbport), not Pci")
    func storage() throws {
        let (tree, disk) = try SampleMachines.usbStorage()
        let path = IORequestPath(from: disk, in: tree)
        #expect(path.drivers == ["Disk", "Usbstor", "Usbhub", "(Usbuhci,Usbport)"])
        #expect(path.endsAtHardware)
        #expect(
            path.entries.map { tree.nodes[$0.node].label } == [
                "2:0:0:0", "2:0:0:0", "1-1", "1-1", "usb1", "usb1", "00:07.2",
            ]
        )
    }

    @Test("V-IO-2: the toaster's driver never touches the PCI resources of the controller")
    func toaster() throws {
        var builder = TreeBuilder()
        let pci = try builder.add(#"ACPI\PNP0A03"#, "PCI0", stack: [.init(.pdo, "acpi"), .init(.function, "pci")])
        let host = try builder.add(
            to: pci,
            #"PCI\VEN_8086&DEV_1E31"#,
            "00:14.0",
            stack: [.init(.pdo, "pci"), .init(.busFilter, "acpi"), .init(.function, "usbxhci")]
        )
        let hub = try builder.add(
            to: host,
            #"USB\ROOT_HUB30"#,
            "usb1",
            stack: [.init(.pdo, "usbxhci"), .init(.function, "usbhub3")]
        )
        let toaster = try builder.add(
            to: hub,
            #"USB\VID_1D50&PID_6099"#,
            "1-1",
            stack: [.init(.pdo, "usbhub3"), .init(.function, "toaster")]
        )
        let path = IORequestPath(from: toaster, in: builder.tree)
        #expect(path.drivers == ["toaster", "usbhub3", "usbxhci"])
        #expect(path.endsAtHardware)
        // The bus filter of the controller is below the driver that talks to the hardware.
        #expect(!path.entries.contains { $0.object.layer == .busFilter })
    }

    @Test("V-IO-3: all of the joystick's filters are on the way, upper filters of the hub are not")
    func joystick() throws {
        let pair = ["usbuhci", "usbport"]
        var builder = TreeBuilder()
        let pci = try builder.add(#"ACPI\PNP0A03"#, "PCI0", stack: [.init(.pdo, "acpi"), .init(.function, "pci")])
        let host = try builder.add(
            to: pci,
            #"PCI\VEN_8086&DEV_7112"#,
            "00:07.2",
            stack: [.init(.pdo, "pci"), .init(.function, "usbuhci", pair: pair)]
        )
        let hub = try builder.add(
            to: host,
            #"USB\ROOT_HUB"#,
            "usb1",
            stack: [
                .init(.pdo, "usbuhci", pair: pair), .init(.function, "usbhub"), .init(.upperDeviceFilter, "hubwatch"),
            ]
        )
        let joystick = try builder.add(
            to: hub,
            #"USB\VID_045E&PID_001B"#,
            "1-2",
            stack: [
                .init(.pdo, "usbhub"), .init(.lowerDeviceFilter, "lower"),
                .init(.function, "hidusb", pair: ["hidclass", "hidusb"]), .init(.upperDeviceFilter, "upper"),
            ]
        )
        let path = IORequestPath(from: joystick, in: builder.tree)
        #expect(path.drivers == ["upper", "(hidclass,hidusb)", "lower", "usbhub", "(usbuhci,usbport)"])
    }

    @Test("V-UMDF-1: the reflector hands the request to the user stack and sends it on")
    func userMode() throws {
        let tree = try SampleMachines.userMode()
        let path = IORequestPath(from: tree.nodes.count - 1, in: tree)
        #expect(path.drivers.prefix(5) == ["WUDFRd", "WUDFOsrUsbFilter", "WUDFOsrUsbFx2", "WinUsb", "Usbhub"])
    }

    @Test("V-UMDF-2: the reflector as lower filter has the user stack below the function driver")
    func userModeBelow() throws {
        let stack = DeviceStack([
            .init(.pdo, "P"), .init(.lowerDeviceFilter, "WUDFRd"), .init(.function, "mshidumdf"),
            .init(.user, "vhidmini"),
        ])
        #expect(IORequestPath.topDown(stack).map(\.driver) == ["mshidumdf", "WUDFRd", "vhidmini", "P"])
    }

    @Test func aDriverThatIsInTwoStacksCountsOnce() throws {
        let tree = try SampleMachines.laptop()
        let screen = try #require(tree.nodes.firstIndex { $0.label == "0003:04F3:24DD.0001" })
        #expect(
            IORequestPath(from: screen, in: tree).drivers == ["hid-multitouch", "usbhid", "usb", "hub", "xhci_hcd"]
        )
    }

    @Test func aBusThatIsNotItsControllersDriverGoesOnToIt() throws {
        var builder = TreeBuilder()
        let host = try builder.add(
            #"PCI\VEN_1217&DEV_8520"#,
            "02:00.0",
            stack: [.init(.pdo, "pci"), .init(.function, "sdhci-pci")]
        )
        let card = try builder.add(
            to: host,
            #"SD\VID_03"#,
            "mmc0:aaaa",
            stack: [.init(.pdo, "mmc"), .init(.function, "mmcblk")]
        )
        #expect(IORequestPath(from: card, in: builder.tree).drivers == ["mmcblk", "mmc", "sdhci-pci"])
    }

    @Test func noDriverNoWay() throws {
        let tree = try SampleMachines.laptop()
        let reader = try #require(tree.nodes.firstIndex { $0.label == "1-9" })
        let path = IORequestPath(from: reader, in: tree)
        #expect(path.entries.isEmpty)
        #expect(path.drivers.isEmpty)
        #expect(!path.endsAtHardware)
    }

    @Test func aRawDeviceIsServedByItsBus() throws {
        var builder = TreeBuilder()
        let raw = try builder.add(
            #"STORAGE\Volume"#,
            "volume",
            stack: [.init(.pdo, "root"), .init(.upperClassFilter, "VolSnap")]
        ) { $0.isRaw = true }
        let path = IORequestPath(from: raw, in: builder.tree)
        #expect(path.drivers == ["VolSnap", "root"])
    }

    @Test func aSoftwareDeviceHasNoHardware() throws {
        var builder = TreeBuilder()
        let disk = try builder.add(
            #"ROOT\RAMDISK"#,
            "ramdisk",
            stack: [.init(.pdo, "root"), .init(.function, "ramdisk")]
        ) { $0.isSoftware = true }
        let path = IORequestPath(from: disk, in: builder.tree)
        #expect(path.drivers == ["ramdisk"])
        #expect(!path.endsAtHardware)
    }
}
