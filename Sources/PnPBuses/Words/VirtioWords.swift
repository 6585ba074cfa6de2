/// What virtio device types mean: plain words, and the setup class that fits.
///
/// - SeeAlso: "Virtual I/O Device (VIRTIO)" 1.3, OASIS, section 5.
enum VirtioWords {
    /// What a type means, or `nil`.
    static func meaning(of type: UInt32) -> (words: String, setupClass: String)? {
        switch type {
        case 1: ("Virtio network card", "Net")
        case 2: ("Virtio disk", "SCSIAdapter")
        case 3: ("Virtio console", "System")
        case 4: ("Virtio random number generator", "System")
        case 5: ("Virtio memory balloon", "System")
        case 6: ("Virtio I/O memory", "System")
        case 7: ("Virtio remote processor messages", "System")
        case 8: ("Virtio SCSI host", "SCSIAdapter")
        case 9: ("Virtio 9P file system", "System")
        case 10: ("Virtio wireless network", "Net")
        case 11: ("Virtio remote processor serial port", "Ports")
        case 12: ("Virtio CAIF network", "Net")
        case 13: ("Virtio memory balloon", "System")
        case 16: ("Virtio graphics card", "Display")
        case 17: ("Virtio timer", "System")
        case 18: ("Virtio input device", "HIDClass")
        case 19: ("Virtio socket", "System")
        case 20: ("Virtio cryptographic accelerator", "SecurityAccelerator")
        case 21: ("Virtio signal distribution", "System")
        case 22: ("Virtio pstore", "System")
        case 23: ("Virtio IOMMU", "System")
        case 24: ("Virtio memory", "System")
        case 25: ("Virtio sound card", "Media")
        case 26: ("Virtio file system", "System")
        case 27: ("Virtio persistent memory", "System")
        case 28: ("Virtio replay-protected memory", "System")
        case 29: ("Virtio wireless simulation", "Net")
        case 30: ("Virtio video encoder", "Media")
        case 31: ("Virtio video decoder", "Media")
        case 32: ("Virtio SCMI transport", "System")
        case 33: ("Virtio secure module", "Securitydevices")
        case 34: ("Virtio I2C controller", "System")
        case 35: ("Virtio watchdog", "System")
        case 36: ("Virtio CAN controller", "System")
        case 40: ("Virtio Bluetooth", "Bluetooth")
        case 41: ("Virtio GPIO controller", "System")
        case 42: ("Virtio RDMA adapter", "Net")
        case 43: ("Virtio camera", "Camera")
        case 45: ("Virtio SPI controller", "System")
        default: nil
        }
    }
}
