/// What a source reported about one sysfs device, unjudged.
///
/// A value like any other; its fields stand in one shared piece of memory that is copied when a copy is changed, because
/// records are passed around far more often than they are made.
/// - SeeAlso: linux-devices 1.1 (what a device is), 1.2 (links), 1.3 (properties), 1.4 (attributes).
public struct DeviceRecord: Hashable, Sendable {
    private var storage: Storage

    /// Where it is below `/sys`.
    public var path: SysfsPath {
        get { storage.fields.path }
        set { update { $0.path = newValue } }
    }

    /// The bus or class it belongs to; `nil` for a directory that has `uevent` alone.
    public var subsystem: Subsystem? {
        get { storage.fields.subsystem }
        set { update { $0.subsystem = newValue } }
    }

    /// The driver bound to it, by the driver's own name (`xhci_hcd`).
    public var driver: String? {
        get { storage.fields.driver }
        set { update { $0.driver = newValue } }
    }

    /// The module of that driver (`xhci_pci`), where the source knows it.
    public var module: String? {
        get { storage.fields.module }
        set { update { $0.module = newValue } }
    }

    /// The kernel's own word for what kind of device of its subsystem it is, such as `usb_interface`.
    public var deviceType: String? {
        get { storage.fields.deviceType }
        set { update { $0.deviceType = newValue } }
    }

    /// The modalias strings, verbatim; an ACPI device with devicetree names has two.
    public var modaliases: [String] {
        get { storage.fields.modaliases }
        set { update { $0.modaliases = newValue } }
    }

    /// Its node, beginning with `/dev/`.
    public var node: String? {
        get { storage.fields.node }
        set { update { $0.node = newValue } }
    }

    /// Variables of its `uevent` file and of udev's database, without those that have a field of their own above.
    public var properties: NamedValues {
        get { storage.fields.properties }
        _modify {
            makeUnique()
            yield &storage.fields.properties
        }
    }

    /// The attributes that were read: text, without the line's end.
    public var attributes: NamedValues {
        get { storage.fields.attributes }
        _modify {
            makeUnique()
            yield &storage.fields.attributes
        }
    }

    /// Links to other devices, such as `firmware_node`: name to the target's path below `/sys`.
    public var links: NamedValues {
        get { storage.fields.links }
        _modify {
            makeUnique()
            yield &storage.fields.links
        }
    }

    /// IDs given by hand, which override what a bus driver would derive.
    public var identity: StatedIdentity? {
        get { storage.fields.identity }
        set { update { $0.identity = newValue } }
    }

    /// Whether the device is there now; a snapshot may keep one that is not.
    public var isPresent: Bool {
        get { storage.fields.isPresent }
        set { update { $0.isPresent = newValue } }
    }

    /// Names of attributes and files that were there and could not be read, with the reason.
    public var unreadable: NamedValues {
        get { storage.fields.unreadable }
        set { update { $0.unreadable = newValue } }
    }

    /// Makes a record.
    public init(
        path: SysfsPath,
        subsystem: Subsystem? = nil,
        driver: String? = nil,
        module: String? = nil,
        deviceType: String? = nil,
        modaliases: [String] = [],
        node: String? = nil,
        properties: NamedValues = NamedValues(),
        attributes: NamedValues = NamedValues(),
        links: NamedValues = NamedValues(),
        identity: StatedIdentity? = nil,
        isPresent: Bool = true,
        unreadable: NamedValues = NamedValues()
    ) {
        storage = Storage(
            Fields(
                path: path,
                subsystem: subsystem,
                driver: driver,
                module: module,
                deviceType: deviceType,
                modaliases: modaliases,
                node: node,
                properties: properties,
                attributes: attributes,
                links: links,
                identity: identity,
                isPresent: isPresent,
                unreadable: unreadable
            )
        )
    }

    /// The first modalias.
    public var modalias: String? { modaliases.first }

    /// Whether it is a device of the bus with this name.
    public func isOnBus(_ name: String) -> Bool {
        guard let subsystem = storage.fields.subsystem else { return false }
        return subsystem.kind == .bus && subsystem.name == name
    }

    /// Whether it is a device of the class with this name.
    public func isOfClass(_ name: String) -> Bool {
        guard let subsystem = storage.fields.subsystem else { return false }
        return subsystem.kind == .class && subsystem.name == name
    }

    /// Equal when all fields are.
    public static func == (left: Self, right: Self) -> Bool {
        left.storage === right.storage || left.storage.fields == right.storage.fields
    }

    /// Hashes the path, which tells records of one machine apart.
    public func hash(into hasher: inout Hasher) { hasher.combine(path) }

    private mutating func makeUnique() {
        if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.fields) }
    }

    private mutating func update(_ change: (inout Fields) -> Void) {
        makeUnique()
        change(&storage.fields)
    }

    private struct Fields: Equatable {
        var path: SysfsPath
        var subsystem: Subsystem?
        var driver: String?
        var module: String?
        var deviceType: String?
        var modaliases: [String]
        var node: String?
        var properties: NamedValues
        var attributes: NamedValues
        var links: NamedValues
        var identity: StatedIdentity?
        var isPresent: Bool
        var unreadable: NamedValues
    }

    /// Changed only by the one record that holds it, so that no other can see a change: safe to share.
    private final class Storage: @unchecked Sendable {
        /// Never changed while it is read: each change makes sure first that nobody else holds the object.
        @safe @exclusivity(unchecked) var fields: Fields
        init(_ fields: Fields) { self.fields = fields }
    }
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
