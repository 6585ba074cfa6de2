public import PnPModel

/// What modprobe would do for a name, an alias or a device's string: the steps of `modprobe --show-depends`.
///
/// - SeeAlso: linux-devices 2.3; modprobe(8).
public struct LoadPlan: Hashable, Sendable {
    /// One thing that is done.
    public enum Step: Hashable, Sendable {
        /// A module's file is loaded.
        case insert(module: String, path: String, options: String)
        /// The module is compiled in: nothing is done.
        case builtIn(module: String)
        /// A command runs instead of loading the module.
        case run(command: ModprobeConfiguration.Command, module: String, options: String)
    }

    /// One module that was found, and what is done for it.
    public struct Part: Hashable, Sendable {
        /// The module, `_` for `-`.
        public let module: String
        /// What it was found by; `nil` where that is its own name.
        public let alias: String?
        /// The line of modprobe.d that keeps it from being loaded; it then has no steps.
        public let blacklist: ModprobeConfiguration.Command?
        /// What is done, in order; nothing where the module has no file and is not compiled in.
        public let steps: [Step]
    }

    /// The modules in libkmod's order, once for each pattern that names them, as modprobe takes them.
    public let parts: [Part]
    /// Whether the limits of ``LoadPlanner`` have cut something off.
    public let isCut: Bool

    /// All steps, in order.
    public var steps: [Step] { parts.flatMap(\.steps) }
}
