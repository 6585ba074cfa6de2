import Foundation
import PnPFiles
import Testing

/// A folder of its own, removed at the end.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/pnpctl-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }
}

@Suite struct LocalFilesTests {
    @Test(arguments: [0, 1, 4095, 4096, 4097, 8192, 65536])
    func readsAFileWhole(size: Int) throws {
        let folder = try TemporaryFolder()
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try folder.write("file", bytes)
        let files = try LocalFiles(root: folder.path)
        var buffer = FileBuffer()
        try files.read("file", into: &buffer)
        #expect(Array(buffer.bytes) == bytes)
    }

    @Test func aLargerFileIsAnError() throws {
        let folder = try TemporaryFolder()
        try folder.write("file", [UInt8](repeating: 0x61, count: 65537))
        let files = try LocalFiles(root: folder.path)
        var buffer = FileBuffer()
        #expect(throws: FileError(.tooLarge, call: "read", path: "\(folder.path)/file")) {
            try files.read("file", into: &buffer)
        }
        let isEmpty = buffer.bytes.isEmpty
        #expect(isEmpty)
    }

    @Test func theTextHasNoLineEndAtItsEnd() throws {
        let folder = try TemporaryFolder()
        try folder.write("id", "PNP0303\nPNP030B\n\n".utf8)
        let files = try LocalFiles(root: folder.path)
        var buffer = FileBuffer()
        try files.read("id", into: &buffer)
        let text = buffer.text
        #expect(text == "PNP0303\nPNP030B")
    }

    @Test func aBufferForgetsTheFileBefore() throws {
        let folder = try TemporaryFolder()
        try folder.write("long", "a long text".utf8)
        try folder.write("short", "x".utf8)
        let files = try LocalFiles(root: folder.path)
        var buffer = FileBuffer()
        try files.read("long", into: &buffer)
        try files.read("short", into: &buffer)
        let text = buffer.text
        #expect(text == "x")
    }

    @Test func namesKindsAndLinks() throws {
        let folder = try TemporaryFolder()
        try folder.write("file", [])
        try FileManager.default.createDirectory(atPath: folder.path + "/folder", withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link",
            withDestinationPath: "../no/where"
        )
        let files = try LocalFiles(root: folder.path)
        let entries = try files.entries(of: "")
        #expect(
            Set(entries) == [
                DirectoryEntry(name: "file", kind: .file), DirectoryEntry(name: "folder", kind: .directory),
                DirectoryEntry(name: "link", kind: .link),
            ]
        )
        let text = try files.linkText(at: "link")
        #expect(text == "../no/where")
        let exists = ["file", "folder", "link", "other"].map { files.exists($0) }
        #expect(exists == [true, true, false, false])
    }

    @Test func aNameThatIsNotUTF8CanBeOpened() throws {
        let folder = try TemporaryFolder()
        // Foundation takes no such name; the shell does.
        let status = shell("printf text > '\(folder.path)/a'$'\\xff'")
        try #require(status == 0)
        let files = try LocalFiles(root: folder.path)
        let entry = try #require(try files.entries(of: "").first)
        #expect(entry.name == "a\\xFF")
        var buffer = FileBuffer()
        try files.read(entry.name, into: &buffer)
        let text = buffer.text
        #expect(text == "text")
    }

    @Test func causesAreTold() throws {
        let folder = try TemporaryFolder()
        try folder.write("file", [])
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: "file")
        let files = try LocalFiles(root: folder.path)
        var buffer = FileBuffer()
        #expect(cause { () throws(FileError) in try files.read("none", into: &buffer) } == .notFound)
        #expect(cause { () throws(FileError) in try files.read("file/below", into: &buffer) } == .notFound)
        #expect(cause { () throws(FileError) in try files.read("link", into: &buffer) } == .loop)
        #expect(cause { () throws(FileError) in try files.read("", into: &buffer) } == .isDirectory)
        #expect(cause { () throws(FileError) in try files.read("/etc/passwd", into: &buffer) } == .invalidArgument)
        #expect(cause { () throws(FileError) in try files.read("a\0b", into: &buffer) } == .invalidArgument)
        #expect(cause { () throws(FileError) in _ = try files.linkText(at: "file") } == .invalidArgument)
        #expect(cause { () throws(FileError) in _ = try files.entries(of: "file") } == .notFound)
        let long = String(repeating: "x", count: 300)
        #expect(cause { () throws(FileError) in try files.read(long, into: &buffer) } == .nameTooLong)
    }

    /// A reader of a pipe would wait for a writer.
    @Test(.timeLimit(.minutes(1))) func aPipeDoesNotHoldTheReaderUp() throws {
        let folder = try TemporaryFolder()
        try #require(shell("mkfifo '\(folder.path)/pipe'") == 0)
        let files = try LocalFiles(root: folder.path)
        var buffer = FileBuffer()
        try files.read("pipe", into: &buffer)
        let isEmpty = buffer.bytes.isEmpty
        #expect(isEmpty)
    }

    @Test func aRootThatIsNotThere() throws {
        let error = #expect(throws: FileError.self) { _ = try LocalFiles(root: "/no/such/folder") }
        #expect(error?.description == "open /no/such/folder: no such file or directory")
    }

    private func cause(_ body: () throws(FileError) -> Void) -> FileError.Cause? {
        do throws(FileError) {
            try body()
            return nil
        } catch {
            return error.cause
        }
    }

    private func shell(_ command: String) -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", command]
        guard (try? process.run()) != nil else { return -1 }
        process.waitUntilExit()
        return process.terminationStatus
    }
}
