internal import ArgumentParser
internal import PnPModel
internal import PnPRender

/// The command `pnpctl show`.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        _superCommandName: "pnpctl",
        abstract: "Print everything about one device."
    )

    @Argument(help: "The device.")
    var device: String
    @Argument(
        help: "A snapshot, dump, folder or archive of a machine, '-' for standard input, or 'live' (the default).",
        completion: .file()
    )
    var source: String?

    @Flag(help: "Leave out properties and attributes.")
    var brief = false

    @OptionGroup var input: SourceOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        var machine = try Input(input, rules).machine(
            source,
            .everything,
            details: .all,
            wantsNames: output.format == .text && !output.noNames
        )
        let index = try machine.node(named: device)
        machine.addLinkStatus(of: index)
        let records = machine.records(of: machine.tree.nodes[index])
        switch output.format {
        case .json:
            try Terminal.emit(ShowJSONRenderer().render(index, in: machine.tree, records: records))
        case .text:
            let renderer = ShowTextRenderer(
                style: Terminal.outputStyle(output.color),
                details: brief ? [] : .everything
            )
            try Terminal.emit(
                renderer.render(
                    index,
                    in: machine.tree,
                    records: records,
                    names: machine.names.name,
                    origin: machine.names.origin(of: machine.tree.nodes[index])
                )
            )
        }
    }
}
