internal import ArgumentParser
internal import PnPDiagnostics
internal import PnPEngine
internal import PnPModel
internal import PnPRender
internal import PnPRules
internal import Synchronization

/// The command `pnpctl lint`.
struct LintCommand: ParsableCommand {
    /// Output formats.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
        case sarif
    }

    /// A file is read again for its lines only up to this size.
    private static let longestFile = 64 << 20

    static let configuration = CommandConfiguration(
        commandName: "lint",
        _superCommandName: "pnpctl",
        abstract: "Say what is wrong, unreachable or suspicious in rules.",
        discussion: """
            Everything that reading the rules finds fault with, and what only shows when they are seen together: rules by \
            which their driver is never chosen, ties, IDs and patterns that no device has, filters and exclusions without \
            effect. Several databases are checked together, the first one preferred.

            The exit status is 1 when there are errors or warnings, 2 when a database could not be read.
            """
    )

    @Argument(
        help: "What --drivers takes: a rules file, a module directory, modprobe.d, 'kernel' or 'builtin'.",
        completion: .file()
    )
    var rules: [String]

    @Option(help: "The output's format; sarif is for code-review pages.")
    var format: Format = .text
    @Option(help: "When to colour.")
    var color: Terminal.ColorChoice = .auto

    func run() throws {
        let loaded = load()
        guard !loaded.databases.isEmpty || !loaded.groups.isEmpty else { throw Failure.badInput }
        var groups = loaded.groups
        groups += Diagnostic.groups(RuleLint(loaded.databases).diagnostics())
        let lines = LineCache(SourceLines(limit: Self.longestFile))
        let renderer = LintRenderer(RuleLint.inOrder(groups), of: rules) { lines.line(at: $0) }
        switch format {
        case .text: try Terminal.emit(renderer.text(style: Terminal.outputStyle(color)))
        case .json: try Terminal.emit(renderer.json())
        case .sarif: try Terminal.emit(renderer.sarif(version: PnpctlCommand.version))
        }
        guard loaded.isComplete else { throw Failure.badInput }
        if renderer.count(.error) + renderer.count(.warning) > 0 { throw Failure.somethingToReport }
    }

    private struct Loaded {
        var databases: [DriverDatabase] = []
        /// What reading found, each with its notes.
        var groups: [[Diagnostic]] = []
        /// Whether something is left of every argument.
        var isComplete = true
    }

    /// Reads each argument by itself, so that one which cannot be read does not keep the others from being checked.
    private func load() -> Loaded {
        var loaded = Loaded()
        let found = Mutex<[Diagnostic]>([])
        for argument in rules {
            do {
                let catalogue = try DriverCatalogue([argument], isQuiet: false) { diagnostics in
                    found.withLock { $0 += diagnostics }
                }
                loaded.databases += catalogue.rules + (catalogue.namesBuiltIn ? [BuiltInRules.load()] : [])
            } catch {
                loaded.isComplete = false  // it is said, or among the findings
            }
        }
        loaded.groups = Diagnostic.groups(found.withLock { $0 })
        return loaded
    }

    /// Lines of files for a closure that cannot change what it captures.
    private final class LineCache {
        private var lines: SourceLines

        init(_ lines: SourceLines) { self.lines = lines }

        func line(at location: SourceLocation) -> [UInt8]? { lines.line(at: location) }
    }
}
