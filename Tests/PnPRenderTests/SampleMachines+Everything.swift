import PnPDiagnostics
import PnPModel

extension SampleMachines {
    /// A machine that uses every field of the model at least once.
    static func everything() throws -> DeviceTree {
        var builder = TreeBuilder(vendor: "Proseware", product: "Gizmo \u{202E}X\u{1B}[31m", kernel: "6.12.38")
        let pci = try builder.add(
            #"ACPI\PNP0A08"#,
            "pci0000:00",
            "PCI bus",
            class: "System",
            stack: [.init(.pdo, "acpi"), .init(.function, "pci_root")]
        )
        let gizmo = try builder.add(
            to: pci,
            #"PCI\VEN_1234&DEV_0001"#,
            "00:01.0",
            "Proseware \"Gizmo\"\n",
            class: "ProsewareGizmo",
            stack: [
                .init(.pdo, "pci"), .init(.busFilter, "acpi", reason: #"the firmware has \_SB.PCI0.GIZ for it"#),
                .init(.lowerDeviceFilter, "ldf"), .init(.lowerClassFilter, "lcf"),
                .init(.function, "proseware", pair: ["prosemini", "proseport"]),
                .init(.upperDeviceFilter, "afterthought"),
                .init(.upperClassFilter, "ucf"), .init(.user, "WUDFGizmo"),
            ]
        ) {
            $0.setupClass = SetupClass("ProsewareGizmo", guid: "{01234567-89ab-cdef-0123-456789abcdef}")
            $0.compatibleIDs = [#"PCI\CC_FF0000"#].compactMap { try? CompatibleID($0) }
            $0.modaliases = ["pci:v00001234d00000001sv*"]
            $0.capabilities = [.removable, .surpriseRemovalOK, .uniqueID]
            $0.location = "PCI bus 0, device 1, function 0"
            $0.locationPaths = ["PCIROOT(0)#PCI(0100)", "ACPI(_SB_)#ACPI(PCI0)#ACPI(GIZ_)"]
            $0.containerID = ContainerID(name: "gizmo")
            $0.driver.module = "proseware_gizmo"
            $0.driver.origin = .selected
            $0.driver.selected = "proseware"
            $0.driver.observed = "vfio-pci"
            $0.driver.rank = DriverRank(identifier: .hardware(1))
            $0.resources = [
                DeviceResource(.memory, 0xF710_0000, 0xF710_FFFF, flags: [.is64Bit, .prefetchable]),
                DeviceResource(.port, 0x60, 0x60), DeviceResource(.interrupt, 16, 16), DeviceResource(.dma, 2, 2),
                DeviceResource(.busNumber, 0, 255, flags: .window), DeviceResource(.memory, 0, .max),
            ]
            $0.offer("net", "gizmo0", index: 3)
            $0.offer("misc", "gizmo", node: "/dev/gizmo")
            $0.interfaces[0].interfaceClass = .net
            $0.records = [
                RecordPlacement(
                    path: SysfsPath("/devices/pci0000:00/0000:00:01.0"),
                    role: .node,
                    driver: "vfio-pci",
                    unreadable: ["serial": "permission denied"]
                ),
                RecordPlacement(
                    path: SysfsPath("/devices/pci0000:00/0000:00:01.0/net/gizmo0"),
                    role: .interface,
                    driver: nil
                ),
            ]
        }
        try builder.add(to: gizmo, #"GIZMO\CHILD"#, "child") {
            $0.problem = Problem(.failedAdd, "proseware is registered and did not bind")
            $0.state = .removed
        }
        try builder.add(#"STORAGE\Volume"#, "volume", stack: [.init(.pdo, "volmgr")]) { $0.isRaw = true }
        try builder.add(#"PCI\VEN_8086&DEV_5914"#, "00:00.0", stack: [.init(.pdo, "pci")]) { $0.driver.isNull = true }
        try builder.add(#"SWD\loop"#, "loop0") {
            $0.isHidden = true
            $0.isSoftware = true
            $0.state = .deleted
            $0.problem = Problem(ProblemCode(rawValue: 4242), "")
        }
        var tree = builder.tree
        tree.nodes[gizmo].relations = [
            DeviceRelation(.supplier, 3, status: "active"), DeviceRelation(.supplier, 4, status: "dormant"),
            DeviceRelation(.consumer, 5), DeviceRelation(.power, 3), DeviceRelation(.removal, 5),
            DeviceRelation(.master, 5, interface: "gizmo0", otherInterface: "bond0"),
            DeviceRelation(.slave, 4, interface: "gizmo0", otherInterface: "eth0"),
            DeviceRelation(.upper, 5, interface: "gizmo0", otherInterface: "gizmo0.7"),
            DeviceRelation(.lower, 5, interface: "gizmo0", otherInterface: "loop0"),
        ]
        tree.diagnostics = [
            Diagnostic("SNP004", "two devices have this path", at: SourceLocation(file: "a.json", line: 3, column: 9)),
            Diagnostic("SNP005", "no machine", at: SourceLocation(file: "a.json"), severity: .note),
        ]
        return tree
    }

    /// Records of the gizmo, with every field.
    static let everyRecord: [DeviceRecord] = [
        DeviceRecord(
            path: SysfsPath("/devices/pci0000:00/0000:00:01.0"),
            subsystem: .bus("pci"),
            driver: "vfio-pci",
            module: "vfio_pci",
            modaliases: ["pci:v00001234d00000001sv*"],
            properties: ["PCI_ID": "1234:0001", "ID_MODEL": "\u{1B}]0;owned\u{07}"],
            attributes: ["revision": "0x04", "resource": "one\ntwo\nthree"],
            links: ["firmware_node": "/devices/LNXSYSTM:00"],
            unreadable: ["serial": "permission denied"]
        ),
        DeviceRecord(
            path: SysfsPath("/devices/pci0000:00/0000:00:01.0/net/gizmo0"),
            subsystem: .class("net"),
            deviceType: "wlan",
            node: "/dev/net/gizmo0"
        ),
    ]
}
