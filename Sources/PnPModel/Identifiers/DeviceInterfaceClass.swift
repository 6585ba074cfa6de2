/// What programs can do with a device interface: every interface of one class is used in the same way.
///
/// Not to be taken for a setup class, which says what installs a device.
/// - SeeAlso: "Overview of Device Interface Classes", Microsoft Learn; windows-pnp 5.2.
public struct DeviceInterfaceClass: Hashable, Sendable {
    /// The class's name in plain words, such as `Disk`.
    public let name: String
    /// The class's GUID in braces, lower-case.
    public let guid: String

    /// Names a class.
    public init(_ name: String, guid: String) {
        self.name = name
        self.guid = guid
    }
}
