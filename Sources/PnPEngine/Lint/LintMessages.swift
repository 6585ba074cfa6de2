internal import PnPDiagnostics
internal import PnPModel

/// All that can be odd in rules which load, in words.
///
/// Codes are documented in `docs/diagnostics`, a page each; they are never renumbered and never reused.
enum LintMessages {
    static func shadowed(_ rule: MatchPattern, _ driver: String, by winner: MatchPattern, _ other: String)
        -> [Diagnostic]
    {
        [
            warning(
                "LNT001",
                "\(driver) is never chosen by '\(rule.text)': \(other) always ranks before it",
                rule.location
            ),
            note("LNT001", "'\(winner.text)' of \(other) is here", winner.location),
        ]
    }

    static func tie(_ rule: MatchPattern, _ driver: String, with winner: MatchPattern, _ other: String) -> [Diagnostic]
    {
        [
            warning(
                "LNT002",
                "\(driver) and \(other) claim '\(rule.text)' alike; only the order of the two keeps \(driver) from being chosen",
                rule.location
            ),
            note("LNT002", "\(other) claims it here", winner.location),
        ]
    }

    static func repeated(_ rule: MatchPattern, _ driver: String, first: MatchPattern) -> [Diagnostic] {
        [
            warning("LNT003", "\(driver) claims '\(rule.text)' twice", rule.location),
            note("LNT003", "first claimed here", first.location),
        ]
    }

    static func form(_ id: String, expected: String, _ place: SourceLocation) -> [Diagnostic] {
        [warning("LNT004", "no bus gives a device the ID '\(id)'; expected the form '\(expected)'", place)]
    }

    static func emptySet(_ pattern: String, _ place: SourceLocation) -> [Diagnostic] {
        [warning("LNT005", "'\(pattern)' matches nothing: a bracket in it takes no character", place)]
    }

    static func modaliasForm(_ pattern: String, expected: String, _ place: SourceLocation) -> [Diagnostic] {
        let digits = "% for an upper-case hexadecimal digit, # for a lower-case one, $ for either"
        return [
            warning("LNT005", "'\(pattern)' matches no device: expected the form '\(expected)', with \(digits)", place)
        ]
    }

    static func unknownPrefix(_ prefix: String, in pattern: String, _ place: SourceLocation) -> [Diagnostic] {
        [warning("LNT006", "'\(pattern)': no bus is known that writes modaliases with '\(prefix):'", place)]
    }

    static func duplicate(_ name: String, _ place: SourceLocation, first: DriverPackage) -> [Diagnostic] {
        [
            warning("LNT007", "driver '\(name)' is also there as '\(first.name)', for the same buses", place),
            note("LNT007", "'\(first.name)' is defined here", first.location),
        ]
    }

    static func classGUID(_ name: String, _ guid: String, expected: String, _ place: SourceLocation) -> [Diagnostic] {
        [warning("LNT008", "class '\(name)' has the GUID \(expected), not \(guid)", place)]
    }

    static func className(_ name: String, _ guid: String, known: String, _ place: SourceLocation) -> [Diagnostic] {
        [warning("LNT008", "the GUID \(guid) is that of class '\(known)', not of '\(name)'", place)]
    }

    static func classCase(_ name: String, known: String, _ place: SourceLocation) -> [Diagnostic] {
        [warning("LNT008", "class '\(name)' is spelled '\(known)'", place)]
    }

    static func unusedFilter(_ filter: String, className: String, _ place: SourceLocation) -> [Diagnostic] {
        [warning("LNT009", "filter '\(filter)' attaches to nothing: no driver is of class '\(className)'", place)]
    }

    static func filterOfNothing(_ driver: String, _ place: SourceLocation) -> [Diagnostic] {
        [warning("LNT009", "the filters of '\(driver)' attach to nothing: what needs no driver has no stack", place)]
    }

    static func excludesNothing(_ id: String, _ driver: String, _ place: SourceLocation) -> [Diagnostic] {
        [warning("LNT010", "'\(id)' is excluded from \(driver), which claims no device that could have it", place)]
    }

    static func claimsNothing(_ driver: String, kind: String, _ place: SourceLocation) -> [Diagnostic] {
        [warning("LNT011", "\(kind) driver '\(driver)' claims nothing, and so says nothing", place)]
    }

    static func softwareClaims(_ driver: String, _ place: SourceLocation) -> [Diagnostic] {
        [warning("LNT011", "software driver '\(driver)' has no hardware: its IDs are not looked at", place)]
    }

    static func unknownModule(_ module: String, _ place: SourceLocation) -> [Diagnostic] {
        [warning("LNT012", "the kernel has no module '\(module)'", place)]
    }

    private static func warning(_ code: String, _ message: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic(code, message, at: place, severity: .warning)
    }

    private static func note(_ code: String, _ message: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic(code, message, at: place, severity: .note)
    }
}
