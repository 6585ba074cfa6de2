public import PnPDiagnostics
public import PnPFiles
public import PnPModel

/// Reads a kernel's module directory, such as `/lib/modules/6.12.0`, from its text files, compressed or not.
///
/// What is missing or wrong is left out with a diagnostic and the rest is used.
/// - SeeAlso: linux-devices 2.4.
public struct ModuleDirectory: Sendable {
    /// The content of a compressed file.
    public struct Expansion: Sendable {
        /// What came out.
        public var content: FileBytes
        /// Why it is not all.
        public var fault: Diagnostic?

        /// Describes what came out of a file.
        public init(content: FileBytes, fault: Diagnostic?) {
            self.content = content
            self.fault = fault
        }
    }

    /// Decompresses a file; `nil` for one that is not compressed.
    public typealias Expander = @Sendable (FileBytes) -> Expansion?

    /// The largest file that is read, in bytes: a kernel with every driver has two megabytes of aliases.
    private static let largestFile = 256 << 20
    /// How the files' names may end.
    private static let endings = ["", ".gz", ".xz", ".zst"]

    private let expand: Expander

    /// Sets up a reader.
    ///
    /// - Parameter expand: Decompresses files; this module has no decompression of its own.
    public init(expand: @escaping Expander) { self.expand = expand }

    /// Reads a directory.
    ///
    /// - Parameters:
    ///   - folder: Its path.
    ///   - wantsSymbols: Whether `modules.symbols` is wanted, which only a look-up of `symbol:NAME` needs.
    ///   - wantsDependencies: Whether files and dependencies of the modules are wanted, which only a plan of loading needs.
    /// - Returns: The database, and what is wrong with the files.
    /// - Throws: A diagnostic where there is nothing to read.
    public func load(
        _ folder: String,
        wantsSymbols: Bool,
        wantsDependencies: Bool = false
    ) throws(Diagnostic) -> (database: ModuleDatabase, diagnostics: [Diagnostic]) {
        var reading = Reading(folder: folder, expand: expand)
        if let file = reading.file("modules.alias") { reading.readAliases(file, into: \.aliases) }
        if wantsSymbols, let file = reading.file("modules.symbols") { reading.readAliases(file, into: \.symbols) }
        if let file = reading.file("modules.dep") {
            reading.database.loadable = reading.names(file, .dependencies)
            if wantsDependencies { reading.readDependencies(file) }
        }
        if let file = reading.file("modules.builtin") { reading.database.builtIn = reading.names(file, .none) }
        if let file = reading.file("modules.builtin.alias") {
            reading.readAliases(file, into: \.builtInAliases)
        } else if let file = reading.file("modules.builtin.modinfo") {
            reading.readBuiltInAliases(file)
        }
        guard reading.hasFile else {
            throw reading.diagnostics.first
                ?? ModuleMessages.nothing(folder, reason: "neither modules.alias nor modules.dep")
        }
        reading.database.moduleNames = reading.modules.names
        return (reading.database, reading.diagnostics)
    }

    /// Reads the bytes of `modules.alias` alone.
    ///
    /// - Parameters:
    ///   - aliases: The file's text, less than two gigabytes.
    ///   - file: What it is called in diagnostics and explanations.
    /// - Returns: A database of these aliases, and what is wrong with them.
    public static func load(
        aliases: [UInt8],
        file: String
    ) -> (database: ModuleDatabase, diagnostics: [Diagnostic]) {
        var modules = ModuleNumbers()
        let aliases = AliasFile(aliases, file: file, &modules)
        var database = ModuleDatabase(name: file)
        database.aliases = aliases.table
        database.moduleNames = modules.names
        return (database, aliases.log.all)
    }

    /// Whether a file is called as one of aliases is: `modules.alias`, compressed or not.
    public static func isAliasFile(_ path: String) -> Bool {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let name = slash.map { path[path.utf8.index(after: $0)...] } ?? path[...]
        return endings.contains { name == "modules.alias" + $0 }
    }

    /// Whether a folder holds the files of a module directory.
    public static func isModuleDirectory(_ names: some Sequence<String>) -> Bool {
        names.contains { name in
            ["modules.alias", "modules.dep"].contains { base in endings.contains { name == base + $0 } }
        }
    }

    /// A directory while it is read.
    private struct Reading {
        let folder: String
        let expand: Expander
        var database: ModuleDatabase
        var modules = ModuleNumbers()
        var diagnostics: [Diagnostic] = []
        /// Whether any file was there.
        var hasFile = false

        init(folder: String, expand: @escaping Expander) {
            self.folder = folder
            self.expand = expand
            database = ModuleDatabase(name: folder)
        }

        /// The content of a file that may be compressed; `nil` where there is none, or none that can be read.
        mutating func file(_ name: String) -> FileBytes? {
            let base = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            for ending in ModuleDirectory.endings {
                do throws(FileError) {
                    let file = try FileBytes(path: base + ending, limit: ModuleDirectory.largestFile)
                    let expansion = expand(file)
                    if let fault = expansion?.fault { diagnostics.append(fault) }
                    let content = expansion?.content ?? file
                    guard content.count <= ModuleDirectory.largestFile else {
                        throw FileError(.tooLarge, call: "read", path: base + ending)
                    }
                    hasFile = true
                    return content
                } catch {
                    if error.cause == .notFound { continue }
                    diagnostics.append(ModuleMessages.unreadable("\(error.call): \(error.cause)", file: error.path))
                    return nil
                }
            }
            return nil
        }

        mutating func readAliases(_ file: FileBytes, into table: WritableKeyPath<ModuleDatabase, AliasTable>) {
            let aliases = AliasFile(file.array, file: file.name, &modules)
            database[keyPath: table] = aliases.table
            diagnostics += aliases.log.all
        }

        mutating func readBuiltInAliases(_ file: FileBytes) {
            let info = BuiltInModuleInfo(file.array, file: file.name, &modules)
            database.builtInAliases = info.table
            diagnostics += info.log.all
        }

        /// What each module needs, and what is loaded beside it.
        mutating func readDependencies(_ file: FileBytes) {
            var dependencies = ModuleDependencyFile(file.array, file: file.name)
            // What is wrong with the paths before the colons has been said.
            diagnostics += dependencies.log.all
            if let file = self.file("modules.softdep") {
                // The same words as in modprobe.d.
                var lines = ModprobeConfiguration(name: file.name)
                diagnostics += ModprobeFile(file.array, file: file.name, into: &lines).log.all
                dependencies.found.softDependencies = lines.softDependencies
            }
            database.dependencies = dependencies.found
        }

        mutating func names(_ file: FileBytes, _ form: ModulePaths.Form) -> Set<String> {
            let paths = ModulePaths(file.array, file: file.name, form)
            diagnostics += paths.log.all
            return paths.names
        }
    }
}
