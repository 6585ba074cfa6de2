internal import PnPModel

/// What a unit of an IEEE 1394 device says of itself and of the device it is in.
///
/// - SeeAlso: linux-devices 3.2 (`ieee1394:`); `Documentation/ABI/stable/sysfs-bus-firewire`; `drivers/firewire/core-device.c`
///   (`fw1` is the device, `fw1.0` its first unit; `fw1` counts what has ever been plugged in).
struct FirewireUnit {
    /// Who made it, in words.
    let vendorName: String?
    /// What it is, in words.
    let modelName: String?
    /// Who specified what it speaks, and which version of it; 24 bits each.
    let software: (specifier: UInt32, version: UInt32)?
    /// The number of the device, which no other device in the world has.
    let guid: UInt64?
    /// The unit's number in its device.
    let number: String?

    /// Reads a unit: its own attributes, else those of its device; what it speaks also from the modalias.
    init(_ view: RecordView) {
        let own = view.record
        let device = view.parent.flatMap { $0.record.isOnBus("firewire") ? $0.record : nil }
        vendorName = own.attributes["vendor_name"]?.named ?? device?.attributes["vendor_name"]?.named
        modelName = own.attributes["model_name"]?.named ?? device?.attributes["model_name"]?.named
        let fields = ModaliasFields(own, prefix: "ieee1394")
        let specifier = Number.hex(own.attributes["specifier_id"]) ?? fields?["sp"]
        let version = Number.hex(own.attributes["version"]) ?? fields?["ver"]
        software = specifier.flatMap { specifier in version.map { (specifier, $0) } }
        guid = (device ?? own).attributes["guid"].flatMap { text in
            let digits = text.utf8.starts(with: "0x".utf8) ? text.dropFirst(2) : text[...]
            return digits.utf8.count == 16 ? UInt64(digits, radix: 16) : nil
        }
        number = KernelName.suffix(of: own.path.name, after: ".").map { String($0).madeLegal }
    }

    /// `Vendor&Model`, with what no ID may contain as `_`; `nil` where one of them has no name.
    ///
    /// - SeeAlso: windows-pnp 3.3, "1394" (`1394\SONY&CCM-DS250_1.08`).
    var names: String? {
        guard let vendorName, let modelName else { return nil }
        var text = IDText("")
        text.append(legal: vendorName.utf8.prefix(80))
        text.append(UInt8(ascii: "&"))
        text.append(legal: modelName.utf8.prefix(80))
        return text.text
    }

    /// The number of the device, and the place of the unit where two claim the same.
    var instance: DeviceIdentity.Instance {
        guard let guid else { return number.map { .address($0) } ?? .ordinal }
        var text = IDText("")
        text.append(hex: UInt32(truncatingIfNeeded: guid >> 32), digits: 8)
        text.append(hex: UInt32(truncatingIfNeeded: guid), digits: 8)
        return .serial(text.text, address: number ?? "0")
    }

    /// Words for what it speaks, and the setup class that fits.
    ///
    /// - SeeAlso: 1394 Trade Association and IEEE, assigned specifier IDs and versions; windows-pnp 5.1.
    var meaning: ModaliasGrammar.Meaning {
        switch software {
        case (0x609E, 0x10483)?: ("FireWire storage device", "SBP2")
        case (0x5E, 1)?: ("FireWire network", "Net")
        case (0xA02D, 0x100...0x102)?: ("FireWire camera", "Camera")
        case (0xA02D, 0x10001)?, (0xA02D, 0x14001)?: ("FireWire audio and video device", "AVC")
        case (0xA02D, 0x10000...0x1FFFF)?: ("FireWire audio and video device", "61883")
        default: ("FireWire device", "1394")
        }
    }
}
