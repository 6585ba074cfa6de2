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
        var draft = IdentityDraft(hardware: 7, compatible: 4)
        var words = "Processor"
        if let modalias = record.modaliases.first(where: { $0.hasModaliasPrefix("cpu") }).flatMap(CPUModalias.init) {
            words = try Self.fill(&draft, modalias)
            if draft.hardware.isEmpty { try draft.hardware(#"CPU\CPU"#) }
            try X86Processor(modalias)?.fill(&draft)
        }
        if draft.hardware.isEmpty { try draft.hardware(#"CPU\CPU"#) }
        try ACPIIdentifiers.add(companions: device.firmware, to: &draft)
        var identity = try draft.identity(instance: .unique(digits))
        identity.description = words
        identity.className = "Processor"
        return identity
    }

    /// Says vendor, family and model; on most architectures there is only the architecture.
    ///
    /// - Returns: Words for the processor.
    private static func fill(
        _ draft: inout IdentityDraft,
        _ modalias: CPUModalias
    ) throws(IdentificationError) -> String {
        var words = "Processor"
        if let numbers = modalias.numbers {
            var id = IDText("CPU\\VEN_")
            id.append(legal: numbers.vendor.utf8)
            let vendor = id.text
            id.append("&FAM_")
            id.append(legal: numbers.family.utf8)
            let family = id.text
            id.append("&MOD_")
            id.append(legal: numbers.model.utf8)
            try draft.hardware(id)
            try draft.compatible(family)
            try draft.compatible(vendor)
            if let maker = X86Processor.maker(numbers.vendor) { words = maker.words }
        }
        if !modalias.architecture.isEmpty {
            var id = IDText("CPU\\")
            id.append(legal: modalias.architecture)
            if draft.hardware.isEmpty { try draft.hardware(id) } else { try draft.compatible(id) }
        }
        return words
    }
}
