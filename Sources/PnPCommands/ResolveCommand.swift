internal import ArgumentParser
internal import PnPDiagnostics
internal import PnPFiles
internal import PnPModel
internal import PnPRender
internal import PnPRules
internal import PnPSelection

/// The command `pnpctl resolve`.
struct ResolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        _superCommandName: "pnpctl",
        abstract: "Name the drivers for modaliases, hardware IDs or module names.",
        discussion: """
            A line for each ID: the ID, a tab, its drivers with commas between them; nothing behind the tab where nothing \
            is known. IDs are read from standard input, a line each, where none is named.

            A module directory answers as 'modprobe -R' does: the same modules in the same order, each once, modprobe.d \
            included. Rules answer by rank. Without --drivers the built-in rules answer.

            With --plan a module directory answers as 'modprobe -D' does, a line for each step: the ID, a tab, and \
            'insmod FILE PARAMETERS', 'builtin MODULE' or 'install COMMAND'.
            """
    )

    @Argument(help: "Modaliases, hardware or compatible IDs, names of modules.")
    var ids: [String] = []

    @Flag(name: .customShort("0"), help: "IDs on standard input end with a zero byte instead of a line's end.")
    var zero = false
    @Flag(help: "Order the drivers of all databases together by rank, the best first.")
    var ranked = false
    @Flag(help: "Say what modprobe would do to load the modules, step by step, and load nothing.")
    var plan = false
    @Flag(
        name: [.customShort("b"), .customLong("use-blacklist")],
        help: "With --plan: blacklists count for modules that are named too, as with 'modprobe -b'."
    )
    var usesBlacklist = false
    @Option(help: "The output's format; JSON with --plan only.")
    var format: OutputOptions.Format = .text
    @Flag(help: "Say nothing about parts of the input that are merely odd.")
    var quiet = false

    @Option(name: .customLong("drivers"), help: RuleOptions.driversHelp)
    var drivers: [String] = []
    @Option(help: RuleOptions.hostHelp)
    var host = HostArgument()

    func validate() throws {
        if plan, ranked { throw ValidationError("--plan and --ranked exclude each other") }
        if usesBlacklist, !plan { throw ValidationError("--use-blacklist takes --plan") }
        if format == .json, !plan { throw ValidationError("--format json takes --plan") }
    }

    func run() throws {
        let asked = ids.isEmpty ? try Self.standardInput(separator: zero ? 0 : 0x0A) : ids.map { Array($0.utf8) }
        let file = ids.isEmpty ? "<stdin>" : "<arguments>"
        let symbols = Array("symbol:".utf8)
        let catalogue = try DriverCatalogue(
            drivers,
            isQuiet: quiet,
            // A soft dependency may name a symbol.
            wantsSymbols: plan || (!ranked && asked.contains { $0.starts(with: symbols) }),
            wantsDependencies: plan,
            hosts: .one(host.host)
        )
        if plan { return try writePlans(for: asked, file, ModulePlans(catalogue, usesBlacklist: usesBlacklist)) }
        var resolver = Resolver(catalogue, isRanked: ranked)
        var output = ResolvedLines()
        var refused: [Diagnostic] = []
        for (index, id) in asked.enumerated() {
            do throws(ModuleLookup.UnbalancedBracket) {
                try output.append(id, drivers: resolver.drivers(for: id))
            } catch {
                output.append(id, drivers: [])
                refused.append(Self.refusal(error, file, index))
            }
            if output.isFull { try Terminal.emit(output.take()) }
        }
        try Terminal.emit(output.take())
        DiagnosticPrinter(isQuiet: quiet).show(refused)
        if !refused.isEmpty { throw Failure.badInput }
    }

    private func writePlans(for asked: [[UInt8]], _ file: String, _ plans: ModulePlans) throws {
        var plans = plans
        let renderer = LoadPlanRenderer(glyphs: Terminal.errorGlyphs)
        var answers: [LoadPlanRenderer.Answer] = []
        var bytes: [UInt8] = []
        var refused: [Diagnostic] = []
        for (index, id) in asked.enumerated() {
            var found: [LoadPlanRenderer.Answer] = []
            do throws(ModuleLookup.UnbalancedBracket) {
                found = try plans.answers(for: id)
            } catch {
                found = [LoadPlanRenderer.Answer(asked: id, directory: "", plan: nil)]
                refused.append(Self.refusal(error, file, index))
            }
            guard format == .text else {
                answers += found
                continue
            }
            for answer in found { renderer.appendText(answer, to: &bytes) }
            if bytes.count >= ResolvedLines.portion {
                try Terminal.emit(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        try Terminal.emit(format == .json ? renderer.json(answers) : bytes)
        DiagnosticPrinter(isQuiet: quiet).show(plans.notes + refused)
        if !refused.isEmpty { throw Failure.badInput }
    }

    private static func refusal(_ error: ModuleLookup.UnbalancedBracket, _ file: String, _ index: Int) -> Diagnostic {
        let place = SourceLocation(file: file, line: index + 1, column: error.offset + 1)
        return Diagnostic("MOD013", "a bracket has no partner; libkmod refuses the text", at: place)
    }

    private static func standardInput(separator: UInt8) throws -> [[UInt8]] {
        do {
            let bytes = try FileBytes.standardInput().array
            var parts = bytes.split(separator: separator, omittingEmptySubsequences: false).map(Array.init)
            // What stands behind the last separator is a line only where something is there.
            if parts.last?.isEmpty == true { parts.removeLast() }
            return parts
        } catch {
            throw Failure.report("\(error)")
        }
    }
}

/// The output of `resolve`, a line for each ID.
struct ResolvedLines {
    /// How many bytes are worth a system call.
    static let portion = 1 << 16
    private var bytes: [UInt8] = []

    /// Whether there is enough to be written.
    var isFull: Bool { bytes.count >= Self.portion }

    /// Appends a line; what a terminal would not just draw is escaped.
    mutating func append(_ id: [UInt8], drivers: [String]) {
        if id.allSatisfy({ $0 &- 0x20 < 0x5F }) {
            bytes += id
        } else {
            bytes += DisplayText.escape(bytes: id, glyphs: Terminal.errorGlyphs).utf8
        }
        bytes.append(UInt8(ascii: "\t"))
        for (index, driver) in drivers.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += DisplayText.escape(driver, glyphs: Terminal.errorGlyphs).utf8
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// The lines so far, which are then gone.
    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }
}
