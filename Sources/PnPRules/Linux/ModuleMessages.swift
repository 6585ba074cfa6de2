import PnPDiagnostics

/// All that can be wrong with the files of a module directory and of `modprobe.d`, in words.
///
/// Codes are documented in `docs/diagnostics`, a page each; they are never renumbered and never reused.
enum ModuleMessages {
    static func notAnAlias(_ found: Span<UInt8>, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("MOD001", "expected 'alias PATTERN MODULE', found '\(shown(found))'", at: place)
    }

    static func unbalancedBracket(_ place: SourceLocation) -> Diagnostic {
        Diagnostic("MOD002", "a bracket of the alias has no partner; no module is found by it", at: place)
    }

    static func long(_ count: Int, limit: Int, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("MOD003", "expected an alias of at most \(limit) bytes, found \(count)", at: place)
    }

    static func notASCII(_ byte: UInt8, _ place: SourceLocation) -> Diagnostic {
        let code = String(byte, radix: 16, uppercase: true)
        let shown = code.utf8.count < 2 ? "0" + code : code
        return Diagnostic("MOD004", "expected printable ASCII in an alias, found the byte 0x\(shown)", at: place)
    }

    static func notAPath(_ expected: String, _ found: Span<UInt8>, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("MOD005", "expected \(expected), found '\(shown(found))'", at: place)
    }

    static func unknownCommand(_ word: Span<UInt8>, known: [String], _ place: SourceLocation) -> Diagnostic {
        let text = shown(word)
        let hint = RuleText.nearest(to: text, among: known).map { "; did you mean '\($0)'?" } ?? ""
        return Diagnostic("MOD006", "unknown command '\(text)'; the line is ignored\(hint)", at: place)
    }

    static func missingWord(_ command: String, expected: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("MOD007", "expected '\(expected)', found '\(command)' with less; the line is ignored", at: place)
    }

    static func obsolete(_ command: String, _ place: SourceLocation) -> Diagnostic {
        Diagnostic("MOD008", "'\(command)' is not read any more; the line is ignored", at: place, severity: .warning)
    }

    static func nothing(_ folder: String, reason: String) -> Diagnostic {
        Diagnostic("MOD009", "expected a module directory, found \(reason)", at: SourceLocation(file: folder))
    }

    static func more(_ count: Int, file: String) -> Diagnostic {
        Diagnostic(
            "MOD010",
            "expected at most \(ModuleLog.limit) messages, found \(count) more that are not shown",
            at: SourceLocation(file: file),
            severity: .note
        )
    }

    static func carriageReturn(_ place: SourceLocation) -> Diagnostic {
        Diagnostic(
            "MOD011",
            "the line ends with a carriage return, which modprobe takes for a part of the last word",
            at: place,
            severity: .warning
        )
    }

    static func unreadable(_ problem: String, file: String) -> Diagnostic {
        Diagnostic("MOD012", "the file is left out: \(problem)", at: SourceLocation(file: file))
    }

    private static func shown(_ text: Span<UInt8>) -> String {
        let start = text.extracting(0..<min(text.count, 64))
        return RuleText.shown(unsafe start.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) })
    }
}

/// Collects what is wrong with one file: a bounded list, however hostile the file is.
struct ModuleLog {
    /// The most messages of one file.
    static let limit = 20

    let file: String
    private var diagnostics: [Diagnostic] = []
    private var hiddenCount = 0

    init(file: String) { self.file = file }

    /// Notes a message; it is only made where it is kept.
    mutating func add(_ diagnostic: @autoclosure () -> Diagnostic) {
        if diagnostics.count < Self.limit { diagnostics.append(diagnostic()) } else { hiddenCount += 1 }
    }

    /// All that was noted.
    var all: [Diagnostic] {
        hiddenCount == 0 ? diagnostics : diagnostics + [ModuleMessages.more(hiddenCount, file: file)]
    }
}
