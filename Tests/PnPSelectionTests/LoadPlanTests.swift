import PnPDiagnostics
import PnPModel
import PnPSelection
import Testing

/// How modprobe loads modules, linux-devices 2.3; whole kernels are compared in ModuleCorpusTests.
@Suite struct LoadPlanTests {
    private let place = PnPDiagnostics.SourceLocation(file: "a.conf", line: 1, column: 1)

    /// A module directory: each module and what it needs, in the order of loading.
    private func database(_ modules: [String: [String]], builtIn: Set<String> = []) -> ModuleDatabase {
        var database = ModuleDatabase(name: "6.12.0")
        var dependencies = ModuleDependencies()
        for (name, needs) in modules {
            dependencies.modules[name] = .init(path: "kernel/\(name).ko", needs: needs)
        }
        database.loadable = Set(modules.keys)
        database.builtIn = builtIn
        database.dependencies = dependencies
        return database
    }

    private func commands(_ lines: [(module: String, text: String)]) -> [ModprobeConfiguration.Command] {
        lines.map { ModprobeConfiguration.Command(module: $0.module, text: $0.text, location: place) }
    }

    /// The steps in short: a module's name for a file that is loaded, with its options.
    private func steps(
        _ text: String,
        _ database: ModuleDatabase,
        usesBlacklist: Bool = false,
        _ change: (inout ModprobeConfiguration) -> Void = { _ in }
    ) throws -> [String]? {
        var configuration = ModprobeConfiguration(name: "modprobe.d")
        change(&configuration)
        var room = LoadPlanner.Room()
        let planner = LoadPlanner(database, configuration: configuration)
        return try planner.plan(for: text.utf8.span, usesBlacklist: usesBlacklist, &room)?.steps.map { step in
            switch step {
            case .insert(let module, _, let options): options.isEmpty ? module : "\(module) \(options)"
            case .builtIn(let module): "builtin \(module)"
            case .run(let command, _, let options): "install \(command.text) \(options)"
            }
        }
    }

    @Test func whatAModuleNeedsIsLoadedBeforeIt() throws {
        let database = database(["a": ["c", "b"], "b": ["c"], "c": []])
        #expect(try steps("a", database) == ["c", "b", "a"])
    }

    @Test func softDependenciesStandAroundTheModuleAndAroundWhatItNeeds() throws {
        let database = database(["a": ["b"], "b": [], "x": [], "y": [], "z": []])
        let steps = try steps("a", database) {
            $0.softDependencies = commands([("a", "pre: x post: y"), ("b", "ignored post: z"), ("a", "pre: z")])
        }
        #expect(steps == ["b", "z", "x", "a", "y"])
    }

    @Test func softDependenciesThatNameOneAnotherEnd() throws {
        let database = database(["a": [], "b": []])
        let steps = try steps("a", database) {
            $0.softDependencies = commands([("a", "pre: b"), ("b", "pre: a post: a")])
        }
        #expect(steps == ["b", "a"])
    }

    @Test func whatASoftDependencyDoesNotFindIsPassedOver() throws {
        let steps = try steps("a", database(["a": []])) {
            $0.softDependencies = commands([("a", "pre: none [ post: none")])
        }
        #expect(steps == ["a"])
    }

    @Test func modprobeDsSoftDependencyComesBeforeTheKernels() throws {
        var database = database(["a": [], "x": [], "y": []])
        database.dependencies?.softDependencies = commands([("a", "pre: x")])
        #expect(try steps("a", database) == ["x", "a"])
        #expect(try steps("a", database) { $0.softDependencies = commands([("a", "pre: y")]) } == ["y", "a"])
        #expect(try steps("a", database) { $0.softDependencies = commands([("[ab]", "pre: y")]) } == ["y", "a"])
    }

