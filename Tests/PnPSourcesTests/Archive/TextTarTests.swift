import PnPFiles
import PnPModel
import Testing
import _PnPTestSupport

@testable import PnPSources

@Suite struct TextTarTests {
    private static let text = """
        # Archive created by ttar -C fixtures -c -f sys.ttar sys
        Directory: sys
        Mode: 755
        # ttar - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
        Path: sys/bus/pci/devices/0000:00:01.0
        SymlinkTo: ../../../devices/pci0000:00/0000:00:01.0
        # ttar - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
        Path: sys/devices/pci0000:00/0000:00:01.0/revision
        Lines: 1
        0x02EOF
        Mode: 444
        # ttar - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
        Path: sys/devices/pci0000:00/0000:00:01.0/uevent
        Lines: 2
        DRIVER=x
        # PCI_ID=8086:0001
        Mode: 644
        # ttar - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
        Path: sys/devices/pci0000:00/uevent
        Lines: 0
        Mode: 644

        """

    private func read(_ text: String) throws -> ArchiveOutcome { try ArchiveOutcome(reading: Array(text.utf8)) }

    private func file(_ content: String, lines: Int) -> [UInt8]? {
        let text = "Path: sys/devices/x/uevent\nLines: \(lines)\n\(content)\nMode: 644\n"
        let bytes = FileBytes(Array(text.utf8), name: "a")
        let files = unsafe bytes.withUnsafeBytes { unsafe TextTarReader($0, file: "a").intake.files }
        var buffer = FileBuffer()
        guard (try? files.read("sys/devices/x/uevent", into: &buffer)) != nil else { return nil }
        return Array(buffer.bytes)
    }

    @Test func filesLinksAndDirectoriesAreRead() throws {
        let outcome = try read(Self.text)
        let record = try #require(outcome.records["/devices/pci0000:00/0000:00:01.0"])
        #expect(record.driver == "x")
        #expect(record.attributes == ["revision": "0x02"])
        #expect(record.properties == ["# PCI_ID": "8086:0001"])
        #expect(outcome.records["/devices/pci0000:00"] != nil)
        #expect(outcome.diagnostics == [])
        #expect(SysfsArchiveSource.recognizes(FileBytes(Array(Self.text.utf8), name: "a")))
    }

