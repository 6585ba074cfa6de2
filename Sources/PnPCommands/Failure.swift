internal import ArgumentParser
internal import Glibc
internal import PnPDiagnostics
internal import PnPFiles
internal import PnPRender
internal import PnPRules
internal import PnPSources

/// Ends a command: says what is wrong and picks the exit status.
enum Failure {
    /// The input could not be read or understood.
    static let badInput = ExitCode(2)
    /// Done, and there is something to report.
    static let somethingToReport = ExitCode(1)

    /// `pnpctl: warning: …` on standard error.
    static func warn(_ message: String) {
        Terminal.writeError("pnpctl: warning: " + DisplayText.escape(message, glyphs: Terminal.errorGlyphs) + "\n")
    }

    /// `pnpctl: error: …` on standard error; what follows the first line is a list.
    static func report(_ message: String) -> ExitCode {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map {
            DisplayText.escape(String($0), glyphs: Terminal.errorGlyphs)
        }
        Terminal.writeError("pnpctl: error: " + lines.joined(separator: "\n") + "\n")
        return badInput
    }

    /// Says that a file is in none of the formats that can be read.
    static func unknownFormat(_ bytes: FileBytes) -> ExitCode {
        guard bytes.count > 0 else { return report("\(bytes.name): the file is empty") }
        let formats = SourceFormat.allCases.map { "\n  \($0.rawValue): \($0.summary)" }.joined()
        let folder = "\n  sysfs: a folder that holds a copy of /sys"
        return report(
            "\(bytes.name): in none of the formats that are read; --input-format names one:" + formats + folder
        )
    }
}

/// Shows the diagnostics of an input, each with the line it is about.
struct DiagnosticPrinter {
    /// More than these are counted, not shown.
    private static let most = 20
    /// A file is read again for its lines only up to this size.
    private static let longestFile = 64 << 20

    /// Leaves out warnings and notes.
    let isQuiet: Bool

    func show(_ diagnostics: [Diagnostic]) {
        let wanted = diagnostics.filter { !isQuiet || $0.severity == .error }
        var lines = SourceLines(limit: Self.longestFile)
        for diagnostic in wanted.prefix(Self.most) {
            let text = DiagnosticFormatter().format(diagnostic, sourceLine: lines.line(at: diagnostic.location))
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                Terminal.writeError(DisplayText.escape(String(line), glyphs: Terminal.errorGlyphs) + "\n")
            }
        }
        if wanted.count > Self.most { Terminal.writeError("… and \(wanted.count - Self.most) more\n") }
    }
}

/// The lines of files that diagnostics are about; a file is read once.
private struct SourceLines {
    let limit: Int
    private var files: [String: [UInt8]] = [:]

    init(limit: Int) { self.limit = limit }

    mutating func line(at location: SourceLocation) -> [UInt8]? {
        guard location.line > 0 else { return nil }
        let bytes = files[location.file] ?? Self.read(location.file, limit: limit)
        files[location.file] = bytes
        var start = 0
        for _ in 1..<location.line {
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            start = end + 1
        }
        guard start < bytes.count else { return nil }
        let line = bytes[start...].prefix { $0 != UInt8(ascii: "\n") }
        return Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    }

    /// The text of a regular file, decompressed and in UTF-8; nothing for one that cannot be read now: the excerpt is a convenience.
    private static func read(_ path: String, limit: Int) -> [UInt8] {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let file = try? FileBytes(path: path, limit: limit)
        else { return [] }
        let bytes = (DecompressedFile(file)?.bytes ?? file).array
        return WindowsINF.isINF(path) ? INFText(bytes, file: path).bytes : bytes
    }
}
