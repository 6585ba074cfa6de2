import PnPDiagnostics
import PnPFiles
import PnPModel
import PnPSources
import Testing
import _PnPTestSupport

@Suite struct JSONSnapshotReadingTests {
    private func read(_ text: String) throws -> Snapshot {
        try JSONSnapshotSource(FileBytes(Array(text.utf8), name: "s.json")).snapshot(.tree)
    }

    /// Wraps devices into a document; the first device is in line 2.
    private func document(_ devices: String...) -> String {
        "{\"schema\": \"pnpctl.snapshot/1\", \"devices\": [\n\(devices.joined(separator: ",\n"))\n]}"
    }

    @Test func readsEveryField() throws {
        let snapshot = try read(
            #"""
            {"schema": "pnpctl.snapshot/1",
             "machine": {"vendor": "Contoso", "product": "Traveller", "kernel": null},
             "source": {"kind": "live"}, "redacted": true,
             "devices": [
              {"path": "/devices/pci0000:00/0000:00:14.0", "bus": "pci", "driver": "xhci_hcd", "module": "xhci_pci",
               "devtype": "x", "modalias": "pci:v1", "node": "/dev/x", "properties": {"PCI_ID": "8086:1E31", "N": 12.50, "B": true, "Z": null},
               "attributes": {"power/control": "auto\n"}, "links": {"firmware_node": "/devices/LNXSYSTM:00"},
               "unreadable": {"config": "permission denied"}},
              {"path": "/devices/gizmo", "class": "net", "modalias": ["a", "b"], "driver": null,
               "identity": {"deviceID": "A\\B", "hardwareIDs": ["H"], "compatibleIDs": ["C", "D"], "instanceID": "0",
                            "capabilities": ["removable"], "description": "é", "class": "Net"}}]}
            """#
        )
        #expect(snapshot.diagnostics.isEmpty)
        #expect(snapshot.isRedacted)
        #expect(snapshot.machine == Machine(vendor: "Contoso", product: "Traveller"))
        #expect(snapshot.source == SourceDescription(kind: "json", path: "s.json"))
        #expect(
            snapshot.records == [
                DeviceRecord(
                    path: SysfsPath("/devices/pci0000:00/0000:00:14.0"),
                    subsystem: .bus("pci"),
                    driver: "xhci_hcd",
                    module: "xhci_pci",
                    deviceType: "x",
                    modaliases: ["pci:v1"],
                    node: "/dev/x",
                    properties: ["PCI_ID": "8086:1E31", "N": "12.50", "B": "true"],
                    attributes: ["power/control": "auto\n"],
                    links: ["firmware_node": "/devices/LNXSYSTM:00"],
                    unreadable: ["config": "permission denied"]
                ),
                DeviceRecord(
                    path: SysfsPath("/devices/gizmo"),
                    subsystem: .class("net"),
                    modaliases: ["a", "b"],
                    identity: StatedIdentity(
                        deviceID: "A\\B",
                        hardwareIDs: ["H"],
                        compatibleIDs: ["C", "D"],
                        instanceID: "0",
                        capabilities: ["removable"],
                        description: "é",
                        className: "Net"
                    )
                ),
            ]
        )
    }

    @Test func takesTheTopLevelInAnyOrder() throws {
        let snapshot = try read(
            #"{"devices": [{"path": "/devices/a"}], "redacted": false, "schema": "pnpctl.snapshot/1"}"#
        )
        #expect(snapshot.records.map(\.path.text) == ["/devices/a"])
        #expect(try read(document()).records.isEmpty)
    }

    @Test func fillsFieldsFromUeventVariables() throws {
        let record = try #require(
            try read(
                document(
                    #"{"path": "/devices/a", "properties": {"DRIVER": "d", "DEVTYPE": "t", "MODALIAS": "m", "DEVNAME": "input/event2", "X": "1"}}"#
                )
            ).records.first
        )
        #expect(record.driver == "d")
        #expect(record.deviceType == "t")
        #expect(record.modaliases == ["m"])
        #expect(record.node == "/dev/input/event2")
        #expect(record.properties == ["X": "1"])
    }

    @Test(arguments: [
        ("", "s.json:1:1: error: expected a JSON value, found nothing [JSN001]"),
        ("[]", "s.json:1:1: error: expected an object, found another value [JSN012]"),
        (
            #"{"schema": "pnpctl.snapshot/1", "devices": [{"path": "/devices/a"}"#,
            "s.json:1:67: error: expected ',' or ']', found the end of the text [JSN004]"
        ),
        (
            #"{"devices": []}"#,
            "s.json:1:1: error: expected '\"schema\": \"pnpctl.snapshot/1\"', found no schema [SNP001]"
        ),
        (
            "{\"devices\": [],\n \"schema\": \"pnpctl.snapshot/2\"}",
            "s.json:2:12: error: expected schema 'pnpctl.snapshot/1', found 'pnpctl.snapshot/2' [SNP002]"
        ),
        (#"{"schema": "pnpctl.snapshot/1"}"#, "s.json:1:1: error: expected an array 'devices', found none [SNP003]"),
        (
            #"{"schema": "pnpctl.snapshot/1", "devices": {}}"#,
            "s.json:1:1: error: expected an array 'devices', found none [SNP003]"
        ),
        (
            "{\"schema\": \"pnpctl.snapshot/1\", \"devices\": [1, 2]}",
            "s.json:1:45: error: expected devices, found 2 and none that can be used; the first one: expected an object that is a device, found a number [SNP006] [SNP013]"
        ),
        (
            "{\"schema\": \"pnpctl.snapshot/1\", \"devices\": [\n\"\u{1}\"]}",
            "s.json:2:2: error: expected '\\u0001' or a closing quote, found U+0001 [JSN005]"
        ),
    ]) func throwsWhereNothingIsUsable(text: String, message: String) throws {
        let error = try #require(throws: SourceError.self) { try read(text) }
        #expect(error.description == message)
    }

    @Test(arguments: [
        ("1", "2:1: error: expected an object that is a device, found a number [SNP006]"),
        (#"{"bus": "pci"}"#, "2:1: error: expected a 'path', found a device without one [SNP007]"),
        (#"{"path": null}"#, "2:1: error: expected a 'path', found a device without one [SNP007]"),
        (#"{"path": 1}"#, "2:10: error: expected a string for 'path', found a number [SNP004]"),
        (
            #"{"path": "/devices/a", "driver": {}}"#,
            "2:34: error: expected a string for 'driver', found an object [SNP004]"
        ),
        (
            #"{"path": "/devices/a", "properties": []}"#,
            "2:38: error: expected an object for 'properties', found an array [SNP004]"
        ),
        (
            #"{"path": "/devices/a", "properties": {"A": {}}}"#,
            "2:44: error: expected a string for 'A', found an object [SNP004]"
        ),
        (
            #"{"path": "/devices/a", "modalias": ["a", 1]}"#,
            "2:42: error: expected a string for 'modalias', found a number [SNP004]"
        ),
        (
            #"{"path": "/devices/a", "identity": {"hardwareIDs": "x"}}"#,
            "2:52: error: expected a string or an array of strings for 'hardwareIDs', found a string [SNP004]"
        ),
        (
            #"{"path": "/devices/a", "bus": "pci", "class": "net"}"#,
            "2:38: error: expected 'bus' or 'class', found both [SNP009]"
        ),
        (
            #"{"path": "/devices/a", "bus": "../x"}"#,
            "2:31: error: expected a name without '/' for 'bus', found '../x' [SNP010]"
        ),
        (
            #"{"path": "/devices/a", "driver": ""}"#,
            "2:34: error: expected a name without '/' for 'driver', found '' [SNP010]"
        ),
        (
            #"{"path": "/devices/a", "node": "/etc/passwd"}"#,
            "2:32: error: expected a 'node' below '/dev', found '/etc/passwd' [SNP011]"
        ),
        (
            #"{"path": "/devices/a", "properties": {"DRIVER": "a/b"}}"#,
            "2:1: error: expected a name without '/' for 'DRIVER', found 'a/b' [SNP010]"
        ),
        (
            #"{"path": "/devices/a", "properties": {"DEVNAME": "a\u0000"}}"#,
            "2:1: error: expected a 'node' below '/dev', found '/dev/a\\u0000' [SNP011]"
        ),
    ]) func leavesOutAWrongDevice(device: String, message: String) throws {
        let snapshot = try read(document(device, #"{"path": "/devices/good"}"#))
        #expect(snapshot.records.map(\.path.text) == ["/devices/good"])
        #expect(snapshot.diagnostics.map(\.description) == ["s.json:\(message)"])
    }

    @Test(arguments: [
        "", "/", "/devices", "/devices/", "devices/a", "/sys/devices/a", "/devices/a/", "/devices//a", "/devices/a//b",
        "/devices/.", "/devices/..", "/devices/a/../b", "/devices/./b", "/devicesx/a", "/devices/a\\u0000b",
    ]) func refusesPathsThatAreNone(path: String) throws {
        let snapshot = try read(document("{\"path\": \"\(path)\"}", #"{"path": "/devices/.../a..b/.c"}"#))
        #expect(snapshot.records.map(\.path.text) == ["/devices/.../a..b/.c"])
        #expect(snapshot.diagnostics.map(\.code) == ["SNP008"])
    }

    @Test func refusesAPathOf10000Levels() throws {
        let deep = "/devices" + String(repeating: "/a", count: 10_000)
        let snapshot = try read(document("{\"path\": \"\(deep)\"}", #"{"path": "/devices/b"}"#))
        #expect(snapshot.records.count == 1)
        #expect(snapshot.diagnostics.map(\.message) == ["expected a path of at most 4096 bytes, found 20008"])
    }

    @Test func warnsOnceOfAnUnknownKey() throws {
        let snapshot = try read(
            document(#"{"path": "/devices/a", "colour": 1}"#, #"{"path": "/devices/b", "colour": 2, "size": [1]}"#)
        )
        #expect(snapshot.records.count == 2)
        #expect(
            snapshot.diagnostics.map(\.description) == [
                "s.json:2:24: warning: expected a known key, found 'colour', which is ignored everywhere [SNP005]",
                "s.json:3:37: warning: expected a known key, found 'size', which is ignored everywhere [SNP005]",
            ]
        )
    }

    @Test func warnsOfADuplicateKeyAndTakesTheLast() throws {
        let many = (0..<200).map { "\"K\($0)\": \"a\"" }.joined(separator: ", ")
        let snapshot = try read(
            document(
                #"{"path": "/devices/a", "driver": "x", "driver": "y", "properties": {"A": "1", "A": "2"}}"#,
                "{\"path\": \"/devices/b\", \"attributes\": {\(many), \"K7\": \"b\"}}"
            )
        )
        #expect(snapshot.records[0].driver == "y")
        #expect(snapshot.records[0].properties == ["A": "2"])
        #expect(snapshot.records[1].attributes["K7"] == "b")
        #expect(snapshot.records[1].attributes.pairs.count == 200)
        #expect(snapshot.diagnostics.map(\.code) == ["SNP012", "SNP012", "SNP012"])
        #expect(snapshot.diagnostics.allSatisfy { $0.severity == .warning })
    }

    @Test func boundsItsDiagnostics() throws {
        let devices = (0..<5000).map { "{\"no\": \($0)}" } + [#"{"path": "/devices/a"}"#]
        let snapshot = try read("{\"schema\": \"pnpctl.snapshot/1\", \"devices\": [\(devices.joined(separator: ","))]}")
        #expect(snapshot.records.count == 1)
        #expect(snapshot.diagnostics.count == 101)
        #expect(snapshot.diagnostics.last?.code == "SNP014")
        #expect(
            snapshot.diagnostics.last?.message == "expected at most 100 messages, found 4901 more that are not shown"
        )
    }

    @Test func survivesAnObjectOfManyDuplicates() throws {
        let keys = (0..<20_000).map { "\"K\($0)\": \"a\"" }.joined(separator: ",")
        let snapshot = try read(document("{\"path\": \"/devices/a\", \"properties\": {\(keys),\(keys)}}"))
        #expect(snapshot.records[0].properties.pairs.count == 20_000)
    }

    // MARK: NDJSON

    @Test func readsADeviceALine() throws {
        let snapshot = try read(
            "{\"schema\": \"pnpctl.snapshot/1\", \"machine\": {\"product\": \"P\"}}\n\n{\"path\": \"/devices/a\"}\r\n"
                + "{\"path\": \"/devices/b\", \"x\": 1}\n"
        )
        #expect(snapshot.records.map(\.path.text) == ["/devices/a", "/devices/b"])
        #expect(snapshot.machine.product == "P")
        #expect(snapshot.diagnostics.map(\.code) == ["SNP005"])
        #expect(
            snapshot.diagnostics.first?.location == PnPDiagnostics.SourceLocation(file: "s.json", line: 4, column: 24)
        )
    }

    @Test func leavesOutABrokenLine() throws {
        let snapshot = try read(
            "{\"schema\": \"pnpctl.snapshot/1\"}\n{\"path\": \"/devices/a\"}\n{\"path\": \"/devi\n{\"path\": \"/devices/b\"} x\n"
                + "{\"path\": \"/devices/c\", }\n\u{FEFF}\n{\"path\": \"/devices/d\"}\n{\"path\": \"/dev"
        )
        #expect(snapshot.records.map(\.path.text) == ["/devices/a", "/devices/d"])
        #expect(
            snapshot.diagnostics.map(\.description) == [
                "s.json:3:10: error: expected a string with a closing quote, found the end of the text [JSN004]",
                "s.json:4:24: error: expected the end of the text, found 'x' [JSN009]",
                "s.json:5:24: error: expected a key in quotes, found '}' [JSN003]",
                "s.json:6:4: error: expected a JSON value, found nothing [JSN001]",
                "s.json:8:10: error: expected a string with a closing quote, found the end of the text [JSN004]",
            ]
        )
    }

    @Test func needsASchemaInTheFirstLine() throws {
        let error = try #require(throws: SourceError.self) {
            try read("{\"path\": \"/devices/a\"}\n{\"path\": \"/devices/b\"}")
        }
        #expect(error.description.hasSuffix("[SNP001]"))
        let other = try #require(throws: SourceError.self) { try read("{\"schema\": \"pnpctl.tree/1\"}\n{}\n") }
        #expect(other.description.hasSuffix("[SNP002]"))
    }

    @Test(arguments: [
        ("{", true), (" \n{", true), ("\u{FEFF}{", true), ("[", false), ("", false), ("P: /devices", false),
    ])
    func recognizesItself(text: String, isJSON: Bool) {
        #expect(JSONSnapshotSource.recognizes(FileBytes(Array(text.utf8), name: "x")) == isJSON)
    }

    // MARK: Hostile input

    private static let sample = """
        {"schema": "pnpctl.snapshot/1", "machine": {"vendor": "V"}, "devices": [
        {"path": "/devices/a", "bus": "usb", "modalias": ["x"], "properties": {"A": "\\u00e9"}},
        {"path": "/devices/b", "identity": {"hardwareIDs": ["USB\\\\X"]}}], "redacted": false}
        """

    @Test func everyPrefixIsRefused() {
        let bytes = Array(Self.sample.utf8)
        for count in 0..<bytes.count {
            #expect(throws: SourceError.self, "prefix of \(count)") {
                try JSONSnapshotSource(FileBytes(Array(bytes.prefix(count)), name: "s.json")).snapshot(.tree)
            }
        }
    }

    @Test func everyChangedByteGivesAResultOrAPlace() throws {
        let bytes = Array(Self.sample.utf8)
        for index in bytes.indices {
            for value in [
                0x00, 0x0A, 0x20, 0x22, 0x2C, 0x2F, 0x30, 0x5B, 0x5C, 0x5D, 0x61, 0x7B, 0x7D, 0x80, 0xC3, 0xFF,
            ] as [UInt8] {
                var changed = bytes
                changed[index] = value
                do {
                    let snapshot = try JSONSnapshotSource(FileBytes(changed, name: "s.json")).snapshot(.tree)
                    #expect(snapshot.diagnostics.allSatisfy { $0.location.line > 0 && $0.location.column > 0 })
                } catch let error as SourceError {
                    #expect(error.description.hasPrefix("s.json:"))
                }
            }
        }
    }

    @Test(arguments: 0..<50 as Range<UInt64>) func randomBytesAreRefused(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = Array("{\"schema\":".utf8) + generator.bytes(500)
        #expect(throws: SourceError.self) { try JSONSnapshotSource(FileBytes(bytes, name: "s")).snapshot(.tree) }
    }

    /// Every code has its page.
    @Test(
        arguments: (1...14).map { "SNP0\($0 < 10 ? "0" : "")\($0)" } + (1...13).map { "JSN0\($0 < 10 ? "0" : "")\($0)" }
    )
    func isDocumented(code: String) throws {
        let page = String(decoding: try ProjectLayout.bytes("docs/diagnostics/\(code).md"), as: UTF8.self)
        #expect(page.hasPrefix("# \(code): "))
        #expect(page.contains("[\(code)]"))
    }
}
