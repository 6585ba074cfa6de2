internal import ArgumentParser
internal import PnPEngine
internal import PnPModel
internal import PnPRender
internal import PnPRules
internal import PnPSelection

/// The command `pnpctl explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        _superCommandName: "pnpctl",
        abstract: "Say why a device has its driver: every candidate, its rank, and what beat it.",
        usage: """
            pnpctl explain <device> [<source>] [<options>]
            pnpctl explain [--hardware <id> ...] [--compatible <id> ...] [--modalias <text> ...] [<options>]
            """,
        discussion: """
            What the kernel bound is compared with what the rules select: the built-in rules, or those that --drivers \
            names. Instead of a device, bare IDs may be given. A device is explained where it stands, whatever the rules \
            make of the devices above it.
            """
    )

    @Argument(help: "The device.")
    var device: String?
    @Argument(
        help: "A snapshot, dump, folder or archive of a machine, '-' for standard input, or 'live' (the default).",
        completion: .file()
    )
    var source: String?

    @Option(name: .customLong("why-not"), help: "Say why this driver or module was not chosen.")
    var whyNot: String?
    @Option(parsing: .upToNextOption, help: "Hardware IDs instead of a device, the most specific first.")
    var hardware: [String] = []
    @Option(parsing: .upToNextOption, help: "Compatible IDs instead of a device, the most specific first.")
    var compatible: [String] = []
    @Option(parsing: .upToNextOption, help: "Modaliases instead of a device.")
    var modalias: [String] = []
    @Option(name: .customLong("drivers"), help: RuleOptions.driversHelp)
    var drivers: [String] = []

    @OptionGroup var input: SourceOptions
    @OptionGroup var output: OutputOptions

    private var isBare: Bool { !hardware.isEmpty || !compatible.isEmpty || !modalias.isEmpty }

    func validate() throws {
        if isBare, device != nil { throw ValidationError("give a device or bare IDs, not both") }
        if !isBare, device == nil {
            throw ValidationError("name a device, or IDs with --hardware, --compatible, --modalias")
        }
        _ = try query()
    }

    func run() throws {
        guard let device else { return try explainIDs() }
        // A device is explained where it stands, whatever the rules make of those above it.
        let reader = Input(format: input.format, isQuiet: input.quiet, drivers: drivers, isLenient: true)
        let machine = try reader.machine(source, wantsNames: output.format == .text && !output.noNames)
        let index = try machine.node(named: device)
        let decision = machine.decisions.decision(on: index)
        var explanation = Explanation(
            index,
            in: machine.tree,
            decision,
            whyNot: try answer(decision, in: machine.decisions.store)
        )
        if reader.isSelecting, let above = machine.decisions.absenceCause(of: index) {
            explanation.leftOutBelow = machine.tree.nodes[above]
        }
        try emit(explanation, name: machine.names.name(of: machine.tree.nodes[index]))
    }

    private func explainIDs() throws {
        let store = try Input(isQuiet: input.quiet, drivers: drivers).rules()
        let decision = DriverDecision(try query(), in: store)
        try emit(Explanation(decision, whyNot: try answer(decision, in: store)), name: nil)
    }

    private func emit(_ explanation: Explanation, name: String?) throws {
        switch output.format {
        case .json: try Terminal.emit(ExplainJSONRenderer().render(explanation))
        case .text:
            let renderer = ExplainTextRenderer(style: Terminal.outputStyle(output.color))
            try Terminal.emit(renderer.render(explanation, name: name))
        }
    }

    /// Why the driver that was asked for was not chosen; without a question, why what is bound is no candidate.
    private func answer(_ decision: DriverDecision?, in store: DriverStore) throws -> WhyNot? {
        guard let decision else { return nil }
        guard let whyNot else {
            guard decision.observedCandidate == nil, decision.choice.kept == nil else { return nil }
            let names = [decision.choice.observed, decision.choice.observedModule].compactMap(\.self)
            return names.lazy.compactMap { store.whyNot($0, decision) }.first
        }
        if let answer = store.whyNot(whyNot, decision) { return answer }
        let near = RuleText.nearest(to: whyNot, among: store.driverNames, atMost: 5)
        let hint = near.isEmpty ? "" : "; did you mean \(near.map { "'\($0)'" }.joined(separator: ", "))?"
        throw Failure.report("no database knows a driver or module '\(whyNot)'\(hint)")
    }

    /// The bare IDs.
    private func query() throws -> SelectionQuery {
        do throws(IdentifierError) {
            return SelectionQuery(
                hardwareIDs: try hardware.map { id throws(IdentifierError) in try HardwareID(id) },
                compatibleIDs: try compatible.map { id throws(IdentifierError) in try CompatibleID(id) },
                modaliases: modalias
            )
        } catch {
            throw ValidationError("an ID cannot be used: \(error)")
        }
    }
}
