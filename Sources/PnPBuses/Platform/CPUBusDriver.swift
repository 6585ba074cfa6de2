public import PnPModel

/// Identifies processors by vendor, family and model, or by architecture; those of PCs also as ACPI does on Windows.
///
/// - SeeAlso: linux-devices 3.1, 3.2 (`cpu:`); windows-pnp 3.3, V-ACPI-3.
public struct CPUBusDriver: BusDriver {
    /// Makes the driver.
    public init() {}

    /// `cpu`.
    public var buses: [String] { ["cpu"] }

    /// Identifies a processor; its number is what is unique of it.
    public func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
        let record = device.record
        let name = record.path.name
        let digits = String(
            name[(name.utf8.lastIndex { !$0.isDigit }.map(name.utf8.index(after:)) ?? name.startIndex)...]
        )
        guard !digits.isEmpty else { return nil }
        var draft = IdentityDraft()
        var words = "Processor"
        if let modalias = record.modaliases.first(where: { $0.hasModaliasPrefix("cpu") }) {
            words = try Self.fill(&draft, modalias)
        }
        if draft.hardware.isEmpty { try draft.hardware(#"CPU\CPU"#) }
        if let modalias = record.modalias, let processor = X86Processor(modalias) { try processor.fill(&draft) }
        try ACPIIdentifiers.add(companions: device.firmware, to: &draft)
        var identity = try draft.identity(instance: .unique(digits))
        identity.description = words
        identity.className = "Processor"
        return identity
    }

    /// Reads `cpu:type:x86,ven0000fam0006mod008E:feature:…`; on other machines there is only the architecture.
    ///
    /// - Returns: Words for the processor.
    private static func fill(_ draft: inout IdentityDraft, _ modalias: String) throws(IdentificationError) -> String {
        let bytes = Array(modalias.utf8.prefix(128))
        let mark = Array("cpu:type:".utf8)
        guard bytes.starts(with: mark) else { return "Processor" }
        let type = bytes[mark.count...].prefix { $0 != UInt8(ascii: ":") }
        let architecture = type.prefix { $0 != UInt8(ascii: ",") }
        let values = type.dropFirst(architecture.count + 1).split { !$0.isUpperHexDigit }
            .map { String(decoding: $0, as: UTF8.self) }
        var words = "Processor"
        if values.count == 3 {
            try draft.hardware("CPU\\VEN_" + values[0] + "&FAM_" + values[1] + "&MOD_" + values[2])
            try draft.compatible("CPU\\VEN_" + values[0] + "&FAM_" + values[1])
            try draft.compatible("CPU\\VEN_" + values[0])
            if let vendor = X86Processor.makers[values[0]] { words = vendor.name + " processor" }
        }
        if !architecture.isEmpty {
            var id = IDText("CPU\\")
            id.append(legal: architecture)
            if draft.hardware.isEmpty { try draft.hardware(id) } else { try draft.compatible(id) }
        }
        return words
    }
}
