import PnPModel
import Testing

@testable import PnPSources

@Suite struct SubsystemKindsTests {
    /// Names that decide by themselves, wherever the device stands and whether or not it is bound.
    @Test(arguments: [
        ("pci", Subsystem.Kind.bus), ("usb-serial", .bus), ("i2c", .bus), ("scsi", .bus), ("memory", .bus),
        ("cpu", .bus),
        ("nvmem", .bus), ("event_source", .bus), ("net", .class), ("block", .class), ("input", .class),
        ("leds", .class),
        ("i2c-dev", .class), ("scsi_host", .class), ("drm_dp_aux_dev", .class), ("backlight", .class),
        ("nvme-generic", .class), ("wakeup", .class), ("mc0", .bus), ("mc12", .bus),
    ])
    func aKnownNameDecides(name: String, kind: Subsystem.Kind) {
        for path in ["/devices/a/b", "/devices/a/\(name)/b"] {
            for isBound in [true, false] {
                #expect(
                    SubsystemKinds.subsystem(named: name, path: path, isBound: isBound) == Subsystem(kind, name),
                    "\(path) \(isBound)"
                )
            }
        }
    }

    /// Names that are both a bus's and a class's, and names that nobody knows.
    @Test(arguments: [
        ("mei", "/devices/pci0000:00/0000:00:16.0/mei/mei0", Subsystem.Kind.class),
        ("mei", "/devices/pci0000:00/0000:00:16.0/0000:00:16.0-309dcde8-ccb1-4062-8f78-600115a34327", .bus),
        ("gpio", "/devices/platform/INT3452:00/gpio/gpiochip434", .class),
        ("gpio", "/devices/platform/INT3452:00/gpiochip0", .bus),
        ("mdio_bus", "/devices/platform/Fixed MDIO bus.0/mdio_bus/fixed-0", .class),
        ("mdio_bus", "/devices/platform/Fixed MDIO bus.0/mdio_bus/fixed-0/fixed-0:1f", .bus),
        ("tee", "/devices/virtual/tee/tee0", .class),
        ("tee", "/devices/optee-ta-ab7a617c-b8e7-4d8f-8301-d09b61036b64", .bus),
        ("nd", "/devices/platform/e820_pmem/ndbus0/nd/ndctl0", .class),
        ("nd", "/devices/platform/e820_pmem/ndbus0/region0", .bus),
        ("usb", "/devices/pci0000:00/0000:00:14.0/usb3/3-8/3-8:1.1/usb/hiddev0", .class),
        ("usb", "/devices/pci0000:00/0000:00:14.0/usb3", .bus),
        ("typec", "/devices/platform/USBC000:00/typec/port0", .class),
        ("typec", "/devices/platform/USBC000:00/typec/port0/port0-partner", .class),
        ("typec", "/devices/platform/USBC000:00/typec/port0/port0-partner/port0-partner.0", .bus),
        ("gizmo", "/devices/virtual/gizmo/gizmo0", .class), ("gizmo", "/devices/platform/gizmo.0", .bus),
        ("gizmo", "/devices/gizmo", .bus), ("gizmo", "gizmo", .bus), ("gizmo", "", .bus), ("", "/devices//x", .class),
    ])
    func anAmbiguousNameIsDecidedByTheDevice(name: String, path: String, kind: Subsystem.Kind) {
        #expect(SubsystemKinds.subsystem(named: name, path: path, isBound: false) == Subsystem(kind, name))
        #expect(SubsystemKinds.subsystem(named: name, path: path, isBound: true) == .bus(name))
    }
}
