import PnPModel

/// Why a driver is not the one that is chosen for a device.
public struct WhyNot: Hashable, Sendable {
    /// How the driver fares.
    public enum Outcome: Hashable, Sendable {
        /// It is the one.
        case selected
        /// It matches, and is not chosen: its place in ``Selection/verdicts``.
        case candidate(Int)
        /// None of its rules matches; the closest of them, the best first.
        case unmatched([NearMiss])
        /// Its rules are for these kinds of ID, of which the device has none: `pci:` for modaliases, `PCI\`, empty for IDs
        /// without an enumerator.
        case otherIDs([String])
        /// No database has an ID or a pattern of it.
        case withoutRules
        /// A module directory has it without an alias: it is loaded by name, or because another module needs it.
        case withoutAliases
    }

    /// The driver, as its rules call it.
    public var driver: String
    /// How it fares.
    public var outcome: Outcome
    /// How many IDs and patterns it has.
    public var ruleCount: Int
    /// What would have to change for it to be chosen: any one of these.
    public var remedies: [Remedy] = []
}

extension DriverStore {
    /// Why a driver is not the one that is chosen.
    ///
    /// Takes time linear in the driver's IDs and patterns.
    /// - Parameters:
    ///   - name: A driver's or a module's name; `-` and `_` are the same in it.
    ///   - decision: What the rules decided.
    /// - Returns: `nil` where no database knows the name.
    public func whyNot(_ name: String, _ decision: DriverDecision) -> WhyNot? {
        let wanted = AliasText.moduleName(name)
        let packages = packages.lazy.map(\.package).filter { $0.isNamed(wanted) }
        guard let first = packages.first else {
            guard kernelModules?.knows(wanted) == true else { return nil }
            return WhyNot(driver: wanted, outcome: .withoutAliases, ruleCount: 0)
        }
        let search = RemedySearch(query: decision.query, selection: decision.selection)
        let ruleCount = packages.reduce(0) { $0 + $1.ruleCount }
        var result = WhyNot(driver: first.name, outcome: .withoutRules, ruleCount: ruleCount)
        let verdicts = decision.selection.verdicts
        // What is alive stands before what is refused.
        if let index = verdicts.firstIndex(where: { $0.package.isNamed(wanted) }) {
            result.driver = verdicts[index].package.name
            result.outcome = verdicts[index].fate == .selected ? .selected : .candidate(index)
            result.remedies = search.forCandidate(index)
            return result
        }
        guard ruleCount > 0 else { return result }
        var nearest = NearestRules(decision.query)
        var others: [String] = []
        for package in packages {
            let ids = (package.hardwareIDs + package.compatibleIDs).map { (pattern: $0, isModalias: false) }
            for rule in ids + package.modaliases.map({ (pattern: $0, isModalias: true) }) {
                let other = nearest.add(rule.pattern, isModalias: rule.isModalias)
                if let other, others.count < 8, !others.contains(other) { others.append(other) }
            }
        }
        result.outcome = nearest.misses.isEmpty ? .otherIDs(others) : .unmatched(nearest.misses)
        result.remedies = search.forUnmatched()
        return result
    }

    /// The names of all drivers, and of the modules that are called otherwise, each once and in order.
    public var driverNames: [String] {
        var names = Set(packages.lazy.map(\.package.name))
        let drivers = Set(names.map { AliasText.moduleName($0) })
        let modules = packages.lazy.map(\.package.moduleName).filter { !$0.isEmpty && !drivers.contains($0) }
        names.formUnion(modules)
        names.formUnion((kernelModules?.names ?? []).subtracting(drivers))
        return names.sorted()
    }
}

extension DriverPackage {
    /// Whether it, or its module, has a name that is written with `_` for `-`.
    fileprivate func isNamed(_ wanted: String) -> Bool {
        kind != .software && (AliasText.moduleName(name) == wanted || AliasText.moduleName(moduleName) == wanted)
    }

    fileprivate var ruleCount: Int { hardwareIDs.count + compatibleIDs.count + modaliases.count }
}
