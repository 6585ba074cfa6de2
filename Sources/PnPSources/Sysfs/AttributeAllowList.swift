import PnPModel

/// Which attributes and links are read of which devices: what is not named here is never opened.
///
/// Left out on purpose, because reading them acts on the hardware, is slow or is large:
/// - PCI `config`, `rom`, `vpd`, `resourceN`: config space beyond 64 bytes locks up some chips as root, the others reach
///   registers or take seconds; `enable`, `power_state`, `current_link_speed`, `current_link_width` go to config space and
///   may wake the device.
/// - `drm` connectors' `status`, `edid`, `modes`: may probe the connector and flicker.
/// - `hwmon`, `thermal`, `power_supply`, `backlight` values: firmware, embedded controller or I²C transactions of up to
///   100 ms. A power supply's `uevent` file holds all of them and is not read either.
/// - nvmem, EEPROM, MTD and firmware contents: bulk reads over slow buses; SMART: can spin a drive up.
/// - `memory` blocks' `valid_zones`, `removable`: walk large structures.
/// - `net` `speed`, `duplex`, `carrier`, `phys_*`: fail while the interface is down, and change by themselves.
/// - virtio `status`, ACPI `real_power_state`: ask the device or run firmware code.
/// - everything that is there to be written: `reset`, `remove`, `rescan`, `bind`, `unbind`, `new_id`, `eject`, `delete`.
///
/// - SeeAlso: linux-devices 1.4 (values), 1.5 (what is dangerous).
enum AttributeAllowList {
    /// What must hold of a device for an entry to apply.
    enum Condition {
        /// Nothing.
        case always
        /// No driver is bound to it.
        case unbound
        /// No driver is bound to it, and firmware or devicetree describes it.
        case unboundAndDescribed
        /// It has a modalias.
        case hasModalias
        /// It has none.
        case hasNoModalias
        /// It is a USB device or one of its interfaces, and the device's class is 00 or EF, so that it may be composite.
        case maybeComposite
        /// It is not described by a devicetree, so that ACPI may describe it.
        case notFromDevicetree
        /// It is stored: what would wake a running machine's device is only bytes.
        case stored
    }

    /// How an attribute's bytes become text.
    enum Form {
        /// As they are.
        case text
        /// Two hexadecimal digits a byte.
        case hexadecimal
    }

    /// Attributes and links that are read together.
    struct Entry {
        /// The devices' bus or class.
        var subsystem: Subsystem
        /// The least detail at which it applies.
        var detail: SourceDetail
        /// The kernel's device type that is meant; `nil` for all.
        var deviceType: String?
        /// When it applies.
        var condition = Condition.always
        /// Links to devices.
        var links: [String] = []
        /// Directories all of whose links lead to devices; a link is called `holders/dm-0`.
        var linkFolders: [String] = []
        /// Attributes, some in a directory of their own (`topology/core_id`).
        var attributes: [String] = []
        /// Directories whose names become an attribute of the directory's own name, a line each; of the files in it the first
        /// is read, too, because all of them hold the same.
        var listings: [String] = []
        /// How they become text.
        var form = Form.text
        /// Whether an attribute that is not there ends the entry: the others then are not there either.
        var isAllOrNothing = false
    }

    /// Links that a device may have any number of, by the beginning of their names.
    static let linkPrefixes = ["consumer:", "supplier:", "virtfn", "physical_node", "upper_", "lower_"]

    /// Whether devices of a subsystem may have links of ``linkPrefixes``.
    static func hasManyLinks(_ subsystem: Subsystem) -> Bool {
        subsystem.kind == .bus || subsystem == .class("net")
    }

    /// Whether a device's `uevent` file is read; else it is only asked for.
    ///
    /// Besides power supplies, memory blocks are left out: the kernel writes no variable for them, and a machine has one
    /// for every 128 MB, often more than all its other devices together.
    /// - SeeAlso: drivers/base/memory.c, `memory_subsys`, which has no `uevent` of its own and no driver.
    static func readsUevent(of subsystem: Subsystem) -> Bool {
        subsystem != .class("power_supply") && subsystem != .bus("memory")
    }

    /// The entries for devices of a subsystem, in the order in which they apply.
    static func entries(for subsystem: Subsystem, detail: SourceDetail) -> [Entry] {
        (table[subsystem.description] ?? []).filter { $0.detail <= max(detail, .tree) }
    }

    /// The names of all files and links that any entry names, without the directories that some stand in.
    static var names: Set<String> {
        Set(allEntries.flatMap { $0.attributes + $0.links }.compactMap(SysfsLink.lastName))
    }

    /// The directories of which any entry reads what is in them.
    static var listings: Set<String> { Set(allEntries.flatMap(\.listings)) }

    private static let allEntries = treeEntries + detailEntries + everythingEntries

    private static let table = Dictionary(grouping: allEntries, by: \.subsystem.description)

