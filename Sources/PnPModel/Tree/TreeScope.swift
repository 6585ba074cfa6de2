/// Which devices become nodes.
public enum TreeScope: Hashable, Sendable {
    /// All of them.
    case all
    /// Those that a text tree shows, and what is needed for their sake; of most hidden ones only how many there are.
    ///
    /// Instance paths that come from a place among hidden siblings may be others than in a tree of all devices.
    case shown
}
