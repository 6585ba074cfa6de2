import PnPDiagnostics
import PnPFiles
import PnPModel
import Testing

@testable import PnPSources

@Suite("Recordings: what is wrong with them") struct UmockdevDiagnosticTests {
    @Test(
        arguments: [
            ("E: SUBSYSTEM=pci\nX: foo", ["3:1 UMD004"]),
            ("E: SUBSYSTEM=pci\nE:A=B\nfoo\n ", ["3:1 UMD004", "4:1 UMD004", "5:1 UMD004"]),
            ("E: SUBSYSTEM=pci\nA: novalue", ["3:4 UMD005"]),
            (
                "E: SUBSYSTEM=pci\nE: A\nE: =x\nL: x\nH: \nN: =00\nN: ",
                ["3:4 UMD005", "4:4 UMD005", "5:4 UMD005", "6:4 UMD005", "7:4 UMD005", "8:4 UMD005"]
            ),
            ("A: vendor=1", ["1:4 UMD008"]),
            ("E: SUBSYSTEM=a/b", ["1:0 UMD009", "1:4 UMD008"]),
            ("E: SUBSYSTEM=pci\nE: DRIVER=..", ["1:0 UMD009"]),
            ("E: SUBSYSTEM=pci\nE: DEVNAME=/etc/passwd", ["1:0 UMD010"]),
            ("E: SUBSYSTEM=pci\nH: x=0G\nH: x2=123\nN: y=1g", ["3:7 UMD011", "4:10 UMD011", "5:7 UMD011"]),
            ("E: SUBSYSTEM=pci\nE: A=1\nE: A=2\nE: SUBSYSTEM=usb", ["4:4 UMD014", "5:4 UMD014"]),
            ("E: SUBSYSTEM=pci\nA: b=1\nA: a=1\nL: b=2\nA: c=1\nH: a=00", ["5:4 UMD014", "7:4 UMD014"]),
            ("E: SUBSYSTEM=pci\nA: a=x\\\nA: b=x\\\\", ["3:7 UMD015"]),
            ("# one\nE: SUBSYSTEM=pci\n# two", ["2:1 UMD017"]),
        ]
    )
    func aFaultHasItsPlace(lines: String, expected: [String]) throws {
        let (records, diagnostics) = try RecordingSample("P: /devices/x\n\(lines)\n\nP: /devices/y\nE: SUBSYSTEM=pci\n")
            .read()
        #expect(diagnostics == expected)
        #expect(records.keys.sorted() == ["/devices/x", "/devices/y"])
    }

    @Test("what is right in a device still counts") func therestOfADeviceIsRead() throws {
        let (records, _) = try RecordingSample(
            "P: /devices/x\nE: DRIVER=d\nfoo\nE: SUBSYSTEM=pci\nA: novalue\nA: vendor=0x8086\nH: class=0\nL: x\nA: device=1\nA: device=2\n"
        ).read()
        let record = try #require(records["/devices/x"])
        #expect(record.driver == "d")
        #expect(record.subsystem == .bus("pci"))
        #expect(record.attributes == ["vendor": "0x8086", "device": "1"])
    }

