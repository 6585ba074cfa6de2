/// Where a device node stands, as NT names it.
///
/// A tree built from a snapshot uses the resting states only.
///
/// - SeeAlso: windows-pnp 2.5.
public enum DeviceNodeState: String, Hashable, Sendable, CaseIterable {
    /// Found, not yet asked for its IDs, or without usable ones.
    case uninitialized
    /// Known by its IDs; no driver runs it.
    case initialized
    /// It works.
    case started
    /// Its drivers are gone, the device is still there.
    case removed
    /// Known, but not there now.
    case deleted
}
