public import PnPModel

/// Plans how modules are loaded, step by step as modprobe does it: dependencies, soft dependencies, commands that stand in
/// for loading, parameters, blacklists.
///
/// As with libkmod, a module is a different one under each alias that it is found by, so that a plan may name a file twice.
/// - SeeAlso: linux-devices 2.3; `kmod_module_probe_insert_module` in libkmod.
public struct LoadPlanner: Sendable {
    /// The most steps of one plan; real ones have a few hundred.
    public static let mostSteps = 20_000
    /// How deep soft dependencies are followed; real ones end after four.
    public static let deepest = 200
    /// How often a plan looks at a module, whether it was there before or not.
    private static let mostVisits = 1_000_000

    /// Room for planning, used again.
    public struct Room: Sendable {
        var lookup = ModuleLookup.Room()
        /// What the lines of soft dependencies name, by their numbers.
        var around: [Int: Around] = [:]

        /// Makes room.
        public init() {}
    }

    /// The modules that a soft dependency names.
    struct Around: Sendable {
        var before: [ModuleLookup.Finding] = []
        var after: [ModuleLookup.Finding] = []
    }

    private let lookup: ModuleLookup
    private let modules: [String: ModuleDependencies.Module]
    private let builtIn: Set<String>
    private let configuration: ModprobeConfiguration
    private let blacklist: [String: ModprobeConfiguration.Command]
    private let commands: [(pattern: Glob, line: ModprobeConfiguration.Command)]
    private let softDependencies: SoftDependencies

    /// Sets a planner up.
    ///
    /// - Parameters:
    ///   - database: A module directory with its dependencies; without them nothing has a file.
    ///   - configuration: What modprobe.d says.
    public init(_ database: ModuleDatabase, configuration: ModprobeConfiguration) {
        lookup = ModuleLookup(database, configuration: configuration)
        modules = database.dependencies?.modules ?? [:]
        builtIn = database.builtIn
        self.configuration = configuration
        blacklist = Dictionary(configuration.blacklist.map { ($0.module, $0) }) { first, _ in first }
        commands = configuration.install.map { (Glob($0.module), $0) }
        let own = database.dependencies?.softDependencies ?? []
        softDependencies = SoftDependencies(configuration.softDependencies + own)
    }

    /// What modprobe would do.
    ///
    /// - Parameters:
    ///   - text: A module's name, an alias, a device's string.
    ///   - usesBlacklist: Whether blacklists count for modules that are named too, as with `modprobe -b`; they always count
    ///     for those that an alias names.
    ///   - room: Used again for the next plan.
    /// - Returns: The plan; `nil` where modprobe finds no module.
    /// - Throws: Where a bracket has no partner.
    public func plan(
        for text: borrowing Span<UInt8>,
        usesBlacklist: Bool,
        _ room: inout Room
    ) throws(ModuleLookup.UnbalancedBracket) -> LoadPlan? {
        let findings = try lookup.findings(for: text, &room.lookup)
        guard !findings.isEmpty else { return nil }
        var walk = Walk()
        var parts: [LoadPlan.Part] = []
        for finding in findings.prefix(Self.mostSteps) {
            let line = finding.alias != nil || usesBlacklist ? blacklist[finding.module] : nil
            walk.visited.removeAll(keepingCapacity: true)
            let start = walk.entries.count
            if line == nil { visit(finding, depth: 0, &walk, &room) }
            let steps = walk.entries[start...].compactMap { entry in
                step(for: entry.finding, ignoresCommand: entry.ignoresCommand)
            }
            parts.append(
                LoadPlan.Part(module: finding.module, alias: finding.alias, blacklist: line, steps: steps)
            )
        }
        return LoadPlan(parts: parts, isCut: walk.isCut || findings.count > Self.mostSteps)
    }

    // MARK: The order

    /// The modules of one plan while they are collected.
    private struct Walk {
        var visited: Set<ModuleLookup.Finding> = []
        var visitCount = 0
        var entries: [(finding: ModuleLookup.Finding, ignoresCommand: Bool)] = []
        var isCut = false
    }

    /// Appends what a module needs, each with its soft dependencies, and then the module itself; once a plan.
    private func visit(_ finding: ModuleLookup.Finding, depth: Int, _ walk: inout Walk, _ room: inout Room) {
        walk.visitCount += 1
        guard walk.visitCount <= Self.mostVisits else {
            walk.isCut = true
            return
        }
        guard walk.visited.insert(finding).inserted else { return }
        for need in modules[finding.module]?.needs ?? [] {
            append(ModuleLookup.Finding(module: need, alias: nil), depth: depth, &walk, &room)
        }
        append(finding, depth: depth, &walk, &room)
    }

    /// Appends a module between its soft dependencies, however often it has been appended before.
    private func append(_ finding: ModuleLookup.Finding, depth: Int, _ walk: inout Walk, _ room: inout Room) {
        guard depth <= Self.deepest, walk.entries.count < Self.mostSteps else {
            walk.isCut = true
            return
        }
        let around = around(finding.module, &room)
        for other in around.before { visit(other, depth: depth + 1, &walk, &room) }
        // A soft dependency wins over a command that would stand in for loading.
        let hasNeighbours = !around.before.isEmpty || !around.after.isEmpty
        guard walk.entries.count < Self.mostSteps else {
            walk.isCut = true
            return
        }
        walk.entries.append((finding, hasNeighbours))
        for other in around.after { visit(other, depth: depth + 1, &walk, &room) }
    }

    private func around(_ module: String, _ room: inout Room) -> Around {
        guard let line = softDependencies.line(for: module) else { return Around() }
        if let known = room.around[line] { return known }
        let around = Around(
            before: found(softDependencies.lines[line].before, &room),
            after: found(softDependencies.lines[line].after, &room)
        )
        room.around[line] = around
        return around
    }

    /// What the words of a soft dependency stand for; nothing for one that libkmod would refuse.
    private func found(_ words: [String], _ room: inout Room) -> [ModuleLookup.Finding] {
        var found: [ModuleLookup.Finding] = []
        for word in words where found.count < Self.mostSteps {
            found += (try? lookup.findings(for: word.utf8.span, &room.lookup)) ?? []
        }
        return found
    }

    // MARK: The steps

    private func step(for finding: ModuleLookup.Finding, ignoresCommand: Bool) -> LoadPlan.Step? {
        let options = options(of: finding)
        if !ignoresCommand, let command = commands.first(where: { $0.pattern.matches(finding.module) }) {
            return .run(command: command.line, module: finding.module, options: options)
        }
        if let module = modules[finding.module] {
            return .insert(module: finding.module, path: module.path, options: options)
        }
        return builtIn.contains(finding.module) ? .builtIn(module: finding.module) : nil
    }

    /// The parameters of a module: those for its name and those for the alias that it was found by.
    private func options(of finding: ModuleLookup.Finding) -> String {
        var text = ""
        for line in configuration.options where line.module == finding.module || line.module == finding.alias {
            if !text.isEmpty { text += " " }
            text += String(decoding: line.text.utf8.map { $0 == 0x09 ? 0x20 : $0 }, as: UTF8.self)
        }
        return text
    }
}