    @Test(arguments: [
        ("a", 1, "a\n"), ("aEOF", 1, "a"), ("EOF", 1, ""), ("a\nb", 2, "a\nb\n"), ("a\nbEOF", 2, "a\nb"),
        ("NULLBYTE", 1, "\0\n"), ("aNULLBYTENULLBYTEbEOF", 1, "a\0\0b"), (#"\NULLBYTE"#, 1, "NULLBYTE\n"),
        (#"\EOF"#, 1, "EOF\n"), (#"\EOFEOF"#, 1, "EOF"), ("EOF is no end", 1, "EOF is no end\n"),
        (#"a\b"#, 1, "a\\b\n"),
        ("NULLBYT", 1, "NULLBYT\n"), ("a\r", 1, "a\r\n"), ("Path: no", 1, "Path: no\n"), ("", 1, "\n"),
    ])
    func contentIsUnescaped(content: String, lines: Int, value: String) {
        #expect(file(content, lines: lines) == Array(value.utf8))
    }

    @Test(arguments: [
        ("nonsense\n", "ARC008 a:1:1"), ("Path: x\nLines: many\n", "ARC008 a:2:1"),
        ("Path: x\nLines: -1\n", "ARC008 a:2:1"),
        ("\n\nDirectory: ../x\n", "ARC005 a:3:1"), ("Path: \(String(repeating: "x", count: 5000))\n", "ARC005 a:1:1"),
        ("Path: sys/devices/x/uevent\nLines: 3\na\n", "ARC009 a:2:1"),
        ("Path: sys/devices/x/uevent\nLines: 2\na\nb", "ARC009 a:2:1"),
        ("Path: sys/bus/pci/devices/x\nSymlinkTo: ../../../devices/pci0000:00", "ARC011 a:2:1"),
        ("Mode: 644", "ARC011 a:1:1"),
    ])
    func whatIsWrongHasAPlace(text: String, fault: String) throws {
        // Behind a good archive, so that there is something to deliver.
        let before = Self.text.utf8.filter { $0 == UInt8(ascii: "\n") }.count
        let place = try #require(fault.split(separator: ":").dropFirst().first.flatMap { Int($0) })
        let outcome = try read(Self.text + text)
        #expect(outcome.diagnostics == [fault.replacing(":\(place):", with: ":\(place + before):")])
        #expect(outcome.records.count == 2)
    }

    /// A device is where a link leads, and a part of the link's text leads elsewhere.
    @Test func aCutLinkLeadsNowhere() throws {
        let device = "Path: sys/devices/pci0000:00/0000:00:02.0/"
        let rest = "Lines: 1\nDRIVER=y\n\(device)subsystem\nSymlinkTo: ../../../bus/pc"
        let outcome = try read(Self.text + device + "uevent\n" + rest)
        #expect(outcome.records.keys.sorted() == ["/devices/pci0000:00", "/devices/pci0000:00/0000:00:01.0"])
        #expect(outcome.diagnostics.map { $0.prefix(6) } == ["ARC011"])
    }

    /// Half a driver's name is another driver.
    @Test(arguments: [("DRIVER=x\nPCI_ID=80", "x"), ("DRIVER=x", nil)])
    func aCutLineOfAFileIsLeftOut(content: String, driver: String?) throws {
        let path = "sys/devices/pci0000:00/0000:00:02.0"
        let link = "Path: \(path)/subsystem\nSymlinkTo: ../../../bus/pci\n"
        let outcome = try read("\(Self.text)\(link)Path: \(path)/uevent\nLines: 2\n\(content)")
        let record = try #require(outcome.records["/devices/pci0000:00/0000:00:02.0"])
        #expect(record.driver == driver)
        #expect(record.properties.isEmpty)
        #expect(outcome.diagnostics.map { $0.prefix(6) } == ["ARC009"])
    }

    @Test func lostLinesAreReportedOnce() throws {
        let lost = "Path: sys/devices/x/uevent\nLines: 1\na\nb\nc\nd\nDirectory: sys/devices/y\ne\n"
        let outcome = try read(Self.text + lost)
        #expect(outcome.diagnostics.map { $0.prefix(6) } == ["ARC008", "ARC008"])
    }

    @Test(arguments: ["", "\n", "{}", "P: /devices/x\n", "# Path: x\n", "Directory\n", "Path:\n"])
    func otherTextsAreNotRecognized(text: String) {
        #expect(!SysfsArchiveSource.recognizes(FileBytes(Array(text.utf8), name: "a")))
    }

    @Test func aFileThatIsTooLargeIsLeftOut() throws {
        let large = String(repeating: "x", count: 70_000)
        let outcome = try read(Self.text + "Path: sys/devices/pci0000:00/0000:00:01.0/revision\nLines: 1\n\(large)\n")
        #expect(outcome.diagnostics == ["ARC007 a(sys/devices/pci0000:00/0000:00:01.0/revision)"])
    }

    @Test func anyPartMayBeMissing() throws {
        let bytes = Array(Self.text.utf8)
        for count in bytes.indices {
            do throws(any Error) {
                #expect(try ArchiveOutcome(reading: Array(bytes[..<count])).records.count <= 2)
            } catch {
                #expect(error is SourceError)
            }
        }
    }

    @Test(arguments: [0, 0x0A, 0x20, 0x3A, 0xFF] as [UInt8])
    func anyByteMayBeWrong(byte: UInt8) throws {
        for index in Array(Self.text.utf8).indices {
            var bytes = Array(Self.text.utf8)
            bytes[index] = byte
            do throws(any Error) {
                #expect(try ArchiveOutcome(reading: bytes).records.count <= 2)
            } catch {
                #expect(error is SourceError)
            }
        }
    }
}
