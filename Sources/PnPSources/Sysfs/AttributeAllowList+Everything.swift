import PnPModel

extension AttributeAllowList {
    /// What `show` and `capture` add: all cheap, readable by everybody and without effect on the device.
    static let everythingEntries: [Entry] = busEntries + classEntries

    private static let busEntries: [Entry] = [
        Entry(
            subsystem: .bus("pci"),
            detail: .everything,
            links: ["of_node"],
            attributes: [
                "vendor", "device", "subsystem_vendor", "subsystem_device", "class", "boot_vga",
                "ari_enabled", "d3cold_allowed", "dma_mask_bits",
                "label", "index", "acpi_index", "driver_override",
            ]
        ),
        Entry(
            subsystem: .bus("usb"),
            detail: .everything,
            deviceType: "usb_device",
            links: ["port", "of_node"],
            attributes: [
                "idVendor", "idProduct", "bcdDevice", "bDeviceClass", "bDeviceSubClass", "bDeviceProtocol",
                "bNumConfigurations", "bConfigurationValue", "bNumInterfaces", "bMaxPower", "bmAttributes", "speed",
                "version", "maxchild", "devpath", "rx_lanes", "tx_lanes", "configuration",
            ]
        ),
        Entry(
            subsystem: .bus("usb"),
            detail: .everything,
            deviceType: "usb_interface",
            attributes: [
                "bInterfaceNumber", "bAlternateSetting", "bNumEndpoints", "bInterfaceClass", "bInterfaceSubClass",
                "bInterfaceProtocol", "interface", "authorized", "supports_autosuspend", "iad_bFirstInterface",
                "iad_bInterfaceCount", "iad_bFunctionClass", "iad_bFunctionSubClass", "iad_bFunctionProtocol",
            ]
        ),
        Entry(
            subsystem: .bus("acpi"),
            detail: .everything,
            attributes: ["hid", "uid", "adr", "hrv", "status", "sun", "description"]
        ),
        Entry(
            subsystem: .bus("platform"),
            detail: .everything,
            links: ["of_node"],
            attributes: ["driver_override"]
        ),
        Entry(subsystem: .bus("virtio"), detail: .everything, attributes: ["device", "vendor", "features"]),
        Entry(subsystem: .bus("hid"), detail: .everything, attributes: ["country"]),
        Entry(
            subsystem: .bus("scsi"),
            detail: .everything,
            deviceType: "scsi_device",
            attributes: ["scsi_level", "queue_depth", "state", "wwid"]
        ),
        Entry(
            subsystem: .bus("serio"),
            detail: .everything,
            attributes: ["firmware_id", "id/type", "id/proto", "id/id", "id/extra"]
        ),
        Entry(subsystem: .bus("i2c"), detail: .everything, links: ["of_node"], attributes: ["name"]),
        Entry(
            subsystem: .bus("spi"),
            detail: .everything,
            links: ["of_node"],
            attributes: ["modalias", "driver_override"]
        ),
        Entry(
            subsystem: .bus("mmc"),
            detail: .everything,
            attributes: ["name", "type", "date", "ocr", "rca", "preferred_erase_size"]
        ),
        Entry(
            subsystem: .bus("sdio"),
            detail: .everything,
            attributes: ["class", "vendor", "device", "revision"]
        ),
        Entry(
            subsystem: .bus("cpu"),
            detail: .everything,
            attributes: [
                "online", "topology/physical_package_id", "topology/die_id", "topology/cluster_id", "topology/core_id",
            ]
        ),
        Entry(
            subsystem: .bus("hdaudio"),
            detail: .everything,
            attributes: ["type"]
        ),
        Entry(
            subsystem: .bus("vmbus"),
            detail: .everything,
            attributes: ["vendor", "device", "driver_override"]
        ),
        Entry(
            subsystem: .bus("thunderbolt"),
            detail: .everything,
            attributes: ["vendor", "vendor_name", "device", "device_name", "unique_id", "authorized", "generation"]
        ),
        Entry(subsystem: .bus("wmi"), detail: .everything, attributes: ["guid", "instance_count", "expensive"]),
    ]

    private static let classEntries: [Entry] = [
        Entry(
            subsystem: .class("net"),
            detail: .everything,
            attributes: [
                "address", "addr_len", "type", "mtu", "ifindex", "iflink", "dev_id", "dev_port",
            ]
        ),
        Entry(
            subsystem: .class("block"),
            detail: .everything,
            attributes: [
                "size", "ro", "removable", "hidden", "partition", "start", "alignment_offset", "queue/rotational",
                "queue/logical_block_size", "queue/physical_block_size",
            ]
        ),
        Entry(
            subsystem: .class("nvme"),
            detail: .everything,
            attributes: ["transport", "address", "subsysnqn", "cntlid"]
        ),
        Entry(subsystem: .class("nvme-subsystem"), detail: .everything, attributes: ["subsysnqn", "iopolicy"]),
        Entry(
            subsystem: .class("input"),
            detail: .everything,
            attributes: ["name", "phys", "uniq", "id/bustype", "id/vendor", "id/product", "id/version"]
        ),
        Entry(subsystem: .class("scsi_host"), detail: .everything, attributes: ["proc_name", "unique_id"]),
        Entry(subsystem: .class("sound"), detail: .everything, attributes: ["id", "number"]),
        Entry(subsystem: .class("rtc"), detail: .everything, attributes: ["name", "hctosys"]),
        Entry(subsystem: .class("tpm"), detail: .everything, attributes: ["tpm_version_major"]),
        Entry(subsystem: .class("power_supply"), detail: .everything, attributes: ["type"]),
        Entry(subsystem: .class("thermal"), detail: .everything, attributes: ["type"]),
        Entry(
            subsystem: .class("dmi"),
            detail: .everything,
            attributes: [
                "sys_vendor", "product_name", "product_version", "product_family", "product_sku", "board_vendor",
                "board_name", "board_version", "bios_vendor", "bios_version", "bios_date", "chassis_type",
            ]
        ),
    ]
}
