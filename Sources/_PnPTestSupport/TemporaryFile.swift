import Foundation

/// A file of its own in the folder for temporary files, removed with the last reference to it.
package final class TemporaryFile: Sendable {
    /// Its absolute path.
    package let path: String

    /// Writes a file.
    ///
    /// - Parameters:
    ///   - bytes: What it holds.
    ///   - suffix: How its name ends.
    /// - Throws: When it cannot be written.
    package init(_ bytes: some Sequence<UInt8>, suffix: String = "") throws {
        let folder = FileManager.default.temporaryDirectory
        let file = folder.appendingPathComponent("pnpctl-test-\(UUID().uuidString)\(suffix)")
        try Data(bytes).write(to: file)
        path = file.path
    }

    /// Writes a text as UTF-8.
    ///
    /// - Throws: When it cannot be written.
    package convenience init(_ text: String, suffix: String = "") throws {
        try self.init(text.utf8, suffix: suffix)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
