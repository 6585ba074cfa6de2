internal import PnPModel
internal import PnPRender

/// What `pnpctl tree` is to print; as it is made, what it prints without any option.
struct TreeRequest {
    var source: String?
    var input = Input()
    var format = OutputOptions.Format.text
    var color = Terminal.ColorChoice.auto
    /// Whether devices are called what this machine's hardware database calls them.
    var wantsNames = true
    /// The device below which to begin, as the user named it.
    var root: String?
    /// What nodes must fit, as the user wrote it.
    var pattern: String?
    /// Whether text lists the ranges that devices use, and not the devices.
    var listsResources = false
    var view = TreeViewOptions()

    /// What `tree` or `tree SOURCE` asks for, without any option: what is typed most.
    ///
    /// There is nothing to parse, and a start is 2 ms shorter for it. `nil` for whatever takes a parser.
    init?(plain arguments: [String]) {
        guard arguments.first == "tree", arguments.count <= 2 else { return nil }
        if arguments.count == 2 {
            let word = arguments[1]
            guard !word.isEmpty, word == "-" || !word.utf8.starts(with: "-".utf8) else { return nil }
            source = word
        }
    }

    /// What `tree` with options asks for.
    init(source: String?, input: Input) {
        self.source = source
        self.input = input
    }

    /// Reads the source and prints its tree.
    func run() throws {
        let machine = try input.machine(
            source,
            detail,
            details: details,
            scope: detail == .shown && !view.showsIDs ? .shown : .all,
            wantsNames: wantsNames && format == .text
        )
        var view = view
        view.root = try root.map(machine.node)
        view.matches = pattern.map { machine.nodes(matching: $0) }
        if let pattern, view.matches?.isEmpty == true {
            let hint = pattern.contains { "*?".contains($0) } ? "" : "; a pattern fits a whole word: try '*\(pattern)*'"
            Failure.warn("nothing matches '\(pattern)'\(hint)")
        }
        switch format {
        case .json:
            try TreeJSONRenderer().render(machine.tree) { try Terminal.emit($0) }
        case .text:
            try Terminal.emit(text(of: machine, view))
        }
        if view.onlyProblems, machine.tree.nodes.contains(where: { $0.problem != nil }) {
            throw Failure.somethingToReport
        }
    }

    /// How much is read of each device: what is not drawn, and can not be asked for, need only be counted.
    private var detail: SourceDetail {
        if !details.isSubset(of: [.interfaceClasses, .attachments]) { return .details }
        return format == .text && !view.showsHidden && root == nil && pattern == nil ? .shown : .tree
    }

    /// What is worked out beyond what an ordinary tree shows: machine formats have it all.
    private var details: TreeDetails {
        guard format == .text else { return .all }
        // Of a running machine nobody has read how its links run.
        var details: TreeDetails = source == nil || source == "live" ? [] : .attachments
        // A conflict of resources is a problem.
        if view.showsResources || view.onlyProblems || listsResources { details.insert(.resources) }
        if view.view == .container { details.insert(.containers) }
        if view.showsInterfaces || pattern != nil { details.insert(.interfaceClasses) }
        return details
    }

    private func text(of machine: Input.Machine, _ view: TreeViewOptions) -> [UInt8] {
        let style = Terminal.outputStyle(color)
        guard listsResources else {
            return TreeTextRenderer(style: style, options: view).render(machine.tree, names: machine.names.name)
        }
        let renderer = ResourceTextRenderer(style: style, root: view.root, matches: view.matches)
        return renderer.render(machine.tree, names: machine.names.name)
    }
}
