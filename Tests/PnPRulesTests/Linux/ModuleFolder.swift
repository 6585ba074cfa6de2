import PnPDiagnostics
import PnPFiles
import PnPModel
import PnPRules
import _PnPTestSupport

/// A module directory, removed with the last reference to it.
final class ModuleFolder: Sendable {
    private let folder: TemporaryFolder
    var path: String { folder.path }

    init(_ files: [String: some Sequence<UInt8>]) throws { folder = try TemporaryFolder(files) }

    /// Reads it as a module directory.
    func load(wantsSymbols: Bool = false) throws -> (database: ModuleDatabase, diagnostics: [Diagnostic]) {
        try ModuleDirectory { _ in nil }.load(path, wantsSymbols: wantsSymbols)
    }
}
