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
