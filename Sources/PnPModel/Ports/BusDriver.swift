/// Turns what a bus reports about one child into the names that drivers match on.
///
/// Pure: the same records give the same answer; no file is read, no state is kept. A bus driver looks at the device it is
/// asked about and at what is around it, never at drivers or rules.
public protocol BusDriver: Sendable {
    /// The kernel's names of the buses whose devices this driver identifies: `pci`, `usb`.
    var buses: [String] { get }

    /// Identifies a device of one of ``buses``. Called once for each node, after all records are placed.
    ///
    /// - Returns: The device's identity; `nil` when the record says too little, and the generic rule shall speak.
    /// - Throws: When it is this bus's device but its data make no legal ID; the node then has problem 9.
    func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity?

    /// The physical thing that a device is a part of, where the bus knows that by something that is unique.
    ///
    /// Asked only where containers are wanted.
    /// - Returns: `nil` where whether the device can be taken off decides.
    func container(of device: RecordView) -> ContainerID?

    /// How one comes to a device from the device above it, or from the root.
    ///
    /// Asked only where location paths are wanted.
    /// - Returns: `nil` where the bus has no word for it.
    func locationStep(to device: RecordView) -> LocationStep?
}

/// One device that is to be identified: its record and what was merged with it.
public struct DeviceView: Sendable {
    /// The device's own record, with its surroundings.
    public var own: RecordView
    /// Records merged into the same node, such as the interfaces of a simple USB device; in tree order.
    public var merged: [RecordView]
    /// The firmware's records of the device; the first is its companion.
    public var firmware: [RecordView]

    /// Puts a view together.
    public init(own: RecordView, merged: [RecordView] = [], firmware: [RecordView] = []) {
        self.own = own
        self.merged = merged
        self.firmware = firmware
    }

    /// The device's own record.
    public var record: DeviceRecord { own.record }
}

/// What a bus driver says of a device.
public struct DeviceIdentity: Hashable, Sendable {
    /// How the instance ID comes about.
    ///
    /// - SeeAlso: design section 3, "Instance paths"; windows-pnp 3.2.
    public enum Instance: Hashable, Sendable {
        /// Unique by itself: taken verbatim.
        case unique(String)
        /// Unique by itself unless two devices of one device ID share it; those are named by address.
        case serial(String, address: String)
        /// `L&HASH&0&ADDRESS`, from the parent's instance path.
        case address(String)
        /// `L&HASH&0&N`, the ordinal among siblings of equal device ID.
        case ordinal
    }

    /// What the device is.
    public var deviceID: DeviceID
    /// Most specific first.
    public var hardwareIDs: [HardwareID]
    /// Most specific first.
    public var compatibleIDs: [CompatibleID]
    /// Which one it is.
    public var instance: Instance
    /// The short name for people: `00:14.0`.
    ///
    /// `nil` for the record's own name.
    public var label: String?
    /// What the device calls itself, or its kind in plain words.
    public var description: String?
    /// What any device of its kind is called, for one of which neither it nor its driver says more.
    public var kind: String?
    /// Where it is, in the bus's words.
    public var location: String?
    /// What can be done with it.
    public var capabilities: DeviceCapabilities
    /// The setup class that the bus's own class codes suggest, where no driver says it.
    public var className: String?

    /// States an identity.
    public init(
        deviceID: DeviceID,
        hardwareIDs: [HardwareID],
        compatibleIDs: [CompatibleID] = [],
        instance: Instance,
        label: String? = nil,
        description: String? = nil,
        location: String? = nil,
        capabilities: DeviceCapabilities = [],
        className: String? = nil
    ) {
        self.deviceID = deviceID
        self.hardwareIDs = hardwareIDs
        self.compatibleIDs = compatibleIDs
        self.instance = instance
        self.label = label
        self.description = description
        self.location = location
        self.capabilities = capabilities
        self.className = className
    }
}

/// Why a device could not be identified.
public struct IdentificationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text that is no ID.
    public var text: String
    /// What is wrong with it.
    public var fault: IdentifierError

    /// Describes a fault.
    public init(text: String, fault: IdentifierError) {
        self.text = text
        self.fault = fault
    }

    /// `'A,B' is no ID: …`.
    public var description: String { "'\(text)' is no ID: \(fault)" }
}

extension DeviceIdentity {
    /// Makes IDs of texts; the device ID is given apart because it is not always the first hardware ID.
    ///
    /// - Throws: The first text that is no ID.
    public init(
        device: String,
        hardware: [String],
        compatible: [String] = [],
        instance: Instance
    ) throws(IdentificationError) {
        self.init(
            deviceID: try Self.make(device, DeviceID.init),
            hardwareIDs: try Self.make(hardware, HardwareID.init(_:)),
            compatibleIDs: try Self.make(compatible, CompatibleID.init(_:)),
            instance: instance
        )
    }

    private static func make<ID>(
        _ text: String,
        _ build: (String) throws(IdentifierError) -> ID
    ) throws(IdentificationError) -> ID {
        do { return try build(text) } catch { throw IdentificationError(text: text, fault: error) }
    }

    private static func make<ID>(
        _ texts: [String],
        _ build: (String) throws(IdentifierError) -> ID
    ) throws(IdentificationError) -> [ID] {
        var ids: [ID] = []
        ids.reserveCapacity(texts.count)
        for text in texts { ids.append(try make(text, build)) }
        return ids
    }
}
