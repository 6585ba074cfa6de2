public import PnPModel

extension DeviceNode {
    /// What to call the device where no database of names knows it: its own words, else its kind, else its device ID.
    ///
    /// Not escaped.
    public var plainName: String {
        if let description, !description.isEmpty { return description }
        if let kind = setupClass.flatMap({ Self.genericNames[$0.name] }) { return kind }
        return String(instancePath.deviceID)
    }

    /// Setup class to what one of its devices is called.
    ///
    /// Classes that say little (`System`) are not here.
    private static let genericNames: [String: String] = [
        "Battery": "Battery",
        "Biometric": "Biometric device",
        "Bluetooth": "Bluetooth adapter",
        "Camera": "Camera",
        "CDROM": "CD or DVD drive",
        "DiskDrive": "Disk",
        "Display": "Graphics adapter",
        "FDC": "Floppy disk controller",
        "FloppyDisk": "Floppy disk drive",
        "HDC": "Storage controller",
        "HIDClass": "Human interface device",
        "Image": "Imaging device",
        "Infrared": "Infrared receiver",
        "Keyboard": "Keyboard",
        "Media": "Sound device",
        "MTD": "Flash memory device",
        "MediumChanger": "Medium changer",
        "Modem": "Modem",
        "Monitor": "Monitor",
        "Mouse": "Pointing device",
        "Net": "Network adapter",
        "Ports": "Serial or parallel port",
        "Printer": "Printer",
        "Processor": "Processor",
        "SCSIAdapter": "Storage controller",
        "SecurityAccelerator": "Cryptographic accelerator",
        "Securitydevices": "Security device",
        "Sensor": "Sensor",
        "SmartCardReader": "Smart card reader",
        "TapeDrive": "Tape drive",
        "USB": "USB device",
        "Volume": "Volume",
    ]
}

extension DeviceInstancePath {
    /// The part before the last backslash.
    var deviceID: Substring {
        let text = spelling
        guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "\\")) else { return text[...] }
        return text[..<slash]
    }

    /// The part before the first backslash: who found the device and named it.
    var enumerator: Substring { Substring(spelling.utf8.prefix { $0 != UInt8(ascii: "\\") }) }
}
