/// What the generic names of devicetree nodes mean: plain words, and the setup class that fits.
///
/// - SeeAlso: Devicetree Specification 2.2.2, "Generic Names Recommendation"; windows-pnp 5.1.
enum OFWords {
    /// What a node's name means, or `nil`.
    static func meaning(of name: String) -> (words: String, setupClass: String)? { table[name] }

    private static let table: [String: (words: String, setupClass: String)] = [
        "adc": ("Analog-to-digital converter", "Sensor"), "accelerometer": ("Accelerometer", "Sensor"),
        "audio-codec": ("Audio codec", "Media"), "audio-controller": ("Audio controller", "Media"),
        "battery": ("Battery", "Battery"), "bluetooth": ("Bluetooth controller", "Bluetooth"),
        "camera": ("Camera", "Camera"), "can": ("CAN bus controller", "System"),
        "charger": ("Battery charger", "Battery"),
        "clock-controller": ("Clock controller", "System"), "cpu": ("Processor", "Processor"),
        "crypto": ("Cryptographic accelerator", "SecurityAccelerator"), "csi": ("Camera interface", "System"),
        "dma-controller": ("DMA controller", "System"), "dma": ("DMA controller", "System"),
        "display-controller": ("Display controller", "Display"), "dsi": ("Display interface", "Display"),
        "eeprom": ("EEPROM", "System"), "ethernet": ("Ethernet controller", "Net"),
        "ethernet-phy": ("Ethernet transceiver", "Net"), "firmware": ("Firmware interface", "System"),
        "flash": ("Flash memory", "System"), "gpio": ("GPIO controller", "System"),
        "gpio-keys": ("Keys", "HIDClass"), "gpu": ("Graphics processor", "Display"),
        "hdmi": ("HDMI output", "Display"), "i2c": ("I2C controller", "System"), "i2s": ("I2S controller", "Media"),
        "interrupt-controller": ("Interrupt controller", "System"), "iommu": ("IOMMU", "System"),
        "isa": ("ISA bus", "System"), "keyboard": ("Keyboard", "Keyboard"), "leds": ("LEDs", "System"),
        "lcd-controller": ("Display controller", "Display"), "mailbox": ("Mailbox", "System"),
        "mdio": ("MDIO bus", "System"), "memory-controller": ("Memory controller", "System"),
        "mmc": ("SD and MMC controller", "System"), "nand-controller": ("NAND flash controller", "System"),
        "pci": ("PCI host bridge", "System"), "pcie": ("PCI Express host bridge", "System"),
        "phy": ("Transceiver", "System"), "pinctrl": ("Pin controller", "System"),
        "pmic": ("Power management chip", "System"), "pmu": ("Performance monitor", "System"),
        "power-controller": ("Power controller", "System"), "pwm": ("PWM controller", "System"),
        "regulator": ("Voltage regulator", "System"), "reset-controller": ("Reset controller", "System"),
        "rng": ("Random number generator", "System"), "rtc": ("Real-time clock", "System"),
        "sata": ("SATA controller", "HDC"), "scsi": ("SCSI controller", "SCSIAdapter"),
        "serial": ("Serial port", "Ports"), "soc": ("System on chip", "System"), "sound": ("Sound card", "Media"),
        "spi": ("SPI controller", "System"), "syscon": ("System controller", "System"),
        "temperature-sensor": ("Temperature sensor", "Sensor"), "thermal": ("Thermal sensor", "Sensor"),
        "timer": ("Timer", "System"), "touchscreen": ("Touch screen", "HIDClass"), "tpm": ("TPM", "Securitydevices"),
        "usb": ("USB controller", "USB"), "usb-phy": ("USB transceiver", "USB"), "vga": ("VGA display", "Display"),
        "video-codec": ("Video codec", "Media"), "watchdog": ("Watchdog timer", "System"),
        "wifi": ("Wireless network controller", "Net"),
    ]
}
