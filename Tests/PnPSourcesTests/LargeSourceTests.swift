import PnPDiagnostics
import PnPFiles
import PnPModel
import PnPSources
import Testing

/// Files that are large enough to be read by two threads give what one thread would give.
@Suite struct LargeSourceTests {
    private static let count = 6000

    // MARK: A dump of udevadm

    private func record(_ number: Int, driver: String = "fine") -> String {
        "P: /devices/d\(number)\nE: SUBSYSTEM=pci\nE: DRIVER=\(driver)\nE: N=\(number)\n\n"
    }

    private func readDump(_ text: String) throws -> Snapshot {
        try UdevDumpSource(FileBytes(Array(text.utf8), name: "d")).snapshot(.tree)
    }

    @Test func everyDeviceOfALargeDumpIsThereInItsOrder() throws {
        let snapshot = try readDump((0..<Self.count).map { record($0) }.joined())
        #expect(snapshot.records.map(\.path.text) == (0..<Self.count).map { "/devices/d\($0)" })
        #expect(snapshot.records.map { $0.properties["N"] } == (0..<Self.count).map(String.init))
        #expect(snapshot.diagnostics.isEmpty)
    }

    /// Line numbers count from the beginning of the file, and what was in the first half is known in the second.
    @Test func faultsAnywhereInALargeDumpNameTheirLines() throws {
        var records = (0..<Self.count).map { record($0) }
        records[10] += "X: 1\n"
        records[Self.count - 10] = "X: 1\n\n"
        records[Self.count - 5] = record(3, driver: "other")
        records[Self.count - 1] = "P: /devices/last\nE: A=1"
        let text = records.joined()
        let snapshot = try readDump(text)

        #expect(snapshot.records.count == Self.count - 2)
        #expect(snapshot.records[3].driver == "other")
        let last = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
        #expect(
            snapshot.diagnostics.map(\.description) == [
                "d:56:1: error: expected 'P:' first, found 'X:', a line of no device; all lines up to the next blank line are left out [UDB002]",
                "d:\((Self.count - 10) * 5 + 2):1: error: expected 'P:' first, found 'X:', a line of no device; all lines up to the next blank line are left out [UDB002]",
                "d:\((Self.count - 5) * 5 - 1): warning: expected each device once, found '/devices/d3' again, which differs from line 16; the last one counts [UDB008]",
                "d:\(last): warning: expected a line end at the end of the file, found none; the last device may be cut [UDB009]",
            ]
        )
    }

    /// A letter that means nothing is said once, at its first line, wherever it comes again.
    @Test func anUnknownFieldOfALargeDumpIsSaidOnce() throws {
        let text = (0..<Self.count).map { "P: /devices/d\($0)\nZ: 1\nE: SUBSYSTEM=pci\n\n" }.joined()
        #expect(try readDump(text).diagnostics.map { "\($0.code) \($0.location.line)" } == ["UDB007 2"])
    }

    // MARK: A JSON snapshot

    private func readJSON(_ devices: [String]) throws -> Snapshot {
        let text = "{\"schema\": \"pnpctl.snapshot/1\", \"devices\": [\n\(devices.joined(separator: ",\n"))\n]}"
        return try JSONSnapshotSource(FileBytes(Array(text.utf8), name: "s")).snapshot(.tree)
    }

    private func device(_ number: Int, _ more: String = "") -> String {
        #"{"path": "/devices/d\#(number)", "bus": "pci", "properties": {"NUMBER_OF_THIS_DEVICE": "\#(number)"}\#(more)}"#
    }

    @Test func everyDeviceOfALargeSnapshotIsThereInItsOrder() throws {
        let snapshot = try readJSON((0..<Self.count).map { device($0) })
        #expect(snapshot.records.map(\.path.text) == (0..<Self.count).map { "/devices/d\($0)" })
        #expect(
            snapshot.records.map { $0.properties["NUMBER_OF_THIS_DEVICE"] } == (0..<Self.count).map(String.init)
        )
        #expect(snapshot.diagnostics.isEmpty)
    }

    @Test func faultsAnywhereInALargeSnapshotNameTheirLinesInOrder() throws {
        var devices = (0..<Self.count).map { device($0) }
        devices[5] = device(5, #", "colour": 1"#)
        devices[700] = #"{"bus": "pci"}"#
        devices[Self.count - 3] = device(Self.count - 3, #", "colour": 2, "path": "/devices/d0""#)
        devices[Self.count - 2] = "7"
        let snapshot = try readJSON(devices)
        #expect(snapshot.records.count == Self.count - 2)
        #expect(
            snapshot.diagnostics.map { "\($0.code) \($0.location.line)" } == [
                "SNP005 7", "SNP007 702", "SNP012 \(Self.count - 1)", "SNP006 \(Self.count)",
            ]
        )
    }

    /// What is no JSON is an error of the whole, with its place, however far behind it is.
    @Test func aBracketThatIsMissingInALargeSnapshotIsFound() throws {
        var devices = (0..<Self.count).map { device($0) }
        devices[Self.count - 1].removeLast()
        let error = #expect(throws: SourceError.self) { try readJSON(devices) }
        #expect(error?.diagnostic?.location.line == Self.count + 2)
    }

    @Test func messagesOfALargeSnapshotAreBounded() throws {
        let snapshot = try readJSON(
            (0..<Self.count).map { _ in "7" } + [device(1)] + [String](repeating: "7", count: 9)
        )
        #expect(snapshot.records.count == 1)
        #expect(snapshot.diagnostics.count == 101)
        #expect(snapshot.diagnostics.last?.message.contains("found \(Self.count + 9 - 100) more") == true)
    }
}
