internal import PnPModel
internal import PnPSelection

/// Decides who runs each device: what the kernel bound, or what the rules say.
struct DriverAssignment: Sendable {
    let store: DriverStore
    let policy: EnumerationPolicy
    /// Whether any record of the source has a driver.
    let isAnyBound: Bool

    /// Whether the rules decide.
    var isSelecting: Bool { policy.selects(whenAnyDriverIsBound: isAnyBound) }

    /// Decides for one device.
    ///
    /// - Parameters:
    ///   - draft: The device.
    ///   - identified: Who it is.
    ///   - forest: The records.
    ///   - known: What is known of drivers that were met before.
    /// - Returns: Its driver.
    func assign(
        _ draft: NodeDraft,
        _ identified: Identified,
        forest: RecordForest,
        known: DriverFactsCache
    ) -> AssignedDriver {
        var result = AssignedDriver.Draft()
        let query = query(draft, identified, forest)
        let drivers = ObservedDrivers(draft, forest)
        let observed = drivers.function
        let observedFacts = observed.flatMap { known.facts(ofDriver: $0.driver, onBus: $0.bus) }
        result.choice.observed = observed?.driver
        result.choice.observedModule = observed?.module ?? named(observedFacts?.package.module)
        if isSelecting {
            select(draft, query, observed, known, &result)
        } else if let observed {
            result.choice.function = observed.driver
            result.choice.origin = .observed
            result.facts = observedFacts
            result.choice.module = result.choice.observedModule
        } else if draft.sort != .software {
            useBuiltIn(draft, query, forest, &result)
        }
        if draft.sort == .device {
            obey(AdministratorsWord(draft, forest), query, observed, known, &result)
        }
        return AssignedDriver(result, query: query, observed: drivers)
    }

    private func query(_ draft: NodeDraft, _ identified: Identified, _ forest: RecordForest) -> SelectionQuery {
        let record = forest.records[draft.own]
        var modaliases = record.modaliases
        for others in [draft.merged, draft.companions, draft.firmware] where !others.isEmpty {
            for index in others {
                for modalias in forest.records[index].modaliases where !modaliases.contains(modalias) {
                    modaliases.append(modalias)
                }
            }
        }
        return SelectionQuery(
            hardwareIDs: identified.identity.hardwareIDs,
            compatibleIDs: identified.identity.compatibleIDs,
            modaliases: modaliases,
            bus: record.subsystem?.name
        )
    }

    private func select(
        _ draft: NodeDraft,
        _ query: SelectionQuery,
        _ observed: ObservedDrivers.Bound?,
        _ known: DriverFactsCache,
        _ result: inout AssignedDriver.Draft
    ) {
        guard draft.sort != .software else { return }
        let selection = store.select(query)
        result.selection = selection
        guard let winner = selection.winner else {
            if let observed { keep(observed, query, known, &result) }
            return
        }
        result.choice.rank = winner.rank
        // What matches best is chosen; that it cannot be installed shows only then.
        guard winner.package.installation?.fault == nil else { return }
        result.facts = DriverFacts(winner.package)
        result.choice.isNull = winner.package.kind == .null
        guard winner.package.kind == .function else { return }
        let name =
            winner.package.isKernelModule
            ? nameDriver(of: winner.package, observed, known, &result) : winner.package.name
        result.choice.selected = name
        result.choice.function = name
        result.choice.module = named(winner.package.moduleName)
        result.choice.origin = .selected
    }

    /// A module directory names modules: the driver in one is the observed driver where that is of this module, else the one
    /// that a rule names, else it is called as the module is.
    ///
    /// What a rule says of the driver is taken over too, but what it enumerates is seen below it.
    private func nameDriver(
        of module: DriverPackage,
        _ observed: ObservedDrivers.Bound?,
        _ known: DriverFactsCache,
        _ result: inout AssignedDriver.Draft
    ) -> String {
        let rule = store.facts(ofModule: module.moduleName, onBus: observed?.bus)
        if var facts = rule {
            facts.isKernelModule = true
            result.facts = DriverFacts(facts)
        }
        if let observed, moduleName(of: observed, known) == module.moduleName { return observed.driver }
        return rule?.name ?? module.name
    }

    /// What a module directory cannot speak for keeps its driver: it has no modalias but such as load helpers, or its driver
    /// is compiled in, or of a module that the directory does not have.
    private func keep(
        _ observed: ObservedDrivers.Bound,
        _ query: SelectionQuery,
        _ known: DriverFactsCache,
        _ result: inout AssignedDriver.Draft
    ) {
        let verdicts = result.selection?.verdicts ?? []
        guard verdicts.allSatisfy({ $0.fate == .helper }) else { return }
        let hasNoAlias = query.modaliases.isEmpty || !verdicts.isEmpty
        let module = hasNoAlias ? nil : moduleName(of: observed, known)
        guard store.isUnknownToModuleDirectories(module) else { return }
        result.choice.kept =
            query.modaliases.isEmpty
            ? .noModalias : hasNoAlias ? .helpersOnly : module == nil ? .compiledIn : .unknownModule
        result.choice.function = observed.driver
        result.choice.origin = .observed
        result.choice.module = result.choice.observedModule
        result.facts = known.facts(ofDriver: observed.driver, onBus: observed.bus)
    }

    /// The module that a bound driver is in: as the source says, else as a rule does, else called as the driver is; `nil` for
    /// one that a rule knows to be part of the kernel.
    private func moduleName(of observed: ObservedDrivers.Bound, _ known: DriverFactsCache) -> String? {
        if let module = observed.module { return AliasText.moduleName(module) }
        let rule = known.facts(ofDriver: observed.driver, onBus: observed.bus)
        return named(AliasText.moduleName(rule?.package.moduleName ?? observed.driver))
    }

    /// What no driver is bound to may be run by the kernel itself (the root of a PCI hierarchy), or need no driver.
    private func useBuiltIn(
        _ draft: NodeDraft,
        _ query: SelectionQuery,
        _ forest: RecordForest,
        _ result: inout AssignedDriver.Draft
    ) {
        let isBranch = draft.sort == .branch || ACPIRoots.contains(forest.records[draft.own].path)
        // Devices that text leaves out come in thousands, and no rule speaks of them.
        guard isBranch || !draft.isHidden else { return }
        let selection = store.select(query)
        result.selection = selection
        // What needs no driver is in order without one, whoever else would take it.
        if !isBranch, let null = selection.verdicts.first(where: { $0.package.kind == .null }) {
            result.choice.isNull = true
            result.facts = DriverFacts(null.package)
        } else if isBranch, let winner = selection.winner, winner.package.kind == .function {
            result.choice.function = winner.package.name
            result.choice.module = named(winner.package.module)
            result.choice.origin = .builtIn
            result.facts = DriverFacts(winner.package)
        }
    }

    /// The rules say by an empty name that a driver is part of the kernel and has no module.
    private func named(_ module: String?) -> String? { module?.isEmpty == true ? nil : module }
}
