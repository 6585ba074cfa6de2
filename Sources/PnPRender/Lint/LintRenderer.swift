public import PnPDiagnostics
import PnPJSON

/// Writes what is odd in rules: as a compiler does, as `pnpctl.lint/1`, or as SARIF 2.1.0 for code-review pages.
///
/// - SeeAlso: `Schemas/pnpctl.lint-1.schema.json`; "Static Analysis Results Interchange Format (SARIF)", OASIS, 2.1.0.
public struct LintRenderer {
    /// What was found, each note behind what it is about.
    private let findings: [Finding]
    private let databases: [String]
    private let sourceLine: (SourceLocation) -> [UInt8]?

    /// A diagnostic and its notes.
    struct Finding {
        var main: Diagnostic
        var notes: [Diagnostic] = []
    }

    /// Makes a renderer.
    ///
    /// - Parameters:
    ///   - diagnostics: What was found, in order; a note stands behind what it is about.
    ///   - databases: What was checked.
    ///   - sourceLine: The line at a place, without its end, where it is at hand.
    public init(
        _ diagnostics: [Diagnostic],
        of databases: [String],
        sourceLine: @escaping (SourceLocation) -> [UInt8]?
    ) {
        findings = Diagnostic.groups(diagnostics).map { Finding(main: $0[0], notes: Array($0.dropFirst())) }
        self.databases = databases
        self.sourceLine = sourceLine
    }

    /// How many findings have a severity.
    public func count(_ severity: Diagnostic.Severity) -> Int { findings.count { $0.main.severity == severity } }

    // MARK: Text

    /// Lines in the compiler's form, each finding with its source line, and a last line with their number.
    public func text(style: TextStyle) -> [UInt8] {
        var buffer = TextBuffer(style: style)
        for finding in findings {
            for diagnostic in [finding.main] + finding.notes {
                let text = DiagnosticFormatter().format(diagnostic, sourceLine: sourceLine(diagnostic.location))
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                for (index, line) in lines.enumerated() {
                    buffer.write(String(line), index == 0 ? diagnostic.severity.emphasis : .plain)
                    buffer.endLine()
                }
            }
        }
        if !findings.isEmpty {
            let counts = [(count(.error), "error"), (count(.warning), "warning")].filter { $0.0 > 0 }
            let words = counts.map { $0.0 == 1 ? "1 \($0.1)" : "\($0.0) \($0.1)s" }
            buffer.write(words.joined(separator: ", "), .strong)
            buffer.endLine()
        }
        return buffer.bytes
    }

    // MARK: JSON

    /// `pnpctl.lint/1`.
    public func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject(.lines)
        writer.member("schema", "pnpctl.lint/1")
        writer.member("rules", databases)
        writer.key("diagnostics")
        writer.beginArray(.lines)
        for finding in findings {
            writer.beginObject()
            writer.member("code", finding.main.code)
            writer.member("severity", finding.main.severity.rawValue)
            writer.member("message", finding.main.message)
            writer.key("location")
            writer.location(finding.main.location)
            writer.key("notes")
            writer.beginArray()
            for note in finding.notes {
                writer.beginObject()
                writer.member("message", note.message)
                writer.key("location")
                writer.location(note.location)
                writer.endObject()
            }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.key("summary")
        writer.beginObject()
        writer.member("errors", count(.error))
        writer.member("warnings", count(.warning))
        writer.endObject()
        writer.endObject()
        writer.newline()
        return writer.bytes
    }

    // MARK: SARIF

    /// A SARIF 2.1.0 log of one run.
    ///
    /// - Parameter version: The program's own.
    /// - Returns: JSON text, ended by a line's end.
    public func sarif(version: String) -> [UInt8] {
        let codes = Set(findings.map(\.main.code)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
        var writer = JSONWriter()
        writer.beginObject(.lines)
        writer.member("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json")
        writer.member("version", "2.1.0")
        writer.key("runs")
        writer.beginArray(.lines)
        writer.beginObject(.lines)
        writer.key("tool")
        writer.beginObject(.lines)
        writer.key("driver")
        writer.beginObject(.lines)
        writer.member("name", "pnpctl")
        writer.member("version", version)
        writer.key("rules")
        writer.beginArray(.lines)
        for code in codes {
            writer.beginObject()
            writer.member("id", code)
            writer.key("shortDescription")
            writer.message(LintTitles.title(of: code))
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        writer.endObject()
        writer.member("columnKind", "unicodeCodePoints")
        writer.key("results")
        writer.beginArray(.lines)
        for finding in findings { result(finding, numbers, &writer) }
        writer.endArray()
        writer.endObject()
        writer.endArray()
        writer.endObject()
        writer.newline()
        return writer.bytes
    }

    private func result(_ finding: Finding, _ numbers: [String: Int], _ writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("ruleId", finding.main.code)
        writer.member("ruleIndex", numbers[finding.main.code] ?? -1)
        writer.member("level", finding.main.severity.rawValue)
        writer.key("message")
        writer.message(finding.main.message)
        writer.key("locations")
        writer.beginArray()
        writer.physical(finding.main.location, column: column(of: finding.main.location))
        writer.endArray()
        if !finding.notes.isEmpty {
            writer.key("relatedLocations")
            writer.beginArray()
            for note in finding.notes {
                writer.physical(note.location, column: column(of: note.location), note.message)
            }
            writer.endArray()
        }
        writer.endObject()
    }

    /// Our columns are bytes, those of SARIF here code points.
    private func column(of location: SourceLocation) -> Int? {
        guard location.column > 0 else { return nil }
        guard let line = sourceLine(location) else { return location.column }
        return line.prefix(location.column - 1).count { $0 & 0xC0 != 0x80 } + 1
    }
}

extension JSONWriter {
    fileprivate mutating func message(_ text: String) {
        beginObject()
        member("text", text)
        endObject()
    }

    fileprivate mutating func physical(_ location: SourceLocation, column: Int?, _ message: String? = nil) {
        beginObject()
        key("physicalLocation")
        beginObject()
        key("artifactLocation")
        beginObject()
        member("uri", Self.uri(ofPath: location.file))
        endObject()
        if location.line > 0 {
            key("region")
            beginObject()
            member("startLine", location.line)
            if let column { member("startColumn", column) }
            endObject()
        }
        endObject()
        if let message {
            key("message")
            self.message(message)
        }
        endObject()
    }

    /// A path as a reference by RFC 3986: what may stand in a path stays, all other bytes are `%XX`.
    private static func uri(ofPath path: String) -> String {
        var text = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            let isPlain =
                byte &- 0x30 < 10 || byte &- 0x41 < 26 || byte &- 0x61 < 26 || "-._~/!$&'()*+,;=@".utf8.contains(byte)
            if isPlain {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            }
        }
        return text
    }
}

extension Diagnostic.Severity {
    fileprivate var emphasis: Emphasis {
        switch self {
        case .error: .problem
        case .warning: .dispute
        case .note: .dim
        }
    }
}
