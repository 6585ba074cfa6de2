import PnPBuses
import PnPModel
import Testing

@Suite struct PCIBusDriverTests {
    /// One function and its lists.
    struct Vector: Sendable, CustomTestStringConvertible {
        var name: String
        var attributes: NamedValues
        var hardware: [String]
        var compatible: [String]
        var testDescription: String { name }
    }

    static let vectors = [
        Vector(
            name: "V-PCI-1",
            attributes: [
                "vendor": "0x8086", "device": "0x8c4f", "subsystem_vendor": "0x1028", "subsystem_device": "0x05be",
                "revision": "0x04", "class": "0x060100",
            ],
            hardware: [
                #"PCI\VEN_8086&DEV_8C4F&SUBSYS_05BE1028&REV_04"#, #"PCI\VEN_8086&DEV_8C4F&SUBSYS_05BE1028"#,
                #"PCI\VEN_8086&DEV_8C4F&CC_060100"#, #"PCI\VEN_8086&DEV_8C4F&CC_0601"#,
            ],
            compatible: [
                #"PCI\VEN_8086&DEV_8C4F&REV_04"#, #"PCI\VEN_8086&DEV_8C4F"#, #"PCI\VEN_8086&CC_060100"#,
                #"PCI\VEN_8086&CC_0601"#, #"PCI\VEN_8086"#, #"PCI\CC_060100"#, #"PCI\CC_0601"#,
            ]
        ),
        Vector(
            name: "V-PCI-2",
            attributes: [
                "vendor": "0x1af4", "device": "0x1000", "subsystem_vendor": "0x1af4", "subsystem_device": "0x0001",
                "revision": "0x00", "class": "0x020000",
            ],
            hardware: [
                #"PCI\VEN_1AF4&DEV_1000&SUBSYS_00011AF4&REV_00"#, #"PCI\VEN_1AF4&DEV_1000&SUBSYS_00011AF4"#,
                #"PCI\VEN_1AF4&DEV_1000&CC_020000"#, #"PCI\VEN_1AF4&DEV_1000&CC_0200"#,
            ],
            compatible: [
                #"PCI\VEN_1AF4&DEV_1000&REV_00"#, #"PCI\VEN_1AF4&DEV_1000"#, #"PCI\VEN_1AF4&CC_020000"#,
                #"PCI\VEN_1AF4&CC_0200"#, #"PCI\VEN_1AF4"#, #"PCI\CC_020000"#, #"PCI\CC_0200"#,
            ]
        ),
        Vector(
            name: "V-PCI-3",
            attributes: [
                "vendor": "0x10de", "device": "0x2584", "subsystem_vendor": "0x1043", "subsystem_device": "0x111f",
                "revision": "0xa1", "class": "0x030000",
            ],
            hardware: [
                #"PCI\VEN_10DE&DEV_2584&SUBSYS_111F1043&REV_A1"#, #"PCI\VEN_10DE&DEV_2584&SUBSYS_111F1043"#,
                #"PCI\VEN_10DE&DEV_2584&CC_030000"#, #"PCI\VEN_10DE&DEV_2584&CC_0300"#,
            ],
            compatible: [
                #"PCI\VEN_10DE&DEV_2584&REV_A1"#, #"PCI\VEN_10DE&DEV_2584"#, #"PCI\VEN_10DE&CC_030000"#,
                #"PCI\VEN_10DE&CC_0300"#, #"PCI\VEN_10DE"#, #"PCI\CC_030000"#, #"PCI\CC_0300"#,
            ]
        ),
        Vector(
            name: "V-PCI-4, a known subsystem of zeros, in the Windows 10 layout",
            attributes: [
                "vendor": "0x80ee", "device": "0xcafe", "subsystem_vendor": "0x0000", "subsystem_device": "0x0000",
                "revision": "0x00", "class": "0x088000",
            ],
            hardware: [
                #"PCI\VEN_80EE&DEV_CAFE&SUBSYS_00000000&REV_00"#, #"PCI\VEN_80EE&DEV_CAFE&SUBSYS_00000000"#,
                #"PCI\VEN_80EE&DEV_CAFE&CC_088000"#, #"PCI\VEN_80EE&DEV_CAFE&CC_0880"#,
            ],
            compatible: [
                #"PCI\VEN_80EE&DEV_CAFE&REV_00"#, #"PCI\VEN_80EE&DEV_CAFE"#, #"PCI\VEN_80EE&CC_088000"#,
                #"PCI\VEN_80EE&CC_0880"#, #"PCI\VEN_80EE"#, #"PCI\CC_088000"#, #"PCI\CC_0880"#,
            ]
        ),
        Vector(
            name: "V-PCI-5",
            attributes: [
                "vendor": "0x10b7", "device": "0x9200", "subsystem_vendor": "0x1028", "subsystem_device": "0x00be",
                "revision": "0x78", "class": "0x020000",
            ],
            hardware: [
                #"PCI\VEN_10B7&DEV_9200&SUBSYS_00BE1028&REV_78"#, #"PCI\VEN_10B7&DEV_9200&SUBSYS_00BE1028"#,
                #"PCI\VEN_10B7&DEV_9200&CC_020000"#, #"PCI\VEN_10B7&DEV_9200&CC_0200"#,
            ],
            compatible: [
                #"PCI\VEN_10B7&DEV_9200&REV_78"#, #"PCI\VEN_10B7&DEV_9200"#, #"PCI\VEN_10B7&CC_020000"#,
                #"PCI\VEN_10B7&CC_0200"#, #"PCI\VEN_10B7"#, #"PCI\CC_020000"#, #"PCI\CC_0200"#,
            ]
        ),
        Vector(
            name: "L 3.5, 8086:1E31",
            attributes: [
                "vendor": "0x8086", "device": "0x1e31", "subsystem_vendor": "0x1043", "subsystem_device": "0x108d",
                "revision": "0x04", "class": "0x0c0330",
            ],
            hardware: [
                #"PCI\VEN_8086&DEV_1E31&SUBSYS_108D1043&REV_04"#, #"PCI\VEN_8086&DEV_1E31&SUBSYS_108D1043"#,
                #"PCI\VEN_8086&DEV_1E31&CC_0C0330"#, #"PCI\VEN_8086&DEV_1E31&CC_0C03"#,
            ],
            compatible: [
                #"PCI\VEN_8086&DEV_1E31&REV_04"#, #"PCI\VEN_8086&DEV_1E31"#, #"PCI\VEN_8086&CC_0C0330"#,
                #"PCI\VEN_8086&CC_0C03"#, #"PCI\VEN_8086"#, #"PCI\CC_0C0330"#, #"PCI\CC_0C03"#,
            ]
        ),
        Vector(
            name: "L 3.5, 8086:0D57 with nothing known of a subsystem",
            attributes: ["vendor": "0x8086", "device": "0x0d57", "revision": "0x00", "class": "0x060000"],
            hardware: [
                #"PCI\VEN_8086&DEV_0D57&REV_00"#, #"PCI\VEN_8086&DEV_0D57"#, #"PCI\VEN_8086&DEV_0D57&CC_060000"#,
                #"PCI\VEN_8086&DEV_0D57&CC_0600"#,
            ],
            compatible: [
                #"PCI\VEN_8086&CC_060000"#, #"PCI\VEN_8086&CC_0600"#, #"PCI\VEN_8086"#, #"PCI\CC_060000"#,
                #"PCI\CC_0600"#,
            ]
        ),
    ]

