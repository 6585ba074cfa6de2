public import PnPModel

/// Identifies chips on I²C buses: by devicetree, by name, and by ACPI where the firmware has a companion.
///
/// - SeeAlso: linux-devices 3.2, 3.5; design section 3, "Instance paths".
public struct I2CBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `i2c`.
    public var buses: [String] { ["i2c"] }

    /// Identifies a chip; its place is its address on the bus.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let name = device.record.path.name
        var instance = DeviceIdentity.Instance.ordinal
        var address: String?
        // `1-0050`; a chip that ACPI describes is called `i2c-ELAN0501:00`.
        if let digits = KernelName.suffix(of: name, after: "-"), digits.utf8.count == 4,
            digits.utf8.allSatisfy({ $0.hexValue != nil })
        {
            address = String(digits).asEnumerator
        }
        if let address {
            instance = .address(address)
        } else if let number = KernelName.suffix(of: name, after: ":") {
            instance = .address(String(number).madeLegal)
        }
        let plain = address ?? String(KernelName.withoutCounter(name.withoutPrefix("i2c-")))
        return try SerialChip.identity(device, enumerator: "I2C", prefix: "i2c", plain: plain, instance: instance)
    }
}

/// Identifies chips on SPI buses: by devicetree, by name, and by ACPI where the firmware has a companion.
///
/// - SeeAlso: linux-devices 3.2, 3.5; design section 3, "Instance paths".
public struct SPIBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `spi`.
    public var buses: [String] { ["spi"] }

    /// Identifies a chip; its place is its chip select.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let name = device.record.path.name
        // `spi0.1`; a chip that ACPI describes is called `spi-PRP0001:00`.
        let place = KernelName.suffix(of: name, after: ".") ?? KernelName.suffix(of: name, after: ":")
        return try SerialChip.identity(
            device,
            enumerator: "SPI",
            prefix: "spi",
            plain: String(KernelName.withoutCounter(name.withoutPrefix("spi-"))),
            instance: place.map { .address(String($0).madeLegal) } ?? .ordinal
        )
    }
}

/// What chips on I²C and SPI buses have in common: nothing in them says what they are, so the firmware or a name does.
enum SerialChip {
    /// The identity of a chip.
    ///
    /// - Parameters:
    ///   - device: The chip.
    ///   - enumerator: What its own IDs begin with.
    ///   - prefix: What its modaliases begin with.
    ///   - plain: What to call it where nothing else is known.
    ///   - instance: Where it is.
    /// - Returns: The identity.
    /// - Throws: When there is no legal ID at all.
    static func identity(
        _ device: DeviceView,
        enumerator: String,
        prefix: String,
        plain: String,
        instance: DeviceIdentity.Instance
    ) throws(IdentificationError) -> DeviceIdentity {
        let record = device.record
        let stated = record.modaliases.first { $0.hasModaliasPrefix(prefix) }.map { String($0.modaliasRest) }
        let attribute = record.attributes["name"]?.named
        let name = stated ?? attribute.map(KernelName.withoutACPICounter)
        var draft = IdentityDraft()
        let tree = OFIdentifiers(record)
        try tree?.fill(&draft)
        let id = enumerator + "\\" + (name.flatMap { $0.isEmpty ? nil : $0 } ?? plain).madeLegal
        if tree == nil {
            try draft.hardware(id)
        } else if name != nil {
            try draft.compatible(ifNew: id)
        }
        let own = ACPIIdentifiers(record)
        if device.firmware.isEmpty, let own {
            // In a format without links the chip's own modalias says what its companion is.
            try? own.fill(&draft)
        } else {
            try ACPIIdentifiers.add(companions: device.firmware, to: &draft)
        }
        var identity = try draft.identity(instance: instance)
        let firmware = device.firmware.first.flatMap { ACPIIdentifiers($0.record) } ?? own
        let meaning =
            firmware.flatMap { ids in ([ids.hid] + ids.cids).lazy.compactMap(ACPIWords.meaning(of:)).first }
            ?? tree?.name.flatMap(OFWords.meaning(of:))
        identity.description = meaning?.words
        identity.className = meaning?.setupClass ?? "System"
        identity.location = tree?.fullName?.named
        return identity
    }
}

extension Substring {
    fileprivate func withoutPrefix(_ prefix: String) -> Substring {
        utf8.starts(with: prefix.utf8) ? dropFirst(prefix.count) : self
    }
}
