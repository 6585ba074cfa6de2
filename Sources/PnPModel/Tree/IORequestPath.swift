/// The way of an I/O request from the top of a device's stack down to the hardware, through as many stacks as it takes.
///
/// The request enters at the top of the target's stack and goes down. Its PDO was made by the driver that runs the parent
/// device, so that driver goes on with it on the parent's stack, below its own FDO; and so on until a driver talks to its
/// hardware itself, because its bus gives the devices on it memory, ports and interrupts of their own (PCI, ACPI …).
/// - SeeAlso: "Driver stacks", Microsoft Learn; windows-pnp 1.4.
public struct IORequestPath: Hashable, Sendable {
    /// One device object that the request passes.
    public struct Entry: Hashable, Sendable {
        /// The node that the object belongs to.
        public var node: NodeIndex
        /// The object.
        public var object: DeviceObject

        /// Names an object.
        public init(node: NodeIndex, object: DeviceObject) {
            self.node = node
            self.object = object
        }
    }

    /// The objects on the way, the first one first.
    ///
    /// A PDO and the FDO of the same driver one stack below are both here.
    public private(set) var entries: [Entry] = []
    /// The driver stack of the request: the drivers on the way, each once, a miniport/port pair as one.
    public private(set) var drivers: [String] = []
    /// Whether the last driver talks to hardware; not so for a software device and for one without a driver that could.
    public private(set) var endsAtHardware = false

    private var keys: [String] = []

    /// Follows a request that enters at the top of a node's stack; there is no way where no driver would take it.
    public init(from target: NodeIndex, in tree: DeviceTree) {
        let first = tree.nodes[target]
        guard first.isRaw || first.stack.objects.contains(where: { $0.layer == .function }) else { return }
        var index = target
        var objects = Self.topDown(first.stack)
        while true {
            let node = tree.nodes[index]
            let pdo = node.stack.objects.first { $0.layer == .pdo }
            let hasOwnHardware = pdo.map { Self.givesHardware($0.driver) } ?? true
            for object in objects {
                // A driver with hardware of its own does not pass the request on to the bus.
                pass(object, at: index)
                if hasOwnHardware, object.layer == .function { break }
            }
            if hasOwnHardware {
                endsAtHardware = !node.isSoftware && !entries.isEmpty
                return
            }
            guard let pdo, let parent = node.parent else { return }
            index = parent
            objects = Self.rest(of: tree.nodes[parent].stack, below: pdo)
        }
    }

    private mutating func pass(_ object: DeviceObject, at node: NodeIndex) {
        entries.append(Entry(node: node, object: object))
        let key = object.driver.lowercased()
        guard !keys.contains(key) else { return }
        keys.append(key)
        drivers.append(object.displayName)
    }

    /// The objects of a stack in the order in which a request passes them.
    ///
    /// The user-mode objects stand behind the reflector, which hands every request to them first.
    /// - SeeAlso: windows-pnp 1.3.
    public static func topDown(_ stack: DeviceStack) -> [DeviceObject] {
        let kernel = Array(stack.kernelMode.reversed())
        let user = Array(stack.userMode.reversed())
        guard !user.isEmpty else { return kernel }
        let reflector = kernel.firstIndex { $0.driver.lowercased() == "wudfrd" }
        let position = reflector.map { $0 + 1 } ?? 0
        return Array(kernel[..<position]) + user + Array(kernel[position...])
    }

    /// What is left of a parent's stack for the driver that made a child's PDO: its FDO and what is below.
    ///
    /// Where the PDO's maker is no object of the stack, as with the core of a bus that Linux keeps apart from the
    /// controller's driver, the controller's function driver goes on.
    private static func rest(of stack: DeviceStack, below pdo: DeviceObject) -> [DeviceObject] {
        let objects = topDown(stack)
        let maker = pdo.driver.lowercased()
        let start =
            objects.firstIndex { $0.layer == .function && $0.driver.lowercased() == maker }
            ?? objects.firstIndex { $0.layer != .pdo && $0.driver.lowercased() == maker }
            ?? objects.firstIndex { $0.layer == .function }
        return start.map { Array(objects[$0...]) } ?? objects
    }

    /// Whether a bus driver's children talk to their hardware themselves instead of asking it to carry their requests.
    public static func givesHardware(_ busDriver: String) -> Bool { hardwareGivers.contains(busDriver.lowercased()) }

    /// The drivers of buses whose devices answer at addresses of their own: the only place that says so.
    ///
    /// Not here are the buses that carry requests: USB, SCSI, HID, I2C, SPI, MMC, virtio, VMBus, HD audio and their like.
    private static let hardwareGivers: Set<String> = [
        "acpi", "acpi_hal", "amba", "bcma", "ccw", "cpu", "css", "eisa", "ibmebus", "isa", "macio", "mca", "of",
        "parisc",
        "pci", "pcmcia", "platform", "pnp", "pnpacpi", "pnpmanager", "ps3_system_bus", "root", "sbus", "ssb", "swd",
        "swenum", "system", "vio", "zorro",
    ]
}
