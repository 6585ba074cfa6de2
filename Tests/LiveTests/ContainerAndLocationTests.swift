import PnPKit
import Testing

/// What belongs to one physical thing, and where it is: through the bus drivers and the engine.
@Suite struct ContainerAndLocationTests {
    private static let controller = "/devices/pci0000:00/0000:00:14.0"
    private static let hub = controller + "/usb1/1-3"
    private static let mouse = hub + "/1-3.2"

    private static func usb(_ path: String, _ product: String, removable: String?, code: String = "00") -> DeviceRecord
    {
        var attributes: NamedValues = [
            "idVendor": "046d", "idProduct": product, "bcdDevice": "0100", "bDeviceClass": code,
            "bDeviceSubClass": "00", "bDeviceProtocol": "00", "speed": "480",
        ]
        attributes["removable"] = removable
        return DeviceRecord(
            path: SysfsPath(path),
            subsystem: .bus("usb"),
            deviceType: "usb_device",
            attributes: attributes
        )
    }

    /// A controller with a hub that is soldered on, and a mouse that is plugged into the hub.
    private static var machine: [DeviceRecord] {
        [
            DeviceRecord(
                path: SysfsPath("/devices/LNXSYSTM:00/LNXSYBUS:00/PNP0A08:00/device:1a"),
                subsystem: .bus("acpi"),
                attributes: ["path": #"\_SB_.PCI0.XHC_"#]
            ),
            DeviceRecord(
                path: SysfsPath(controller),
                subsystem: .bus("pci"),
                attributes: ["vendor": "0x8086", "device": "0xa0ed"],
                links: ["firmware_node": "/devices/LNXSYSTM:00/LNXSYBUS:00/PNP0A08:00/device:1a"]
            ),
            usb(controller + "/usb1", "0002", removable: nil, code: "09"),
            usb(controller + "/usb2", "0003", removable: nil, code: "09"),
            usb(hub, "0001", removable: "fixed", code: "09"),
            usb(mouse, "c077", removable: "removable"),
            DeviceRecord(
                path: SysfsPath(mouse + "/1-3.2:1.0"),
                subsystem: .bus("usb"),
                deviceType: "usb_interface",
                attributes: ["bInterfaceNumber": "00"]
            ),
            DeviceRecord(path: SysfsPath(mouse + "/1-3.2:1.0/0003:046D:C077.0001"), subsystem: .bus("hid")),
            usb(controller + "/usb2/2-1", "1000", removable: nil),
        ]
    }

    private func node(_ path: String, in records: [DeviceRecord], _ details: TreeDetails = .all) throws -> DeviceNode {
        let snapshot = Snapshot(source: SourceDescription(kind: "json", path: nil), records: records)
        let builder = TreeBuilder(buses: BuiltInBuses(), store: DriverStore([]), details: details)
        let node = builder.build(snapshot).nodes.first { $0.records.contains { $0.path.text == path } }
        return try #require(node)
    }

    @Test("V-CONT-1: what is plugged in is a thing of its own, and what is in it a part of it")
    func plugged() throws {
        #expect(try node(Self.hub, in: Self.machine).containerID == .computer)
        let mouse = try node(Self.mouse, in: Self.machine)
        let thing = try #require(mouse.containerID)
        #expect(thing != .computer)
        #expect(thing == ContainerID(name: mouse.instancePath.spelling))
        #expect(try node(Self.mouse + "/1-3.2:1.0/0003:046D:C077.0001", in: Self.machine).containerID == thing)
    }

    @Test("V-CONT-2: who writes down that a mouse cannot be removed makes it a part of the computer")
    func overridden() throws {
        var records = Self.machine
        for index in records.indices where records[index].path.text == Self.mouse {
            records[index].identity = StatedIdentity(capabilities: ["silent-install"])
        }
        #expect(try node(Self.mouse, in: records).containerID == .computer)
        #expect(try node(Self.mouse + "/1-3.2:1.0/0003:046D:C077.0001", in: records).containerID == .computer)
    }

    @Test("a thing with a serial number is the same wherever it is plugged in")
    func moved() throws {
        func container(_ path: String) throws -> ContainerID? {
            var stick = Self.usb(path, "5567", removable: "removable")
            stick.attributes["serial"] = "4C530001"
            return try node(path, in: Self.machine + [stick]).containerID
        }
        let first = try container(Self.hub + "/1-3.4")
        #expect(try container(Self.controller + "/usb1/1-5") == first)
        #expect(first != nil && first != .computer)
    }

    @Test("what is behind Bluetooth is one thing by its address")
    func bluetooth() throws {
        func device(_ path: String, _ address: String?) -> DeviceRecord {
            var record = DeviceRecord(
                path: SysfsPath(path),
                subsystem: .bus("hid"),
                properties: ["HID_ID": "0005:00002717:000032B8"]
            )
            record.properties["HID_UNIQ"] = address
            return record
        }
        let base = "/devices/virtual/misc/uhid/0005:2717:32B8.000"
        let records = [
            device(base + "1", "c4:a2:39:00:00:01"), device(base + "2", "C4:A2:39:00:00:01"),
            device(base + "3", "c4:a2:39:00:00:02"), device(base + "4", nil),
        ]
        let containers = try (1...4).map { try node(base + "\($0)", in: records).containerID }
        #expect(containers[0] == containers[1])
        #expect(Set(containers).count == 3)
        #expect(containers[3] == .computer)
    }

    @Test(
        "W 3.4: location paths by buses and by the namespace",
        arguments: [
            (controller, ["PCIROOT(0)#PCI(1400)", "ACPI(_SB_)#ACPI(PCI0)#ACPI(XHC_)"]),
            (controller + "/usb1", ["PCIROOT(0)#PCI(1400)#USBROOT(0)"]),
            (hub, ["PCIROOT(0)#PCI(1400)#USBROOT(0)#USB(3)"]),
            (mouse, ["PCIROOT(0)#PCI(1400)#USBROOT(0)#USB(3)#USB(2)"]),
            (controller + "/usb2/2-1", ["PCIROOT(0)#PCI(1400)#USBROOT(1)#USB(1)"]),
            (mouse + "/1-3.2:1.0/0003:046D:C077.0001", []),
        ]
    )
    func locations(path: String, expected: [String]) throws {
        #expect(try node(path, in: Self.machine).locationPaths == expected)
    }

    @Test("functions, bridges, other segments, and what firmware alone describes have their ways, too")
    func otherLocations() throws {
        let bridge = "/devices/pci10000:e0/10000:e0:1d.4"
        let platform = "/devices/platform/XHC0:00"
        let records = [
            DeviceRecord(
                path: SysfsPath(bridge),
                subsystem: .bus("pci"),
                attributes: ["vendor": "0x8086", "device": "0x1"]
            ),
            DeviceRecord(
                path: SysfsPath(bridge + "/10000:e1:00.0"),
                subsystem: .bus("pci"),
                attributes: ["vendor": "0x8086", "device": "0x2"]
            ),
            DeviceRecord(
                path: SysfsPath("/devices/LNXSYSTM:00/LNXSYBUS:00/XHC0:00"),
                subsystem: .bus("acpi"),
                modaliases: ["acpi:PNP0D10:"],
                attributes: ["path": #"\_SB_.XHC0"#]
            ),
            DeviceRecord(
                path: SysfsPath(platform),
                subsystem: .bus("platform"),
                driver: "xhci-hcd",
                links: ["firmware_node": "/devices/LNXSYSTM:00/LNXSYBUS:00/XHC0:00"]
            ),
            Self.usb(platform + "/usb1", "0002", removable: nil, code: "09"),
            Self.usb(platform + "/usb1/1-1", "c52b", removable: nil),
            DeviceRecord(
                path: SysfsPath(platform + "/usb1/1-1/1-1:1.0"),
                subsystem: .bus("usb"),
                deviceType: "usb_interface"
            ),
            DeviceRecord(
                path: SysfsPath(platform + "/usb1/1-1/1-1:1.2"),
                subsystem: .bus("usb"),
                deviceType: "usb_interface"
            ),
        ]
        #expect(
            try node(bridge + "/10000:e1:00.0", in: records).locationPaths == ["PCIROOT(10000E0)#PCI(1D04)#PCI(0000)"]
        )
        #expect(try node(platform, in: records).locationPaths == ["ACPI(_SB_)#ACPI(XHC0)"])
        #expect(
            try node(platform + "/usb1/1-1/1-1:1.2", in: records).locationPaths
                == ["ACPI(_SB_)#ACPI(XHC0)#USBROOT(0)#USB(1)#USBMI(2)"]
        )
    }

    @Test("nothing of it is worked out unless it is asked for")
    func unasked() throws {
        let node = try node(Self.mouse, in: Self.machine, [])
        #expect(node.containerID == nil && node.locationPaths.isEmpty)
        #expect(try self.node(Self.mouse, in: Self.machine, .locations).containerID == nil)
        #expect(try self.node(Self.mouse, in: Self.machine, .containers).locationPaths.isEmpty)
    }

    @Test("a chain of bridges without end makes no way without end")
    func deep() throws {
        var path = "/devices/pci0000:00"
        var records: [DeviceRecord] = []
        for _ in 0..<1500 {
            path += "/0000:00:01.0"
            records.append(
                DeviceRecord(
                    path: SysfsPath(path),
                    subsystem: .bus("pci"),
                    attributes: ["vendor": "0x1", "device": "0x2"]
                )
            )
        }
        let snapshot = Snapshot(source: SourceDescription(kind: "json", path: nil), records: records)
        let tree = TreeBuilder(buses: BuiltInBuses(), store: DriverStore([]), details: .all).build(snapshot)
        #expect(tree.nodes.allSatisfy { $0.locationPaths.allSatisfy { $0.utf8.count <= 4096 } })
        #expect(tree.nodes.count == 1502)
    }
}