    /// What identities, stacks and problems need: all of it, so that a capture, which holds more, gives the same tree.
    private static let treeEntries: [Entry] =
        firmwareLinks + [
            Entry(subsystem: .bus("pci"), detail: .tree, attributes: ["revision"]),
            Entry(subsystem: .bus("pci"), detail: .tree, condition: .unbound, attributes: ["driver_override"]),
            Entry(subsystem: .bus("platform"), detail: .tree, condition: .unbound, attributes: ["driver_override"]),
            Entry(subsystem: .bus("spi"), detail: .tree, condition: .unbound, attributes: ["driver_override"]),
            Entry(subsystem: .bus("amba"), detail: .tree, condition: .unbound, attributes: ["driver_override"]),

            Entry(
                subsystem: .bus("usb"),
                detail: .tree,
                deviceType: "usb_device",
                attributes: ["serial", "product", "manufacturer", "removable", "authorized", "speed", "version"]
            ),
            Entry(
                subsystem: .bus("usb"),
                detail: .tree,
                deviceType: "usb_device",
                condition: .maybeComposite,
                attributes: ["bNumInterfaces"]
            ),
            Entry(
                subsystem: .bus("usb"),
                detail: .tree,
                deviceType: "usb_interface",
                condition: .maybeComposite,
                attributes: [
                    "iad_bFirstInterface", "iad_bInterfaceCount", "iad_bFunctionClass", "iad_bFunctionSubClass",
                    "iad_bFunctionProtocol",
                ],
                isAllOrNothing: true
            ),
            Entry(
                subsystem: .bus("usb"),
                detail: .tree,
                deviceType: "usb_interface",
                condition: .unbound,
                attributes: ["authorized"]
            ),
            Entry(subsystem: .bus("usb"), detail: .tree, deviceType: "usb_interface", attributes: ["interface"]),

            // Without an ID an ACPI object makes no node, and there may be thousands.
            Entry(
                subsystem: .bus("acpi"),
                detail: .tree,
                condition: .hasModalias,
                attributes: ["uid", "status", "hrv", "sub", "path", "description"]
            ),
            Entry(subsystem: .bus("pnp"), detail: .tree, attributes: ["id"]),
            Entry(subsystem: .bus("hid"), detail: .tree, attributes: ["report_descriptor"], form: .hexadecimal),
            Entry(
                subsystem: .bus("hdaudio"),
                detail: .tree,
                attributes: ["subsystem_id", "revision_id", "vendor_id", "afg", "mfg", "vendor_name", "chip_name"]
            ),
            Entry(subsystem: .bus("thunderbolt"), detail: .tree, condition: .unbound, attributes: ["authorized"]),
            // Copies that the kernel keeps of what a device said when it was plugged in: reading them asks no hardware.
            Entry(
                subsystem: .bus("thunderbolt"),
                detail: .tree,
                condition: .hasNoModalias,
                attributes: ["vendor", "device", "vendor_name", "device_name"]
            ),
            Entry(subsystem: .bus("firewire"), detail: .tree, attributes: ["vendor_name", "model_name", "guid"]),
            Entry(subsystem: .bus("pcmcia"), detail: .tree, attributes: ["prod_id1", "prod_id2"]),
            Entry(subsystem: .bus("mdio_bus"), detail: .tree, attributes: ["phy_id"]),
            Entry(subsystem: .bus("vmbus"), detail: .tree, attributes: ["device_id", "class_id"]),
            Entry(subsystem: .bus("serio"), detail: .tree, attributes: ["description"]),
            Entry(subsystem: .bus("i2c"), detail: .tree, condition: .hasNoModalias, attributes: ["name"]),
            Entry(
                subsystem: .bus("scsi"),
                detail: .tree,
                deviceType: "scsi_device",
                attributes: ["vendor", "model", "rev", "type"]
            ),
            Entry(subsystem: .bus("ide"), detail: .tree, attributes: ["media", "model", "firmware"]),
            Entry(
                subsystem: .bus("mmc"),
                detail: .tree,
                attributes: ["manfid", "oemid", "serial", "hwrev", "fwrev", "prv"]
            ),
            Entry(subsystem: .class("nvme"), detail: .tree, attributes: ["model", "serial", "firmware_rev"]),
            Entry(subsystem: .class("nvme-subsystem"), detail: .tree, attributes: ["model", "serial", "firmware_rev"]),
        ]

    /// The buses whose devices an ACPI object can describe, and what tells why such a device has no driver yet.
    private static let firmwareLinks: [Entry] =
        ["pci", "platform", "pnp", "i2c", "spi", "i3c", "soundwire"].flatMap {
            [
                Entry(
                    subsystem: .bus($0),
                    detail: .tree,
                    condition: .notFromDevicetree,
                    links: ["firmware_node"]
                ),
                Entry(
                    subsystem: .bus($0),
                    detail: .tree,
                    condition: .unboundAndDescribed,
                    attributes: ["waiting_for_supplier"]
                ),
            ]
        }
        + ["serial", "cpu", "mmc", "sdio"].map {
            Entry(subsystem: .bus($0), detail: .tree, condition: .notFromDevicetree, links: ["firmware_node"])
        } + [
            Entry(subsystem: .bus("usb"), detail: .tree, deviceType: "usb_device", links: ["firmware_node"])
        ]
}