    @Test("without SUBSYSTEM a device stays, of no bus or class") func withoutSubsystem() throws {
        let record = try #require(
            try RecordingSample("P: /devices/x\nE: DRIVER=d\nA: vendor=1\n").read().records["/devices/x"]
        )
        #expect(record.subsystem == nil)
        #expect(record.driver == "d")
        #expect(record.attributes.isEmpty)
    }

    @Test func aDeviceThatStandsTwiceIsTheLastOne() throws {
        let (records, diagnostics) = try RecordingSample(
            "P: /devices/x\nE: SUBSYSTEM=pci\nE: A=1\n\nP: /devices/y\nE: SUBSYSTEM=pci\n\nP: /devices/x\nE: SUBSYSTEM=usb\n"
        ).read()
        #expect(diagnostics == ["8:4 UMD013"])
        #expect(records["/devices/x"]?.subsystem == .bus("usb"))
        #expect(records["/devices/x"]?.properties.isEmpty == true)
    }

    @Test(arguments: [
        "/devices/", "/devices/a//b", "/devices/../x", "/devices/a/.", "devices/x", "", "/devices/a\u{0}",
        "/devices/" + String(repeating: "a", count: 4088),
    ])
    func aBadPathLosesItsDeviceAlone(path: String) throws {
        let (records, diagnostics) = try RecordingSample(
            "P: \(path)\nE: SUBSYSTEM=pci\nfoo\n\nP: /devices/y\nE: SUBSYSTEM=pci\n"
        ).read()
        #expect(diagnostics == ["1:4 UMD007"])
        #expect(records.keys.sorted() == ["/devices/y"])
    }

    @Test func linesOutsideDevicesAreSaidOnce() throws {
        let (records, diagnostics) = try RecordingSample(
            "E: A=B\nfoo\n\n\nfoo\nbar\n\nP: /devices/y\nE: SUBSYSTEM=pci\n\nA: a=b\n"
        ).read()
        #expect(diagnostics == ["1:1 UMD006", "5:1 UMD006", "11:1 UMD006"])
        #expect(records.count == 1)
    }

    @Test func aDeviceMayFollowWithoutAnEmptyLine() throws {
        let (records, diagnostics) = try RecordingSample(
            "P: /devices/x\nE: SUBSYSTEM=pci\nP: /devices/y\nE: SUBSYSTEM=usb\n"
        ).read()
        #expect(diagnostics == ["3:1 UMD016"])
        #expect(records.mapValues(\.subsystem) == ["/devices/x": .bus("pci"), "/devices/y": .bus("usb")])
    }

    @Test(
        arguments: [
            ("", "r.umockdev UMD001"), ("\n\n", "r.umockdev UMD001"), ("foo\n", "r.umockdev UMD001"),
            ("@DEV /dev/bus/usb/001/002 (USBDEVFS)\nUSBDEVFS_X 0\n", "r.umockdev:1:1 UMD002"),
            ("\n@DEV /dev/x\n", "r.umockdev:2:1 UMD002"),
            ("P: /a\n\nP: /b\n", "r.umockdev:1:4 UMD003"),
        ]
    )
    func nothingUsableIsAnError(text: String, expected: String) {
        let error = #expect(throws: SourceError.self) { _ = try RecordingSample(text).snapshot() }
        #expect(error?.diagnostic.map { "\($0.location) \($0.code)" } == expected)
    }

    @Test func aFileWithoutALastLineEndMayBeCut() throws {
        let (records, diagnostics) = try RecordingSample("P: /devices/x\nE: SUBSYSTEM=pci\nA: revision=0x0").read()
        #expect(diagnostics == ["3:0 UMD018"])
        #expect(records["/devices/x"]?.attributes == ["revision": "0x0"])
    }

    @Test func messagesAreCounted() throws {
        let lines = String(repeating: "foo\n", count: 5000)
        let snapshot = try RecordingSample("P: /devices/x\nE: SUBSYSTEM=pci\n" + lines).snapshot()
        #expect(snapshot.diagnostics.count == 101)
        #expect(snapshot.diagnostics.last?.code == "UMD019")
        #expect(snapshot.diagnostics.last?.message.contains("4900 more") == true)
    }

    @Test func variablesHaveALimit() throws {
        let lines = (0...4096).map { "E: A\($0)=x\n" }.joined()
        let (records, diagnostics) = try RecordingSample("P: /devices/x\nE: SUBSYSTEM=pci\n" + lines + "A: vendor=1\n")
            .read()
        #expect(diagnostics == ["4098:1 UMD012", "4099:1 UMD012"])
        #expect(records["/devices/x"]?.properties.pairs.count == 4095)
        #expect(records["/devices/x"]?.attributes == ["vendor": "1"])
    }
}
