public import PnPModel

/// Identifies memory cards, eMMC chips and the cards that SDIO functions are on.
///
/// - SeeAlso: windows-pnp 3.3, "SD memory"; linux-devices 1.3 (`MMC_TYPE`).
public struct MMCBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `mmc`.
    public var buses: [String] { ["mmc"] }

    /// Identifies a card by what its identification register says.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        guard let type = record.attributes["type"]?.named ?? record.properties["MMC_TYPE"]?.named else { return nil }
        let address = KernelName.suffix(of: record.path.name, after: ":")
        let instance: DeviceIdentity.Instance = address.map { .address(String($0).madeLegal) } ?? .ordinal
        if type == "SDIO" { return try Self.inputOutputCard(record, instance) }

        let name = record.attributes["name"]?.named ?? record.properties["MMC_NAME"]?.named
        var draft = IdentityDraft(hardware: 2, compatible: 1)
        var fields: [IDText] = []
        if let maker = Number.hex(record.attributes["manfid"]) { fields.append(.field("VID_", hex: maker, digits: 2)) }
        if let maker = Number.hex(record.attributes["oemid"]) { fields.append(.field("OID_", hex: maker, digits: 4)) }
        if let name {
            var field = IDText("PID_")
            field.append(legal: name.utf8.prefix(32))
            fields.append(field)
        }
        var id = IDText("SD\\")
        for (index, field) in fields.enumerated() {
            if index > 0 { id.append("&") }
            id.append(field.text)
        }
        if !fields.isEmpty {
            let plain = id.mark
            if let revision = Self.revision(of: record) {
                id.append("&REV_" + revision)
                try draft.hardware(id)
                id.cut(to: plain)
            }
            try draft.hardware(id)
        }
        try draft.compatible(#"SD\CLASS_STORAGE"#)

        var identity = try draft.identity(instance: instance)
        identity.capabilities.formUnion(record.removability)
        let kind = type == "MMC" ? "MMC storage" : "SD card"
        identity.description = name.map { kind + " " + $0 } ?? kind
        identity.className = "DiskDrive"
        return identity
    }

    /// The card below its functions has no counterpart in Windows, which knows the functions alone.
    private static func inputOutputCard(
        _ record: DeviceRecord,
        _ instance: DeviceIdentity.Instance
    ) throws(IdentificationError) -> DeviceIdentity {
        var draft = IdentityDraft()
        if let product = Number.hexPair(record.properties["SDIO_ID"]) {
            var id = IDText("MMC\\SDIO&VID_")
            id.append(hex: product.0, digits: 4)
            id.append("&PID_")
            id.append(hex: product.1, digits: 4)
            try draft.hardware(id)
        }
        try draft.hardware("MMC\\SDIO")
        var identity = try draft.identity(instance: instance)
        identity.description = "SDIO card"
        identity.className = "System"
        return identity
    }

    /// `n.m` of the product revision, which the kernel gives as two numbers.
    private static func revision(of record: DeviceRecord) -> String? {
        if let major = Number.hex(record.attributes["hwrev"]), let minor = Number.hex(record.attributes["fwrev"]) {
            return String(major) + "." + String(minor)
        }
        guard let both = Number.hex(record.attributes["prv"]) else { return nil }
        return String(both >> 4) + "." + String(both & 15)
    }
}

/// Identifies functions of SDIO cards, such as wireless network controllers.
///
/// - SeeAlso: windows-pnp 3.3, "SDIO"; linux-devices 3.2, 3.5.
public struct SDIOBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `sdio`.
    public var buses: [String] { ["sdio"] }

    /// Identifies a function by vendor and device; its class is a compatible ID unless it is 0.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        let fields = ModaliasFields(record, prefix: "sdio")
        let stated = Number.hexPair(record.properties["SDIO_ID"])
        guard let vendor = Number.hex(record.attributes["vendor"]) ?? stated?.0 ?? fields?["v"],
            let product = Number.hex(record.attributes["device"]) ?? stated?.1 ?? fields?["d"]
        else { return nil }
        var id = IDText("SD\\VID_")
        id.append(hex: vendor, digits: 4)
        id.append("&PID_")
        id.append(hex: product, digits: 4)
        var draft = IdentityDraft()
        try draft.hardware(id)
        let code =
            Number.hex(record.attributes["class"]) ?? Number.hex(record.properties["SDIO_CLASS"]) ?? fields?["c"]
        if let code, code != 0 {
            var id = IDText("SD\\CLASS_")
            id.append(hex: code, digits: 2)
            try draft.compatible(id)
        }
        if let tree = OFIdentifiers(record) {
            for text in tree.compatible { try draft.compatible("OF\\" + text.madeLegal) }
        }
        try ACPIIdentifiers.add(companions: device.firmware, to: &draft)
        let number = KernelName.suffix(of: record.path.name, after: ":")
        var identity = try draft.identity(instance: number.map { .address(String($0).madeLegal) } ?? .ordinal)
        let meaning = code.flatMap(Self.meaning(of:))
        identity.description = meaning?.words ?? "SDIO function"
        identity.className = meaning?.setupClass ?? "Net"
        return identity
    }

    /// What an SDIO standard function code means.
    ///
    /// - SeeAlso: "SDIO Simplified Specification", table 6-4.
    private static func meaning(of code: UInt32) -> (words: String, setupClass: String)? {
        switch code {
        case 1: ("SDIO serial port", "Ports")
        case 2, 3, 9: ("SDIO Bluetooth controller", "Bluetooth")
        case 4: ("SDIO GPS receiver", "Sensor")
        case 5: ("SDIO camera", "Camera")
        case 7: ("SDIO wireless network controller", "Net")
        case 8: ("Embedded SDIO-ATA storage", "DiskDrive")
        default: nil
        }
    }
}

extension IDText {
    fileprivate static func field(_ tag: String, hex value: UInt32, digits: Int) -> IDText {
        var text = IDText(tag)
        text.append(hex: value, digits: digits)
        return text
    }
}
