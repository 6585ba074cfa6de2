internal import ArgumentParser
internal import PnPModel
internal import PnPRender

/// The command `pnpctl tree`.
struct TreeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tree",
        _superCommandName: "pnpctl",
        abstract: "Print the device tree.",
        discussion: """
            A line for each device node: its bus address, its name, its setup class, its function driver, filter drivers \
            behind a '+', problems, and the names of its interfaces. With --problems the exit status is 1 when there are any.
            """
    )

    @Argument(
        help: "A snapshot or dump of a machine, '-' for standard input, or 'live' (the default).",
        completion: .file()
    )
    var source: String?

    @Flag(help: "The device objects of each node, the top of the stack first.")
    var stack = false
    @Flag(name: .customLong("ids"), help: "Instance path, hardware and compatible IDs, modaliases of each node.")
    var showsIDs = false
    @Flag(help: "Every interface of each node.")
    var interfaces = false
    @Flag(help: "Hidden nodes too: software and system devices, unbound firmware objects.")
    var all = false
    @Flag(help: "Only nodes with a problem, and the way to them.")
    var problems = false
    @Option(
        help:
            "Only nodes whose IDs, name, driver, class or interfaces fit this pattern of * and ?, and the way to them."
    )
    var match: String?
    @Option(help: "Only this device and what is below it.")
    var root: String?
    @Option(help: "How many levels to show.")
    var depth: Int?

    @OptionGroup var input: SourceOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let depth, depth < 0 { throw ValidationError("--depth takes a number from 0") }
    }

    func run() throws {
        let machine = try Input(source: input, rules: rules).machine(
            source,
            wantsNames: output.format == .text && !output.noNames
        )
        var options = TreeViewOptions()
        options.showsStack = stack
        options.showsIDs = showsIDs
        options.showsInterfaces = interfaces
        options.showsHidden = all
        options.onlyProblems = problems
        options.depth = depth
        options.root = try root.map(machine.node)
        options.matches = match.map { matches($0, in: machine.tree) }
        if let match, options.matches?.isEmpty == true { Failure.warn("nothing matches '\(match)'") }
        switch output.format {
        case .json:
            try TreeJSONRenderer().render(machine.tree) { try emit($0) }
        case .text:
            let renderer = TreeTextRenderer(style: Terminal.outputStyle(output.color), options: options)
            try emit(renderer.render(machine.tree, names: machine.names.name))
        }
        if problems, machine.tree.nodes.contains(where: { $0.problem != nil }) { throw Failure.somethingToReport }
    }

    private func matches(_ text: String, in tree: DeviceTree) -> Set<NodeIndex> {
        let pattern = WordPattern(text)
        return Set(
            tree.nodes.indices.filter { index in
                let node = tree.nodes[index]
                return pattern.matches(node.instancePath.spelling) || pattern.matches(node.label)
                    || node.description.map(pattern.matches) == true
                    || node.driver.function.map(pattern.matches) == true
                    || node.setupClass.map { pattern.matches($0.name) } == true
                    || node.hardwareIDs.contains { pattern.matches($0.spelling) }
                    || node.compatibleIDs.contains { pattern.matches($0.spelling) }
                    || node.interfaces.contains { pattern.matches($0.name) }
            }
        )
    }
}

extension ParsableCommand {
    /// Writes to standard output; a full disk is an error, a closed pipe is not.
    func emit(_ bytes: [UInt8]) throws {
        if !Terminal.write(bytes) { throw Failure.report("standard output could not be written") }
    }
}
