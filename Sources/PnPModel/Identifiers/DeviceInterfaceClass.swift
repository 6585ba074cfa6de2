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

    /// The name by which programs open an interface of this class: `\\?\USB#VID_045E&PID_0840#0C33#{a5dcbf10-…}`.
    ///
    /// - Parameters:
    ///   - device: The device that offers it.
    ///   - reference: What tells several interfaces of the class apart, where a device offers them.
    /// - Returns: The device's instance path with `#` for each backslash, then the class, then the reference.
    /// - SeeAlso: windows-pnp 3.4, "Device interface path".
    public func path(of device: DeviceInstancePath, reference: String? = nil) -> String {
        let (backslash, sign) = (UInt8(ascii: "\\"), UInt8(ascii: "#"))
        let name = String(decoding: device.spelling.utf8.map { $0 == backslash ? sign : $0 }, as: UTF8.self)
        return #"\\?\"# + name + "#" + guid + (reference.map { "\\" + $0 } ?? "")
    }
}
