internal import ArgumentParser
internal import PnPModel
internal import PnPRender
internal import PnPRules
internal import PnPSelection

/// The command `pnpctl list`.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        _superCommandName: "pnpctl",
        abstract: "List what rules, INFs, a kernel's module directory or modprobe.d can drive.",
        discussion: """
            A line for each ID: the ID or pattern, its kind, its driver, the class or '-', and where it is written, with tabs \
            between them. With --source a line for each device that a driver would take, with the device at its end.

            An INF lists what it has for one Windows, with '--host any' what it has for all.
            """
    )

    @Argument(
        help: "What --drivers takes: a rules file, INFs, a module directory, modprobe.d, 'kernel' or 'builtin'.",
        completion: .file()
    )
    var rules: [String]

    @Option(help: "Only what this machine has: a source as 'tree' takes it, or 'live'.", completion: .file())
    var source: String?
    @Option(help: "The output's format.")
    var format: OutputOptions.Format = .text
    @Option(help: ArgumentHelp("Read INFs for this Windows, or for any.", valueName: "host"))
    var host = HostsArgument.one(WindowsHost())

    @OptionGroup var input: SourceOptions

    func run() throws {
        let catalogue = try DriverCatalogue(rules, isQuiet: input.quiet, hosts: host.hosts)
        let databases = catalogue.rules + (catalogue.namesBuiltIn ? [BuiltInRules.load()] : [])
        let entries: [DriverEntry]
        if let source {
            let machine = try Input(input).machine(source, wantsNames: false)
            entries = DriverStore(databases).entries(in: machine.tree)
        } else {
            entries = databases.flatMap(\.entries)
        }
        let renderer = DriverListRenderer(glyphs: Terminal.errorGlyphs)
        switch format {
        case .text: try renderer.renderText(entries) { try Terminal.emit($0) }
        case .json: try renderer.renderJSON(entries) { try Terminal.emit($0) }
        }
    }
}
