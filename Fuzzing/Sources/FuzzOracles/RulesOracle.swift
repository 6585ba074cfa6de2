internal import PnPKit

/// What must be true of whatever a rules file gives.
///
/// What can be loaded of the file decides over the drivers of a small machine, whose devices the seeds name.
public struct RulesOracle {
    private let file: String

    /// An oracle for rules files of one name; how the name ends says in what language they are.
    public init(file: String) { self.file = file }

    /// Reads a rules file and ends the process where a promise is broken.
    public func check(_ bytes: [UInt8]) {
        let loaded = NativeRules.load(bytes: bytes, file: file)
        DrawnText.check(loaded.diagnostics)
        Self.checkMachine(under: loaded.database)
    }

    /// Lets a database decide over the drivers of a small machine.
    static func checkMachine(under database: DriverDatabase) {
        let store = DriverStore([database])
        for policy in [EnumerationPolicy.observed, .selected] {
            DrawnText.check(TreeBuilder(buses: BuiltInBuses(), store: store, policy: policy).build(machine))
        }
    }

    private static let machine = TreePlan(
        Snapshot(source: SourceDescription(kind: "fuzz"), records: records),
        buses: BuiltInBuses()
    )

    /// A computer with a USB board that Linux drives, one that it does not, an ACPI device and a PCI function.
    private static let records: [DeviceRecord] = [
        DeviceRecord(path: SysfsPath("/devices/pci0000:00")),
        DeviceRecord(
            path: SysfsPath("/devices/pci0000:00/0000:00:14.0"),
            subsystem: .bus("pci"),
            driver: "xhci_hcd",
            modaliases: ["pci:v00008086d0000A36Dsv00001028sd0000089Cbc0Csc03i30"],
            attributes: [
                "vendor": "0x8086", "device": "0xa36d", "class": "0x0c0330", "revision": "0x10",
                "subsystem_vendor": "0x1028", "subsystem_device": "0x089c",
            ]
        ),
        DeviceRecord(
            path: SysfsPath("/devices/pci0000:00/0000:00:14.0/usb1"),
            subsystem: .bus("usb"),
            driver: "usb",
            deviceType: "usb_device",
            attributes: ["idVendor": "1d6b", "idProduct": "0002", "bcdDevice": "0606", "bDeviceClass": "09"]
        ),
        DeviceRecord(
            path: SysfsPath("/devices/pci0000:00/0000:00:14.0/usb1/1-2"),
            subsystem: .bus("usb"),
            driver: "usb",
            deviceType: "usb_device",
            attributes: ["idVendor": "0547", "idProduct": "1002", "bcdDevice": "0000", "bDeviceClass": "ff"]
        ),
        DeviceRecord(
            path: SysfsPath("/devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0"),
            subsystem: .bus("usb"),
            deviceType: "usb_interface",
            modaliases: ["usb:v0547p1002d0000dcFFdsc00dp00icFFisc00ip00in00"],
            attributes: ["bInterfaceNumber": "00", "bInterfaceClass": "ff", "bAlternateSetting": "0"]
        ),
        DeviceRecord(
            path: SysfsPath("/devices/platform/PNP0C0A:00"),
            subsystem: .bus("platform"),
            modaliases: ["acpi:PNP0C0A:"]
        ),
    ]
}
