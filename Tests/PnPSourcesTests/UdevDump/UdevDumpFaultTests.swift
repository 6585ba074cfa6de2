import PnPDiagnostics
import PnPFiles
import PnPModel
import PnPSources
import Testing

/// What is wrong with a dump, where that is said, and what is kept.
@Suite struct UdevDumpFaultTests {
    private func read(_ text: String) throws -> Snapshot {
        try UdevDumpSource(FileBytes(Array(text.utf8), name: "d")).snapshot(.tree)
    }

    private static let good = "P: /devices/good\nE: SUBSYSTEM=pci\nE: DRIVER=fine\n\n"

    /// A fault between two good records: the message, and the devices that are left.
    @Test(
        arguments: [
            (
                "E: DRIVER=nobody\nE: A=1\n\n",
                [
                    "d:5:1: error: expected 'P:' first, found 'E:', a line of no device; all lines up to the next blank line are left out [UDB002]"
                ], []
            ),
            (
                "P: devices/a\nE: A=1\n\n",
                [
                    "d:5: error: expected a path below '/devices' without empty, '.' or '..' names, found 'devices/a' [UDB003]"
                ], []
            ),
            (
                "P: /devices/a/../b\n\n",
                [
                    "d:5: error: expected a path below '/devices' without empty, '.' or '..' names, found '/devices/a/../b' [UDB003]"
                ], []
            ),
            (
                "P: /devices/a\u{0}b\n\n",
                [
                    "d:5: error: expected a path below '/devices' without empty, '.' or '..' names, found '/devices/a\\u0000b' [UDB003]"
                ], []
            ),
            (
                "P: /devices/\(String(repeating: "a/", count: 2050))b\n\n",
                ["d:5: error: expected a path of at most 4096 bytes, found 4110 [UDB003]"], []
            ),
            (
                "P:\n\n",
                ["d:5: error: expected a path below '/devices' without empty, '.' or '..' names, found '' [UDB003]"], []
            ),
            (
                "user@host:~$ exit\nlogout\n\n",
                [
                    "d:5:1: warning: expected a line such as 'E: KEY=VALUE', found 'user@host:~$ exit'; it is left out [UDB004]"
                ], []
            ),
            (
                "P: /devices/a\nnonsense\nE: A=1\n\n",
                ["d:6:1: warning: expected a line such as 'E: KEY=VALUE', found 'nonsense'; it is left out [UDB004]"],
                ["/devices/a"]
            ),
            (
                "P: /devices/a\nE: nonsense\n\n",
                ["d:6:4: warning: expected 'KEY=VALUE' after 'E:', found 'nonsense' [UDB005]"], ["/devices/a"]
            ),
            (
                "P: /devices/a\nE: =x\n\n", ["d:6:4: warning: expected 'KEY=VALUE' after 'E:', found '=x' [UDB005]"],
                ["/devices/a"]
            ),
            (
                "P: /devices/a\nE: A=\(String(repeating: "x", count: 65_536))\n\n",
                ["d:6:4: warning: expected a variable of at most 65536 bytes, found 65538; it is left out [UDB006]"],
                ["/devices/a"]
            ),
            (
                "P: /devices/a\n\((0..<5000).map { "E: A\($0)=\n" }.joined())\n",
                [
                    "d:5: warning: expected at most 4096 variables of a device, found 5000; the first ones count [UDB006]"
                ], ["/devices/a"]
            ),
            (
                "P: /devices/a\nX: 1\nX: 2\nZ: 1\n\n",
                [
                    "d:6: note: expected one of the lines that udevadm writes, found 'X:', which is ignored everywhere [UDB007]",
                    "d:8: note: expected one of the lines that udevadm writes, found 'Z:', which is ignored everywhere [UDB007]",
                ], ["/devices/a"]
            ),
            (
                "P: /devices/a\nU: b/c\nV: ..\nN: d\u{0}\n\n",
                [
                    "d:5: error: expected a name without '/' for 'DRIVER', found '..' [UDB012]",
                    "d:5: error: expected a name without '/' for 'SUBSYSTEM', found 'b/c' [UDB012]",
                    "d:5: error: expected a node below '/dev', found '/dev/d\\u0000' [UDB013]",
                ], ["/devices/a"]
            ),
            (
                "P: /devices/a\nE: SUBSYSTEM=\nE: DEVNAME=/etc/passwd\n\n",
                [
                    "d:5: error: expected a name without '/' for 'SUBSYSTEM', found '' [UDB012]",
                    "d:5: error: expected a node below '/dev', found '/etc/passwd' [UDB013]",
                ], ["/devices/a"]
            ),
            (
                "P: /bus/pci\nE: SUBSYSTEM=subsystem\n\nP: /module/zswap\n\n",
                [
                    "d:5: note: expected records of devices, found 2 of buses, drivers or modules, which are left out [UDB010]"
                ], []
            ),
        ] as [(String, [String], [String])]
    )
    func theRestIsKept(text: String, messages: [String], paths: [String]) throws {
        let last = "P: /devices/last\nE: SUBSYSTEM=net\n\n"
        let snapshot = try read(Self.good + text + last)
        #expect(snapshot.diagnostics.map(\.description) == messages)
        #expect(snapshot.records.map(\.path.text) == ["/devices/good"] + paths + ["/devices/last"])
        #expect(snapshot.records.first?.driver == "fine")
        #expect(snapshot.records.first?.properties.isEmpty == true)
        #expect(snapshot.records.last == DeviceRecord(path: SysfsPath("/devices/last"), subsystem: .class("net")))
    }

