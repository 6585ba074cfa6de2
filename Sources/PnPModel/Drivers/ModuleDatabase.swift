/// What a kernel's module directory says: which modules there are, what they are aliases of, what is compiled in.
///
/// - SeeAlso: linux-devices 2.4.
public struct ModuleDatabase: Sendable {
    /// The directory.
    public var name: String
    /// The modules' names as libkmod has them, `_` for `-`; aliases name them by their place here.
    public var moduleNames: [String] = []
    /// `modules.alias`.
    public var aliases: AliasTable
    /// The aliases of what is compiled in, from `modules.builtin.modinfo`.
    public var builtInAliases: AliasTable
    /// `modules.symbols`.
    public var symbols: AliasTable
    /// The names in `modules.dep`: what can be loaded.
    public var loadable: Set<String> = []
    /// The names in `modules.builtin`: what is compiled in.
    public var builtIn: Set<String> = []
    /// Files and dependencies; `nil` where nobody asked for them.
    public var dependencies: ModuleDependencies?

    /// Makes a database without modules.
    public init(name: String) {
        self.name = name
        aliases = AliasTable(file: name)
        builtInAliases = AliasTable(file: name)
        symbols = AliasTable(file: name)
    }
}
