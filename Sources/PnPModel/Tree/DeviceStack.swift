/// The ordered device objects of one device node, bottom to top: who made it, who watches it, who runs it.
///
/// - SeeAlso: "Device nodes and device stacks", Microsoft Learn; windows-pnp 1.2 for the order of the layers.
public struct DeviceStack: Hashable, Sendable {
    /// The objects, the PDO first.
    public var objects: [DeviceObject]

    /// Makes a stack of objects that are already in order.
    public init(_ objects: [DeviceObject] = []) { self.objects = objects }

    /// The objects of the kernel-mode stack, bottom to top.
    public var kernelMode: some Sequence<DeviceObject> { objects.lazy.filter { $0.layer != .user } }
    /// The objects of the user-mode stack, bottom to top.
    public var userMode: some Sequence<DeviceObject> { objects.lazy.filter { $0.layer == .user } }
}

/// One driver's place in a device stack.
public struct DeviceObject: Hashable, Sendable {
    /// The layers from the bottom up.
    ///
    /// `user` is the user-mode stack beside the kernel's.
    ///
    /// - SeeAlso: windows-pnp 1.2, 1.3.
    public enum Layer: String, Hashable, Sendable, CaseIterable {
        /// The physical device object, made by the bus driver.
        case pdo
        /// A filter that the bus attached, such as ACPI.
        case busFilter = "bus-filter"
        /// A filter of this device, below its function driver.
        case lowerDeviceFilter = "lower-device-filter"
        /// A filter of the device's class, below its function driver.
        case lowerClassFilter = "lower-class-filter"
        /// The functional device object.
        case function
        /// A filter of this device, above its function driver.
        case upperDeviceFilter = "upper-device-filter"
        /// A filter of the device's class, above its function driver.
        case upperClassFilter = "upper-class-filter"
        /// An object of the user-mode stack.
        case user

        /// Whether a filter driver owns an object of this layer.
        public var isFilter: Bool {
            switch self {
            case .pdo, .function, .user: false
            case .busFilter, .lowerDeviceFilter, .lowerClassFilter, .upperDeviceFilter, .upperClassFilter: true
            }
        }
    }

    /// Where it sits.
    public var layer: Layer
    /// The driver's name.
    public var driver: String
    /// The two binaries of a miniport/port pair, which act as one driver; empty for an ordinary driver.
    public var pair: [String]
    /// Why it is there: a rule's place, the firmware's object, the kernel's binding.
    public var reason: String? {
        get { cause.text }
        set { cause = newValue.map(Cause.text) ?? .none }
    }
    private var cause: Cause

    /// A reason that is put into words when it is asked for: a tree has a reason for every object and shows few.
    private enum Cause: Hashable, Sendable {
        case none
        case text(String)
        case binding(SysfsPath)

        var text: String? {
            switch self {
            case .none: nil
            case .text(let text): text
            case .binding(let record): "bound to \(record.name)"
            }
        }

        static func == (left: Self, right: Self) -> Bool { left.text == right.text }

        func hash(into hasher: inout Hasher) { hasher.combine(text) }
    }

    /// Makes an object.
    public init(_ layer: Layer, _ driver: String, pair: [String] = [], reason: String? = nil) {
        self.layer = layer
        self.driver = driver
        self.pair = pair
        cause = reason.map(Cause.text) ?? .none
    }

    /// Makes an object of a driver that the kernel bound to a record, which is why it is there.
    public init(_ layer: Layer, _ driver: String, pair: [String] = [], boundTo record: SysfsPath) {
        self.layer = layer
        self.driver = driver
        self.pair = pair
        cause = .binding(record)
    }

    /// The driver as the books write it: `(Usbuhci,Usbport)` for a pair.
    public var displayName: String { pair.isEmpty ? driver : "(" + pair.joined(separator: ",") + ")" }
}
