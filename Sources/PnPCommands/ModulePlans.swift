internal import ArgumentParser
internal import PnPDiagnostics
internal import PnPModel
internal import PnPRender
internal import PnPSelection

/// Answers `resolve --plan`: asks module directories how modprobe would load modules.
struct ModulePlans {
    private let planners: [(directory: String, planner: LoadPlanner)]
    private let usesBlacklist: Bool
    private var room = LoadPlanner.Room()
    /// What was kept from being loaded, in the order in which it was met, each line and module once.
    private(set) var notes: [Diagnostic] = []
    private var noted: Set<ModprobeConfiguration.Command> = []

    /// Sets planners up.
    ///
    /// - Parameters:
    ///   - catalogue: What was named, read with dependencies.
    ///   - usesBlacklist: Whether blacklists count for names too.
    /// - Throws: Where no module directory with `modules.dep` was named.
    init(_ catalogue: DriverCatalogue, usesBlacklist: Bool) throws {
        self.usesBlacklist = usesBlacklist
        var planners: [(String, LoadPlanner)] = []
        for case .modules(let database) in catalogue.databases {
            guard database.dependencies != nil else {
                throw Failure.report("\(database.name): has no modules.dep, which --plan needs")
            }
            planners.append((database.name, LoadPlanner(database, configuration: catalogue.configuration)))
        }
        guard !planners.isEmpty else {
            throw Failure.report("--plan needs a module directory: --drivers DIRECTORY, or --drivers kernel")
        }
        self.planners = planners
    }

    /// The plan of each module directory for a text.
    ///
    /// - Throws: Where libkmod refuses the text.
    mutating func answers(for text: [UInt8]) throws(ModuleLookup.UnbalancedBracket) -> [LoadPlanRenderer.Answer] {
        var answers: [LoadPlanRenderer.Answer] = []
        for (directory, planner) in planners {
            let plan = try planner.plan(for: text.span, usesBlacklist: usesBlacklist, &room)
            for part in plan?.parts ?? [] { note(part) }
            if plan?.isCut == true {
                let limits = "\(LoadPlanner.mostSteps) steps, soft dependencies \(LoadPlanner.deepest) deep"
                notes.append(
                    Diagnostic(
                        "MOD015",
                        "a plan has at most \(limits); the rest is left out",
                        at: SourceLocation(file: directory),
                        severity: .warning
                    )
                )
            }
            answers.append(LoadPlanRenderer.Answer(asked: text, directory: directory, plan: plan))
            // A module has other neighbours in another directory.
            if planners.count > 1 { room = LoadPlanner.Room() }
        }
        return answers
    }

    private mutating func note(_ part: LoadPlan.Part) {
        guard let line = part.blacklist, noted.insert(line).inserted else { return }
        notes.append(
            Diagnostic(
                "MOD014",
                "'\(part.module)' is blacklisted and not loaded",
                at: line.location,
                severity: .note
            )
        )
    }
}
