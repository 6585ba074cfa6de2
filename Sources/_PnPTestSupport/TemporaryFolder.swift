import Foundation

/// A folder of its own in the folder for temporary files, removed with all that is in it with the last reference to it.
package final class TemporaryFolder: Sendable {
    /// Its absolute path.
    package let path: String

    /// Makes a folder with files.
    ///
    /// - Parameter files: What each holds, by its path in the folder.
    /// - Throws: When something cannot be written.
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
