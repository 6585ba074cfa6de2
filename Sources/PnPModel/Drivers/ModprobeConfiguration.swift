public import PnPDiagnostics

/// What the files of `modprobe.d` ask for, in the order in which modprobe reads them.
///
/// - SeeAlso: linux-devices 2.3, 2.4; modprobe.d(5).
public struct ModprobeConfiguration: Sendable {
    /// What `alias PATTERN MODULE` says.
    public struct Alias: Hashable, Sendable {
        /// As written, `_` for `-`.
        public var pattern: MatchPattern
        /// The module, `_` for `-`.
        public var module: String

        /// Makes an alias.
        public init(pattern: MatchPattern, module: String) {
            self.pattern = pattern
            self.module = module
        }
    }

    /// What `blacklist`, `install`, `remove`, `options` or `softdep` says.
    public struct Command: Hashable, Sendable {
        /// The module, `_` for `-`.
        public var module: String
        /// What follows the name, as written; empty for `blacklist`.
        public var text: String
        /// Where the line begins.
        public var location: SourceLocation

        /// Makes a command.
        public init(module: String, text: String, location: SourceLocation) {
            self.module = module
            self.text = text
            self.location = location
        }
    }

    /// What the aliases are called together in explanations.
    public var name: String
    /// The aliases; they come before all other sources of a module's name.
    public var aliases: [Alias] = []
    /// Modules that no alias loads.
    public var blacklist: [Command] = []
    /// Modules for which a command runs instead of being loaded; the first line for a module counts.
    public var install: [Command] = []
    /// Modules for which a command runs instead of being removed.
    public var remove: [Command] = []
    /// Parameters of modules; those of several lines add up.
    public var options: [Command] = []
    /// Modules to load before and after a module; the first line for a module counts.
    public var softDependencies: [Command] = []

    /// Makes a configuration that asks for nothing.
    public init(name: String) { self.name = name }

    /// Whether nothing is asked for.
    public var isEmpty: Bool {
        aliases.isEmpty && blacklist.isEmpty && install.isEmpty && remove.isEmpty && options.isEmpty
            && softDependencies.isEmpty
    }
}
