import PnPDiagnostics
import PnPFiles
import PnPModel
import PnPSources
import Testing
import _PnPTestSupport

/// Files that were cut, changed, or made to hurt.
@Suite struct HostileUdevDumpTests {
    /// Some 2 KiB with everything that the format has; the first and the last device stay untouched by the tests.
    private static let sample: [String] = [
        """
        P: /devices/first
        E: SUBSYSTEM=pci
        E: DRIVER=one

        """,
        """
        P: /devices/pci0000:00/0000:00:1a.0/usb1/1-1/1-1:1.0/0003:0624:0200.0001
        M: 0003:0624:0200.0001
        R: 0001
        J: +hid:0003:0624:0200.0001
        U: hid
        V: hid-generic
        E: DEVPATH=/devices/pci0000:00/0000:00:1a.0/usb1/1-1/1-1:1.0/0003:0624:0200.0001
        E: DRIVER=hid-generic
        E: HID_ID=0003:00000624:00000200
        E: HID_NAME=Avocent USB_AMIQ
        E: HID_PHYS=usb-0000:00:1a.0-1/input0
        E: HID_UNIQ=
        MODALIAS=hid:b0003g0001v00000624p00000200
        E: SUBSYSTEM=hid

        P: /devices/pci0000:00/0000:00:02.0/virtio1/block/vda
        M: vda
        U: block
        T: disk
        D: b 254:0
        N: vda
        L: -100
        S: disk/by-id/virtio-x
        S: disk/by-diskseq/9
        Q: 9
        V: nothing
        E: DEVNAME=/dev/vda
        E: DEVTYPE=disk
        E: ID_MODEL=two
        lines
        E: ID_SERIAL=é\\x20ß

        P: /devices/pci0000:00/0000:00:02.0/i2c-1
        E: SUBSYSTEM=i2c

        P: /devices/pci0000:00/0000:00:02.0/i2c-1
        E: SUBSYSTEM=i2c

        P: /bus/pci/drivers/ahci
        U: drivers

        """,
        """
        P: /devices/last
        E: SUBSYSTEM=net
        E: IFINDEX=1

        """,
    ]
    private static let untouched = [
        DeviceRecord(path: SysfsPath("/devices/first"), subsystem: .bus("pci"), driver: "one"),
        DeviceRecord(path: SysfsPath("/devices/last"), subsystem: .class("net"), properties: ["IFINDEX": "1"]),
    ]

    private func read(_ bytes: [UInt8]) throws -> Snapshot {
        let file = FileBytes(bytes, name: "d")
        _ = UdevDumpSource.recognizes(file)
        return try UdevDumpSource(file).snapshot(.tree)
    }

    private static let (first, middle, last) = (
        Array((sample[0] + "\n").utf8), Array((sample[1] + "\n").utf8), Array((sample[2] + "\n").utf8)
    )

    @Test func theSampleIsSound() throws {
        let snapshot = try read(Self.first + Self.middle + Self.last)
        #expect(snapshot.records.count == 5)
        #expect(snapshot.diagnostics.map(\.code) == ["UDB010"])
    }

