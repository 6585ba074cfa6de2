import PnPKit
import Testing
import _PnPTestSupport

/// Devices whose data contradict each other, or are made to confuse: through the bus drivers and the engine.
@Suite struct HostileIdentityTests {
    private func tree(_ records: [DeviceRecord]) -> DeviceTree {
        let snapshot = Snapshot(source: SourceDescription(kind: "json"), records: records)
        return TreeBuilder(buses: BuiltInBuses(), store: DriverStore([]), details: .all).build(snapshot)
    }

    private func nodes(_ records: [DeviceRecord]) -> [DeviceNode] { tree(records).nodes }

    private func device(
        _ path: String,
        _ bus: String,
        modalias: String? = nil,
        attributes: NamedValues = [:],
        properties: NamedValues = [:]
    ) -> DeviceRecord {
        DeviceRecord(
            path: SysfsPath(path),
            subsystem: .bus(bus),
            modaliases: modalias.map { [$0] } ?? [],
            properties: properties,
            attributes: attributes
        )
    }

    @Test("L 3.5: where a device's numbers and its modalias differ, the numbers count")
    func disagreement() {
        let records = [
            device(
                "/devices/pci0000:00/0000:00:02.0",
                "pci",
                modalias: "pci:v00001111d00002222sv00003333sd00004444bc05sc06i07",
                attributes: [
                    "vendor": "0x8086", "device": "0x9a49", "subsystem_vendor": "0x17aa", "subsystem_device": "0x508f",
                    "class": "0x030000", "revision": "0x01",
                ]
            ),
            device(
                "/devices/pci0000:00/0000:00:14.0/usb1/1-2",
                "usb",
                modalias: "usb:v1111p2222d3333dc00dsc00dp00ic03isc01ip01in00",
                attributes: ["idVendor": "046d", "idProduct": "c31c", "bcdDevice": "6402"]
            ),
            device(
                "/devices/platform/virtio-mmio.0/virtio0",
                "virtio",
                modalias: "virtio:d00000002v00001AF4",
                attributes: ["device": "0x0001", "vendor": "0x1af4"]
            ),
        ]
        let ids = nodes(records).compactMap(\.hardwareIDs.first?.spelling)
        #expect(ids.contains(#"PCI\VEN_8086&DEV_9A49&SUBSYS_508F17AA&REV_01"#))
        #expect(ids.contains(#"USB\VID_046D&PID_C31C&REV_6402"#))
        #expect(ids.contains(#"VIRTIO\DEV_0001&VEN_1AF4"#))
        #expect(!ids.contains { $0.contains("1111") || $0.contains("2222") })
    }

    @Test("the virtual functions of a device are told apart, on whatever bus they spill over to")
    func virtualFunctions() {
        let port = "/devices/pci0000:3a/0000:3a:00.0"
        let numbers: NamedValues = ["vendor": "0x8086", "device": "0x154c", "class": "0x020000"]
        let functions = (0..<300).map { index in
            let (bus, slot, function) = (0x3B + index / 256, index / 8 % 32, index % 8)
            let name = [(bus, 2), (slot, 2)].map { hex($0.0, $0.1) }.joined(separator: ":") + ".\(function)"
            return device(port + "/0000:" + name, "pci", attributes: numbers)
        }
        let bridge = device(port, "pci", attributes: ["vendor": "0x8086", "device": "0x2030"])
        let nodes = nodes([bridge] + functions)
        #expect(nodes.count == 303)
        #expect(Set(nodes.map(\.instancePath)).count == nodes.count)
        #expect(nodes.allSatisfy { $0.problem?.code != .duplicateDevice })
    }

    private func hex(_ number: Int, _ digits: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: digits - text.count) + text
    }

    @Test("ten thousand devices that all claim one name get one each, in no time")
    func equals() {
        let serial = String(repeating: "7", count: 149)
        let records = (1...10_000).map { index in
            device(
                "/devices/LNXSYSTM:00/ABCD0001:\(index)",
                "acpi",
                modalias: "acpi:ABCD0001:",
                attributes: ["uid": serial]
            )
        }
        let nodes = nodes(records)
        #expect(nodes.count > 10_000)
        #expect(Set(nodes.map(\.instancePath)).count == nodes.count)
    }

    @Test(
        "W 3.1: what no ID may contain makes problem 9, but in texts that buses fold",
        arguments: [
            ("acpi", "acpi:AB,D0001:", true), ("acpi", "acpi:ABCD0001:", false),
            ("pci", "pci:v0000 086d00000001", false),
            ("thing", "thing:a,b c", false),
        ]
    )
    func illegal(bus: String, modalias: String, isRefused: Bool) throws {
        let nodes = nodes([device("/devices/x/y:00", bus, modalias: modalias)])
        let node = try #require(nodes.first { $0.records.contains { $0.path.text == "/devices/x/y:00" } })
        #expect((node.problem?.code == .invalidData) == isRefused)
        #expect(node.instancePath.spelling.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ",") })
    }

    @Test(
        "no name in a namespace's path breaks a line or an escape",
        arguments: ["\\", "\\.\\.", "\\_SB_.P\u{1b}[31m", "x"]
    )
    func namespacePaths(path: String) throws {
        let record = device("/devices/ABCD0001:00", "acpi", modalias: "acpi:ABCD0001:", attributes: ["path": path])
        let tree = tree([record])
        #expect(!TreeJSONRenderer().render(tree).contains(0x1B))
        #expect(try #require(tree.nodes.last).locationPaths.count == (path.utf8.count > 1 ? 1 : 0))
    }
}
