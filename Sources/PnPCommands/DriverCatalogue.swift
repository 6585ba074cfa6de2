internal import ArgumentParser
internal import Glibc
internal import PnPDiagnostics
internal import PnPFiles
internal import PnPModel
internal import PnPRules
internal import PnPSelection
internal import PnPSources

/// The databases that `--drivers` names, each recognised by what it holds.
struct DriverCatalogue: Sendable {
    /// One database, in the order in which they were named.
    enum Database: Sendable {
        /// A native rules file, an INF or a folder of them.
        case rules(DriverDatabase)
        /// A kernel's module directory.
        case modules(ModuleDatabase)
    }

    private(set) var databases: [Database] = []
    /// What all files of modprobe.d together ask for.
    private(set) var configuration = ModprobeConfiguration(name: "modprobe.d")
    /// Whether the built-in rules were named.
    private(set) var namesBuiltIn = false
    /// Whether the built-in rules lie underneath.
    private(set) var hasBuiltIn = true

    private let wantsSymbols: Bool
    /// Takes what is wrong with databases.
    private let report: @Sendable ([Diagnostic]) -> Void
    private let hosts: INFHosts
    private let wantsDependencies: Bool

    /// Reads databases; what is wrong in them is said, and the rest of them counts.
    ///
    /// - Parameters:
    ///   - arguments: Paths, and the words `kernel`, `builtin` and `none`.
    ///   - isQuiet: Whether nothing is said about what is merely odd.
    ///   - wantsSymbols: Whether symbols of modules are wanted.
    ///   - wantsDependencies: Whether files and dependencies of modules are wanted.
    ///   - hosts: For which Windows INFs are read.
    ///   - report: Takes what is wrong with databases; where left out, it is printed.
    /// - Throws: The exit status, after what is wrong has been said, where nothing of a database is left.
    init(
        _ arguments: [String],
        isQuiet: Bool,
        wantsSymbols: Bool = false,
        wantsDependencies: Bool = false,
        hosts: INFHosts = .one(WindowsHost()),
        report: (@Sendable ([Diagnostic]) -> Void)? = nil
    ) throws {
        self.report = report ?? { DiagnosticPrinter(isQuiet: isQuiet).show($0) }
        self.wantsSymbols = wantsSymbols
        self.wantsDependencies = wantsDependencies
        self.hosts = hosts
        var modprobePaths: [String] = []
        for argument in arguments {
            switch argument {
            case "builtin": namesBuiltIn = true
            case "none": hasBuiltIn = false
            case "kernel":
                try readModules(Self.kernelModules())
                modprobePaths += ModprobeFolders.ofTheSystem
            default:
                try read(argument, &modprobePaths)
            }
        }
        guard !modprobePaths.isEmpty else { return }
        let loaded = ModprobeFolders.load(modprobePaths, name: configuration.name)
        self.report(loaded.diagnostics)
        configuration = loaded.configuration
    }

    /// All databases as rules for drivers, what modprobe.d says first, without the built-in ones.
    var rules: [DriverDatabase] {
        let rules = databases.map { database in
            switch database {
            case .rules(let rules): rules
            case .modules(let modules): DriverDatabase(modules: modules)
            }
        }
        return configuration.isEmpty ? rules : [DriverDatabase(configuration)] + rules
    }

    // MARK: Reading

    private mutating func read(_ path: String, _ modprobePaths: inout [String]) throws {
        if let names = try? LocalFiles(root: path).entries(of: "").map(\.name) {
            if ModuleDirectory.isModuleDirectory(names) { return try readModules(path) }
            let isConfiguration = names.contains(where: ModprobeFolders.isConfiguration)
            if names.contains(where: WindowsINF.isINF) { return try readINF(path) }
            guard isConfiguration || names.contains(where: RuleFolder.isRules) else {
                guard WindowsINF.holdsINF(path) else {
                    let kinds = "neither modules.alias nor modules.dep nor a file *.conf, *.inf, *.yaml or *.json"
                    throw Failure.report("\(path): holds \(kinds)")
                }
                return try readINF(path)
            }
            if isConfiguration { modprobePaths.append(path) }
            if names.contains(where: RuleFolder.isRules) { try readRuleFolder(path) }
        } else if ModprobeFolders.isConfiguration(path) {
            modprobePaths.append(path)
        } else if ModuleDirectory.isAliasFile(path) {
            try readAliases(path)
        } else if WindowsINF.isINF(path) {
            try readINF(path)
        } else {
            try readRules(path)
        }
    }

    private mutating func readAliases(_ path: String) throws {
        do {
            let file = try FileBytes(path: path)
            let expanded = DecompressedFile(file)
            let loaded = ModuleDirectory.load(aliases: (expanded?.bytes ?? file).array, file: path)
            report([expanded?.fault].compactMap(\.self) + loaded.diagnostics)
            databases.append(.modules(loaded.database))
        } catch {
            throw Failure.report("\(error)")
        }
    }

    private mutating func readModules(_ folder: String) throws {
        let reader = ModuleDirectory { file in
            DecompressedFile(file).map { ModuleDirectory.Expansion(content: $0.bytes, fault: $0.fault) }
        }
        do throws(Diagnostic) {
            let loaded = try reader.load(
                folder,
                wantsSymbols: wantsSymbols,
                wantsDependencies: wantsDependencies
            )
            report(loaded.diagnostics)
            databases.append(.modules(loaded.database))
        } catch {
            report([error])
            throw Failure.badInput
        }
    }

    private mutating func readRules(_ path: String) throws { try take { try NativeRules.load(path: path) } }

    private mutating func readINF(_ path: String) throws {
        let hosts = hosts
        try take { try WindowsINF.load(path: path, for: hosts) }
    }

    /// Takes a database that could be read, and says what is wrong with it.
    private mutating func take(_ load: () throws -> (database: DriverDatabase, diagnostics: [Diagnostic])) throws {
        let loaded: (database: DriverDatabase, diagnostics: [Diagnostic])
        do { loaded = try load() } catch let diagnostic as Diagnostic {
            report([diagnostic])
            throw Failure.badInput
        } catch {
            throw Failure.report("\(error)")
        }
        self.report(loaded.diagnostics)
        if Self.isEmpty(loaded.database), loaded.diagnostics.contains(where: { $0.severity == .error }) {
            throw Failure.badInput
        }
        databases.append(.rules(loaded.database))
    }

    private mutating func readRuleFolder(_ path: String) throws {
        do {
            let loaded = try RuleFolder.load(path)
            report(loaded.diagnostics)
            if loaded.databases.allSatisfy(Self.isEmpty), loaded.diagnostics.contains(where: { $0.severity == .error })
            {
                throw Failure.badInput
            }
            databases += loaded.databases.map { .rules($0) }
        } catch let error as FileError {
            throw Failure.report("\(error)")
        }
    }

    private static func isEmpty(_ database: DriverDatabase) -> Bool {
        database.packages.isEmpty && database.filters.isEmpty && database.classes.isEmpty
    }

    /// Where the modules of the running kernel are.
    private static func kernelModules() -> String {
        var name = utsname()
        guard unsafe uname(&name) == 0 else { return "/lib/modules" }
        let release = unsafe withUnsafeBytes(of: &name.release) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        return "/lib/modules/\(release)"
    }
}
