internal import PnPDiagnostics
internal import PnPModel
internal import PnPSelection

/// What the administrator says of a device in sysfs.
struct AdministratorsWord {
    /// Nothing may bind to it.
    private(set) var isUnauthorized = false
    /// The one driver that may bind to it.
    private(set) var driver: String?
    /// All that is said, and where.
    private(set) var overrides: [DriverOverride] = []

    init(_ draft: NodeDraft, _ forest: RecordForest) {
        let own = forest.records[draft.own]
        isUnauthorized = note(own)
        var refusedParts = 0
        for index in draft.merged where note(forest.records[index]) { refusedParts += 1 }
        // Of several interfaces each may be authorised by itself.
        if refusedParts > 0, refusedParts == draft.merged.count { isUnauthorized = true }
        if let name = own.attributes["driver_override"], !name.isEmpty, name != "(null)" {
            driver = name
            overrides.append(DriverOverride(.driverOverride, driver: name, place: "\(own.path)/driver_override"))
        }
    }

    /// Notes that a record is not authorised; returns whether that is so.
    private mutating func note(_ record: DeviceRecord) -> Bool {
        guard record.attributes["authorized"] == "0" else { return false }
        overrides.append(DriverOverride(.unauthorized, driver: nil, place: "\(record.path)/authorized"))
        return true
    }
}

extension DriverAssignment {
    /// Notes what overrides the order of candidates, and where rules decide lets it decide.
    func obey(
        _ word: AdministratorsWord,
        _ query: SelectionQuery,
        _ observed: ObservedDrivers.Bound?,
        _ known: DriverFactsCache,
        _ result: inout AssignedDriver.Draft
    ) {
        if isSelecting {
            if word.isUnauthorized {
                drop(&result)
            } else if let name = word.driver, result.choice.function != name {
                bind(name, query, observed, known, &result)
            }
        }
        result.choice.overrides = word.overrides
        for verdict in result.selection?.verdicts ?? [] where !verdict.fate.isAlive {
            if let override = verdict.override { result.choice.overrides.append(override) }
        }
    }

    /// Nobody runs the device, whoever would.
    private func drop(_ result: inout AssignedDriver.Draft) {
        result.facts = nil
        result.choice.function = nil
        result.choice.module = nil
        result.choice.origin = nil
        result.choice.selected = nil
        result.choice.rank = nil
        result.choice.isNull = false
    }

    /// The driver that `driver_override` names runs the device, whether it matches or not; where no database knows it,
    /// nobody does.
    private func bind(
        _ name: String,
        _ query: SelectionQuery,
        _ observed: ObservedDrivers.Bound?,
        _ known: DriverFactsCache,
        _ result: inout AssignedDriver.Draft
    ) {
        let facts = known.facts(ofDriver: name, onBus: query.bus)
        let module = AliasText.moduleName(facts?.package.moduleName ?? name)
        let verdict = result.selection?.verdicts.first { verdict in
            verdict.package.kind == .function
                && (verdict.package.name == name
                    || (!module.isEmpty && AliasText.moduleName(verdict.package.moduleName) == module))
        }
        drop(&result)
        let isInKernel = module.isEmpty || !store.isUnknownToModuleDirectories(module)
        guard verdict != nil || store.hasModule(module) || (facts != nil && isInKernel) else {
            // What no directory can speak for, and is bound, is there.
            guard let observed, observed.driver == name, store.isUnknownToModuleDirectories(module) else { return }
            result.choice.function = name
            result.choice.module = result.choice.observedModule
            result.choice.origin = .observed
            result.facts = facts
            return
        }
        result.choice.function = name
        result.choice.selected = name
        result.choice.module = module.isEmpty ? nil : module
        result.choice.origin = .selected
        result.choice.rank = verdict?.rank
        result.facts = facts ?? verdict.map { DriverFacts($0.package) }
        guard verdict?.package.isKernelModule ?? store.hasModule(module) else { return }
        // What a module enumerates is seen below its device.
        var package = result.facts?.package ?? DriverPackage(name: name, location: SourceLocation(file: module))
        package.isKernelModule = true
        result.facts = DriverFacts(package)
    }
}

extension Selection.Verdict {
    /// What keeps the candidate from the device; `nil` where nothing does, or it only helps.
    fileprivate var override: DriverOverride? {
        switch fate {
        case .excluded(let id):
            return DriverOverride(.exclude, driver: package.name, text: id, place: package.location.description)
        case .refused(let refusal):
            let place = refusal.location.description
            switch refusal.reason {
            case .blacklisted: return DriverOverride(.blacklist, driver: package.name, place: place)
            case .replaced where package.name == "off": return nil  // those that it switches off are listed
            case .replaced(let command):
                return DriverOverride(.install, driver: package.name, text: command, place: place)
            }
        case .hidden(let alias):
            return DriverOverride(.alias, driver: package.name, text: alias.text, place: alias.location.description)
        default: return nil
        }
    }
}
