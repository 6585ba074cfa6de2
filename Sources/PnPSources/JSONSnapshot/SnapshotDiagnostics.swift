internal import PnPDiagnostics
internal import PnPJSON

/// All that can be wrong with the meaning of a JSON snapshot, with its codes and words.
///
/// What is wrong with it as JSON has the reader's own codes, `JSN001` and up.
struct SnapshotFault: Error {
    /// What is wrong.
    enum Kind {
        case missingSchema
        case otherSchema(String)
        case missingDevices
        case wrongType(key: String, expected: String, found: String)
        case unknownKey(String)
        case notADevice(found: String)
        case missingPath
        case illegalPath(String)
        case longPath(Int)
        case busAndClass
        case illegalName(key: String, value: String)
        case illegalNode(String)
        case duplicateKey(String)
    }

    var kind: Kind
    /// The byte where it shows.
    var offset: Int

    init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}

extension SnapshotFault {
    /// The version that is read and written.
    static let schema = "pnpctl.snapshot/1"

    func diagnostic(at place: SourceLocation) -> Diagnostic {
        let (code, severity, message) = wording
        return Diagnostic(code, message, at: place, severity: severity)
    }

    private var wording: (String, Diagnostic.Severity, String) {
        switch kind {
        case .missingSchema:
            ("SNP001", .error, "expected '\"schema\": \"\(Self.schema)\"', found no schema")
        case .otherSchema(let found):
            ("SNP002", .error, "expected schema '\(Self.schema)', found '\(JSONEscape.excerpt(found))'")
        case .missingDevices:
            ("SNP003", .error, "expected an array 'devices', found none")
        case .wrongType(let key, let expected, let found):
            ("SNP004", .error, "expected \(expected) for '\(JSONEscape.excerpt(key))', found \(found)")
        case .unknownKey(let key):
            (
                "SNP005", .warning,
                "expected a known key, found '\(JSONEscape.excerpt(key))', which is ignored everywhere"
            )
        case .notADevice(let found):
            ("SNP006", .error, "expected an object that is a device, found \(found)")
        case .missingPath:
            ("SNP007", .error, "expected a 'path', found a device without one")
        case .illegalPath(let path):
            (
                "SNP008", .error,
                "expected a path below '/devices' without empty, '.' or '..' names, found '\(JSONEscape.excerpt(path))'"
            )
        case .longPath(let count):
            ("SNP008", .error, "expected a path of at most \(DevicePath.maximumLength) bytes, found \(count)")
        case .busAndClass:
            ("SNP009", .error, "expected 'bus' or 'class', found both")
        case .illegalName(let key, let value):
            ("SNP010", .error, "expected a name without '/' for '\(key)', found '\(JSONEscape.excerpt(value))'")
        case .illegalNode(let node):
            ("SNP011", .error, "expected a 'node' below '/dev', found '\(JSONEscape.excerpt(node))'")
        case .duplicateKey(let key):
            (
                "SNP012", .warning,
                "expected each key once, found '\(JSONEscape.excerpt(key))' again; the last one counts"
            )
        }
    }

    /// What to say where every device was left out: at the place of the first one, and why.
    static func noDeviceUsable(_ count: Int, first: Diagnostic) -> Diagnostic {
        Diagnostic(
            "SNP013",
            "expected devices, found \(count) and none that can be used; the first one: \(first.message) [\(first.code)]",
            at: first.location
        )
    }

    /// Closes a list of diagnostics that is longer than anyone reads.
    static func more(_ count: Int, file: String) -> Diagnostic {
        Diagnostic(
            "SNP014",
            "expected at most \(SnapshotLog.limit) messages, found \(count) more that are not shown",
            at: SourceLocation(file: file),
            severity: .note
        )
    }
}

/// Collects what is wrong with one snapshot: a bounded list, however hostile the input is.
@safe
struct SnapshotLog {
    /// The most diagnostics that are kept.
    static let limit = 100
    /// The most unknown keys that are told apart.
    private static let keyLimit = 1000

    /// Where the line begins that offsets are counted from.
    var start = 0
    private(set) var diagnostics: [Diagnostic] = []
    /// Why a device or line was left out first.
    private(set) var firstDropped: Diagnostic?
    private var hiddenCount = 0
    private var unknownKeys: Set<String> = []
    private var lines: JSONLines
    private let file: String

    init(text: UnsafeBufferPointer<UInt8>, file: String) {
        unsafe lines = unsafe JSONLines(text: text, file: file)
        self.file = file
    }

    /// Notes a fault.
    mutating func add(_ fault: SnapshotFault) {
        guard makeRoom() else { return }
        diagnostics.append(diagnostic(fault))
    }

    /// Notes a device that is left out.
    mutating func drop(_ fault: SnapshotFault) {
        if firstDropped == nil { firstDropped = diagnostic(fault) }
        add(fault)
    }

    /// Notes a line that is no JSON and is left out.
    mutating func dropLine(_ line: UnsafeBufferPointer<UInt8>) {
        guard firstDropped == nil || diagnostics.count < Self.limit else {
            hiddenCount += 1
            return
        }
        let fault = unsafe JSONReader.fault(in: line, at: start, lines: &lines)
        firstDropped = firstDropped ?? fault
        if makeRoom() { diagnostics.append(fault) }
    }

    /// Notes a key that means nothing here; once for each.
    mutating func addUnknown(_ key: String, at offset: Int) {
        guard unknownKeys.count < Self.keyLimit, unknownKeys.insert(key).inserted else { return }
        add(SnapshotFault(.unknownKey(key), at: offset))
    }

    /// Takes what was noted of devices.
    mutating func take(_ notes: SnapshotNotes) {
        for note in notes.notes {
            switch note {
            case .fault(let fault): add(fault)
            case .dropped(let fault): drop(fault)
            case .unknownKey(let key, let offset): addUnknown(key, at: offset)
            }
        }
        if firstDropped == nil, let fault = notes.hiddenDrop { firstDropped = diagnostic(fault) }
        hiddenCount += notes.hiddenCount
    }

    /// The fault as an error of the whole.
    mutating func diagnostic(_ fault: SnapshotFault) -> Diagnostic {
        fault.diagnostic(at: unsafe lines.location(at: start + fault.offset))
    }

    /// All that was noted.
    var all: [Diagnostic] {
        hiddenCount == 0 ? diagnostics : diagnostics + [SnapshotFault.more(hiddenCount, file: file)]
    }

    private mutating func makeRoom() -> Bool {
        if diagnostics.count < Self.limit { return true }
        hiddenCount += 1
        return false
    }
}
