public import PnPDiagnostics

/// All that one rules file or folder says, in the order in which it says it.
public struct DriverDatabase: Sendable {
    /// What sort of database it is.
    public enum Kind: Hashable, Sendable {
        /// Rules that somebody wrote.
        case rules
        /// A kernel's module directory; the modules that it knows, whether they have an alias or not.
        case modules(known: Set<String>)
        /// The files of modprobe.d: an alias in them hides those of module directories for the same text.
        case modprobe
    }

    /// What it is called in explanations: a path, or `built-in`.
    public var name: String
    /// What sort of database it is.
    public var kind = Kind.rules
    /// The drivers.
    public var packages: [DriverPackage] = []
    /// The filters.
    public var filters: [FilterRule] = []
    /// The classes.
    public var classes: [ClassRule] = []
    /// Modules that are compiled into the kernel, which module directories list by name, mostly without what they take.
    public var compiledIn: Set<String> = []
    /// Modules that are not to be loaded, whatever database names them.
    public var refusals: [ModuleRefusal] = []

    /// Makes an empty database.
    public init(name: String) { self.name = name }
}

/// A module that an administrator keeps from being loaded for a device.
public struct ModuleRefusal: Hashable, Sendable {
    /// How it is kept.
    public enum Reason: Hashable, Sendable {
        /// A line `blacklist MODULE`.
        case blacklisted
        /// A line `install MODULE COMMAND` whose command does not load the module.
        case replaced(command: String)
    }

    /// The module's name, `_` for `-`; a pattern of `*`, `?` and brackets for a replaced one.
    public var module: String
    /// How it is kept.
    public var reason: Reason
    /// Where that is written.
    public var location: SourceLocation

    /// Makes a refusal.
    public init(module: String, reason: Reason, location: SourceLocation) {
        self.module = module
        self.reason = reason
        self.location = location
    }
}
