public import PnPDiagnostics
import PnPFiles
public import PnPModel

/// A folder of native rules files.
///
/// Its files are databases of their own, in the order of their names; what another file of the folder includes is not
/// read a second time. Folders in it are not looked into.
public enum RuleFolder {
    /// Whether a file in a folder is taken for rules: its name ends in `.yaml`, `.yml` or `.json`.
    ///
    /// Names that end in `.test.yaml` and the like are tests of rules, and hidden files are nobody's.
    public static func isRules(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let ending = parts.last, ["yaml", "yml", "json"].contains(ending) else { return false }
        return !parts[0].isEmpty && !(parts.count > 2 && ["test", "tests"].contains(parts[parts.count - 2]))
    }

    /// Reads a folder.
    ///
    /// - Returns: The databases, named by their paths, and what is wrong with them.
    /// - Throws: `FileError` where the folder cannot be read.
    public static func load(_ folder: String) throws -> (databases: [DriverDatabase], diagnostics: [Diagnostic]) {
        let names = try LocalFiles(root: folder).entries(of: "")
            .filter { $0.kind != .directory && isRules($0.name) }
            .map(\.name)
            .sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        var diagnostics: [Diagnostic] = []
        if names.count > RuleLimits.files {
            let what =
                "a folder of rules has at most \(RuleLimits.files) files; \(names.count - RuleLimits.files) are left out"
            diagnostics.append(NativeMessages.limit(what, SourceLocation(file: folder)))
        }
        var files: [File] = []
        for name in names.prefix(RuleLimits.files) {
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            do throws(FileError) {
                let loaded = try NativeRules.loadFile(path)
                files.append(File(name: name, loaded.database, loaded.diagnostics, includes: loaded.included))
            } catch {
                diagnostics.append(NativeMessages.unreadable("\(error.cause)", SourceLocation(file: path)))
            }
        }
        let kept = tops(of: files)
        return (kept.map(\.database), diagnostics + kept.flatMap(\.diagnostics))
    }

    private struct File {
        let name: String
        let database: DriverDatabase
        let diagnostics: [Diagnostic]
        let includes: Set<String>

        init(name: String, _ database: DriverDatabase, _ diagnostics: [Diagnostic], includes: Set<String>) {
            self.name = name
            self.database = database
            self.diagnostics = diagnostics
            self.includes = includes
        }
    }

    /// The files that no other one includes; of files that include one another, the first.
    private static func tops(of files: [File]) -> [File] {
        let included = files.reduce(into: Set<String>()) { $0.formUnion($1.includes) }
        var reached = files.filter { !included.contains($0.name) }
            .reduce(into: Set<String>()) { $0.formUnion($1.includes.union([$1.name])) }
        return files.filter { file in
            if !included.contains(file.name) { return true }
            guard !reached.contains(file.name) else { return false }
            reached.formUnion(file.includes)
            reached.insert(file.name)
            return true
        }
    }
}
