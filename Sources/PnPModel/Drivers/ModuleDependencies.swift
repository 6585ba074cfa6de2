/// Where a kernel's modules are, and what is loaded before and after each: `modules.dep` and `modules.softdep`.
///
/// - SeeAlso: linux-devices 2.4.
public struct ModuleDependencies: Sendable {
    /// A module that can be loaded.
    public struct Module: Hashable, Sendable {
        /// Its file, as the directory names it: relative to the directory, or from the root.
        public var path: String
        /// The modules that it needs, `_` for `-`, in the order in which they are loaded.
        public var needs: [String]

        /// Describes a module.
        public init(path: String, needs: [String]) {
            self.path = path
            self.needs = needs
        }
    }

    /// The modules by name, `_` for `-`; of two lines for a name the first one counts.
    public var modules: [String: Module] = [:]
    /// The lines of `modules.softdep`; those of modprobe.d come before them.
    public var softDependencies: [ModprobeConfiguration.Command] = []

    /// Knows no modules.
    public init() {}
}
