/// What a bus says can be done with a device.
///
/// - SeeAlso: windows-pnp 2.4; the raw values are those of the stored Capabilities flags.
public struct DeviceCapabilities: OptionSet, Hashable, Sendable {
    /// The stored flags.
    public let rawValue: UInt32
    /// Takes stored flags.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Can be locked against ejection.
    public static let lockSupported = Self(rawValue: 0x001)
    /// Can be ejected by software.
    public static let ejectSupported = Self(rawValue: 0x002)
    /// Can be separated from its parent.
    public static let removable = Self(rawValue: 0x004)
    /// Is a docking station.
    public static let dockDevice = Self(rawValue: 0x008)
    /// Its instance ID is unique on the whole machine.
    public static let uniqueID = Self(rawValue: 0x010)
    /// Installs without asking.
    public static let silentInstall = Self(rawValue: 0x020)
    /// May start without a function driver.
    public static let rawDeviceOK = Self(rawValue: 0x040)
    /// May be pulled without warning.
    public static let surpriseRemovalOK = Self(rawValue: 0x080)
    /// The firmware has switched it off.
    public static let hardwareDisabled = Self(rawValue: 0x100)
    /// Only trusted programs may open it.
    public static let secureDevice = Self(rawValue: 0x400)

    /// The names used in JSON, in the order of the bits.
    public static let names: [(name: String, capability: DeviceCapabilities)] = [
        ("lock-supported", .lockSupported), ("eject-supported", .ejectSupported), ("removable", .removable),
        ("dock-device", .dockDevice), ("unique-id", .uniqueID), ("silent-install", .silentInstall),
        ("raw-ok", .rawDeviceOK), ("surprise-removal-ok", .surpriseRemovalOK),
        ("hardware-disabled", .hardwareDisabled), ("secure-device", .secureDevice),
    ]

    /// The capability with a name, or `nil`.
    public init?(name: String) {
        guard let entry = Self.names.first(where: { $0.name == name }) else { return nil }
        self = entry.capability
    }

    /// The names of the flags that are set.
    public var names: [String] { Self.names.filter { contains($0.capability) }.map(\.name) }
}
