import PnPDiagnostics

/// All that can be wrong with a native rules file, in words.
///
/// Codes are documented in `docs/diagnostics`, a page each; they are never renumbered and never reused.
enum NativeMessages {
    static func syntax(_ problem: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("NAT001", problem, at: place)
    }

    static func limit(_ what: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("NAT002", what, at: place)
    }

    static func version(found: String?, _ place: SourceLocation) -> Diagnostic {
        let end = found.map { "found \($0)" } ?? "found no such key"
        return Diagnostic("NAT003", "expected 'pnp-rules: 1' in a mapping, \(end)", at: place)
    }

    static func unknownKey(_ key: String, in record: String, known: [String], _ place: SourceLocation) -> Diagnostic {
        let hint = RuleText.nearest(to: key, among: known).map { "; did you mean '\($0)'?" } ?? ""
        return Diagnostic("NAT004", "unknown key '\(RuleText.shown(key))' in \(record)\(hint)", at: place)
    }

    static func wrongType(_ key: String, expected: String, found: RuleNode) -> Diagnostic {
        Diagnostic("NAT005", "expected \(expected) for '\(key)', found \(found.kindDescription)", at: found.location)
    }

    static func missing(_ key: String, in record: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("NAT006", "\(record) has no '\(key)'", at: place)
    }

    static func unknownWord(_ word: String, for key: String, known: [String], _ place: SourceLocation) -> Diagnostic {
        let list = known.map { "'\($0)'" }.joined(separator: ", ")
        return Diagnostic("NAT007", "expected one of \(list) for '\(key)', found '\(RuleText.shown(word))'", at: place)
    }

    static func guid(_ text: String, _ place: SourceLocation) -> Diagnostic {
        let form = "'{xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}' in hexadecimal"
        return Diagnostic("NAT008", "expected a GUID \(form), found '\(RuleText.shown(text))'", at: place)
    }

    static func date(_ text: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("NAT009", "expected a date 'yyyy-mm-dd', found '\(RuleText.shown(text))'", at: place)
    }

    static func driverVersion(_ text: String, _ place: SourceLocation) -> Diagnostic {
        let form = "one to four numbers up to 65534 with dots between, not all of them 0"
        return Diagnostic("NAT010", "expected a version of \(form), found '\(RuleText.shown(text))'", at: place)
    }

    static func featureScore(_ text: String, _ place: SourceLocation) -> Diagnostic {
        let form = "a number from 0 to 255, or 0x00 to 0xFF"
        return Diagnostic("NAT011", "expected \(form) for 'feature-score', found '\(RuleText.shown(text))'", at: place)
    }

    static func identifier(_ text: String, _ fault: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("NAT012", "no device has the ID '\(RuleText.shown(text))': \(fault)", at: place)
    }

    static func modalias(_ text: String, _ fault: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("NAT013", "no device has a modalias that '\(RuleText.shown(text))' matches: \(fault)", at: place)
    }

    static func duplicate(_ name: String, bus: String?, _ place: SourceLocation, first: SourceLocation) -> [Diagnostic]
    {
        let shown = RuleText.shown(name)
        let end = bus.map { " on bus '\(RuleText.shown($0))'" } ?? ""
        return [
            Diagnostic("NAT014", "driver '\(shown)'\(end) is defined twice; the first one counts", at: place),
            Diagnostic("NAT014", "'\(shown)' is first defined here", at: first, severity: .note),
        ]
    }

    static func pair(count: Int, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("NAT015", "expected two names in 'pair', miniport and port driver, found \(count)", at: place)
    }

    static func filterMatchesNothing(_ name: String, missing: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("NAT016", "filter '\(RuleText.shown(name))' attaches to nothing: it has no \(missing)", at: place)
    }

    static func repeatedKey(_ key: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("NAT017", "key '\(RuleText.shown(key))' stands twice in one mapping", at: place)
    }

    static func name(_ text: String, _ fault: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("NAT018", "'\(RuleText.shown(text))' cannot be a name: \(fault)", at: place)
    }

    static func includesItself(_ path: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("NAT019", "'\(RuleText.shown(path))' includes this file, or is this file", at: place)
    }

    static func outside(_ path: String, _ place: SourceLocation) -> Diagnostic {
        let rule = "what is included is in the folder of the first file, or below it"
        return Diagnostic("NAT020", "'\(RuleText.shown(path))' leads out of the folder; \(rule)", at: place)
    }

    static func notIncluded(_ path: String, _ reason: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("NAT021", "'\(RuleText.shown(path))' cannot be included: \(reason)", at: place)
    }

    static func unreadable(_ reason: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("NAT022", "the file is left out: \(reason)", at: place)
    }
}
