internal import PnPDiagnostics
internal import PnPModel

/// What can be wrong with a device's list of resources; all its wording is here.
enum ResourceFault {
    /// RES001: a line is not what the kernel writes.
    case unexpectedLine(expected: String, found: String)
    /// RES002: a range ends before it begins.
    case endBeforeStart(UInt64, UInt64)
    /// RES003: a range counts something that is not known.
    case unknownKind(String)
    /// RES004: a list is longer than any kernel's.
    case tooManyLines(limit: Int)
    /// RES005: more than anyone reads.
    case more(Int)

    func diagnostic(of place: String, at location: SourceLocation) -> Diagnostic {
        let (code, severity, message) = wording
        return Diagnostic(code, place + message, at: location, severity: severity)
    }

    private var wording: (String, Diagnostic.Severity, String) {
        switch self {
        case .unexpectedLine(let expected, let found):
            ("RES001", .warning, "expected \(expected), found '\(Self.shortened(found))'")
        case .endBeforeStart(let start, let end):
            ("RES002", .warning, "expected an end not before \(Self.hex(start)), found \(Self.hex(end))")
        case .unknownKind(let found):
            (
                "RES003", .warning,
                "expected memory, ports, an interrupt, bus numbers or DMA, found '\(Self.shortened(found))'"
            )
        case .tooManyLines(let limit):
            ("RES004", .warning, "expected at most \(limit) lines, found more; the rest is left out")
        case .more(let count):
            ("RES005", .note, "expected at most \(ResourceLog.limit) messages, found \(count) more that are not shown")
        }
    }

    private static func hex(_ value: UInt64) -> String { "0x" + String(value, radix: 16) }

    private static func shortened(_ text: String) -> String {
        text.unicodeScalars.count > 80 ? String(text.unicodeScalars.prefix(80)) + "…" : text
    }
}

/// Collects what is wrong with the resources of a machine: a bounded list, however hostile the input is.
struct ResourceLog {
    /// The most diagnostics that are kept.
    static let limit = 100

    /// Where the records came from.
    let location: SourceLocation
    private var diagnostics: [Diagnostic] = []
    private var hiddenCount = 0

    init(at location: SourceLocation) { self.location = location }

    /// Notes a fault.
    ///
    /// - Parameters:
    ///   - fault: What is wrong.
    ///   - attribute: The list.
    ///   - line: The line in it, from 1; 0 for the whole.
    ///   - path: The device.
    mutating func add(_ fault: ResourceFault, in attribute: String, line: Int = 0, of path: SysfsPath) {
        guard diagnostics.count < Self.limit else {
            hiddenCount += 1
            return
        }
        let place = "'\(path)/\(attribute)'" + (line > 0 ? ", line \(line): " : ": ")
        diagnostics.append(fault.diagnostic(of: place, at: location))
    }

    /// All that was noted.
    var all: [Diagnostic] {
        hiddenCount == 0
            ? diagnostics : diagnostics + [ResourceFault.more(hiddenCount).diagnostic(of: "", at: location)]
    }
}
