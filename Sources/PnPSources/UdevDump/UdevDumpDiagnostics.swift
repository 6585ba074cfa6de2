internal import PnPDiagnostics
internal import PnPJSON

/// All that can be wrong with a dump of udevadm, with its codes and words.
enum UdevDumpFault {
    case fieldOutsideRecord(UInt8)
    case illegalPath(String)
    case longPath(Int)
    case notAField(String)
    case notAVariable(String)
    case longVariable(Int)
    case manyVariables(Int)
    case unknownField(UInt8)
    case duplicate(String, Int)
    case cut
    case illegalName(key: String, String)
    case illegalNode(String)

    /// The code, how much it matters, and the words.
    var wording: (code: String, severity: Diagnostic.Severity, message: String) {
        switch self {
        case .fieldOutsideRecord(let letter):
            (
                "UDB002", .error,
                "expected 'P:' first, found '\(Self.name(letter))', a line of no device; all lines up to the next blank line are left out"
            )
        case .illegalPath(let path):
            (
                "UDB003", .error,
                "expected a path below '/devices' without empty, '.' or '..' names, found '\(JSONEscape.excerpt(path))'"
            )
        case .longPath(let count):
            ("UDB003", .error, "expected a path of at most \(DevicePath.maximumLength) bytes, found \(count)")
        case .notAField(let line):
            (
                "UDB004", .warning,
                "expected a line such as 'E: KEY=VALUE', found '\(JSONEscape.excerpt(line))'; it is left out"
            )
        case .notAVariable(let value):
            ("UDB005", .warning, "expected 'KEY=VALUE' after 'E:', found '\(JSONEscape.excerpt(value))'")
        case .longVariable(let count):
            (
                "UDB006", .warning,
                "expected a variable of at most \(UdevDumpReader.variableLimit) bytes, found \(count); it is left out"
            )
        case .manyVariables(let count):
            (
                "UDB006", .warning,
                "expected at most \(UdevDumpReader.countLimit) variables of a device, found \(count); the first ones count"
            )
        case .unknownField(let letter):
            (
                "UDB007", .note,
                "expected one of the lines that udevadm writes, found '\(Self.name(letter))', which is ignored everywhere"
            )
        case .duplicate(let path, let line):
            (
                "UDB008", .warning,
                "expected each device once, found '\(JSONEscape.excerpt(path))' again, which differs from line \(line); the last one counts"
            )
        case .cut:
            ("UDB009", .warning, "expected a line end at the end of the file, found none; the last device may be cut")
        case .illegalName(let key, let name):
            ("UDB012", .error, "expected a name without '/' for '\(key)', found '\(JSONEscape.excerpt(name))'")
        case .illegalNode(let node):
            ("UDB013", .error, "expected a node below '/dev', found '\(JSONEscape.excerpt(node))'")
        }
    }

    private static func name(_ letter: UInt8) -> String { String(UnicodeScalar(letter)) + ":" }
}

/// Collects what is wrong with one dump: a bounded list, however hostile the input is.
struct UdevDumpLog {
    /// The most diagnostics that are kept.
    static let limit = 100

    private let file: String
    private var diagnostics: [Diagnostic] = []
    private var hiddenCount = 0
    /// Why a record was left out first, and how many were.
    private var firstDropped: Diagnostic?
    private var droppedCount = 0
    /// Records of buses, drivers and modules, and where the first one is.
    private var otherCount = 0
    private var firstOther = 0
    /// The letters that mean nothing here, and in which line each came first.
    private var unknownLetters: [(letter: UInt8, line: Int)] = []

    init(file: String) { self.file = file }

    /// Notes a fault.
    mutating func add(_ fault: UdevDumpFault, line: Int, column: Int) {
        guard diagnostics.count < Self.limit else {
            hiddenCount += 1
            return
        }
        diagnostics.append(diagnostic(fault, line: line, column: column))
    }

    /// Notes a record that is left out.
    mutating func drop(_ fault: UdevDumpFault, line: Int) {
        if firstDropped == nil { firstDropped = diagnostic(fault, line: line, column: 0) }
        droppedCount += 1
        add(fault, line: line, column: 0)
    }

    /// Notes a field that means nothing here; once for each letter.
    mutating func addUnknown(_ letter: UInt8, line: Int) {
        if !unknownLetters.contains(where: { $0.letter == letter }) { unknownLetters.append((letter, line)) }
    }

    /// Notes a record that is no device's.
    mutating func addOther(line: Int) {
        if otherCount == 0 { firstOther = line }
        otherCount += 1
    }

    /// Adds what was noted of the lines that follow, in the order of the lines.
    mutating func merge(_ next: UdevDumpLog) {
        for diagnostic in next.diagnostics {
            if diagnostics.count < Self.limit { diagnostics.append(diagnostic) } else { hiddenCount += 1 }
        }
        diagnostics.sort { $0.location.line < $1.location.line }
        hiddenCount += next.hiddenCount
        if firstDropped == nil { firstDropped = next.firstDropped }
        droppedCount += next.droppedCount
        if otherCount == 0 { firstOther = next.firstOther }
        otherCount += next.otherCount
        for (letter, line) in next.unknownLetters { addUnknown(letter, line: line) }
    }

    /// All that was noted.
    var all: [Diagnostic] {
        var all = diagnostics
        for (letter, line) in unknownLetters { all.append(diagnostic(.unknownField(letter), line: line, column: 0)) }
        if otherCount > 0 {
            all.append(
                Diagnostic(
                    "UDB010",
                    "expected records of devices, found \(otherCount) of buses, drivers or modules, which are left out",
                    at: SourceLocation(file: file, line: firstOther),
                    severity: .note
                )
            )
        }
        if hiddenCount > 0 {
            all.append(
                Diagnostic(
                    "UDB011",
                    "expected at most \(Self.limit) messages, found \(hiddenCount) more that are not shown",
                    at: SourceLocation(file: file),
                    severity: .note
                )
            )
        }
        return all
    }

    /// What to say where no record is left.
    var nothingUsable: Diagnostic {
        guard let first = firstDropped else {
            return Diagnostic(
                "UDB001",
                "expected a line 'P: /devices/...' as 'udevadm info --export-db' writes it, found none",
                at: SourceLocation(file: file)
            )
        }
        return Diagnostic(
            "UDB001",
            "expected devices, found \(droppedCount) and none that can be used; the first one: \(first.message) [\(first.code)]",
            at: first.location
        )
    }

    private func diagnostic(_ fault: UdevDumpFault, line: Int, column: Int) -> Diagnostic {
        let (code, severity, message) = fault.wording
        return Diagnostic(
            code,
            message,
            at: SourceLocation(file: file, line: line, column: column),
            severity: severity
        )
    }
}
