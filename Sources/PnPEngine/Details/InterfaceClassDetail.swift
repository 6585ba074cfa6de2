internal import PnPModel

/// Fills in the interface class of every interface that has one of Windows' own, and the path that goes with it.
struct InterfaceClassDetail {
    private let records: NodeRecords

    init(_ records: NodeRecords) { self.records = records }

    /// Gives the interfaces of every node their classes.
    func fill(_ nodes: inout [DeviceNode]) {
        for index in nodes.indices where !nodes[index].interfaces.isEmpty {
            guard let draft = records.draft(of: index) else { continue }
            let offered = draft.offered(in: records.forest)
            for (position, record) in offered.enumerated() {
                let view = InterfaceView(
                    record: records.forest.records[record],
                    above: records.forest.parent(of: record).map { records.forest.records[$0] },
                    setupClass: nodes[index].setupClass?.name,
                    hardwareIDs: nodes[index].hardwareIDs,
                    isSoftware: nodes[index].isSoftware
                )
                nodes[index].interfaces[position].interfaceClass = view.interfaceClass
            }
            name(&nodes[index].interfaces, of: nodes[index].instancePath)
        }
    }

    /// Gives interfaces their paths; where a device offers several of one class, the kernel's names tell them apart.
    private func name(_ interfaces: inout [DeviceInterface], of device: DeviceInstancePath) {
        var counts: [DeviceInterfaceClass: Int] = [:]
        for interface in interfaces {
            if let interfaceClass = interface.interfaceClass { counts[interfaceClass, default: 0] += 1 }
        }
        for index in interfaces.indices {
            guard let interfaceClass = interfaces[index].interfaceClass else { continue }
            let isAlone = counts[interfaceClass] == 1
            interfaces[index].path = interfaceClass.path(
                of: device,
                reference: isAlone ? nil : interfaces[index].name
            )
        }
    }
}

/// A class device, and what around it says what it is for.
private struct InterfaceView {
    let record: DeviceRecord
    /// The record above it, such as `input3` above `event3`.
    let above: DeviceRecord?
    /// The setup class of the node that offers it.
    let setupClass: String?
    /// The hardware IDs of that node.
    let hardwareIDs: [HardwareID]
    /// Whether that node is no hardware.
    let isSoftware: Bool

    private var name: Substring { record.path.name }

    /// The class by the kernel's own one; `nil` where Windows has none that fits.
    ///
    /// - SeeAlso: windows-pnp 5.2; linux-devices 1.1 (classes).
    var interfaceClass: DeviceInterfaceClass? {
        guard let subsystem = record.subsystem else { return nil }
        return switch subsystem.name {
        case "net": .net
        case "block": block
        case "input": input
        // Without hardware it is a console or a pseudoterminal.
        case "tty": isSoftware ? nil : setupClass == "Modem" ? .modem : .comPort
        case "hidraw": .hid
        case "usb": usb
        case "sound": sound
        case "video4linux": setupClass == "Camera" ? .videoCamera : .video
        case "drm": name.contains("-") || record.node == nil ? nil : .displayAdapter
        case "i2c-dev": setupClass == "Display" ? .displayI2C : nil
        case "backlight": .brightness
        // A connection is called `hci0:11`.
        case "bluetooth": name.contains(":") ? nil : .bluetoothRadio
        case "nvme", "scsi_host": .storagePort
        case "scsi_tape": .tape
        case "scsi_changer": .mediumChanger
        case "ppdev", "printer": .parallel
        case "thermal": name.hasPrefix("thermal_zone") ? .thermalZone : nil
        default: nil
        }
    }

    private var block: DeviceInterfaceClass {
        if record.deviceType == "partition" { return .partition }
        if setupClass == "CDROM" || name.hasPrefix("sr") { return .cdrom }
        if name.hasPrefix("fd") { return .floppy }
        // What is mapped onto other devices is no disk of its own.
        return name.hasPrefix("dm-") || name.hasPrefix("md") ? .volume : .disk
    }

    /// Only whole devices have a node; the kernel says the class of a device in decimal.
    ///
    /// - SeeAlso: linux-devices 1.3.
    private var usb: DeviceInterfaceClass? {
        guard record.isOnBus("usb") else { return nil }
        return record.properties["TYPE"]?.hasPrefix("9/") == true ? .usbHub : .usbDevice
    }

    private var sound: DeviceInterfaceClass? {
        if name.hasPrefix("pcm") { return name.hasSuffix("p") ? .audioRender : .audioCapture }
        return name.hasPrefix("card") || name.hasPrefix("controlC") ? .audio : nil
    }

    // MARK: Input

    private var input: DeviceInterfaceClass? {
        for id in hardwareIDs {
            switch id.spelling {
            case #"ACPI\PNP0C0D"#: return .lid
            case #"ACPI\PNP0C0C"#, #"ACPI\PNP0C0E"#, #"ACPI\LNXPWRBN"#, #"ACPI\LNXSLPBN"#: return .systemButton
            default: continue
            }
        }
        if has("ID_INPUT_KEYBOARD") { return .keyboard }
        if name.hasPrefix("mouse") || has("ID_INPUT_MOUSE") || has("ID_INPUT_TOUCHPAD") || has("ID_INPUT_POINTINGSTICK")
        {
            return .mouse
        }
        // As udev tells them: all keys of the first row and below, and movement on two axes.
        if let keys = lowestBits(of: "KEY"), keys & 0xFFFF_FFFE == 0xFFFF_FFFE { return .keyboard }
        if let axes = lowestBits(of: "REL"), axes & 3 == 3 { return .mouse }
        return nil
    }

    /// Whether udev has found something out about the device.
    private func has(_ property: String) -> Bool { record.properties[property] == "1" }

    /// The last, lowest word of a bitmap, which stands at the input device itself; `eventN` is below it.
    ///
    /// - SeeAlso: linux-devices 1.3, "input"; udev's `input_id`, `test_key`.
    private func lowestBits(of bitmap: String) -> UInt64? {
        let value = record.properties[bitmap] ?? (above?.isOfClass("input") == true ? above?.properties[bitmap] : nil)
        return value?.split(separator: " ").last.flatMap { UInt64($0, radix: 16) }
    }
}
