import PnPDiagnostics
public import PnPModel

extension DriverDatabase {
    /// The modules of a directory as drivers: each with its aliases, in kmod's order.
    ///
    /// What is compiled in stands behind what can be loaded. A module whose driver steps back for some of its devices alone
    /// is there twice.
    public init(modules database: ModuleDatabase) {
        self.init(name: database.name)
        kind = .modules(known: database.loadable.union(database.moduleNames))
        compiledIn = database.builtIn
        packages = Self.packages(database.aliases, database.moduleNames)
        packages += Self.packages(database.builtInAliases, database.moduleNames)
    }

    private static func packages(_ table: AliasTable, _ names: [String]) -> [DriverPackage] {
        /// The entries of one module, in order; a module's lines follow one another in all but hand-made files.
        var entries: [[AliasTable.Entry]] = Array(repeating: [], count: names.count)
        var order: [Int] = []
        for entry in table.entries {
            let module = Int(entry.module)
            if entries[module].isEmpty { order.append(module) }
            entries[module].append(entry)
        }
        var packages: [DriverPackage] = []
        packages.reserveCapacity(order.count)
        for module in order {
            let patterns = entries[module].map { MatchPattern(table.pattern(of: $0), at: table.location(of: $0)) }
            for isFallback in [false, true] {
                let own = patterns.filter {
                    FallbackModules.isFallback(names[module], pattern: $0.text) == isFallback
                }
                guard let first = own.first else { continue }
                var package = DriverPackage(name: names[module], location: first.location)
                package.module = names[module]
                package.modaliases = own
                package.isFallback = isFallback
                package.isKernelModule = true
                packages.append(package)
            }
        }
        return packages
    }
}

extension DriverDatabase {
    /// What modprobe.d says, as drivers and refusals.
    ///
    /// An `install` line whose command itself loads the module past the line refuses nothing. An alias for `off`, which is
    /// no module, switches off what it matches.
    public init(_ configuration: ModprobeConfiguration) {
        self.init(name: configuration.name)
        kind = .modprobe
        packages = configuration.aliases.map { alias in
            var package = DriverPackage(name: alias.module, location: alias.pattern.location)
            package.module = alias.module
            package.modaliases = [alias.pattern]
            package.isKernelModule = true
            package.hidesKernelModules = true
            package.isFallback = FallbackModules.isFallback(alias.module, pattern: alias.pattern.text)
            return package
        }
        refusals = configuration.blacklist.map { line in
            ModuleRefusal(module: line.module, reason: .blacklisted, location: line.location)
        }
        for alias in configuration.aliases where alias.module == "off" {
            let reason = ModuleRefusal.Reason.replaced(command: "alias \(alias.pattern.text) off")
            refusals.append(ModuleRefusal(module: "off", reason: reason, location: alias.pattern.location))
        }
        for line in configuration.install where !line.text.contains("--ignore-install") {
            let reason = ModuleRefusal.Reason.replaced(command: line.text)
            refusals.append(ModuleRefusal(module: line.module, reason: reason, location: line.location))
        }
    }
}
