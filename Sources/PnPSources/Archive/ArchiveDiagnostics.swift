internal import PnPDiagnostics
internal import PnPJSON

/// All that can be wrong with an archive, with its codes and words.
enum ArchiveFault: Error {
    /// libarchive is not on this machine.
    case noLibrary(String)
    /// What cannot be read on from here, in the library's words.
    case damaged(String)
    case expandsTooMuch(from: Int, to: Int)
    case tooManyEntries(Int)
    case tooManyBytes(Int)
    case illegalPath(String)
    case longPath(Int, limit: Int)
    case deepPath(limit: Int)
    case missingTarget(String)
    case largeFile(limit: Int)
    case unexpectedLine(expected: String, found: String)
    case cutOff(missingLines: Int)
    case cutLine
}

extension ArchiveFault {
    func diagnostic(at place: SourceLocation) -> Diagnostic {
        let (code, severity, message) = wording
        return Diagnostic(code, message, at: place, severity: severity)
    }

    private var wording: (String, Diagnostic.Severity, String) {
        switch self {
        case .noLibrary(let words):
            ("ARC001", .error, "expected the library libarchive, found none: \(words)")
        case .damaged(let words):
            ("ARC002", .error, "the archive cannot be read from here on: \(JSONEscape.excerpt(words))")
        case .expandsTooMuch(let size, let expanded):
            ("ARC003", .error, "expected a harmless archive, found one that expands from \(size) to \(expanded) bytes")
        case .tooManyEntries(let limit):
            ("ARC004", .error, "expected at most \(limit) files and directories, found more; the rest is left out")
        case .tooManyBytes(let limit):
            ("ARC004", .error, "expected at most \(limit) bytes in files of interest, found more; the rest is left out")
        case .illegalPath(let path):
            ("ARC005", .warning, "expected a path inside the archive, found '\(JSONEscape.excerpt(path))'")
        case .longPath(let count, let limit):
            ("ARC005", .warning, "expected a path of at most \(limit) bytes, found \(count)")
        case .deepPath(let limit):
            ("ARC005", .warning, "expected a path of at most \(limit) names, found more")
        case .missingTarget(let path):
            (
                "ARC006", .warning,
                "expected a hard link to a file that came before, found '\(JSONEscape.excerpt(path))'"
            )
        case .largeFile(let limit):
            ("ARC007", .warning, "expected an attribute of at most \(limit) bytes, found more; it is left out")
        case .unexpectedLine(let expected, let found):
            ("ARC008", .error, "expected \(expected), found '\(JSONEscape.excerpt(found))'")
        case .cutOff(let count):
            ("ARC009", .error, "expected \(count) more lines of the file, found the end of the archive")
        case .cutLine:
            ("ARC011", .error, "expected a line end at the end of the archive, found none; the last line is left out")
        }
    }

    /// Closes a list of diagnostics that is longer than anyone reads.
    static func more(_ count: Int, file: String) -> Diagnostic {
        Diagnostic(
            "ARC010",
            "expected at most \(ArchiveLog.limit) messages, found \(count) more that are not shown",
            at: SourceLocation(file: file),
            severity: .note
        )
    }
}

/// Collects what is wrong with one archive: a bounded list, however hostile the input is.
struct ArchiveLog {
    /// The most diagnostics that are kept.
    static let limit = 100

    /// The archive's name.
    let file: String
    private var diagnostics: [Diagnostic] = []
    private var hiddenCount = 0
    /// The first error: why an archive gave nothing, where it did.
    private(set) var firstError: Diagnostic?

    init(file: String) { self.file = file }

    /// Notes a fault of one entry.
    mutating func add(_ fault: ArchiveFault, entry: String) {
        add(fault, at: SourceLocation(file: Self.place(of: entry, in: file)))
    }

    /// Notes a fault.
    mutating func add(_ fault: ArchiveFault, at place: SourceLocation) {
        let diagnostic = fault.diagnostic(at: place)
        if diagnostic.severity == .error, firstError == nil { firstError = diagnostic }
        if diagnostics.count < Self.limit { diagnostics.append(diagnostic) } else { hiddenCount += 1 }
    }

    /// Notes the fault that ended the reading, which is shown however many came before it.
    mutating func end(_ fault: ArchiveFault, at place: SourceLocation) {
        let diagnostic = fault.diagnostic(at: place)
        if firstError == nil { firstError = diagnostic }
        diagnostics.append(diagnostic)
    }

    /// All that was noted.
    var all: [Diagnostic] {
        hiddenCount == 0 ? diagnostics : diagnostics + [ArchiveFault.more(hiddenCount, file: file)]
    }

    /// How an entry is named, as linkers name a member: `dump.tar.gz(sys/devices/…)`.
    static func place(of entry: String, in file: String) -> String { "\(file)(\(entry))" }
}
