import PnPDiagnostics
import PnPEngine
import PnPModel
import Testing
import _PnPTestSupport

@Suite("The tree as a whole") struct TreeTests {
    private static let machine: [DeviceRecord] = [
        record("LNXSYSTM:00", "bus/acpi", modalias: "acpi:LNXSYSTM:"),
        record("LNXSYSTM:00/LNXSYBUS:00", "bus/acpi", modalias: "acpi:LNXSYBUS:"),
        record("LNXSYSTM:00/LNXSYBUS:00/PNP0A08:00", "bus/acpi", modalias: "acpi:PNP0A08:"),
        record("pci0000:00", links: ["firmware_node": "LNXSYSTM:00/LNXSYBUS:00/PNP0A08:00"]),
        record("pci0000:00/0000:00:02.0", "bus/pci", driver: "i915"),
        record("pci0000:00/0000:00:1c.0", "bus/pci", driver: "pcieport"),
        record("pci0000:00/0000:00:1c.0/0000:02:00.0", "bus/pci", driver: "r8169"),
        record("pci0000:00/0000:00:1c.0/0000:02:00.0/net/eth0", "class/net", properties: ["IFINDEX": "2"]),
        record("virtual/net/lo", "class/net", properties: ["IFINDEX": "1"]),
        record("system/cpu"), record("system/cpu/cpu0", "bus/cpu"), record("system/cpu/cpu10", "bus/cpu"),
        record("system/cpu/cpu2", "bus/cpu"),
    ]

    @Test("every record stands in one place, with its driver")
    func nothingIsLost() {
        let tree = tree(Self.machine)
        let places = tree.nodes.flatMap(\.records)
        #expect(places.map(\.path).sorted() == Self.machine.map(\.path).sorted())
        for record in Self.machine {
            #expect(places.first { $0.path == record.path }?.driver == record.driver)
        }
    }

    @Test("nodes come depth first, siblings in natural order, children know their parents")
    func order() {
        let tree = tree(Self.machine)
        #expect(
            tree.nodes.map(\.label) == [
                "root", "LNXSYSTM:00", "LNXSYBUS:00", "pci0000:00", "0000:00:02.0", "0000:00:1c.0", "0000:02:00.0",
                "cpu0", "cpu2", "cpu10", "lo",
            ]
        )
        for (index, node) in tree.nodes.enumerated() {
            for child in node.children { #expect(tree.nodes[child].parent == index) }
        }
    }

    @Test("the order in which records come does not show", arguments: 0..<20 as Range<UInt64>)
    func shuffled(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let tree = tree(Self.machine.shuffled(using: &generator))
        #expect(tree.nodes == PnPEngineTests.tree(Self.machine).nodes)
    }

    @Test("of two records with one path the last counts, and it is said")
    func duplicates() {
        let tree = tree(Self.machine + [record("pci0000:00/0000:00:02.0", "bus/pci", driver: "xe")])
        #expect(tree.node("pci0000:00/0000:00:02.0")?.driver.observed == "xe")
        #expect(tree.diagnostics.map(\.code) == ["TRE001"])
    }

    @Test("links that lead in a circle cost no node")
    func circles() {
        let tree = tree([
            record("LNXSYSTM:00", "bus/acpi", modalias: "acpi:LNXSYSTM:"),
            record("LNXSYSTM:00/A:00", "bus/acpi", modalias: "acpi:A:"),
            record("LNXSYSTM:00/A:00/B:00", "bus/acpi", modalias: "acpi:B:"),
            record("platform/p", "bus/platform", driver: "p", links: ["firmware_node": "LNXSYSTM:00/A:00/B:00"]),
            record("platform/p/q", "bus/platform", driver: "q", links: ["firmware_node": "LNXSYSTM:00/A:00"]),
            record("platform/r", "bus/platform", driver: "r", links: ["firmware_node": "platform/r"]),
        ])
        #expect(tree.nodes.map(\.label).sorted() == ["LNXSYSTM:00", "p", "platform", "q", "r", "root"])
        #expect(tree.nodes.flatMap(\.records).count == 6)
    }

    @Test("a device that leads into a circle of others ends no search for the root")
    func wayIntoACircle() {
        let tree = tree([
            record("LNXSYSTM:00", "bus/acpi", modalias: "acpi:LNXSYSTM:"),
            record("LNXSYSTM:00/A:00", "bus/acpi", modalias: "acpi:A:"),
            record("LNXSYSTM:00/A:00/B:00", "bus/acpi", modalias: "acpi:B:"),
            record("LNXSYSTM:00/A:00/C:00", "bus/acpi", modalias: "acpi:C:"),
            record("platform/a", "bus/platform", driver: "a", links: ["firmware_node": "LNXSYSTM:00/A:00/C:00"]),
            record("platform/p", "bus/platform", driver: "p", links: ["firmware_node": "LNXSYSTM:00/A:00/B:00"]),
            record("platform/p/q", "bus/i2c", driver: "q", links: ["firmware_node": "LNXSYSTM:00/A:00"]),
        ])
        #expect(tree.parent(of: "platform/a") == "q")
        #expect(tree.parent(of: "platform/p/q") == "p")
        #expect(tree.parent(of: "platform/p") == "platform")
    }