    /// udevadm lists an I²C adapter by its bus and by its class.
    @Test func theSameDeviceInTheSameWordsCountsOnce() throws {
        let snapshot = try read(Self.good + Self.good)
        #expect(snapshot.records.map(\.path.text) == ["/devices/good"])
        #expect(snapshot.diagnostics.isEmpty)
    }

    @Test func ofTwoReportsOfADeviceTheLastCounts() throws {
        let other = "P: /devices/good\nE: SUBSYSTEM=pci\nE: DRIVER=better\n\n"
        let snapshot = try read(Self.good + "P: /devices/b\n\n" + other + Self.good)
        #expect(snapshot.records.map(\.path.text) == ["/devices/good", "/devices/b"])
        #expect(snapshot.records[0].driver == "fine")
        #expect(
            snapshot.diagnostics.map(\.description) == [
                "d:7: warning: expected each device once, found '/devices/good' again, which differs from line 1; the last one counts [UDB008]",
                "d:11: warning: expected each device once, found '/devices/good' again, which differs from line 7; the last one counts [UDB008]",
            ]
        )
    }

    @Test(arguments: [
        ("P: /devices/a\nE: DRIVER=x", ["/devices/good", "/devices/a"], 6), ("P: /devices/a", ["/devices/good"], 5),
    ])
    func aFileThatIsCutSaysSo(text: String, paths: [String], line: Int) throws {
        let snapshot = try read(Self.good + text)
        #expect(snapshot.records.map(\.path.text) == paths)
        #expect(
            snapshot.diagnostics.map(\.description) == [
                "d:\(line): warning: expected a line end at the end of the file, found none; the last device may be cut [UDB009]"
            ]
        )
    }

    @Test(arguments: [
        (
            "",
            "d: error: expected a line 'P: /devices/...' as 'udevadm info --export-db' writes it, found none [UDB001]"
        ),
        (
            "nonsense\n",
            "d: error: expected a line 'P: /devices/...' as 'udevadm info --export-db' writes it, found none [UDB001]"
        ),
        (
            "P: /bus/pci\n\n",
            "d: error: expected a line 'P: /devices/...' as 'udevadm info --export-db' writes it, found none [UDB001]"
        ),
        (
            "\nP: /devices\n\nP: nowhere\n\n",
            "d:2: error: expected devices, found 2 and none that can be used; the first one: expected a path below '/devices' without empty, '.' or '..' names, found '/devices' [UDB003] [UDB001]"
        ),
    ])
    func aDumpWithoutDevicesIsAnError(text: String, message: String) throws {
        let error = try #require(throws: SourceError.self) { try read(text) }
        #expect(error.description == message)
    }

    @Test func messagesAreBounded() throws {
        let faults = String(repeating: "P: nowhere\n\n", count: 5000)
        let snapshot = try read(Self.good + faults)
        #expect(snapshot.diagnostics.count == 101)
        #expect(
            snapshot.diagnostics.last?.description
                == "d: note: expected at most 100 messages, found 4900 more that are not shown [UDB011]"
        )
    }
}
