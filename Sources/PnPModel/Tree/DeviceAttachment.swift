/// How a device is attached to the machine: its link, what memory is near it, who translates its addresses, and whose
/// virtual function it is.
///
/// Few devices have any of it, so it stands in ``DeviceTree/attachments`` and not in every node.
/// - SeeAlso: linux-devices 1.2 (links), 1.4 (attributes).
public struct DeviceAttachment: Hashable, Sendable {
    /// Its PCI Express link.
    public var link: DeviceLink?
    /// The NUMA node whose memory is nearest; `nil` where the machine does not say.
    public var numaNode: Int?
    /// The number of the IOMMU group: devices of one group cannot be kept apart from each other.
    public var iommuGroup: Int?
    /// The function that this one is a virtual function of.
    public var physicalFunction: NodeIndex?
    /// What it makes of virtual functions, where it can.
    public var virtualFunctions: VirtualFunctions?

    /// An attachment of which nothing is known yet.
    public init() {}

    /// Whether nothing is known.
    public var isEmpty: Bool { self == DeviceAttachment() }
}

/// The virtual functions of a PCI function that can have some (SR-IOV).
public struct VirtualFunctions: Hashable, Sendable {
    /// How many are switched on; `nil` where it is not known.
    public var enabled: Int?
    /// How many there can be; `nil` where it is not known.
    public var possible: Int?
    /// Those that are nodes of the tree, in order of their numbers.
    public var nodes: [NodeIndex]

    /// Describes virtual functions.
    public init(enabled: Int? = nil, possible: Int? = nil, nodes: [NodeIndex] = []) {
        self.enabled = enabled
        self.possible = possible
        self.nodes = nodes
    }
}

/// A PCI Express link, seen from one of its ends.
public struct DeviceLink: Hashable, Sendable {
    /// How fast a lane is and how many there are; 0 for what is not known, or for a link that is down.
    public struct Rate: Hashable, Sendable {
        /// In tenths of a gigatransfer a second: 25, 50, 80, 160, 320, 640.
        public var speed: Int
        /// The number of lanes.
        public var width: Int

        /// Describes a rate.
        public init(speed: Int, width: Int) {
            self.speed = speed
            self.width = width
        }

        /// The lesser of each of two ends' abilities; what is not known of one is left to the other.
        public func limited(by other: Rate) -> Rate {
            Rate(
                speed: speed == 0 || other.speed == 0 ? max(speed, other.speed) : min(speed, other.speed),
                width: width == 0 || other.width == 0 ? max(width, other.width) : min(width, other.width)
            )
        }
    }

    /// How it runs; `nil` where it was not asked for, because that may wake a device.
    public var current: Rate?
    /// What this end can do.
    public var maximum: Rate?
    /// What the other end can do, where it is known.
    public var otherEnd: Rate?

    /// Describes a link.
    public init(current: Rate? = nil, maximum: Rate? = nil, otherEnd: Rate? = nil) {
        self.current = current
        self.maximum = maximum
        self.otherEnd = otherEnd
    }

    /// What both ends can do.
    public var possible: Rate? {
        guard let maximum else { return nil }
        return otherEnd.map(maximum.limited) ?? maximum
    }

    /// Whether it runs slower or narrower than both ends can.
    ///
    /// A link that is down is not degraded, and neither is one between a fast device and a slow slot.
    public var isDegraded: Bool {
        guard let current, let possible, current.speed > 0, current.width > 0 else { return false }
        return current.speed < possible.speed || current.width < possible.width
    }
}
