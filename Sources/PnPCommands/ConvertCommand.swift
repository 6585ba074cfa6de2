internal import ArgumentParser
internal import PnPDiagnostics
internal import PnPFiles
internal import PnPModel
internal import PnPRules

/// The command `pnpctl convert`.
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        _superCommandName: "pnpctl",
        abstract: "Write rules, a kernel's module directory or modprobe.d as native rules.",
        discussion: """
            The rules that are written choose the same drivers as those that were read. What the native format cannot say is \
            said on standard error. A file is written whole or not at all.
            """
    )

    @Argument(
        help: "What --drivers takes: a rules file, a module directory, modprobe.d, 'kernel' or 'builtin'.",
        completion: .file()
    )
    var rules: String

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: "The file to write; standard output without it.",
        completion: .file()
    )
    var file: String?
    /// Output formats.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case yaml
        case json

        var form: NativeRules.Form { self == .yaml ? .yaml : .json }
    }

    @Option(help: "The output's format.")
    var format: Format = .yaml
    @Flag(help: "Say nothing about what is left out.")
    var quiet = false

    func run() throws {
        let catalogue = try DriverCatalogue([rules], isQuiet: quiet)
        let databases = catalogue.rules + (catalogue.namesBuiltIn ? [BuiltInRules.load()] : [])
        guard !databases.isEmpty else { throw Failure.report("\(rules): there are no rules to convert") }
        let (bytes, losses) = NativeRules.text(of: DriverDatabase(joining: databases, name: rules), as: format.form)
        DiagnosticPrinter(isQuiet: quiet).show(losses)
        let unsaid =
            catalogue.configuration.options + catalogue.configuration.softDependencies + catalogue.configuration.remove
        if let first = unsaid.first, !quiet {
            let lines = unsaid.count == 1 ? "1 line" : "\(unsaid.count) lines"
            Failure.warn(
                "\(lines) of options, softdep and remove left out, the first at \(first.location): they choose no driver"
            )
        }
        // What was written must read back without a word, else something would be lost where nobody sees it.
        let faults = NativeRules.load(bytes: bytes, file: file ?? "<stdout>").diagnostics
        guard faults.isEmpty else {
            DiagnosticPrinter(isQuiet: false).show(faults)
            throw Failure.report("\(rules): what would be written does not read back")
        }
        guard let file, file != "-" else { return try Terminal.emit(bytes) }
        do { try AtomicFile.write(bytes, to: file) } catch { throw Failure.report("\(error)") }
    }
}
