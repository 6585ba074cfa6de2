public import PnPModel

/// Identifies what is on a network controller's management bus: transceivers (PHYs) and switches.
///
/// - SeeAlso: linux-devices 2.2, 3.2 (`mdio:`); IEEE 802.3 clause 22, registers 2 and 3; `drivers/net/phy/phy_device.c`
///   (name `stmmac-0:01`: the bus, the address on it).
public struct MDIOBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `mdio_bus`.
    public var buses: [String] { ["mdio_bus"] }

    /// Identifies a transceiver by maker, model and revision, as its ID registers have them; drivers leave the revision
    /// out.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        let name = record.path.name
        let place = DevicePlace.found { KernelName.suffix(of: $0, after: ":").map(String.init) }
        var own = OwnIdentity(bus: "mdio_bus", instance: place.instance(of: name))
        let isPHY = record.deviceType == "PHY"
        if let id = Self.registers(of: record) {
            var text = IDText(own.enumerator)
            text.append(#"\VEN_"#)
            text.append(hex: id >> 10, digits: 6)
            text.append("&DEV_")
            text.append(hex: id >> 4 & 0x3F, digits: 2)
            let mark = text.mark
            text.append("&REV_")
            text.append(hex: id & 15, digits: 1)
            own.hardware = [text.text]
            text.cut(to: mark)
            own.hardware.append(text.text)
        } else if Self.modalias(of: record) != nil {
            return nil
        } else {
            // The name is that of the bus; the kernel's word for the kind of device is all that is known.
            own.hardware = [own.enumerator + "\\" + (record.deviceType?.madeLegal ?? "DEVICE")]
        }
        own.words = isPHY ? "Ethernet transceiver" : "Device on a network controller's management bus"
        own.setupClass = isPHY ? "Net" : "System"
        return try own.joined(with: device)
    }

    /// Both ID registers; where nobody answered, they read as all ones or zero.
    private static func registers(of record: DeviceRecord) -> UInt32? {
        let value = Number.hex(record.attributes["phy_id"]) ?? digits(of: record)
        return value.flatMap { $0 == 0 || $0 == .max ? nil : $0 }
    }

    /// The 32 binary digits of `mdio:…`, the highest first.
    private static func digits(of record: DeviceRecord) -> UInt32? {
        guard let text = modalias(of: record)?.modaliasRest, text.utf8.count == 32 else { return nil }
        return UInt32(text, radix: 2)
    }

    private static func modalias(of record: DeviceRecord) -> String? {
        record.modaliases.first { $0.hasModaliasPrefix("mdio") }
    }
}