    @Test("two thousand levels are a tree, not a crash")
    func deep() {
        var path = "pci0000:00"
        var records: [DeviceRecord] = []
        for _ in 0..<2000 {
            path += "/d"
            records.append(record(path, "bus/x", driver: "x"))
        }
        let tree = tree(records)
        #expect(tree.nodes.last?.depth == 2001)
    }

    @Test("a device whose parent is not listed hangs on the root, and it is said")
    func orphans() {
        let tree = tree([
            record("pci0000:00", nil), record("pci0000:00/0000:00:1f.0", "bus/pci", driver: "lpc_ich"),
            record("pci0000:00/0000:00:14.0/usb1/1-1", "bus/usb", driver: "usb", type: "usb_device"),
            record("pci0000:00/0000:00:17.0/ata1/host0/0:0:0:0", "bus/scsi", driver: "sd"),
        ])
        #expect(tree.parent(of: "pci0000:00/0000:00:14.0/usb1/1-1") == "root")
        #expect(tree.parent(of: "pci0000:00/0000:00:17.0/ata1/host0/0:0:0:0") == "root")
        #expect(tree.parent(of: "pci0000:00/0000:00:1f.0") == "pci0000:00")
        #expect(tree.diagnostics.map(\.code) == ["TRE003", "TRE003"])
    }

