internal import ArgumentParser
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
        help: "A snapshot, dump, folder or archive of a machine, '-' for standard input, or 'live' (the default).",
        completion: .file()
    )
    var source: String?

    @Option(
        help: ArgumentHelp(
            """
            What devices stand under: the bus they are on, or a heading for each setup class, driver, bus or container; \
            or what they use, by address, with conflicts.
            """,
            valueName: "view"
        )
    )
    var view = ViewArgument.devices(.connection)
    @Flag(help: "The device objects of each node, the top of the stack first.")
    var stack = false
    @Flag(name: .customLong("ids"), help: "Instance path, hardware and compatible IDs, modaliases of each node.")
    var showsIDs = false
    @Flag(help: "Every interface of each node.")
    var interfaces = false
    @Flag(help: "The memory, ports, interrupts, bus numbers and DMA channels of each node.")
    var resources = false
    @Flag(help: "Hidden nodes too: software and system devices, unbound firmware objects.")
    var all = false
    @Flag(help: "Only nodes with a problem, and the way to them.")
    var problems = false
    @Option(
        help:
            "Only nodes whose IDs, name, drivers, class or interfaces fit this pattern of * and ?, and the way to them."
    )
    var match: String?
    @Option(help: "Only this device and what is below it.")
    var root: String?
    @Option(help: "How many levels to show; 0 in another view than by connection shows the headings alone.")
    var depth: Int?

    @OptionGroup var input: SourceOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let depth, depth < 0 { throw ValidationError("--depth takes a number from 0") }
    }

    func run() throws {
        var request = TreeRequest(source: source, input: Input(input, rules))
        request.format = output.format
        request.color = output.color
        request.wantsNames = !output.noNames
        request.root = root
        request.pattern = match
        switch view {
        case .devices(let view): request.view.view = view
        case .resources: request.listsResources = true
        }
        request.view.showsStack = stack
        request.view.showsIDs = showsIDs
        request.view.showsInterfaces = interfaces
        request.view.showsResources = resources
        request.view.showsHidden = all
        request.view.onlyProblems = problems
        request.view.depth = depth
        try request.run()
    }
}

/// What can stand behind `--view`.
enum ViewArgument: ExpressibleByArgument {
    /// Devices, under whatever they stand.
    case devices(TreeView)
    /// What they use.
    case resources

    init?(argument: String) {
        if argument == "resources" {
            self = .resources
        } else if let view = TreeView(rawValue: argument) {
            self = .devices(view)
        } else {
            return nil
        }
    }

    static var allValueStrings: [String] { TreeView.allCases.map(\.rawValue) + ["resources"] }

    var defaultValueDescription: String {
        switch self {
        case .devices(let view): view.rawValue
        case .resources: "resources"
        }
    }
}
