import PnPDiagnostics
import PnPFiles

/// Finds the INFs below a folder: links to folders are not followed.
struct INFFinder {
    private let root: String
    private let limit: Int
    private var paths: [String] = []
    /// What was not looked at.
    private(set) var diagnostics: [Diagnostic] = []
    /// How many more folders are looked into.
    private var folders: Int

    /// A search.
    ///
    /// - Parameters:
    ///   - root: The folder.
    ///   - limit: How many files are enough.
    ///   - folders: How many folders are looked into.
    init(_ root: String, limit: Int, folders: Int = INFLimits.folders) {
        self.root = root
        self.limit = limit
        self.folders = folders
    }

    /// The paths, which begin with the folder's, in order.
    mutating func find() -> [String] {
        guard let files = try? LocalFiles(root: root) else { return [] }
        search("", in: files, depth: 0)
        let base = root.hasSuffix("/") ? root : root + "/"
        return paths.map { base + $0 }
    }

    private mutating func search(_ folder: String, in files: borrowing LocalFiles, depth: Int) {
        guard let entries = try? files.entries(of: folder), paths.count < limit else { return }
        folders -= 1
        for entry in entries.sorted(by: { $0.name < $1.name }) {
            let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
            if entry.kind == .directory {
                if depth >= INFLimits.folderDepth || folders <= 0 {
                    let what = "expected folders up to \(INFLimits.folderDepth) deep, and \(INFLimits.folders) of them"
                    if diagnostics.isEmpty {
                        diagnostics.append(INFMessages.folderLimit(what, folder: "\(root)/\(path)"))
                    }
                } else {
                    search(path, in: files, depth: depth + 1)
                }
            } else if WindowsINF.isINF(entry.name) {
                guard paths.count < limit else {
                    if limit > 1, diagnostics.isEmpty {
                        let what = "expected at most \(limit) INFs in a folder"
                        diagnostics.append(INFMessages.folderLimit(what, folder: root))
                    }
                    return
                }
                paths.append(path)
            }
        }
    }
}
