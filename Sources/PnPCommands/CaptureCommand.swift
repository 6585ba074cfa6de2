internal import ArgumentParser
internal import PnPFiles
internal import PnPModel
internal import PnPSources

/// The command `pnpctl capture`.
struct CaptureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "capture",
        _superCommandName: "pnpctl",
        abstract: "Write a JSON snapshot of a machine, which every command reads again.",
        discussion: """
            Serial numbers, hardware addresses, UUIDs and names that people gave are replaced, equal ones by equal ones, \
            so that the tree keeps its shape; --no-redact keeps them. A file is written whole or not at all.
            """
    )

    @Argument(
        help: "A snapshot, dump, folder or archive of a machine, '-' for standard input, or 'live' (the default).",
        completion: .file()
    )
    var source: String?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: "The file to write; standard output without it.",
        completion: .file()
    )
    var file: String?
    @Flag(inversion: .prefixedNo, help: "Replace what identifies this one machine.")
    var redact = true
    @Flag(help: "A device a line, for very large machines.")
    var ndjson = false

    @OptionGroup var input: SourceOptions

    func run() throws {
        var snapshot = try Input(input).snapshot(source, .everything)
        DiagnosticPrinter(isQuiet: input.quiet).show(snapshot.diagnostics)
        if redact { snapshot = Redaction().redact(snapshot) }
        let writer = SnapshotWriter(form: ndjson ? .lines : .document)
        guard let file, file != "-" else { return try writer.write(snapshot) { try Terminal.emit($0) } }
        do {
            try AtomicFile.write(to: file) { (output: borrowing AtomicFileWriter) throws(FileError) in
                try writer.write(snapshot) { (bytes: [UInt8]) throws(FileError) in try output.append(bytes) }
            }
        } catch {
            throw Failure.report("\(error)")
        }
    }
}
