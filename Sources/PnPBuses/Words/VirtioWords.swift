/// What virtio device types mean: plain words, and the setup class that fits.
///
/// - SeeAlso: "Virtual I/O Device (VIRTIO)" 1.3, OASIS, section 5.
enum VirtioWords {
    /// What a type means, or `nil`.
    static func meaning(of type: UInt32) -> (words: String, setupClass: String)? { table[type] }

    private static let table: [UInt32: (words: String, setupClass: String)] = [
        1: ("Virtio network card", "Net"), 2: ("Virtio disk", "SCSIAdapter"), 3: ("Virtio console", "System"),
        4: ("Virtio random number generator", "System"), 5: ("Virtio memory balloon", "System"),
        6: ("Virtio I/O memory", "System"), 7: ("Virtio remote processor messages", "System"),
        8: ("Virtio SCSI host", "SCSIAdapter"), 9: ("Virtio 9P file system", "System"),
        10: ("Virtio wireless network", "Net"), 11: ("Virtio remote processor serial port", "Ports"),
        12: ("Virtio CAIF network", "Net"), 13: ("Virtio memory balloon", "System"),
        16: ("Virtio graphics card", "Display"),
        17: ("Virtio timer", "System"), 18: ("Virtio input device", "HIDClass"), 19: ("Virtio socket", "System"),
        20: ("Virtio cryptographic accelerator", "SecurityAccelerator"), 21: ("Virtio signal distribution", "System"),
        22: ("Virtio pstore", "System"), 23: ("Virtio IOMMU", "System"), 24: ("Virtio memory", "System"),
        25: ("Virtio sound card", "Media"), 26: ("Virtio file system", "System"),
        27: ("Virtio persistent memory", "System"), 28: ("Virtio replay-protected memory", "System"),
        29: ("Virtio wireless simulation", "Net"), 30: ("Virtio video encoder", "Media"),
        31: ("Virtio video decoder", "Media"), 32: ("Virtio SCMI transport", "System"),
        33: ("Virtio secure module", "Securitydevices"), 34: ("Virtio I2C controller", "System"),
        35: ("Virtio watchdog", "System"), 36: ("Virtio CAN controller", "System"),
        40: ("Virtio Bluetooth", "Bluetooth"),
        41: ("Virtio GPIO controller", "System"), 42: ("Virtio RDMA adapter", "Net"), 43: ("Virtio camera", "Camera"),
        45: ("Virtio SPI controller", "System"),
    ]
}
