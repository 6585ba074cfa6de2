internal import PnPModel

/// A PC's processor as ACPI names it on Windows: `ACPI\GenuineIntel_-_EM64T_Family_6_Model_142`.
///
/// - SeeAlso: windows-pnp 3.3, V-ACPI-3; linux-devices 3.2 (`cpu:`).
struct X86Processor {
    /// The vendor's text in `CPUID`, then the architecture: `GenuineIntel_-_EM64T`.
    private let kind: String
    private let family: UInt32
    private let model: UInt32

    /// Reads `cpu:type:x86,ven0000fam0006mod008E:feature:,0000,…`.
    ///
    /// - Returns: `nil` for other architectures, unknown makers, and where the features are not listed.
    init?(_ modalias: String) {
        let mark = "cpu:type:x86,ven"
        guard modalias.utf8.starts(with: mark.utf8),
            let features = modalias.utf8.dropFirst(mark.utf8.count).firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        let numbers = modalias.utf8[..<features].dropFirst(mark.utf8.count).split { !$0.isUpperHexDigit }
        guard numbers.count == 3, let maker = Self.makers[String(decoding: numbers[0], as: UTF8.self)],
            let family = Number.hex(String(decoding: numbers[1], as: UTF8.self)),
            let model = Number.hex(String(decoding: numbers[2], as: UTF8.self))
        else { return nil }
        let list = ":feature:"
        let listed = modalias.utf8[features...]
        guard listed.starts(with: list.utf8) else { return nil }
        let has64Bits = Self.has64Bits(listed.dropFirst(list.utf8.count))
        kind = maker.text + "_-_" + (has64Bits ? maker.architecture : "x86")
        (self.family, self.model) = (family, model)
    }

    /// Adds each form with both of its prefixes, and what all processors have in common.
    func fill(_ draft: inout IdentityDraft) throws(IdentificationError) {
        let family = "_Family_" + String(family)
        for form in [kind + family + "_Model_" + String(model), kind + family, kind] {
            try draft.hardware("ACPI\\" + form)
            try draft.hardware("*" + form)
        }
        try draft.compatible(#"ACPI\Processor"#)
    }

    /// Whether the list of features has long mode, which is 29 in the second word: `3D`.
    ///
    /// - SeeAlso: `arch/x86/include/asm/cpufeatures.h`, `X86_FEATURE_LM`.
    private static func has64Bits(_ features: Substring.UTF8View) -> Bool {
        // A machine may have hundreds of processors, each of which lists hundreds of features.
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

    /// What a maker is called by people and by its processors, and its word for 64 bits, by the kernel's number.
    ///
    /// - SeeAlso: `arch/x86/include/asm/processor.h`, `X86_VENDOR_…`.
    static let makers: [String: (name: String, text: String, architecture: String)] = [
        "0000": ("Intel", "GenuineIntel", "EM64T"), "0001": ("Cyrix", "CyrixInstead", "x86"),
        "0002": ("AMD", "AuthenticAMD", "AMD64"), "0005": ("Centaur", "CentaurHauls", "EM64T"),
        "0007": ("Transmeta", "GenuineTMx86", "x86"), "0009": ("Hygon", "HygonGenuine", "AMD64"),
        "000A": ("Zhaoxin", "CentaurHauls", "EM64T"),
    ]
}
