import Foundation
import PnPFiles
import Testing

@Suite final class AtomicFileTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pnpctl-test-\(UUID())").path

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? [] }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func writesAFileAndNothingElse() throws {
        let mask = umask(0)
        umask(mask)
        let path = folder + "/a.json"
        try AtomicFile.write([1, 2, 3], to: path)
        #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == [1, 2, 3])
        #expect(try mode(path) == 0o644 & ~Int(mask))
        #expect(names == ["a.json"])
    }

    @Test func replacesAFileAndKeepsItsModeAndLinks() throws {
        let path = folder + "/a.json"
        let link = folder + "/link"
        try AtomicFile.write([1], to: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a.json")
        try AtomicFile.write([2, 2], to: link)
        #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == [2, 2])
        #expect(try mode(path) == 0o640)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "a.json")
        #expect(names == ["a.json", "link"])
    }

    @Test func leavesNothingHalfWritten() throws {
        let path = folder + "/a.json"
        try AtomicFile.write([1], to: path)
        let stop = FileError(.inputOutput, call: "test", path: path)
        #expect(throws: stop) {
            try AtomicFile.write(to: path) { (file: borrowing AtomicFileWriter) throws(FileError) in
                try file.append([9, 9])
                throw stop
            }
        }
        #expect(throws: stop) {
            try AtomicFile.write(to: folder + "/new") { (_: borrowing AtomicFileWriter) throws(FileError) in throw stop
            }
        }
        #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == [1])
        #expect(names == ["a.json"])
    }

    @Test func writesToWhatIsNoRegularFile() throws {
        try AtomicFile.write([1], to: "/dev/null")
        #expect(
            try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
                == .typeCharacterSpecial
        )
        // A device that is always full says so.
        #expect(throws: FileError.self) { try AtomicFile.write([1], to: "/dev/full") }
    }

    @Test func saysWhatFailed() throws {
        #expect(throws: FileError(.isDirectory, call: "open", path: folder)) { try AtomicFile.write([], to: folder) }
        let path = folder + "/missing/x"
        #expect(throws: FileError(.notFound, call: "open", path: path)) { try AtomicFile.write([], to: path) }
        #expect(throws: FileError(.notFound, call: "open", path: "")) { try AtomicFile.write([], to: "") }
        #expect(throws: FileError(.nameTooLong, call: "stat", path: folder + "/" + String(repeating: "x", count: 300)))
        {
            try AtomicFile.write([], to: folder + "/" + String(repeating: "x", count: 300))
        }
    }
}
