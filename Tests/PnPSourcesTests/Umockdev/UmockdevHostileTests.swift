import PnPFiles
import PnPModel
import Testing
import _PnPTestSupport

@testable import PnPSources

@Suite("Recordings: hostile files") struct UmockdevHostileTests {
    private static let sample = RecordingSample.machine.bytes

    /// Reads bytes, whatever they are; nothing usable is as good an answer as any.
    private func records(_ bytes: [UInt8]) -> [SysfsPath: DeviceRecord] {
        guard let snapshot = try? RecordingSample(bytes: bytes).snapshot() else { return [:] }
        #expect(snapshot.diagnostics.count <= 101)
        return Dictionary(uniqueKeysWithValues: snapshot.records.map { ($0.path, $0) })
    }

    @Test("cut at every byte, all devices before the cut are whole") func truncation() throws {
        let whole = records(Self.sample)
        #expect(whole.count == 6)
        let order = try RecordingSample.machine.snapshot().records.map(\.path)
        var complete = 0
        for end in Self.sample.indices {
            // A device is whole when its last line is.
            if end >= 2, Self.sample[end - 1] == 0x0A, Self.sample[end - 2] == 0x0A { complete += 1 }
            let found = records(Array(Self.sample[..<end]))
            for path in order.prefix(complete) { #expect(found[path] == whole[path], "cut at \(end)") }
            #expect(found.count <= complete + 1, "cut at \(end)")
        }
        #expect(complete == 5)
    }

    @Test(
        "each byte changed, only the devices around it change",
        arguments: [0x0A, 0xFF] as [UInt8]
    )
    func oneByteChanged(byte: UInt8) {
        let whole = records(Self.sample)
        for place in Self.sample.indices {
            var bytes = Self.sample
            bytes[place] = byte
            let found = records(bytes)
            let lost = whole.keys.filter { found[$0] != whole[$0] }
            #expect(lost.count <= 2, "byte \(place) becomes \(byte)")
            #expect(found.count <= whole.count + 1)
        }
    }

    @Test(arguments: 0..<50 as Range<UInt64>) func randomBytes(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("P: /devices/x\nE: SUBSYSTEM=usb\nA: L: H: N: S: #@DEV=\\\0\u{FF}\r".utf8)
        let bytes = (0..<2000).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
        for head in ["", "P: /devices/x\n"] { _ = records(Array(head.utf8) + bytes) }
    }

    @Test func aHugeLineIsNoValue() throws {
        let long = String(repeating: "a", count: 1 << 20)
        let (records, diagnostics) = try RecordingSample(
            "P: /devices/x\nE: SUBSYSTEM=pci\nE: LONG=\(long)\nA: label=\(long)\nH: class=\(long)\n\(long)\n"
        ).read()
        let record = try #require(records["/devices/x"])
        #expect(record.attributes.isEmpty)
        #expect(record.unreadable.sortedByName() == ["class": "too large", "label": "too large"])
        #expect(diagnostics == ["6:1 UMD004"])
    }

    @Test func manyLinesOfOneDevice() throws {
        let attributes = (0..<50_000).map { "A: x\($0 ^ 1)=1\n" }.joined()
        let variables = (0..<20_000).map { _ in "E: A=1\n" }.joined()
        let snapshot = try RecordingSample("P: /devices/x\nE: SUBSYSTEM=pci\n" + attributes + variables).snapshot()
        #expect(snapshot.records.count == 1)
        #expect(snapshot.diagnostics.count == 101)
    }

    @Test func manyLinksOfOneDevice() throws {
        let links = (0..<20_000).map { "L: consumer:\($0)=../x\n" }.joined()
        let (records, diagnostics) = try RecordingSample("P: /devices/x\nE: SUBSYSTEM=pci\n" + links + links).read()
        #expect(records["/devices/x"]?.links.pairs.count == 20_000)
        #expect(diagnostics.count == 101)
    }

    @Test func manyDevicesOfOnePath() throws {
        let snapshot = try RecordingSample(String(repeating: "P: /devices/x\nE: SUBSYSTEM=pci\n\n", count: 2_000))
            .snapshot()
        #expect(snapshot.records.count == 1)
    }

    @Test func aDeepPathIsADevice() throws {
        let path = "/devices" + String(repeating: "/a", count: 2044)
        let (records, diagnostics) = try RecordingSample(
            "P: \(path)\nE: SUBSYSTEM=pci\nL: physfn=\(String(repeating: "../", count: 1365))x\n"
        ).read()
        #expect(diagnostics == [])
        #expect(records[path]?.links["physfn"]?.hasSuffix("/a/x") == true)
    }

    @Test func otherEncodingsAreShown() throws {
        let text =
            Array("P: /devices/".utf8) + [0xE9] + Array("\nE: SUBSYSTEM=input\nE: NAME=".utf8) + [0xE9]
            + Array("\nA: name=".utf8) + [0xE9] + Array("\nA: ".utf8) + [0xE9, 0x3D, 0x31, 0x0A]
        let (records, diagnostics) = try RecordingSample(bytes: text).read()
        #expect(diagnostics == [])
        let record = try #require(records[#"/devices/\xE9"#])
        #expect(record.properties["NAME"] == #"\xE9"#)
        #expect(record.attributes["name"] == #"\xE9"#)
    }
}