    @Test("what a person states of an identity overrides, the rest is derived")
    func partlyStatedIdentity() throws {
        func node(_ identity: StatedIdentity) throws -> DeviceNode {
            try #require(tree([record("x/a", "bus/pci", driver: "d", identity: identity)]).node("x/a"))
        }
        let named = try node(StatedIdentity(description: "My device", className: "Foo"))
        #expect(named.hardwareIDs.map(\.spelling) == [#"PCI\a"#] && named.problem == nil)
        #expect(named.description == "My device" && named.setupClass?.name == "Foo")
        let pinned = try node(StatedIdentity(instanceID: "S1"))
        #expect(pinned.instancePath.spelling == #"PCI\a\S1"#)
        let renamed = try node(StatedIdentity(hardwareIDs: [#"X\1"#]))
        #expect(renamed.hardwareIDs.map(\.spelling) == [#"X\1"#] && renamed.compatibleIDs.isEmpty)
    }

    @Test("a device and its serial number keep their path when the kernel counts otherwise")
    func renumbered() {
        let before = [
            record("gizmo/a", "bus/x", driver: "x", identity: StatedIdentity(hardwareIDs: [#"X\1"#], instanceID: "S1")),
            record("gizmo/b", "bus/x", driver: "x", identity: StatedIdentity(hardwareIDs: [#"X\1"#], instanceID: "S2")),
        ]
        var after = before
        after[0].path = SysfsPath("/devices/gizmo/c")
        #expect(Set(tree(before).nodes.map(\.instancePath)) == Set(tree(after).nodes.map(\.instancePath)))
    }
}

@Suite("Instance paths") struct InstancePathTests {
    /// A bus whose devices say how they want to be named: `unique=A`, `serial=S@1`, `address=F8`, or nothing.
    struct NamingBus: BusCatalogue, BusDriver {
        var buses: [String] { [] }
        func driver(for record: DeviceRecord) -> any BusDriver { self }
        func enumerator(ofBus bus: String) -> String? { nil }
        func pdoMaker(ofBus bus: String) -> String? { nil }
        func setupClass(ofBus bus: String) -> String? { nil }
        func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
            let record = device.record
            let instance: DeviceIdentity.Instance =
                if let text = record.properties["unique"] {
                    .unique(text)
                } else if let text = record.properties["serial"] {
                    .serial(text, address: record.properties["address"] ?? "")
                } else if let text = record.properties["address"] { .address(text) } else { .ordinal }
            let device = record.properties["id"] ?? #"X\DEV"#
            return try DeviceIdentity(device: device, hardware: [device], instance: instance)
        }
    }

    private func paths(_ records: [DeviceRecord]) -> [String] {
        tree(records, buses: NamingBus()).nodes.dropFirst().map(\.instancePath.spelling)
    }

    @Test("V-INST-1: level of the parent in hexadecimal, hash of its path, 0, address")
    func address() {
        let paths = paths([
            record("a", "bus/x", properties: ["id": #"ACPI\PNP0A08"#, "unique": "0"]),
            record("a/b", "bus/x", properties: ["id": #"PCI\VEN_8086&DEV_15BC"#, "address": "FE"]),
        ])
        // CRC-32 of ACPI\PNP0A08\0, by zlib.crc32.
        #expect(paths == [#"ACPI\PNP0A08\0"#, #"PCI\VEN_8086&DEV_15BC\1&D9E1E9B2&0&FE"#])
    }

    @Test("the parent's revision and the case of its letters do not count")
    func revision() {
        func child(of parent: String) -> String {
            paths([
                record("a", "bus/x", properties: ["id": parent, "unique": "0"]),
                record("a/b", "bus/x", properties: ["address": "1"]),
            ])[1]
        }
        let plain = child(of: #"PCI\VEN_1234&DEV_5678"#)
        #expect(child(of: #"PCI\VEN_1234&DEV_5678&REV_04"#) == plain)
        #expect(child(of: #"pci\ven_1234&dev_5678&REV_A1"#) == plain)
        #expect(child(of: #"PCI\VEN_1234&DEV_5679"#) != plain)
    }

    @Test("a serial number that two devices share is none")
    func sharedSerial() {
        let paths = paths([
            record("a", "bus/x", properties: ["serial": "S1", "address": "3"]),
            record("b", "bus/x", properties: ["serial": "0000", "address": "1"]),
            record("c", "bus/x", properties: ["serial": "0000", "address": "2"]),
        ])
        #expect(paths[0] == #"X\DEV\S1"#)
        #expect(paths[1].hasSuffix("&0&1") && paths[2].hasSuffix("&0&2"))
    }

    @Test("without an address the ordinal counts among equals; what is still equal is numbered")
    func ordinals() {
        let paths = paths([
            record("a", "bus/x"), record("b", "bus/x", properties: ["id": #"X\OTHER"#]), record("c", "bus/x"),
            record("d", "bus/x", properties: ["unique": "U"]), record("e", "bus/x", properties: ["unique": "u"]),
        ])
        #expect(paths.map { $0.split(separator: "&").last ?? "" } == ["0", "0", "1", #"X\DEV\U"#, "1"])
    }

    @Test(
        "a name that is too long beside its device ID is shortened to a hash, one that a person stated has problem 9",
        arguments: [150, 190, 198]
    )
    func long(length: Int) {
        let name = String(repeating: "S", count: length)
        let records = ["a", "b"].map { record($0, "bus/x", properties: ["unique": name, "id": #"X\DEVICE"#]) }
        let made = paths(records)
        #expect(Set(made).count == 2)
        #expect(made.allSatisfy { $0.utf8.count <= 200 })
        #expect(made == paths(records.reversed()))
        let stated = StatedIdentity(hardwareIDs: [#"X\DEVICE"#], instanceID: name)
        let code = tree([record("x/a", "bus/x", identity: stated)]).node("x/a")?.problem?.code
        #expect(code == (length + 8 < 199 ? nil : .invalidData))
    }

    @Test("V-ID-3: a device may have an ID of 199 characters, none of 200", arguments: [199, 200])
    func longID(length: Int) {
        let identity = StatedIdentity(hardwareIDs: [#"X\"# + String(repeating: "D", count: length - 2)])
        let code = tree([record("x/a", "bus/x", identity: identity)]).node("x/a")?.problem?.code
        #expect(code == (length < 200 ? nil : .invalidData))
    }

    @Test("V-VOL-1: a volume that a person wrote down is called as it says")
    func volume() {
        let name = "1&30A96598&0&SIGNATUREA8C0A8BOFFSET7E00LENGTHBFB48200"
        let identity = StatedIdentity(
            deviceID: #"STORAGE\VOLUME"#,
            hardwareIDs: [#"STORAGE\Volume"#],
            instanceID: name
        )
        let node = tree([record("x/a", "bus/x", identity: identity)]).node("x/a")
        #expect(node?.instancePath.spelling == #"STORAGE\VOLUME\"# + name)
        #expect(node?.hardwareIDs.map(\.spelling) == [#"STORAGE\Volume"#])
    }

    @Test(
        "V-ID-1, V-ID-2, V-TR-14: an illegal ID is problem 9 on the device alone",
        arguments: ["PCI\\VEN 8086", "A\\B,C", "USB", ""]
    )
    func illegal(id: String) {
        let tree = tree([
            record("x/a", "bus/x", driver: "d", identity: StatedIdentity(hardwareIDs: [id])),
            record("x/b", "bus/x", driver: "d"),
        ])
        #expect(tree.node("x/a")?.problem?.code == .invalidData)
        #expect(tree.node("x/a")?.state == .uninitialized)
        #expect(tree.node("x/b")?.problem == nil)
    }

    @Test("V-TR-15: the second of two devices with one stated instance ID has problem 42")
    func duplicate() {
        let identity = StatedIdentity(hardwareIDs: [#"X\1"#], instanceID: "SAME")
        let tree = tree([record("x/a", "bus/x", identity: identity), record("x/b", "bus/x", identity: identity)])
        #expect(tree.node("x/a")?.problem == nil)
        #expect(tree.node("x/b")?.problem?.code == .duplicateDevice)
        #expect(Set(tree.nodes.map(\.instancePath)).count == tree.nodes.count)
    }

    @Test("V-TR-16: one instance ID below two parents is no duplicate")
    func twoBuses() {
        let tree = tree([
            record("a/d", "bus/x", identity: StatedIdentity(hardwareIDs: [#"X\1"#])),
            record("b/d", "bus/x", identity: StatedIdentity(hardwareIDs: [#"X\1"#])),
        ])
        #expect(tree.nodes.allSatisfy { $0.problem == nil })
        #expect(Set(tree.nodes.map(\.instancePath)).count == tree.nodes.count)
    }
}
