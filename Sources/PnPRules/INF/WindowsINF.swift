public import PnPDiagnostics
import PnPFiles
public import PnPModel

/// Windows INF files as a database of drivers.
///
/// Four steps: the bytes become text, a parser makes sections of it, questions to them are answered with the strings put
/// in, a lowering makes packages. What is wrong is said and left out, and the rest counts.
/// - SeeAlso: windows-pnp 4.1 to 4.6; design section 4.
public struct WindowsINF {
    /// Whether a file is called as an INF is: `.inf`, or `.inx` for one that is yet to be stamped.
    public static func isINF(_ path: String) -> Bool {
        let end = path.utf8.suffix(4).map(\.asciiUppercased)
        return end == Array(".INF".utf8) || end == Array(".INX".utf8)
    }

    /// Whether a folder holds an INF, in itself or in one of the first thousand folders below it.
    public static func holdsINF(_ folder: String) -> Bool {
        var finder = INFFinder(folder, limit: 1, folders: INFLimits.foldersToRecognise)
        return !finder.find().isEmpty
    }

    /// Reads an INF, or all below a folder in the order of their paths.
    ///
    /// An included file is looked for beside the file that includes it, and nowhere else.
    /// - Parameters:
    ///   - path: The file or folder.
    ///   - hosts: For which Windows.
    /// - Returns: The database, named by the path, and what is wrong: errors first, then warnings, then notes.
    /// - Throws: `FileError` when the file or folder cannot be read.
    public static func load(
        path: String,
        for hosts: INFHosts = .one(WindowsHost())
    ) throws -> (database: DriverDatabase, diagnostics: [Diagnostic]) {
        var loading = Loading(DriverDatabase(name: path), hosts)
        if isINF(path) {
            loading.read(try RuleFile.bytes(at: path, limit: INFLimits.fileBytes), path: path)
        } else {
            _ = try LocalFiles(root: path)
            var finder = INFFinder(path, limit: INFLimits.files)
            let paths = finder.find()
            loading.diagnostics += finder.diagnostics
            loading.read(paths, folder: path)
        }
        return (loading.database, loading.inOrder)
    }

    /// Reads the bytes of one INF, which has no folder to include files from.
    ///
    /// - Parameters:
    ///   - bytes: In any of the encodings.
    ///   - file: What the file is called in diagnostics and explanations.
    ///   - hosts: For which Windows.
    ///   - others: Files that it may include, by their names in lower case.
    /// - Returns: The database, named by the file, and what is wrong with it.
    public static func load(
        bytes: [UInt8],
        file: String,
        for hosts: INFHosts = .one(WindowsHost()),
        including others: [String: [UInt8]] = [:]
    ) -> (database: DriverDatabase, diagnostics: [Diagnostic]) {
        var loading = Loading(DriverDatabase(name: file), hosts)
        loading.read(bytes, path: file, INFFolder(for: hosts) { name in others[name].map { ($0, name) } })
        return (loading.database, loading.inOrder)
    }

    /// A database while it is read.
    private struct Loading {
        var database: DriverDatabase
        var diagnostics: [Diagnostic] = []
        private let hosts: INFHosts

        init(_ database: DriverDatabase, _ hosts: INFHosts) {
            self.database = database
            self.hosts = hosts
        }

        /// Reads the files of a folder; those that lie beside one another may include one another.
        mutating func read(_ paths: [String], folder: String) {
            var total = 0
            var folders: [String: INFFolder] = [:]
            for path in paths {
                do throws(FileError) {
                    let bytes = try RuleFile.bytes(at: path, limit: INFLimits.fileBytes)
                    total += bytes.count
                    guard total <= INFLimits.folderBytes, database.packages.count < INFLimits.models else {
                        let megabytes = INFLimits.folderBytes >> 20
                        let what = "expected at most \(megabytes) MB and \(INFLimits.models) models lines in a folder"
                        diagnostics.append(INFMessages.folderLimit(what, folder: folder))
                        return
                    }
                    let directory = Self.directory(of: path)
                    let known = folders[directory] ?? Self.folder(directory, hosts)
                    folders[directory] = known
                    read(bytes, path: path, known)
                } catch {
                    diagnostics.append(INFMessages.unreadable("\(error.call): \(error.cause)", file: error.path))
                }
            }
        }

        mutating func read(_ bytes: [UInt8], path: String) {
            read(bytes, path: path, Self.folder(Self.directory(of: path), hosts))
        }

        mutating func read(_ bytes: [UInt8], path: String, _ folder: INFFolder) {
            let file = INFFile(bytes, file: path, for: hosts)
            folder.add(file, named: String(path.split(separator: "/").last ?? ""))
            if let lowering = INFLowering(file, in: folder, for: hosts) {
                database.packages += lowering.packages
                if let rule = lowering.classRule { database.classes.append(rule) }
            }
            diagnostics += file.diagnostics
        }

        /// Errors first, then warnings, then notes; those of one sort as they were found.
        var inOrder: [Diagnostic] {
            Diagnostic.Severity.allCases.flatMap { severity in diagnostics.filter { $0.severity == severity } }
        }

        private static func directory(of path: String) -> String {
            path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "."
        }

        /// The folder at a path, whose names are compared without regard to case.
        private static func folder(_ path: String, _ hosts: INFHosts) -> INFFolder {
            let root = path.isEmpty ? "/" : path
            var names: [String: String]?
            return INFFolder(for: hosts) { name in
                if names == nil {
                    let entries = (try? LocalFiles(root: root).entries(of: "")) ?? []
                    names = Dictionary(
                        entries.map { (INFDocument.folded($0.name), $0.name) }.sorted { $0 < $1 },
                        uniquingKeysWith: { first, _ in first }
                    )
                }
                guard let written = names?[name] else { return nil }
                let file = path == "." ? written : "\(path)/\(written)"
                return (try? RuleFile.bytes(at: file, limit: INFLimits.fileBytes)).map { ($0, file) }
            }
        }
    }
}
