import Foundation
import PnPDiagnostics
import PnPFiles
import PnPModel
import PnPRules

/// A folder of its own with some files, removed with the last reference to it.
final class ModuleFolder: Sendable {
    let path: String

    init(_ files: [String: some Sequence<UInt8>]) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pnpctl-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, bytes) in files { try Data(bytes).write(to: folder.appendingPathComponent(name)) }
        path = folder.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Reads it as a module directory.
    func load(wantsSymbols: Bool = false) throws -> (database: ModuleDatabase, diagnostics: [Diagnostic]) {
        try ModuleDirectory { _ in nil }.load(path, wantsSymbols: wantsSymbols)
    }
}
