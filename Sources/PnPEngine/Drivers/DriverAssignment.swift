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
            select(draft, query, &result)
        } else if let observed {
            result.choice.function = observed.driver
            result.choice.origin = .observed
            result.facts = observedFacts
            result.choice.module = result.choice.observedModule
        } else if draft.sort != .software {
            useBuiltIn(draft, query, forest, &result)
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

    private func select(_ draft: NodeDraft, _ query: SelectionQuery, _ result: inout AssignedDriver.Draft) {
        guard draft.sort != .software else { return }
        let selection = store.select(query)
        result.selection = selection
        guard let winner = selection.winner else { return }
        result.facts = DriverFacts(winner.package)
        result.choice.rank = winner.rank
        result.choice.isNull = winner.package.kind == .null
        guard winner.package.kind == .function else { return }
        result.choice.selected = winner.package.name
        result.choice.function = winner.package.name
        result.choice.module = named(winner.package.moduleName)
        result.choice.origin = .selected
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
