/// What a source reported about one sysfs device, unjudged.
///
/// - SeeAlso: linux-devices 1.1 (what a device is), 1.2 (links), 1.3 (properties), 1.4 (attributes).
public struct DeviceRecord: Hashable, Sendable {
    /// Where it is below `/sys`.
    public var path: SysfsPath
    /// The bus or class it belongs to; `nil` for a directory that has `uevent` alone.
    public var subsystem: Subsystem?
    /// The driver bound to it, by the driver's own name (`xhci_hcd`).
    public var driver: String?
    /// The module of that driver (`xhci_pci`), where the source knows it.
    public var module: String?
    /// The kernel's own word for what kind of device of its subsystem it is, such as `usb_interface`.
    public var deviceType: String?
    /// The modalias strings, verbatim; an ACPI device with devicetree names has two.
    public var modaliases: [String]
    /// Its node, beginning with `/dev/`.
    public var node: String?
    /// Variables of its `uevent` file and of udev's database, without those that have a field of their own above.
    public var properties: NamedValues
    /// The attributes that were read: text, without the line's end.
    public var attributes: NamedValues
    /// Links to other devices, such as `firmware_node`: name to the target's path below `/sys`.
    public var links: NamedValues
    /// IDs given by hand, which override what a bus driver would derive.
    public var identity: StatedIdentity?
    /// Whether the device is there now; a snapshot may keep one that is not.
    public var isPresent: Bool
    /// Names of attributes and files that were there and could not be read, with the reason.
    public var unreadable: NamedValues

    /// Makes a record.
    public init(
        path: SysfsPath,
        subsystem: Subsystem? = nil,
        driver: String? = nil,
        module: String? = nil,
        deviceType: String? = nil,
        modaliases: [String] = [],
        node: String? = nil,
        properties: NamedValues = [:],
        attributes: NamedValues = [:],
        links: NamedValues = [:],
        identity: StatedIdentity? = nil,
        isPresent: Bool = true,
        unreadable: NamedValues = [:]
    ) {
        self.path = path
        self.subsystem = subsystem
        self.driver = driver
        self.module = module
        self.deviceType = deviceType
        self.modaliases = modaliases
        self.node = node
        self.properties = properties
        self.attributes = attributes
        self.links = links
        self.identity = identity
        self.isPresent = isPresent
        self.unreadable = unreadable
    }

    /// The first modalias.
    public var modalias: String? { modaliases.first }

    /// Whether it is a device of the bus with this name.
    public func isOnBus(_ name: String) -> Bool { subsystem?.kind == .bus && subsystem?.name == name }
    /// Whether it is a device of the class with this name.
    public func isOfClass(_ name: String) -> Bool { subsystem?.kind == .class && subsystem?.name == name }
}

/// The bus or class that a device belongs to.
///
/// A name can be both, so the kind is part of it.
public struct Subsystem: Hashable, Sendable, CustomStringConvertible {
    /// Bus or class.
    public enum Kind: String, Hashable, Sendable {
        /// Devices that drivers bind.
        case bus
        /// What drivers offer.
        case `class`
    }

    /// Bus or class.
    public var kind: Kind
    /// The subsystem's name, such as `pci`.
    public var name: String

    /// Names a subsystem.
    public init(_ kind: Kind, _ name: String) {
        self.kind = kind
        self.name = name
    }

    /// Names a bus.
    public static func bus(_ name: String) -> Subsystem { Subsystem(.bus, name) }
    /// Names a class.
    public static func `class`(_ name: String) -> Subsystem { Subsystem(.class, name) }

    /// `bus/pci`.
    public var description: String { "\(kind.rawValue)/\(name)" }
}

/// IDs that a person wrote down for a device, not yet checked.
///
/// - SeeAlso: design section 5, "The JSON snapshot".
public struct StatedIdentity: Hashable, Sendable {
    /// `ENUMERATOR\DEVICE`; where left out, the first hardware ID.
    public var deviceID: String?
    /// Most specific first.
    public var hardwareIDs: [String]
    /// Most specific first.
    public var compatibleIDs: [String]
    /// The instance ID, verbatim; where left out, one is made from the parent's.
    public var instanceID: String?
    /// Names of ``DeviceCapabilities``.
    public var capabilities: [String]
    /// What the device calls itself.
    public var description: String?
    /// The enumerated setup class's name, where no driver says it.
    public var className: String?

    /// States an identity.
    public init(
        deviceID: String? = nil,
        hardwareIDs: [String] = [],
        compatibleIDs: [String] = [],
        instanceID: String? = nil,
        capabilities: [String] = [],
        description: String? = nil,
        className: String? = nil
    ) {
        self.deviceID = deviceID
        self.hardwareIDs = hardwareIDs
        self.compatibleIDs = compatibleIDs
        self.instanceID = instanceID
        self.capabilities = capabilities
        self.description = description
        self.className = className
    }
}
