internal import ArgumentParser
internal import PnPModel
internal import PnPRender

/// The command `pnpctl stack`.
struct StackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stack",
        _superCommandName: "pnpctl",
        abstract: "Print a device's stack, those below it to the root, and the way of an I/O request.",
        discussion: """
            An I/O request enters at the top of the device's stack and goes down; where a driver made the device below \
            which it stands, it goes on in the parent's stack, until a driver talks to hardware itself.
            """
    )

    @Argument(help: "The device.")
    var device: String
    @Argument(
        help: "A snapshot, dump, folder or archive of a machine, '-' for standard input, or 'live' (the default).",
        completion: .file()
    )
    var source: String?

    @OptionGroup var input: SourceOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let machine = try Input(input, rules).machine(
            source,
            wantsNames: output.format == .text && !output.noNames
        )
        let index = try machine.node(named: device)
        switch output.format {
        case .json:
            try Terminal.emit(StackJSONRenderer().render(index, in: machine.tree))
        case .text:
            let renderer = StackTextRenderer(style: Terminal.outputStyle(output.color))
            try Terminal.emit(
                renderer.render(
                    index,
                    in: machine.tree,
                    interface: interface(of: machine.tree.nodes[index]),
                    names: machine.names.name
                )
            )
        }
    }

    /// The interface that the user's word named, if it named one.
    private func interface(of node: DeviceNode) -> DeviceInterface? {
        node.interfaces.first { $0.name == device || $0.node == device }
    }
}
