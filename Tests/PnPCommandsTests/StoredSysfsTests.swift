import Foundation
import Testing
import _PnPTestSupport

/// Copies of sysfs as a source: folders, archives, compressed files.
@Suite("Copies of sysfs") struct StoredSysfsTests {
    /// A text archive of two devices.
    private static let text = """
        Path: m/sys/devices/pci0000:00/uevent
        Lines: 0
        Path: m/sys/devices/pci0000:00/0000:00:1f.2/uevent
        Lines: 3
        DRIVER=ahci
        PCI_CLASS=10601
        PCI_ID=8086:2922
        Path: m/sys/devices/pci0000:00/0000:00:1f.2/subsystem
        SymlinkTo: ../../../bus/pci
        Path: m/sys/bus/pci/devices/0000:00:1f.2
        SymlinkTo: ../../../devices/pci0000:00/0000:00:1f.2
        Path: m/proc/sys/kernel/osrelease
        Lines: 1
        6.12.9-amd64

        """

    /// What the text archive holds, as files; removed when the test is done.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pnpctl-test-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let device = folder.appendingPathComponent("m/sys/devices/pci0000:00/0000:00:1f.2")
        let bus = folder.appendingPathComponent("m/sys/bus/pci/devices")
        let kernel = folder.appendingPathComponent("m/proc/sys/kernel")
        for directory in [device, bus, kernel] {
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        }
        try Data("DRIVER=ahci\nPCI_CLASS=10601\nPCI_ID=8086:2922\n".utf8)
            .write(to: device.appendingPathComponent("uevent"))
        try Data().write(to: device.deletingLastPathComponent().appendingPathComponent("uevent"))
        try Data("6.12.9-amd64\n".utf8).write(to: kernel.appendingPathComponent("osrelease"))
        try FileManager.default.createSymbolicLink(
            atPath: device.appendingPathComponent("subsystem").path,
            withDestinationPath: "../../../bus/pci"
        )
        try FileManager.default.createSymbolicLink(
            atPath: bus.appendingPathComponent("0000:00:1f.2").path,
            withDestinationPath: "../../../devices/pci0000:00/0000:00:1f.2"
        )
        try body(folder.path)
    }

    /// What a test looks at in a tree.
    private struct Tree {
        var kind: String?
        var kernel: String?
        var nodes: NSArray
    }

    private func tree(_ arguments: [String], input: String = "") throws -> Tree {
        let outcome = try pnpctl(["tree", "--format", "json"] + arguments, input: input)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(arguments): \(outcome.errors)")
        let tree = try json(outcome.output)
        let source = tree["source"] as? [String: Any]
        return Tree(
            kind: source?["kind"] as? String,
            kernel: (source?["machine"] as? [String: Any])?["kernel"] as? String,
            nodes: try #require(tree["nodes"] as? NSArray)
        )
    }

    @Test("a folder, an archive and a text archive give the same tree")
    func sameTree() throws {
        try withFolder { folder in
            let expected = try tree([folder])
            #expect(expected.kind == "sysfs")
            #expect(expected.kernel == "6.12.9-amd64")
            let driver = (expected.nodes.lastObject as? [String: Any])?["driver"] as? [String: Any]
            #expect(driver?["function"] as? String == "ahci")

            for path in ["\(folder)/m", "\(folder)/m/sys", "\(folder)/m/sys/"] {
                #expect(try tree([path]).nodes == expected.nodes)
                #expect(try tree([path, "--input-format", "sysfs"]).nodes == expected.nodes)
            }
            let archive = try TemporaryFile([], suffix: ".tar.gz")
            #expect(try runProcess("tar", ["-C", folder, "-czf", archive.path, "m"]).status == 0)
            let text = try TemporaryFile(Self.text, suffix: ".ttar")
            for arguments in [
                [archive.path], [archive.path, "--input-format", "sysfs-archive"], [text.path],
                [text.path, "--input-format", "sysfs-archive"], ["-"],
            ] {
                let tree = try tree(arguments, input: Self.text)
                #expect(tree.nodes == expected.nodes)
                #expect(tree.kind == "sysfs-archive")
            }
        }
    }

    @Test("a capture of an archive gives the tree of the archive")
    func capture() throws {
        let file = try TemporaryFile(Self.text)
        let capture = try pnpctl(["capture", "--no-redact", file.path])
        #expect(try tree(["-"], input: capture.output).nodes == tree([file.path]).nodes)
    }

    @Test("a copy without devices is status 2 and says where they were looked for")
    func noDevices() throws {
        try withFolder { folder in
            for (path, place) in [
                ("\(folder)/m/proc", "\(folder)/m/proc"), ("\(folder)/m/sys/bus", "\(folder)/m/sys/bus"),
            ] {
                let outcome = try pnpctl(["tree", path])
                #expect(outcome.status == 2 && outcome.output.isEmpty)
                #expect(outcome.errors.hasPrefix("\(place): error: expected a folder 'sys'"), "\(outcome.errors)")
            }
        }
    }

    @Test(
        "a compressed file is read like what is in it",
        arguments: ["gzip", "bzip2", "xz", "zstd"].filter { executablePath($0) != nil }
    )
    func compressed(program: String) throws {
        let capture = "Fixtures/laptop/capture.json"
        let dump = "P: /devices/platform/i8042\nE: SUBSYSTEM=platform\nE: DRIVER=i8042\n\n"
        let output = try TemporaryFile([])
        let expected = try tree([capture])
        let path = "\(ProjectLayout.root)/\(capture)"
        #expect(try runProcess("/bin/sh", ["-c", "\(program) -c < \(path) > \(output.path)"]).status == 0)
        for options in [[], ["--input-format", "json"]] {
            #expect(try tree([output.path] + options).nodes == expected.nodes)
        }
        #expect(try runProcess("/bin/sh", ["-c", "\(program) -c > \(output.path)"], input: dump).status == 0)
        #expect(try tree([output.path]).kind == "udev-db")
    }

    @Test("what is wrong in a compressed text shows its line", .enabled(if: executablePath("gzip") != nil))
    func line() throws {
        let output = try TemporaryFile([], suffix: ".json.gz")
        let text = "{\"schema\": \"pnpctl.snapshot/1\",\n \"devices\": [{\"path\": nonsense}]}\n"
        #expect(try runProcess("/bin/sh", ["-c", "gzip -c > \(output.path)"], input: text).status == 0)
        let outcome = try pnpctl(["tree", output.path])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("\(output.path):2:"), "\(outcome.errors)")
        #expect(outcome.errors.contains("2 |  \"devices\": [{\"path\": nonsense}]}"), "\(outcome.errors)")
    }

    @Test("of a compressed dump that is cut off, what came before counts", .enabled(if: executablePath("gzip") != nil))
    func cutOff() throws {
        let output = try TemporaryFile([], suffix: ".txt.gz")
        // Random numbers do not compress, so that half of the bytes hold half of the text.
        var random = SeededGenerator(seed: 1)
        let dump = (0..<10_000).map { "P: /devices/platform/x\($0)\nE: SUBSYSTEM=platform\nE: X=\(random.next())\n\n" }
        #expect(try runProcess("/bin/sh", ["-c", "gzip -c > \(output.path)"], input: dump.joined()).status == 0)
        let half = try TemporaryFile(Data(contentsOf: URL(fileURLWithPath: output.path)).prefix(100_000))
        let outcome = try pnpctl(["tree", half.path, "--all"])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("x17 "))
        #expect(
            outcome.errors.contains("\(half.path): error: the archive cannot be read from here on"),
            "\(outcome.errors)"
        )
    }

    @Test(
        "reading an archive opens no file for writing and starts no process",
        .enabled(if: executablePath("strace") != nil)
    )
    func readOnly() throws {
        try withFolder { folder in
            let archive = try TemporaryFile([], suffix: ".tar.gz")
            let log = try TemporaryFile([])
            #expect(try runProcess("tar", ["-C", folder, "-czf", archive.path, "m"]).status == 0)
            let program = try ProjectLayout.builtProduct("pnpctl")
            for source in [archive.path, folder] {
                let outcome = try runProcess(
                    "strace",
                    ["-f", "-e", "trace=%file,%process", "-o", log.path, program, "tree", source]
                )
                #expect(outcome.status == 0, "\(outcome.errors)")
                let calls = try String(contentsOfFile: log.path, encoding: .utf8).split(separator: "\n")
                #expect(calls.contains { $0.contains(source) })
                for call in calls {
                    let isWriting = ["O_WRONLY", "O_RDWR", "O_CREAT", "mkdir", "rename", "unlink", "creat("]
                        .contains { call.contains($0) }
                    #expect(!isWriting, "\(call)")
                }
                #expect(calls.filter { $0.contains("execve(") }.count == 1)
            }
        }
    }
}
