import Foundation
import PnPFiles
import Testing
import _PnPTestSupport

@Suite struct FileBytesTests {
    @Test(arguments: [0, 1, 63, 4096, 70_000]) func readsAFileWithZeroesBehindIt(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 + 1) }
        let file = try TemporaryFile(bytes)
        let read = try FileBytes(path: file.path)
        #expect(read.count == count)
        #expect(read.array == bytes)
        #expect(read.name == file.path)
        let behind = unsafe read.withUnsafeBytes { buffer in
            let end = unsafe buffer.baseAddress.map { unsafe $0 + buffer.count }
            return unsafe Array(UnsafeBufferPointer(start: end, count: FileBytes.padding))
        }
        #expect(behind.allSatisfy { $0 == 0 })
    }

    @Test func readsAPipeToItsEnd() throws {
        let bytes = [UInt8]((0..<300_000).map { UInt8(truncatingIfNeeded: $0) })
        let pipe = Pipe()
        let writer = Thread {
            try? pipe.fileHandleForWriting.write(contentsOf: Data(bytes))
            try? pipe.fileHandleForWriting.close()
        }
        writer.start()
        let read = try FileBytes(path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
        #expect(read.array == bytes)
    }

    @Test func readsFilesOfUnknownSize() throws {
        #expect(try FileBytes(path: "/proc/self/status").count > 0)
        #expect(try FileBytes(path: "/dev/null").count == 0)
    }

    @Test func saysWhatFailed() throws {
        let missing = try #require(throws: FileError.self) { try FileBytes(path: "/nowhere/x.json") }
        #expect(missing == FileError(.notFound, call: "open", path: "/nowhere/x.json"))
        #expect("\(missing)" == "open /nowhere/x.json: no such file or directory")
        #expect(throws: FileError(.isDirectory, call: "read", path: "/")) { try FileBytes(path: "/") }
        #expect(throws: FileError(.invalidArgument, call: "open", path: "a\0b")) { try FileBytes(path: "a\0b") }
        #expect(throws: FileError(.tooLarge, call: "read", path: "/dev/zero")) {
            try FileBytes(path: "/dev/zero", limit: 1 << 20)
        }
        let file = try TemporaryFile("12345")
        #expect(throws: FileError(.tooLarge, call: "read", path: file.path)) {
            try FileBytes(path: file.path, limit: 4)
        }
        #expect(try FileBytes(path: file.path, limit: 5).count == 5)
    }

    @Test(.enabled(if: getuid() != 0, "root may read everything")) func saysThatItMayNotRead() throws {
        let file = try TemporaryFile("x")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
        #expect(throws: FileError(.permissionDenied, call: "open", path: file.path)) { try FileBytes(path: file.path) }
    }

    @Test func copiesBytes() {
        let bytes = FileBytes([1, 2, 3], name: "memory")
        #expect(bytes.array == [1, 2, 3])
        #expect(bytes.name == "memory")
    }
}
