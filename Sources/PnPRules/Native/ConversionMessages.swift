import PnPDiagnostics

/// All that rules in the native format cannot say, in words.
///
/// Codes are documented in `docs/diagnostics`, a page each; they are never renumbered and never reused.
enum ConversionMessages {
    /// A text that the format refuses, by what its reader would say.
    static func leftOut(_ fault: Diagnostic) -> Diagnostic {
        warning("CNV001", "left out: \(fault.message)", fault.location)
    }

    static func busless(_ count: Int, _ first: String, _ place: SourceLocation) -> Diagnostic {
        let aliases = count == 1 ? "1 alias without a bus is" : "\(count) aliases without a bus are"
        return warning(
            "CNV002",
            "\(aliases) left out, '\(RuleText.shown(first))' first: no device has such a string",
            place
        )
    }

    static func signature(_ score: UInt8, _ driver: String, _ place: SourceLocation) -> Diagnostic {
        let shown = "0x" + String(score, radix: 16, uppercase: true)
        return warning("CNV003", "left out: no word stands for the signature score \(shown) of \(driver)", place)
    }

    static func notNative(_ what: String, _ driver: String, _ place: SourceLocation) -> Diagnostic {
        warning("CNV004", "left out: the native format cannot say \(what) (\(RuleText.shown(driver)))", place)
    }

    private static func warning(_ code: String, _ message: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic(code, message, at: place, severity: .warning)
    }
}
