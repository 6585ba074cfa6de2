import Foundation

/// A folder of its own among the temporary files, removed with the last reference to it.
package final class TemporaryFolder: Sendable {
    /// Its absolute path.
    package let path: String

    /// Makes a folder and the files in it.
    ///
    /// - Parameter files: Texts by their paths below the folder.
    /// - Throws: When one cannot be written.
    package convenience init(files: [String: String]) throws { try self.init(files.mapValues { Array($0.utf8) }) }

    /// Makes a folder and the files in it.
    ///
    /// - Parameter files: Bytes by their paths below the folder.
    /// - Throws: When one cannot be written.
    package init(_ files: [String: some Sequence<UInt8>]) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pnpctl-test-\(UUID().uuidString)")
        path = folder.path
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, bytes) in files {
            let file = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(bytes).write(to: file)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
