/// The setup class of the devices of a bus where neither a driver's rule nor a class code of their own says one.
///
/// A bus that carries one kind of device says it by itself; what only connects parts of the machine is `System`. Devices of a
/// bus with a class code that says nothing, and of buses that are not here, are `Unknown`, as on Windows.
/// - SeeAlso: windows-pnp 5.1; linux-devices 1.1 (bus names).
enum BusSetupClass {
    /// The class's name; always there.
    static func name(ofBus bus: String) -> String { table[bus] ?? "Unknown" }

    private static let table: [String: String] = {
        var table: [String: String] = [:]
        for (name, buses) in classes {
            for bus in buses { table[bus] = name }
        }
        return table
    }()

    private static let classes: [(name: String, buses: [String])] = [
        (
            "System",
            [
                "acpi", "amba", "anybuss", "aprbus", "arm_ffa", "auxiliary", "bcma", "ccw", "ccwgroup", "cdmm", "cdx",
                "clockevents", "clocksource", "container", "coreboot", "coresight", "counter", "css", "cxl", "dax",
                "dfl", "dio", "edac", "eisa", "event_source", "faux", "fsi", "fsl-mc", "genpd", "gpio", "greybus",
                "hsi",
                "i2c", "i3c", "ibmebus", "intel_th", "ipack", "isa", "machinecheck", "macio", "maple", "mcb", "mcp",
                "mei", "memory", "memory_tiering", "mhi", "mhi_ep", "most", "moxtet", "nd", "node", "ntb", "nubus",
                "nvmem", "parisc", "pci_express", "pci-epf", "peci", "platform", "pnp", "ps3_system_bus", "rapidio",
                "rpmsg", "scm", "scmi_protocol", "siox", "soc", "spi", "spmi", "ssb", "surface_aggregator", "tc",
                "thunderbolt", "tifm", "vdpa", "vio", "virtio", "vmbus", "vme", "w1", "wmi", "workqueue", "xen",
                "xen-backend", "xen_memory", "zorro",
            ]
        ),
        ("Media", ["ac97", "hdaudio", "slimbus", "snd_seq", "soundwire"]),
        ("Net", ["dsa", "iucv", "mdio_bus"]),
        ("USB", ["gadget", "typec", "ulpi", "usb"]),
        ("Ports", ["parport", "serial", "serial-base", "usb-serial"]),
        ("HIDClass", ["gameport", "hid", "ishtp", "rmi4", "serio"]),
        ("Display", ["dp-aux", "host1x", "mipi-dsi"]),
        ("MTD", ["memstick", "mmc", "mmc_rpmb"]),
        ("SecurityAccelerator", ["ap"]),
        ("Securitydevices", ["tee"]),
        ("SCSIAdapter", ["fcoe", "ide", "rbd"]),
        ("Processor", ["cpu"]),
        ("1394", ["firewire", "ieee1394"]),
        ("PCMCIA", ["pcmcia"]),
        ("Multifunction", ["mdev"]),
    ]
}
