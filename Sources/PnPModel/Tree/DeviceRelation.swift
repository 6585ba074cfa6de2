/// What one device has to do with another besides being its parent or child.
public struct DeviceRelation: Hashable, Sendable {
    /// What the other device is to this one.
    ///
    /// - SeeAlso: linux-devices 1.2, "Device-link directory"; windows-pnp 2.3.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// This device does not work without it.
        case supplier
        /// It does not work without this device.
        case consumer
        /// It has power before this device has: a supplier that is not above this device.
        case power
        /// Its driver goes when this device's goes: a consumer or a virtual function that is not below this device.
        case removal
        /// It rules this network interface: a bond, bridge or team.
        case master
        /// A network interface that this one rules.
        case slave
        /// A network interface or block device that stands on this one: a VLAN, a volume.
        case upper
        /// A network interface or block device that this one stands on.
        case lower
    }

    /// What the other device is to this one.
    public var kind: Kind
    /// The other device.
    public var node: NodeIndex
    /// This device's network interface or block device that it is about.
    public var interface: String?
    /// The other device's network interface or block device that it is about.
    public var otherInterface: String?
    /// How a link between supplier and consumer is doing, in the kernel's word, such as `active`.
    public var status: String?

    /// Relates a device to another.
    public init(
        _ kind: Kind,
        _ node: NodeIndex,
        interface: String? = nil,
        otherInterface: String? = nil,
        status: String? = nil
    ) {
        self.kind = kind
        self.node = node
        self.interface = interface
        self.otherInterface = otherInterface
        self.status = status
    }
}
