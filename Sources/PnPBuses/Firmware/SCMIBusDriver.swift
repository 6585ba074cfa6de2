public import PnPModel

/// Identifies protocols of ARM's system control firmware, and what the kernel uses them for.
///
/// - SeeAlso: linux-devices 3.2; `drivers/firmware/arm_scmi/bus.c`. The modalias is `scmi_protocol:14:clocks`, in its first
///   kernels `scmi_dev.1:14:clocks`, before them there was none; the devicetree has a node `protocol@14` for each.
public struct SCMIBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `scmi_protocol`.
    public var buses: [String] { ["scmi_protocol"] }

    /// Identifies a device as `SCMI_PROTOCOL\PROTOCOL_14&NAME_clocks`.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        let stated = record.modaliases.first { !$0.hasModaliasPrefix("of") && !$0.hasModaliasPrefix("acpi") }
        var own = Self.grammar.ownIdentity(of: record, modalias: stated)
        if stated == nil, let number = Self.protocolNumber(ofNode: record.properties["OF_FULLNAME"]) {
            own.hardware = [own.enumerator + #"\PROTOCOL_"# + number]
        }
        return try own.joined(with: device)
    }

    private static let grammar = ModaliasGrammar(
        bus: "scmi_protocol",
        fields: [.device("", .hex(2), as: "PROTOCOL"), .detail(":", .text, as: "NAME")],
        words: "System control protocol",
        meanings: [
            "10": ("Base protocol", "System"), "11": ("Power domain protocol", "System"),
            "12": ("System power protocol", "System"), "13": ("Performance domain protocol", "System"),
            "14": ("Clock protocol", "System"), "15": ("Sensor protocol", "Sensor"),
            "16": ("Reset protocol", "System"), "17": ("Voltage protocol", "System"),
            "19": ("Pin control protocol", "System"),
        ]
    )

    private static func protocolNumber(ofNode path: String?) -> String? {
        guard let path, let unit = KernelName.suffix(of: path[...], after: "@"), unit.utf8.count == 2,
            unit.utf8.allSatisfy({ $0.hexValue != nil })
        else { return nil }
        return String(unit).asEnumerator
    }
}
