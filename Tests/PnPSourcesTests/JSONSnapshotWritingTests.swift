import PnPFiles
import PnPModel
import PnPSources
import Testing
import _PnPTestSupport

@Suite struct JSONSnapshotWritingTests {
    static let sample = Snapshot(
        source: SourceDescription(kind: "live"),
        machine: Machine(vendor: "Contoso \u{202E}", product: "P\n", kernel: "6.12"),
        records: [
            DeviceRecord(path: SysfsPath("/devices/pci0000:00")),
            DeviceRecord(
                path: SysfsPath("/devices/pci0000:00/0000:00:14.0"),
                subsystem: .bus("pci"),
                driver: "xhci_hcd",
                module: "xhci_pci",
                deviceType: "t",
                modaliases: ["pci:v1"],
                node: "/dev/x",
                properties: ["B": "2", "A": "\u{1B}[31m\"\\\u{7F}"],
                attributes: ["power/control": "auto\nx"],
                links: ["firmware_node": "/devices/LNXSYSTM:00"],
                unreadable: ["config": "permission denied"]
            ),
            DeviceRecord(
                path: SysfsPath("/devices/é"),
                subsystem: .class("net"),
                modaliases: ["a", "b"],
                identity: StatedIdentity(
                    deviceID: "A\\B",
                    hardwareIDs: ["H"],
                    compatibleIDs: ["C"],
                    instanceID: "0",
                    capabilities: ["removable"],
                    description: "d",
                    className: "Net"
                )
            ),
            DeviceRecord(path: SysfsPath("/devices/x"), identity: StatedIdentity(), isPresent: false),
        ]
    )

    @Test func writesADeviceALine() {
        let text = String(decoding: SnapshotWriter().bytes(of: Self.sample), as: UTF8.self)
        #expect(
            text == #"""
                {
                "schema": "pnpctl.snapshot/1",
                "machine": {"vendor": "Contoso \u202e", "product": "P\n", "kernel": "6.12"},
                "source": {"kind": "live"},
                "redacted": false,
                "devices": [
                {"path": "/devices/pci0000:00"},
                {"path": "/devices/pci0000:00/0000:00:14.0", "bus": "pci", "driver": "xhci_hcd", "module": "xhci_pci", "devtype": "t", "modalias": "pci:v1", "node": "/dev/x", "properties": {"B": "2", "A": "\u001b[31m\"\\\u007f"}, "attributes": {"power/control": "auto\nx"}, "links": {"firmware_node": "/devices/LNXSYSTM:00"}, "unreadable": {"config": "permission denied"}},
                {"path": "/devices/é", "class": "net", "modalias": ["a", "b"], "identity": {"deviceID": "A\\B", "hardwareIDs": ["H"], "compatibleIDs": ["C"], "instanceID": "0", "capabilities": ["removable"], "description": "d", "class": "Net"}},
                {"path": "/devices/x", "present": false, "identity": {}}
                ]
                }

                """#
        )
    }

    @Test(arguments: [SnapshotWriter.Form.document, .lines]) func readsBackWhatItWrote(form: SnapshotWriter.Form) throws
    {
        var snapshot = Self.sample
        snapshot.isRedacted = true
        let bytes = SnapshotWriter(form: form).bytes(of: snapshot)
        let read = try JSONSnapshotSource(FileBytes(bytes, name: "s.json")).snapshot(.everything)
        #expect(read.records == snapshot.records)
        #expect(read.machine == snapshot.machine)
        #expect(read.isRedacted)
        #expect(read.diagnostics.isEmpty)
        #expect(SnapshotWriter(form: form).bytes(of: snapshot) == bytes)
    }

    @Test(arguments: [SnapshotWriter.Form.document, .lines])
    func writesManyDevicesInPortions(form: SnapshotWriter.Form) throws {
        let records = (0..<20_000).map { number in
            DeviceRecord(
                path: SysfsPath("/devices/virtual/x/x\(number)"),
                subsystem: .class("x"),
                properties: ["DESCRIPTION": String(repeating: "y", count: number % 200)]
            )
        }
        let snapshot = Snapshot(source: SourceDescription(kind: "live"), records: records)
        var portions: [[UInt8]] = []
        SnapshotWriter(form: form).write(snapshot) { portions.append($0) }
        #expect(portions.count > 2)
        let read = try JSONSnapshotSource(FileBytes(Array(portions.joined()), name: "s")).snapshot(.tree)
        #expect(read.records == records)
    }

    @Test func leavesThePathOutOfARedactedSnapshot() {
        var snapshot = Snapshot(source: SourceDescription(kind: "json", path: "/home/alice/x.json"), records: [])
        #expect(String(decoding: SnapshotWriter().bytes(of: snapshot), as: UTF8.self).contains("alice"))
        snapshot.isRedacted = true
        #expect(!String(decoding: SnapshotWriter().bytes(of: snapshot), as: UTF8.self).contains("alice"))
    }

    private static let schema = "Schemas/pnpctl.snapshot-1.schema.json"

    @Test(.enabled(if: PythonSchemaValidator.isAvailable)) func followsItsSchema() throws {
        expectValid(String(decoding: SnapshotWriter().bytes(of: Self.sample), as: UTF8.self), against: Self.schema)
        for fixture in Fixture.all {
            expectValid(String(decoding: try fixture.captureBytes(), as: UTF8.self), against: Self.schema)
        }
    }

    /// What the reader refuses, the schema refuses as well.
    @Test(
        .enabled(if: PythonSchemaValidator.isAvailable),
        arguments: [
            #"{"bus": "pci"}"#, #"{"path": "/devices/a/../b"}"#, #"{"path": "/sys/a"}"#, #"{"path": "/devices/"}"#, "1",
            #"{"path": "/devices/a", "bus": "x", "class": "y"}"#, #"{"path": "/devices/a", "driver": "a/b"}"#,
            #"{"path": "/devices/a", "properties": {"A": []}}"#, #"{"path": "/devices/a", "node": "/tmp"}"#,
            #"{"path": "/devices/a", "modalias": 1}"#,
        ]
    ) func theSchemaRefuses(device: String) throws {
        let document = "{\"schema\": \"pnpctl.snapshot/1\", \"devices\": [\(device)]}"
        #expect(try !PythonSchemaValidator.faults(in: document, against: Self.schema).isEmpty)
        #expect(throws: SourceError.self) {
            try JSONSnapshotSource(FileBytes(Array(document.utf8), name: "s")).snapshot(.tree)
        }
    }

    @Test(arguments: Fixture.all) func readsEveryFixture(fixture: Fixture) throws {
        let snapshot = try JSONSnapshotSource(FileBytes(path: fixture.capturePath)).snapshot(.everything)
        #expect(snapshot.diagnostics.isEmpty)
        #expect(!snapshot.records.isEmpty)
    }
}
