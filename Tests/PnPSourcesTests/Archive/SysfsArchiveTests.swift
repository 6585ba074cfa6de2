import PnPFiles
import PnPModel
import Testing
import _PnPTestSupport

@testable import PnPSources

@Suite struct SysfsArchiveTests {
    private static let sample = SysfsSample.virtualMachine

    /// What an archive of the sample must give: what the running machine gave.
    private func expectSameRecords(_ bytes: [UInt8], _ detail: SourceDetail = .tree) throws {
        let outcome = try ArchiveOutcome(reading: bytes, detail)
        #expect(outcome.records == (try Self.sample.scan(detail).records))
        #expect(outcome.diagnostics == [])
    }

    @Test(arguments: [SourceDetail.tree, .everything])
    func anArchiveGivesTheRecordsOfTheRunningMachine(detail: SourceDetail) throws {
        try expectSameRecords(TarSample(of: Self.sample.files, below: "sys/").bytes, detail)
    }

    /// As `tar` stores what it reads from `/sys`.
    @Test func paddedPagesAreCut() throws {
        try expectSameRecords(TarSample(of: Self.sample.files, below: "sys/", isPadded: true).bytes)
    }

    @Test(arguments: [
        "sys/", "./sys/", "/sys/", "machine/sys/", "fixtures/sys/", "a/b/fsroot/sys/", "", "./", "host//sys/", "copy/",
    ])
    func sysfsIsFoundWhereverItIs(prefix: String) throws {
        try expectSameRecords(TarSample(of: Self.sample.files, below: prefix).bytes)
    }

    @Test(arguments: ["gzip", "bzip2", "xz", "zstd", "lz4", "lzip", "compress"].filter { executablePath($0) != nil })
    func compressionIsSeenFromTheContent(program: String) throws {
        let file = try TemporaryFile(TarSample(of: Self.sample.files, below: "sys/").bytes)
        let compressed = try compress("cat \(file.path)", with: program)
        try expectSameRecords(compressed)
        #expect(SysfsArchiveSource.recognizes(FileBytes(compressed, name: "a")))
    }

    @Test func cpioAndZipAreArchivesToo() throws {
        for bytes in [
            try OtherArchives.cpio(of: Self.sample.files, below: "sys/"),
            try OtherArchives.zip(of: Self.sample.files, below: "sys/"),
        ] {
            #expect(SysfsArchiveSource.recognizes(FileBytes(bytes, name: "a")))
            try expectSameRecords(bytes)
        }
    }

    @Test func theMachineIsNamedByWhatStandsBesideSysfs() throws {
        var tar = try TarSample(of: Self.sample.files, below: "m/sys/")
        tar.addFile("m/sys/class/dmi/id/product_name", "Latitude 3590\n")
        tar.addFile("m/sys/class/dmi/id/sys_vendor", "Dell Inc.\n")
        tar.addFile("m/proc/version", "Linux version 4.19.0-6 (a@b) #1 SMP\n")
        #expect(
            try ArchiveOutcome(reading: tar.bytes).snapshot.machine
                == Machine(vendor: "Dell Inc.", product: "Latitude 3590", kernel: "4.19.0-6")
        )
        tar.addFile("m/proc/sys/kernel/osrelease", "6.12.9-amd64\n")
        #expect(try ArchiveOutcome(reading: tar.bytes).snapshot.machine.kernel == "6.12.9-amd64")
    }

    @Test func udevsDatabaseBesideSysfsIsUsed() throws {
        for folder in ["m/run/udev/data", "m/udev/data"] {
            var tar = try TarSample(of: Self.sample.files, below: "m/sys/")
            tar.addFile("\(folder)/c1:3", "E:ID_X=y\n")
            let record = try ArchiveOutcome(reading: tar.bytes, .everything).records["/devices/virtual/mem/null"]
            #expect(record?.properties["ID_X"] == "y")
        }
    }

    @Test func ofSeveralTreesTheOneWithMostDevicesCounts() throws {
        var small = SysfsSample()
        small.add("x", .bus("b"))
        var tar = try TarSample(of: small.files, below: "a/sys/")
        let large = try TarSample(of: Self.sample.files, below: "b/sys/")
        tar = TarSample(joining: [tar, large])
        let outcome = try ArchiveOutcome(reading: tar.bytes)
        #expect(outcome.records.keys.sorted() == (try Self.sample.scan().records.keys.sorted()))
        #expect(outcome.diagnostics == ["SYS005 a(a/sys)"])
    }

    @Test func theSourceIsDescribed() throws {
        let snapshot = try ArchiveOutcome(reading: TarSample(of: Self.sample.files, below: "sys/").bytes).snapshot
        #expect(snapshot.source == SourceDescription(kind: "sysfs-archive", path: "a"))
    }

    @Test(arguments: [
        ("", "ARC002 a"), ("{}", "ARC002 a"), ("no archive", "ARC002 a"),
    ])
    func whatIsNoArchiveIsSaid(text: String, fault: String) {
        let error = #expect(throws: SourceError.self) { try ArchiveOutcome(reading: Array(text.utf8)) }
        #expect(error?.short == fault)
        #expect(!SysfsArchiveSource.recognizes(FileBytes(Array(text.utf8), name: "a")))
    }

    @Test func anArchiveWithoutSysfsIsSaid() throws {
        var tar = TarSample()
        tar.addFile("etc/passwd", "root\n")
        let nothing = #expect(throws: SourceError.self) { try ArchiveOutcome(reading: tar.bytes) }
        #expect(nothing?.short == "SYS004 a")

        tar.addFile("m/run/udev/data/b8:0", "E:ID_BUS=ata\n")
        let database = #expect(throws: SourceError.self) { try ArchiveOutcome(reading: tar.bytes) }
        #expect(database?.short == "SYS004 a(m/run/udev/data)")
        #expect(database?.description.contains("udev's database alone") == true)

        tar.addFile("m/sys/devices/system/cpu/cpufreq/boost", "1\n")
        let noDevice = #expect(throws: SourceError.self) { try ArchiveOutcome(reading: tar.bytes) }
        #expect(noDevice?.short == "SYS004 a(m/sys)")
        #expect(noDevice?.description.contains("found 3 directories") == true)
    }
}

/// What a command of the shell writes, compressed by a program.
func compress(_ command: String, with program: String) throws -> [UInt8] {
    // The output is anything but text.
    let output = try TemporaryFile([])
    let outcome = try runProcess("/bin/sh", ["-c", "\(command) | \(program) -c > \(output.path)"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try FileBytes(path: output.path).array
}
