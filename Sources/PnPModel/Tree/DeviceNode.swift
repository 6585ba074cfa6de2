/// The position of a node in its tree's list: depth first, the root at 0.
public typealias NodeIndex = Int

/// A device node: one device, its identification, its stack and how it is doing.
public struct DeviceNode: Hashable, Sendable {
    /// The node's unique name.
    public var instancePath: DeviceInstancePath
    /// The bus the device is on: `nil` only for the root.
    public var parent: NodeIndex?
    /// The devices on this one's bus.
    public var children: [NodeIndex] = []
    /// How far from the root, which is 0.
    public var depth = 0
    /// The short name that people know it by: `00:14.0`, `usb1`, `1-5`, `:1.0`.
    ///
    /// Not unique.
    public var label: String
    /// What it is, in words that do not depend on any database of the machine at hand.
    public var description: String?

    /// Most specific first.
    public var hardwareIDs: [HardwareID] = []
    /// Most specific first.
    public var compatibleIDs: [CompatibleID] = []
    /// The kernel's own matching strings, verbatim.
    public var modaliases: [String] = []

    /// The device's setup class.
    public var setupClass: SetupClass?
    /// Where it stands.
    public var state: DeviceNodeState
    /// Why it does not work.
    public var problem: Problem?
    /// Left out of text unless all is wanted.
    public var isHidden: Bool
    /// Whether there is no hardware behind it.
    public var isSoftware: Bool
    /// Runs without a function driver.
    public var isRaw = false
    /// What its bus says can be done with it.
    public var capabilities: DeviceCapabilities = []
    /// Where it is, in its bus's words: `PCI bus 0, device 20, function 0`.
    public var location: String?
    /// The ways to it from the root, by buses and by the firmware's namespace: `PCIROOT(0)#PCI(1400)#USBROOT(0)#USB(3)`.
    ///
    /// Filled where ``TreeDetails/locations`` are asked for.
    public var locationPaths: [String] = []
    /// The physical thing that it is a part of.
    ///
    /// Filled where ``TreeDetails/containers`` are asked for.
    public var containerID: ContainerID?

    /// Who runs it.
    public var driver: DriverChoice
    /// All that is attached to it.
    public var stack: DeviceStack
    /// What its driver offers to programs.
    public var interfaces: [DeviceInterface] = []
    /// What it uses.
    public var resources: [DeviceResource] = []
    /// Which devices it needs, and which need it, besides its parent and children.
    public var relations: [DeviceRelation] = []
    /// Every record of the source that ended here.
    public var records: [RecordPlacement] = []

    /// Makes a node with nothing below or around it yet.
    public init(
        instancePath: DeviceInstancePath,
        parent: NodeIndex?,
        label: String,
        state: DeviceNodeState,
        isHidden: Bool = false,
        isSoftware: Bool = false,
        driver: DriverChoice = DriverChoice(),
        stack: DeviceStack = DeviceStack()
    ) {
        self.instancePath = instancePath
        self.parent = parent
        self.label = label
        self.state = state
        self.isHidden = isHidden
        self.isSoftware = isSoftware
        self.driver = driver
        self.stack = stack
    }
}

/// Who runs a device: what the kernel bound, what the rules say, and which of the two counts.
public struct DriverChoice: Hashable, Sendable {
    /// Which of the two the function driver is.
    public enum Origin: String, Hashable, Sendable {
        /// The kernel bound it.
        case observed
        /// A given rules database chose it.
        case selected
        /// The built-in rules name it: what the kernel does without binding a driver.
        case builtIn = "built-in"
    }

    /// The function driver; `nil` where there is none.
    public var function: String?
    /// The function driver's module, where known.
    public var module: String?
    /// Where the function driver comes from; `nil` where there is none.
    public var origin: Origin?
    /// The driver that the kernel bound.
    public var observed: String?
    /// The module of the driver that the kernel bound, where known; what the rules chose is compared with it.
    public var observedModule: String?
    /// The driver that a rules database chose.
    public var selected: String?
    /// The rank of the selected driver.
    public var rank: DriverRank?
    /// Whether a rule says that the device needs no driver.
    public var isNull = false
    /// Why the observed driver stays although rules decide; `nil` where it does not, or rules do not decide.
    public var kept: KeptDriver?
    /// What was said about drivers of this device, whoever matches best: first in sysfs, then in databases.
    public var overrides: [DriverOverride] = []

    /// A node without a driver.
    public init() {}

    /// Whether the kernel and the rules each name a driver, and not the same one.
    ///
    /// The two are compared by module, because rules may know modules only and one module may hold a driver of another
    /// name (`xhci_hcd` is in `xhci_pci`); where a module is not known, it is the driver's name with `-` as `_`.
    /// - SeeAlso: design section 4, "Driver and module".
    public var isDisputed: Bool {
        guard let observed, let selected, observed != selected else { return false }
        let observedModule = observedModule ?? (function == observed ? module : nil) ?? Self.moduleName(of: observed)
        let selectedModule = (function == selected ? module : nil) ?? Self.moduleName(of: selected)
        return Self.moduleName(of: observedModule) != Self.moduleName(of: selectedModule)
    }

    /// Whether the driver that the kernel bound is in a module.
    public func isObserved(inModule module: String) -> Bool {
        guard let observed else { return false }
        return Self.moduleName(of: observedModule ?? observed) == Self.moduleName(of: module)
    }

    private static func moduleName(of driver: String) -> String {
        String(driver.map { $0 == "-" ? "_" : $0 })
    }
}

/// What a driver offers to programs: a class device or a node in `/dev`.
public struct DeviceInterface: Hashable, Sendable {
    /// The class or bus of the record, such as `net`.
    public var className: String
    /// The kernel's name of it, such as `eth0`.
    public var name: String
    /// Its node, beginning with `/dev/`.
    public var node: String?
    /// Its network interface index.
    public var index: Int?
    /// The record that it is; the node's own where the device offers itself.
    public var record: SysfsPath
    /// What programs can do with it, where Windows has a class for that and it was asked for.
    public var interfaceClass: DeviceInterfaceClass?
    /// The name by which Windows' programs would open it; where it has a class.
    public var path: String?

    /// Makes an interface.
    public init(className: String, name: String, node: String?, index: Int? = nil, record: SysfsPath) {
        self.className = className
        self.name = name
        self.node = node
        self.index = index
        self.record = record
    }

    /// Whether text output names it: it has a node in `/dev` or an interface index.
    public var isShown: Bool { node != nil || index != nil }
}

/// Where one record of the source ended.
public struct RecordPlacement: Hashable, Sendable {
    /// What became of the record.
    ///
    /// - SeeAlso: design section 3, the table of records.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        /// It is the node's own record.
        case node
        /// It is another part of the same device, such as a USB interface of a simple device.
        case merged
        /// It is the firmware's view of the device.
        case firmware
        /// It stands between the device and what is below it, and is no device.
        case passage
        /// It is what the device's driver offers.
        case interface
        /// It is a software device.
        case software
    }

    /// The record's path.
    public var path: SysfsPath
    /// What became of it.
    public var role: Role
    /// The driver that the source says is bound to it.
    public var driver: String?
    /// What was there and could not be read, with the reason.
    public var unreadable: NamedValues

    /// Places a record.
    public init(path: SysfsPath, role: Role, driver: String?, unreadable: NamedValues = [:]) {
        self.path = path
        self.role = role
        self.driver = driver
        self.unreadable = unreadable
    }
}
