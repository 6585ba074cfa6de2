internal import PnPDiagnostics
internal import PnPJSON

/// All that can be wrong with a recording, with its codes and words.
struct UmockdevFault {
    /// What is wrong.
    enum Kind {
        /// UMD001: the file holds no device.
        case noDevice
        /// UMD002: the file is another of the recorder's, of what went through a device's node.
        case traffic
        /// UMD003: devices, but none that can be used.
        case noDeviceUsable(Int, first: Diagnostic)
        /// UMD004: a line does not begin with a letter of the format.
        case unknownLine(String)
        /// UMD005: a line without `=`, or without a name before it.
        case noName(letter: Character, String)
        /// UMD006: a line stands before the first `P:` or behind an empty line.
        case outsideDevice(String)
        /// UMD007: a path is not one of a device.
        case illegalPath(String)
        /// UMD007: a path is too long.
        case longPath(Int)
        /// UMD008: a device has no bus or class.
        case noSubsystem
        /// UMD009: a bus, a class or a driver has an impossible name.
        case illegalName(key: String, String)
        /// UMD010: a node is not below `/dev`.
        case illegalNode(String)
        /// UMD013: a device stands twice.
        case repeatedDevice(String)
        /// UMD014: a name stands twice in a device.
        case repeatedName(String)
        /// UMD011: a value is not made of pairs of hexadecimal digits.
        case notHexadecimal
        /// UMD015: a value ends in the middle of an escape sequence.
        case openEscape
        /// UMD012: a device has more lines than are read.
        case manyLines(Int)
        /// UMD017: a comment.
        case comment
        /// UMD016: a device begins where another has not ended.
        case noEmptyLine
        /// UMD018: the last line does not end.
        case cut
        /// UMD019: more messages than are kept.
        case more(Int)
    }

    var kind: Kind
    /// The line, from 1; 0 where the whole file is meant.
    var line = 0
    /// The column in bytes, from 1; 0 where the whole line is meant.
    var column = 0

    /// The fault as a message about a file.
    func diagnostic(file: String) -> Diagnostic {
        let (code, severity, message) = wording
        let place = SourceLocation(file: file, line: line, column: column)
        return Diagnostic(code, message, at: place, severity: severity)
    }

    private var wording: (String, Diagnostic.Severity, String) {
        switch kind {
        case .noDevice:
            ("UMD001", .error, "expected devices, each beginning with 'P: /devices/…', found none")
        case .traffic:
            (
                "UMD002", .error,
                "expected a recording of devices, found one of what went through a device's node; "
                    + "'umockdev-record' without --ioctl, --script and --evemu-events makes one"
            )
        case .noDeviceUsable(let count, let first):
            (
                "UMD003", .error,
                "expected devices, found \(count) and none that can be used; the first one: \(first.message) [\(first.code)]"
            )
        case .unknownLine(let line):
            (
                "UMD004", .error,
                "expected one of 'P: ', 'N: ', 'S: ', 'E: ', 'A: ', 'H: ' and 'L: ', found '\(JSONEscape.excerpt(line))'"
            )
        case .noName("N", let text):
            ("UMD005", .error, "expected 'N: NAME', found '\(JSONEscape.excerpt(text))'")
        case .noName(let letter, let text):
            ("UMD005", .error, "expected '\(letter): NAME=VALUE', found '\(JSONEscape.excerpt(text))'")
        case .outsideDevice(let line):
            ("UMD006", .error, "expected a device's first line 'P: /devices/…', found '\(JSONEscape.excerpt(line))'")
        case .illegalPath(let path):
            (
                "UMD007", .error,
                "expected a path below '/devices' without empty, '.' or '..' names, found '\(JSONEscape.excerpt(path))'"
            )
        case .longPath(let count):
            ("UMD007", .error, "expected a path of at most \(DevicePath.maximumLength) bytes, found \(count)")
        case .noSubsystem:
            ("UMD008", .error, "expected 'E: SUBSYSTEM=…', found a device of no bus or class")
        case .illegalName(let key, let name):
            ("UMD009", .error, "expected a name without '/' for '\(key)', found '\(JSONEscape.excerpt(name))'")
        case .illegalNode(let node):
            ("UMD010", .error, "expected a node below '/dev', found '\(JSONEscape.excerpt(node))'")
        case .repeatedDevice(let path):
            (
                "UMD013", .warning,
                "expected each device once, found '\(JSONEscape.excerpt(path))' again; the last one counts"
            )
        case .repeatedName(let name):
            (
                "UMD014", .warning,
                "expected each name once in a device, found '\(JSONEscape.excerpt(name))' again; the first one counts"
            )
        case .notHexadecimal:
            ("UMD011", .error, "expected pairs of hexadecimal digits, found something else; the value is left out")
        case .openEscape:
            ("UMD015", .warning, "expected a character behind the last '\\', found the line's end; it is kept")
        case .manyLines(let limit):
            (
                "UMD012", .error,
                "expected at most \(limit) lines of this kind in a device, found more, which are left out"
            )
        case .comment:
            ("UMD017", .warning, "expected no comments, which umockdev refuses, found one; all of them are passed over")
        case .noEmptyLine:
            ("UMD016", .warning, "expected an empty line before the next device, which umockdev needs, found none")
        case .cut:
            ("UMD018", .warning, "expected a line end at the end of the file, found none; the last device may be cut")
        case .more(let count):
            (
                "UMD019", .note,
                "expected at most \(UmockdevLog.limit) messages, found \(count) more that are not shown"
            )
        }
    }
}

/// Collects what is wrong with one recording: a bounded list, however hostile the input is.
struct UmockdevLog {
    /// The most diagnostics that are kept.
    static let limit = 100

    private let file: String
    private var diagnostics: [Diagnostic] = []
    private var hiddenCount = 0
    /// Why a device was left out first.
    private var firstDropped: Diagnostic?

    init(file: String) { self.file = file }

    /// Notes a fault.
    mutating func add(_ kind: UmockdevFault.Kind, line: Int, column: Int = 0) {
        guard diagnostics.count < Self.limit else {
            hiddenCount += 1
            return
        }
        diagnostics.append(UmockdevFault(kind: kind, line: line, column: column).diagnostic(file: file))
    }

    /// Notes a device that is left out.
    mutating func drop(_ kind: UmockdevFault.Kind, line: Int, column: Int) {
        let fault = UmockdevFault(kind: kind, line: line, column: column)
        firstDropped = firstDropped ?? fault.diagnostic(file: file)
        add(kind, line: line, column: column)
    }

    /// A fault as an error of the whole.
    func error(_ kind: UmockdevFault.Kind, line: Int = 0, column: Int = 0) -> Diagnostic {
        UmockdevFault(kind: kind, line: line, column: column).diagnostic(file: file)
    }

    /// What to say where every device was left out: at the place of the first one, and why.
    func noDeviceUsable(_ count: Int) -> Diagnostic? {
        guard let first = firstDropped else { return nil }
        let kind = UmockdevFault.Kind.noDeviceUsable(count, first: first)
        return error(kind, line: first.location.line, column: first.location.column)
    }

    /// All that was noted.
    var all: [Diagnostic] { hiddenCount == 0 ? diagnostics : diagnostics + [error(.more(hiddenCount))] }
}
