import PnPDiagnostics
import PnPFiles
import PnPModel
import Testing
import _PnPTestSupport

@testable import PnPSources

/// Archives that want too much, or are not whole.
@Suite struct ArchiveLimitTests {
    private func intake(_ bytes: [UInt8], _ limits: ArchiveLimits = .standard) -> ArchiveIntake {
        let file = FileBytes(bytes, name: "a")
        return unsafe file.withUnsafeBytes { unsafe ArchiveReader($0, file: "a", limits: limits).intake }
    }

    private func codes(_ intake: ArchiveIntake) -> [String] { intake.log.all.map(\.code) }

    @Test func anArchiveOfManyBytesEndsThere() throws {
        var tar = TarSample()
        tar.addFile("sys/devices/a/uevent", "A=1\n")
        tar.addFile("var/log/large", [UInt8](repeating: 0x41, count: 100_000))
        tar.addFile("sys/devices/b/uevent", "A=1\n")
        var limits = ArchiveLimits.standard
        limits.expandedBytes = 50_000
        let intake = intake(tar.bytes, limits)
        #expect(codes(intake) == ["ARC003"])
        #expect(intake.files.exists("sys/devices/a/uevent"))
        #expect(!intake.files.exists("sys/devices/b"))
    }

    /// What an entry claims counts, whether it has it or not.
    @Test func aClaimOfManyBytesEnds() throws {
        var tar = TarSample()
        tar.addFile("sys/devices/a/uevent", "A=1\n")
        tar.add(Array("x".utf8), "0", content: [], size: 0o77777777777)
        #expect(codes(intake(tar.bytes)) == ["ARC003"])
    }

    /// The sample with a file of zeros behind it, compressed.
    private func zeros(_ megabytes: Int, _ program: String) throws -> [UInt8] {
        var tar = try TarSample(of: SysfsSample.virtualMachine.files, below: "sys/")
        tar.add(Array("zeros".utf8), "0", size: megabytes << 20)
        let start = try TemporaryFile(tar.bytes.dropLast(1024))
        return try compress("{ cat \(start.path); head -c $((\(megabytes) << 20)) /dev/zero; }", with: program)
    }

    @Test(arguments: ["gzip", "bzip2", "xz", "zstd"].filter { executablePath($0) != nil })
    func aBombIsNoticedBeforeItFillsTheMemory(program: String) throws {
        let outcome = try ArchiveOutcome(reading: zeros(70, program))
        #expect(outcome.diagnostics == ["ARC003 a"])
        #expect(outcome.records == (try SysfsSample.virtualMachine.scan().records))
    }

    @Test func sixtyMegabytesOfNothingAreNoBomb() throws {
        let outcome = try ArchiveOutcome(reading: zeros(60, "gzip"))
        #expect(outcome.diagnostics == [])
        #expect(outcome.records == (try SysfsSample.virtualMachine.scan().records))
    }

    @Test func entriesAreCounted() throws {
        var tar = TarSample()
        for index in 0..<20 { tar.addFile("sys/devices/d\(index)/uevent", "") }
        var limits = ArchiveLimits.standard
        limits.entries = 30
        // Two directories above all, and for each device a directory and a file.
        let intake = intake(tar.bytes, limits)
        #expect(codes(intake) == ["ARC004"])
        #expect(try intake.files.entries(of: "sys/devices").count == 14)
    }

    @Test func keptBytesAreCounted() throws {
        var tar = TarSample()
        for index in 0..<20 { tar.addFile("sys/devices/d\(index)/uevent", String(repeating: "A", count: 1000)) }
        var limits = ArchiveLimits.standard
        limits.keptBytes = 5000
        let intake = intake(tar.bytes, limits)
        #expect(codes(intake) == ["ARC004"])
        #expect(try intake.files.entries(of: "sys/devices").count == 5)
    }

    // MARK: Damage

    private static let small: [UInt8] = {
        var tar = TarSample()
        tar.addDirectory("sys/devices/a/")
        tar.addFile("sys/devices/a/uevent", "DRIVER=x\n")
        tar.addLink("sys/devices/a/subsystem", to: "../../bus/b")
        tar.addFile("sys/devices/b/uevent", "DRIVER=y\n")
        tar.addLink("sys/devices/b/subsystem", to: "../../bus/b")
        return tar.bytes
    }()

    @Test func whereverAnArchiveEndsWhatCameBeforeCounts() throws {
        // The first device is whole with its link's header.
        for count in 0..<Self.small.count {
            let bytes = Array(Self.small[..<count])
            if count < 3 * 512 + 512 {
                #expect(throws: SourceError.self, "\(count)") { try ArchiveOutcome(reading: bytes) }
            } else {
                let outcome = try ArchiveOutcome(reading: bytes)
                #expect(outcome.records["/devices/a"]?.driver == "x", "\(count)")
            }
        }
    }

    @Test(arguments: [0xFF, 0x1F] as [UInt8])
    func anyByteMayBeWrong(change: UInt8) throws {
        for index in Self.small.indices {
            var bytes = Self.small
            bytes[index] ^= change
            do throws(any Error) {
                let outcome = try ArchiveOutcome(reading: bytes)
                #expect(outcome.records.count <= 2)
            } catch {
                #expect(error is SourceError)
            }
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func anyBytesMayFollowAMagicNumber(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let magic: [[UInt8]] = [
            [0x1F, 0x8B, 8, 0], [0x28, 0xB5, 0x2F, 0xFD], [0x04, 0x22, 0x4D, 0x18], Array("BZh91AY&SY".utf8),
            [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0x00, 0x04], Array("PK\u{3}\u{4}".utf8), Array("070701".utf8),
            Array("LZIP".utf8), [0x1F, 0x9D, 0x90], Array(Self.small.prefix(512)),
        ]
        for start in magic {
            for count in [0, 1, 20, 300, 5000] {
                let bytes = start + random.bytes(count)
                #expect(throws: SourceError.self) { try ArchiveOutcome(reading: bytes) }
            }
        }
    }

    // MARK: Size

    /// Ten thousand entries, and directories that hold them all.
    @Test func manyEntriesInOneDirectory() throws {
        var tar = TarSample()
        for index in 0..<5000 {
            tar.addFile("sys/devices/d\(index)/uevent", "DRIVER=x\n")
            tar.addLink("sys/devices/d\(index)/subsystem", to: "../../bus/b")
        }
        let outcome = try ArchiveOutcome(reading: tar.bytes)
        #expect(outcome.records.count == 5000)
        #expect(outcome.records["/devices/d4999"]?.driver == "x")
    }
}