    @Test func aCommandStandsInUnlessThereIsASoftDependency() throws {
        let database = database(["a": [], "b": []])
        let install = { (configuration: inout ModprobeConfiguration) in
            configuration.install = commands([("a*", "/bin/true"), ("a", "/bin/false")])
            configuration.options = commands([("a", "x=1"), ("a", "y=2\tz=3")])
        }
        #expect(try steps("a", database, install) == ["install /bin/true x=1 y=2 z=3"])
        let both = try steps("a", database) {
            install(&$0)
            $0.softDependencies = commands([("a", "post: b")])
        }
        #expect(both == ["a x=1 y=2 z=3", "b"])
    }

    @Test func optionsForAnAliasCountWhereItWasAsked() throws {
        let database = database(["nvme": []])
        let change = { (configuration: inout ModprobeConfiguration) in
            configuration.aliases = [.init(pattern: MatchPattern("my_disk", at: place), module: "nvme")]
            configuration.options = commands([("nvme", "a=1"), ("my_disk", "b=2")])
        }
        #expect(try steps("my-disk", database, change) == ["nvme a=1 b=2"])
        #expect(try steps("nvme", database, change) == ["nvme a=1"])
    }

    @Test(arguments: [
        ("nouveau", false, ["nouveau"]), ("nouveau", true, []), ("pci:x", false, []), ("pci:x", true, []),
    ])
    func aBlacklistCountsForAliasesAndOnRequestForNames(text: String, usesBlacklist: Bool, expected: [String]) throws {
        let found = try steps(text, database(["nouveau": []]), usesBlacklist: usesBlacklist) {
            $0.aliases = [.init(pattern: MatchPattern("pci:*", at: place), module: "nouveau")]
            $0.blacklist = commands([("nouveau", "")])
        }
        #expect(found == expected)
    }

    @Test func whatIsCompiledInIsSaid() throws {
        #expect(try steps("ptp", database([:], builtIn: ["ptp"])) == ["builtin ptp"])
    }

    @Test func anAliasForNoModuleHasNoSteps() throws {
        let found = try steps("eth0", database([:])) {
            $0.aliases = [.init(pattern: MatchPattern("eth0", at: place), module: "off")]
        }
        #expect(found == [])
    }

    @Test func whatIsNotFoundHasNoPlanAndABadTextIsRefused() throws {
        #expect(try steps("none", database(["a": []])) == nil)
        #expect(throws: ModuleLookup.UnbalancedBracket.self) { try steps("a[", database([:])) }
    }

    @Test func aChainOfAHundredThousandSoftDependenciesIsCut() throws {
        let count = 100_000
        var modules: [String: [String]] = [:]
        for number in 0..<count { modules["m\(number)"] = [] }
        var configuration = ModprobeConfiguration(name: "modprobe.d")
        configuration.softDependencies = commands((0..<count - 1).map { ("m\($0)", "pre: m\($0 + 1)") })
        let planner = LoadPlanner(database(modules), configuration: configuration)
        var room = LoadPlanner.Room()
        let plan = try planner.plan(for: "m0".utf8.span, usesBlacklist: false, &room)
        #expect(plan?.isCut == true)
        #expect(plan?.steps.last == .insert(module: "m0", path: "kernel/m0.ko", options: ""))
    }

    @Test func softDependenciesOfEverythingOnEverythingEnd() throws {
        let names = (0..<2_000).map { "m\($0)" }
        var configuration = ModprobeConfiguration(name: "modprobe.d")
        configuration.softDependencies = commands([("*", "pre: " + names.joined(separator: " "))])
        let planner = LoadPlanner(
            database(Dictionary(uniqueKeysWithValues: names.map { ($0, names) })),
            configuration: configuration
        )
        var room = LoadPlanner.Room()
        let plan = try planner.plan(for: "m0".utf8.span, usesBlacklist: false, &room)
        #expect(plan?.isCut == true)
        #expect((plan?.steps.count ?? 0) <= LoadPlanner.mostSteps)
    }
}