    @Test func aCutAnywhereKeepsWhatCameBefore() throws {
        for count in Self.middle.indices {
            let snapshot = try read(Self.first + Self.middle[..<count])
            #expect(snapshot.records.first == Self.untouched[0], "\(count) bytes")
            for record in snapshot.records { #expect(record.path.text.hasPrefix("/devices/"), "\(count) bytes") }
        }
    }

    /// Each byte once replaced by one that means something, one that means nothing, and by a blank line's.
    @Test(arguments: [0x0A, 0x00, 0xFF, 0x45, 0x3A, 0x2F, 0x3D, 0x0D] as [UInt8])
    func aChangedByteCostsItsOwnDeviceAlone(byte: UInt8) throws {
        var bytes = Self.first + Self.middle + Self.last
        for offset in Self.first.count..<(Self.first.count + Self.middle.count - 2) {
            let former = bytes[offset]
            bytes[offset] = byte
            defer { bytes[offset] = former }
            let snapshot = try read(bytes)
            #expect(snapshot.records.first == Self.untouched[0], "offset \(offset)")
            #expect(snapshot.records.last == Self.untouched[1], "offset \(offset)")
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>) func randomBytesDoNoHarm(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("PE: /devices=\n\nP: /devices/a\nE: A=b\n\u{0}\r│".utf8) + [0xFF, 0xE2]
        let bytes = (0..<5000).map { _ in alphabet[Int.random(in: alphabet.indices, using: &generator)] }
        let snapshot = try read(Self.first + bytes + Array("\n\n".utf8) + Self.last)
        #expect(snapshot.records.contains(Self.untouched[0]))
        #expect(snapshot.records.contains(Self.untouched[1]))
    }

    @Test func bytesThatAreNotUTF8StayVisible() throws {
        let bytes = Array("P: /devices/a".utf8) + [0xFF] + Array("\nE: N=x".utf8) + [0xFE] + Array("\\xFE\n\n".utf8)
        let record = try #require(try read(bytes).records.first)
        #expect(record.path.text == "/devices/a\\xFF")
        #expect(record.properties == ["N": "x\\xFE\\xFE"])
    }

    /// Names with the bytes that stand for another name must not become one.
    @Test func pathsStayApart() throws {
        let bytes = Array("P: /devices/a\\xFF\n\nP: /devices/a".utf8) + [0xFF, 0x0A, 0x0A]
        #expect(try read(bytes).records.map(\.path.text) == ["/devices/a\\x5CxFF", "/devices/a\\xFF"])
    }

    @Test(arguments: ["E: A=", "x", "P: /devices/", "S: ", "\u{0}", "│", "A: ", "=", "E: "])
    func hugeLinesAreBoundedWork(start: String) throws {
        let huge = Array(start.utf8) + [UInt8](repeating: 0x61, count: 8 << 20) + [0x0A]
        let snapshot = try read(Self.first + huge + [0x0A] + Self.last)
        #expect(snapshot.records == Self.untouched)
        #expect(!snapshot.diagnostics.isEmpty)
    }

    @Test(arguments: ["x\n", "\n", "E: A=1\n", "X: 1\n", "E: \n", "P:\n", "\r\n", "S: a\n", "=\n", "E: A=\nB=\n"])
    func manyLinesAreBoundedWork(line: String) throws {
        let many = Array(String(repeating: line, count: 200_000).utf8)
        for beginning in ["", "P: /devices/many\n", "P: /devices/many\nE: A=1\n"] {
            let snapshot = try read(Self.first + Array(beginning.utf8) + many + [0x0A] + Self.last)
            #expect(snapshot.records.first == Self.untouched[0])
            #expect(snapshot.records.last == Self.untouched[1])
            #expect(snapshot.diagnostics.count <= 102)
        }
    }

    /// Variables of one device, each of another name: the search for a name that was there must not take all day.
    @Test func manyVariablesAreBoundedWork() throws {
        let lines = (0..<200_000).map { "E: K\($0)=\n" }.joined()
        let snapshot = try read(Array("P: /devices/many\n\(lines)\n".utf8))
        #expect(snapshot.records.first?.properties.pairs.count == 4096)
    }

    @Test(arguments: [1000, 10_000]) func deepPathsAreReadOrRefused(depth: Int) throws {
        let path = "/devices" + String(repeating: "/d", count: depth)
        let snapshot = try read(Self.first + Array("P: \(path)\nE: SUBSYSTEM=pci\n\n".utf8) + Self.last)
        #expect(snapshot.records.contains { $0.path.text == path } == (path.utf8.count <= 4096))
        #expect(snapshot.diagnostics.map(\.code) == (path.utf8.count <= 4096 ? [] : ["UDB003"]))
    }

    @Test func fiftyThousandDevicesAndAsManyRepetitions() throws {
        let dump = (0..<50_000).map { "P: /devices/d\($0)\nE: SUBSYSTEM=pci\n\n" }.joined()
        let snapshot = try read(Array((dump + dump).utf8))
        #expect(snapshot.records.count == 50_000)
        #expect(Set(snapshot.records.map(\.path)).count == 50_000)
        #expect(snapshot.diagnostics.isEmpty)
    }
}
