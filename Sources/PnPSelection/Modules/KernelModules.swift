import PnPModel

/// What module directories and modprobe.d say besides their aliases: which modules there are, and which not to load.
struct KernelModules: Sendable {
    /// The modules that any of the directories knows.
    private var known: Set<String> = []
    /// Whether there is a module directory at all.
    private(set) var hasDirectory = false
    /// Blacklisted modules, by name; the first line counts.
    private var blacklisted: [String: ModuleRefusal] = [:]
    /// Modules that a command stands in for, by pattern, in order.
    private var replaced: [(pattern: Glob, refusal: ModuleRefusal)] = []

    /// Collects what databases say; `nil` where none of them speaks of kernel modules.
    init?(_ databases: [DriverDatabase]) {
        guard databases.contains(where: { $0.kind != .rules || !$0.refusals.isEmpty }) else { return nil }
        for database in databases {
            if case .modules(let known) = database.kind {
                self.known.formUnion(known)
                hasDirectory = true
            }
            for refusal in database.refusals {
                switch refusal.reason {
                case .blacklisted:
                    if blacklisted[refusal.module] == nil { blacklisted[refusal.module] = refusal }
                case .replaced:
                    replaced.append((Glob(refusal.module), refusal))
                }
            }
        }
    }

    /// The names of the modules that the directories have.
    var names: Set<String> { known }

    /// Whether a directory has a module.
    func knows(_ module: String) -> Bool { known.contains(module) }

    /// Why a module is not loaded for a device; `nil` where nothing keeps it.
    func refusal(of module: String) -> ModuleRefusal? {
        let module = AliasText.moduleName(module)
        return blacklisted[module] ?? replaced.first { $0.pattern.matches(module) }?.refusal
    }
}
