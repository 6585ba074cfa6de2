public import PnPModel

/// Identifies channels of Hyper-V's virtual machine bus.
///
/// - SeeAlso: windows-pnp 3.3, "VMBUS"; linux-devices 3.2, 3.5.
public struct VMBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `vmbus`.
    public var buses: [String] { ["vmbus"] }

    /// Identifies a channel by the GUID of its kind; its own GUID is unique.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        let modalias = record.modaliases.first { $0.hasModaliasPrefix("vmbus") }?.modaliasRest
        guard let kind = record.attributes["class_id"]?.named ?? modalias.flatMap(Self.guid) else { return nil }
        var draft = IdentityDraft(hardware: 1, compatible: 0)
        try draft.hardware("VMBUS\\" + kind)
        var instance = DeviceIdentity.Instance.ordinal
        if let own = DeviceIdentity.Instance.usable(record.attributes["device_id"]?.named) {
            instance = .unique(own)
        } else if record.path.name.utf8.count == 36 {
            instance = .unique("{" + String(record.path.name).madeLegal + "}")
        }
        var identity = try draft.identity(instance: instance)
        let meaning = Self.meanings[kind]
        identity.description = meaning?.words ?? "Hyper-V device"
        identity.className = meaning?.setupClass ?? "System"
        return identity
    }

    /// `{f8615163-…}` of 32 digits in the order of the bytes in memory: the first three groups are turned round.
    private static func guid(_ text: Substring) -> String? {
        let digits = Array(text.utf8)
        guard digits.count == 32, digits.allSatisfy({ $0.hexValue != nil }) else { return nil }
        let order = [3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15]
        var bytes = [UInt8(ascii: "{")]
        for place in order {
            if place < 0 { bytes.append(UInt8(ascii: "-")) } else { bytes += digits[(2 * place)...(2 * place + 1)] }
        }
        return String(decoding: bytes + [UInt8(ascii: "}")], as: UTF8.self)
    }

    /// - SeeAlso: `include/linux/hyperv.h`, `HV_…_GUID`.
    private static let meanings: [String: (words: String, setupClass: String)] = [
        "{f8615163-df3e-46c5-913f-f2d2f965ed0e}": ("Hyper-V network adapter", "Net"),
        "{ba6163d9-04a1-4d29-b605-72e2ffb1dc7f}": ("Hyper-V SCSI controller", "SCSIAdapter"),
        "{32412632-86cb-44a2-9b5c-50d1417354f5}": ("Hyper-V IDE controller", "HDC"),
        "{cfa8b69e-5b4a-4cc0-b98b-8ba1a1f3f95a}": ("Hyper-V mouse", "HIDClass"),
        "{f912ad6d-2b17-48ea-bd65-f927a61c7684}": ("Hyper-V keyboard", "Keyboard"),
        "{da0a7802-e377-4aac-8e77-0558eb1073f8}": ("Hyper-V display", "Display"),
        "{0e0b6031-5213-4934-818b-38d90ced39db}": ("Hyper-V shutdown service", "System"),
        "{9527e630-d0ae-497b-adce-e80ab0175caf}": ("Hyper-V time service", "System"),
        "{57164f39-9115-4e78-ab55-382f3bd5422d}": ("Hyper-V heartbeat service", "System"),
        "{a9a0f4e7-5a45-4d96-b827-8a841e8c03e6}": ("Hyper-V data exchange service", "System"),
        "{35fa2e29-ea23-4236-96ae-3a6ebacba440}": ("Hyper-V backup service", "System"),
        "{34d14be3-dee4-41c8-9ae7-6b174977c192}": ("Hyper-V file copy service", "System"),
        "{525074dc-8985-46e2-8057-a307dc18a502}": ("Hyper-V dynamic memory", "System"),
        "{44c4f61d-4444-4400-9d52-802e27ede19f}": ("Hyper-V PCI pass-through", "System"),
    ]
}
