extension ModaliasGrammar {
    /// Devices behind channels: `ccw:t3990mE9dt3390dm0C`, type and model of the control unit, then of the device, which
    /// are missing where there is none (`dtdm`).
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/s390/cio/device.c` (name `0.0.1234`: the device number of the machine's
    ///   configuration).
    static let ccw = ModaliasGrammar(
        bus: "ccw",
        fields: [
            .device("t", .hex(4), as: "CU"), .detail("m", .hex(2), as: "CUMODEL"),
            .device("dt", .hex(4), as: "DEV").optional, .detail("dm", .hex(2), as: "DEVMODEL").optional,
        ],
        place: .unique,
        words: "Channel device",
        meanings: [
            "1731": ("Network adapter", "Net"), "1732": ("Fibre Channel adapter", "SCSIAdapter"),
            "2105": ("Disk control unit", "DiskDrive"), "2107": ("Disk control unit", "DiskDrive"),
            "3088": ("Channel-to-channel adapter", "Net"), "3270": ("Terminal", "Ports"),
            "3480": ("Tape control unit", "TapeDrive"), "3490": ("Tape control unit", "TapeDrive"),
            "3590": ("Tape control unit", "TapeDrive"), "3832": ("Virtio channel device", "System"),
            "3990": ("Disk control unit", "DiskDrive"), "6310": ("Disk control unit", "DiskDrive"),
            "9343": ("Disk control unit", "DiskDrive"),
        ]
    )
}
