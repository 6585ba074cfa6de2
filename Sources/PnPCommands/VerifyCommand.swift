internal import ArgumentParser
internal import PnPDiagnostics
internal import PnPFiles
internal import PnPModel
internal import PnPRender
internal import PnPRules
internal import PnPSelection

/// The command `pnpctl verify`.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        _superCommandName: "pnpctl",
        abstract: "Compare the drivers that rules choose with those that the kernel bound.",
        discussion: """
            For each device that has a driver: the rules agree, disagree, or cannot be compared, and why. Drivers are compared \
            by module. Beside the agreement stands the pessimistic figure, for which an uncomparable device with something else \
            chosen is a disagreement. A folder is searched for machines, unless it is a copy of /sys itself.

            Without --drivers the built-in rules are verified; with it they only lie underneath. The exit status is 1 when \
            there are disagreements.
            """
    )

    @Argument(
        help: "Snapshots, dumps, archives or folders of machines, '-' for standard input, or 'live' (the default).",
        completion: .file()
    )
    var sources: [String] = []

    @Option(name: .customLong("drivers"), help: RuleOptions.driversHelp)
    var drivers: [String] = []
    @Flag(help: "List the uncomparable devices with something else chosen, too.")
    var all = false
    @Option(help: "The output's format.")
    var format: OutputOptions.Format = .text
    @Option(help: "When to colour.")
    var color: Terminal.ColorChoice = .auto

    @OptionGroup var input: SourceOptions

    func run() throws {
        let catalogue = try DriverCatalogue(drivers, isQuiet: input.quiet)
        let isBuiltInVerified = catalogue.hasBuiltIn && (catalogue.namesBuiltIn || catalogue.rules.isEmpty)
        let verified = catalogue.rules + (isBuiltInVerified ? [BuiltInRules.load()] : [])
        guard !verified.isEmpty else { throw ValidationError("there are no rules to verify; name some with --drivers") }
        let underneath = catalogue.hasBuiltIn && !isBuiltInVerified ? [BuiltInRules.load()] : []
        let verification = DriverVerification(of: verified, underneath: underneath)

        var machines: [VerifiedMachine] = []
        var isComplete = true
        for source in try expanded(&isComplete) {
            do {
                let machine = try Input(input).machine(source, wantsNames: false)
                machines.append(
                    VerifiedMachine(
                        source: machine.tree.source,
                        machine: machine.tree.machine,
                        devices: verification.devices(of: machine.tree, machine.snapshot)
                    )
                )
            } catch let status as ExitCode where status == Failure.badInput {
                isComplete = false  // it is said what is wrong; the others count
            }
        }
        guard !machines.isEmpty else { throw Failure.badInput }
        let names = verified.map(\.name)
        switch format {
        case .text:
            let renderer = VerificationTextRenderer(style: Terminal.outputStyle(color), listsOffers: all)
            try Terminal.emit(renderer.render(machines, by: names))
        case .json:
            try VerificationJSONRenderer().render(machines, by: names) { try Terminal.emit($0) }
        }
        guard isComplete else { throw Failure.badInput }
        if machines.contains(where: { $0.devices.contains { $0.verdict == .disagree } }) {
            throw Failure.somethingToReport
        }
    }

    /// The sources with folders replaced by the machines in them; `nil` stands for this machine.
    private func expanded(_ isComplete: inout Bool) throws -> [String?] {
        guard !sources.isEmpty else { return [nil] }
        var expanded: [String?] = []
        for source in sources {
            guard input.format == nil, source != "live", source != "-", (try? LocalFiles(root: source)) != nil else {
                expanded.append(source)
                continue
            }
            let folder: MachineFolder
            do { folder = try MachineFolder(source) } catch { throw Failure.report("\(error)") }
            for fault in folder.faults {
                isComplete = false
                _ = Failure.report("\(fault)")
            }
            if folder.skipped > 0, !input.quiet {
                let files = folder.skipped == 1 ? "1 file is" : "\(folder.skipped) files are"
                Failure.warn("\(source): \(files) in none of the formats that are read")
            }
            guard !folder.sources.isEmpty else { throw Failure.report("\(source): there is no machine in this folder") }
            expanded += folder.sources
        }
        return expanded
    }
}
