internal import PnPModel

/// A PC's processor as ACPI names it on Windows: `ACPI\GenuineIntel_-_EM64T_Family_6_Model_142`.
///
/// - SeeAlso: windows-pnp 3.3, V-ACPI-3; linux-devices 3.2 (`cpu:`).
struct X86Processor {
    /// Who makes processors.
    struct Maker {
        /// The kernel's number, as modaliases write it.
        let number: String
        /// What people call a processor of theirs.
        let words: String
        /// What its processors call themselves.
        let text: String
        /// Their word for 64 bits.
        let architecture: String
    }

    private let maker: Maker
    private let has64Bits: Bool
    private let family: UInt32
    private let model: UInt32

    /// Takes what a modalias says.
    ///
    /// - Returns: `nil` for other architectures, unknown makers, and where the features are not listed.
    init?(_ modalias: CPUModalias) {
        guard modalias.architecture.elementsEqual("x86".utf8), let numbers = modalias.numbers,
            let maker = Self.maker(numbers.vendor), let features = modalias.features,
            let family = Number.hex(String(numbers.family)), let model = Number.hex(String(numbers.model))
        else { return nil }
        self.maker = maker
        has64Bits = Self.has64Bits(features)
        (self.family, self.model) = (family, model)
    }

    /// Adds each form with both of its prefixes, and what all processors have in common.
    func fill(_ draft: inout IdentityDraft) throws(IdentificationError) {
        var form = IDText(maker.text)
        form.append("_-_")
        form.append(has64Bits ? maker.architecture : "x86")
        let kind = form.text
        form.append("_Family_")
        form.append(decimal: family)
        let ofFamily = form.text
        form.append("_Model_")
        form.append(decimal: model)
        for text in [form.text, ofFamily, kind] {
            try Self.add("ACPI\\", text, to: &draft)
            try Self.add("*", text, to: &draft)
        }
        try draft.compatible(#"ACPI\Processor"#)
    }

    private static func add(
        _ prefix: String,
        _ text: String,
        to draft: inout IdentityDraft
    ) throws(IdentificationError) {
        var id = IDText(prefix)
        id.append(text)
        try draft.hardware(id)
    }

    /// Whether the list of features has long mode, which is 29 in the second word: `3D`.
    ///
    /// - SeeAlso: `arch/x86/include/asm/cpufeatures.h`, `X86_FEATURE_LM`.
    private static func has64Bits(_ features: Substring.UTF8View) -> Bool {
        var value: UInt32 = 0
        for byte in features {
            if let digit = byte.hexValue {
                value = value << 4 | UInt32(digit)
            } else if byte == UInt8(ascii: ",") {
                if value == 0x3D { return true }
                value = 0
            }
        }
        return false
    }

    /// The maker that a modalias means by a number; `nil` for one that ACPI has no text for.
    static func maker(_ number: Substring) -> Maker? {
        makers.first { number == $0.number }
    }

    /// - SeeAlso: `arch/x86/include/asm/processor.h`, `X86_VENDOR_…`.
    private static let makers = [
        Maker(number: "0000", words: "Intel processor", text: "GenuineIntel", architecture: "EM64T"),
        Maker(number: "0001", words: "Cyrix processor", text: "CyrixInstead", architecture: "x86"),
        Maker(number: "0002", words: "AMD processor", text: "AuthenticAMD", architecture: "AMD64"),
        Maker(number: "0005", words: "Centaur processor", text: "CentaurHauls", architecture: "EM64T"),
        Maker(number: "0007", words: "Transmeta processor", text: "GenuineTMx86", architecture: "x86"),
        Maker(number: "0009", words: "Hygon processor", text: "HygonGenuine", architecture: "AMD64"),
        Maker(number: "000A", words: "Zhaoxin processor", text: "CentaurHauls", architecture: "EM64T"),
    ]
}