    @Test(arguments: vectors) func makesTheListsOfWindows10(vector: Vector) throws {
        let identity = try identify(
            .device("/devices/pci0000:00/0000:00:1f.0", bus: "pci", attributes: vector.attributes)
        )
        #expect(identity.hardware == vector.hardware)
        #expect(identity.compatible == vector.compatible)
        #expect(identity.deviceID.spelling == vector.hardware.first)
    }

    @Test func readsUeventVariablesWhoseClassLostItsZeros() throws {
        let identity = try identify(
            .device(
                "/devices/pci0000:00/0000:00:03.0",
                bus: "pci",
                properties: ["PCI_CLASS": "20000", "PCI_ID": "1AF4:1041", "PCI_SUBSYS_ID": "1AF4:1100"]
            )
        )
        #expect(
            identity.hardware == [
                #"PCI\VEN_1AF4&DEV_1041&SUBSYS_11001AF4"#, #"PCI\VEN_1AF4&DEV_1041&CC_020000"#,
                #"PCI\VEN_1AF4&DEV_1041&CC_0200"#,
            ]
        )
        #expect(identity.compatible.first == #"PCI\VEN_1AF4&DEV_1041"#)
        #expect(identity.className == "Net")
    }

    @Test func readsTheModaliasWhereThereIsNothingElse() throws {
        let identity = try identify(
            .device(
                "/devices/pci0000:00/0000:00:14.0",
                bus: "pci",
                modalias: "pci:v00008086d0000A0EDsv00008086sd00007270bc0Csc03i30"
            )
        )
        #expect(identity.hardware.first == #"PCI\VEN_8086&DEV_A0ED&SUBSYS_72708086"#)
        #expect(identity.compatible.last == #"PCI\CC_0C03"#)
        #expect(identity.description == "USB xHCI controller")
        #expect(identity.location == "PCI bus 0, device 20, function 0")
        #expect(identity.label == "00:14.0")
        #expect(identity.className == "USB")
    }

    @Test(
        arguments: [
            ("V-INST-1", "/devices/pci0000:00/0000:00:1f.6", "FE"),
            ("V-INST-2", "/devices/pci0000:00/0000:00:1f.0", "F8"),
            ("V-INST-3", "/devices/pci0000:00/0000:00:01.1/0000:01:00.0", "0009"),
            ("V-INST-4", "/devices/pci0000:00/0000:00:08.1/0000:04:00.0", "0041"),
            ("V-INST-5", "/devices/pci0000:00/0000:00:1e.0/0000:02:0c.0", "60F0"),
            ("V-INST-6", "/devices/pci0000:00/0000:00:1d.0", "E8"),
            ("V-PCI-2", "/devices/pci0000:00/0000:00:12.0", "90"),
            ("behind VMD", "/devices/pci0000:00/0000:00:0e.0/pci10000:e0/10000:e0:01.0/10000:e1:00.0", "0008"),
            (
                "below a platform device", "/devices/platform/scb/fd500000.pcie/pci0000:00/0000:00:00.0/0000:01:00.0",
                "0000"
            ),
        ])
    func namesTheChainOfBridges(name: String, path: String, digits: String) throws {
        let identity = try identify(.device(path, bus: "pci", attributes: ["vendor": "0x8086", "device": "0x0001"]))
        #expect(identity.instance == .address(digits), "\(name)")
    }

    @Test func keepsTheDomainWhereItIsNotZero() throws {
        let identity = try identify(
            .device(
                "/devices/pci0000:00/0000:00:0e.0/pci10000:e0/10000:e0:01.0",
                bus: "pci",
                attributes: ["vendor": "0x8086", "device": "0x09ab"]
            )
        )
        #expect(identity.label == nil)
        #expect(identity.location == "PCI segment 65536, bus 224, device 1, function 0")
    }

    @Test func gainsTheIDsOfItsCompanion() throws {
        let function = DeviceRecord.device(
            "/devices/pci0000:00/0000:00:15.0",
            bus: "pci",
            attributes: ["vendor": "0x8086", "device": "0x9d60"]
        )
        let companion = DeviceRecord.device(
            "/devices/LNXSYSTM:00/LNXSYBUS:00/PNP0A08:00/INT3446:00",
            bus: "acpi",
            modalias: "acpi:INT3446:PNP0C50:"
        )
        let identity = try identify(
            function.path.text,
            among: [function, companion],
            firmware: [companion.path.text]
        )
        #expect(
            identity.hardware == [
                #"PCI\VEN_8086&DEV_9D60"#, #"ACPI\VEN_INT&DEV_3446"#, #"ACPI\INT3446"#, "*INT3446",
            ]
        )
        #expect(
            identity.compatible == [#"PCI\VEN_8086"#, #"ACPI\VEN_PNP&DEV_0C50"#, #"ACPI\PNP0C50"#, "*PNP0C50"]
        )
    }

    @Test func saysWhatCanBePulled() throws {
        let identity = try identify(
            .device(
                "/devices/pci0000:00/0000:00:1d.0/0000:05:00.0",
                bus: "pci",
                attributes: ["vendor": "0x8086", "device": "0x15d3", "removable": "removable"]
            )
        )
        #expect(identity.capabilities == [.removable, .surpriseRemovalOK])
    }

    @Test(
        arguments: [
            ["vendor": "0x12345", "device": "0x0001"], ["vendor": "banana", "device": "0x0001"],
            ["vendor": "", "device": ""],
        ] as [NamedValues]
    )
    func leavesNonsenseToTheGenericRule(attributes: NamedValues) throws {
        let identity = try identify(.device("/devices/pci0000:00/0000:00:1f.0", bus: "pci", attributes: attributes))
        #expect(identity.deviceID.enumerator == "PCI")
        #expect(identity.instance == .ordinal)
    }
}
