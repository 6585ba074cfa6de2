public import PnPModel

/// The bus drivers of this module, together.
///
/// A new bus is a page in `ModaliasGrammar.all`, or a type that conforms to `BusDriver` and a place in ``all``.
public enum BusDrivers {
    /// All drivers that identify devices of buses; which is asked depends on the bus alone, so the order does not matter.
    public static let all: [any BusDriver] =
        [
            AC97BusDriver(), ACPIBusDriver(), CCWGroupBusDriver(), CPUBusDriver(), FirewireBusDriver(),
            HDAudioBusDriver(), HIDBusDriver(), I2CBusDriver(), IDEBusDriver(), MDIOBusDriver(), MemoryStickBusDriver(),
            MMCBusDriver(),
            OneWireBusDriver(), PCIBusDriver(), PCMCIABusDriver(), PlatformBusDriver(), PNPBusDriver(), RMI4BusDriver(),
            SCMIBusDriver(), SCSIBusDriver(), SDIOBusDriver(), SequencerBusDriver(), SerioBusDriver(), SPIBusDriver(),
            ThunderboltBusDriver(), USBBusDriver(), VirtioBusDriver(), VMBusDriver(),
        ] + ModaliasGrammar.all.map(ModaliasBusDriver.init)

    /// The driver that identifies a record: its bus's, that of roots or software devices, else the generic one.
    ///
    /// Each of them falls back to the generic rule where its own data say too little, so it never returns `nil` for a
    /// record.
    public static func driver(for record: DeviceRecord) -> any BusDriver {
        guard let subsystem = record.subsystem else { return root }
        switch subsystem.kind {
        case .bus: return byBus[subsystem.name] ?? generic
        case .class: return subsystem.name == "block" ? block : software
        }
    }

    /// The driver that makes the PDOs of a bus, where one driver of the field stands for the bus.
    ///
    /// - Returns: `nil` where the parent's function driver makes them, as on USB, SCSI, HID, I²C, SPI, virtio and MMC.
    /// - SeeAlso: design section 3, "Who made the PDO".
    public static func pdoMaker(of bus: String) -> String? { makers[bus] }

    /// The enumerator of a bus that the generic rule speaks for.
    ///
    /// - Returns: `nil` for a bus with a driver of its own.
    public static func enumerator(of bus: String) -> String? {
        byBus[bus] == nil ? OwnIdentity(bus: bus, instance: .ordinal).enumerator : nil
    }

    private static let byBus: [String: any BusDriver] = {
        var table: [String: any BusDriver] = [:]
        for driver in all {
            for bus in driver.buses { table[bus] = FallingBack(driver) }
        }
        return table
    }()

    private static let root: any BusDriver = FallingBack(RootBusDriver())
    private static let block: any BusDriver = FallingBack(BlockClassDriver())
    private static let software: any BusDriver = FallingBack(SoftwareClassDriver())
    private static let generic: any BusDriver = GenericBusDriver()

    /// Buses of firmware and of the kernel's core: their code is no driver of the device above.
    private static let makers: [String: String] = [
        "acpi": "acpi", "amba": "amba", "ccw": "ccw", "ccwgroup": "ccwgroup", "cpu": "cpu", "css": "css",
        "eisa": "eisa",
        "faux": "faux", "isa": "isa", "macio": "macio", "memory": "memory", "node": "node", "nubus": "nubus",
        "parisc": "parisc", "pci": "pci", "platform": "platform", "pnp": "pnp", "ps3_system_bus": "ps3", "vio": "vio",
        "xen": "xenbus", "xen-backend": "xenbus", "zorro": "zorro", "clockevents": "clockevents",
        "clocksource": "clocksource", "container": "container", "event_source": "event_source",
        "machinecheck": "machinecheck", "workqueue": "workqueue", "edac": "edac", "soc": "soc",
    ]
}

/// All bus drivers of this module as one value, for those who are handed their bus drivers.
public struct BuiltInBuses: BusCatalogue {
    /// Makes the catalogue.
    public init() {}

    /// The driver that identifies a record.
    public func driver(for record: DeviceRecord) -> any BusDriver { BusDrivers.driver(for: record) }

    /// The enumerator of a bus that the generic rule speaks for; `nil` for one with a driver of its own.
    public func enumerator(ofBus bus: String) -> String? { BusDrivers.enumerator(of: bus) }

    /// The driver that makes the PDOs of a bus, or `nil`.
    public func pdoMaker(ofBus bus: String) -> String? { BusDrivers.pdoMaker(of: bus) }

    /// What the devices of a bus are as a rule; `Unknown` where that cannot be said.
    public func setupClass(ofBus bus: String) -> String? { BusSetupClass.name(ofBus: bus) }
}

/// A bus's own driver, then the generic rule.
private struct FallingBack: BusDriver {
    let driver: any BusDriver
    let generic = GenericBusDriver()

    init(_ driver: any BusDriver) { self.driver = driver }

    var buses: [String] { driver.buses }

    func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        if let identity = try driver.identify(device) { return identity }
        return try generic.identify(device)
    }

    func container(of device: RecordView) -> ContainerID? { driver.container(of: device) }

    func locationStep(to device: RecordView) -> LocationStep? { driver.locationStep(to: device) }
}
