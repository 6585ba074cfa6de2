/// A device setup class: every device has at most one, and class filters hang on it.
///
/// - SeeAlso: "System-Defined Device Setup Classes", Microsoft Learn; windows-pnp 5.1.
public struct SetupClass: Hashable, Sendable {
    /// The class's name, such as `Net`.
    public var name: String
    /// The class's GUID in braces, lower-case; `nil` where nobody has given one.
    public var guid: String?

    /// Names a class; the GUID of a system-defined class is filled in.
    public init(_ name: String, guid: String? = nil) {
        self.name = name
        self.guid = guid ?? Self.systemDefined[name]
    }
}
