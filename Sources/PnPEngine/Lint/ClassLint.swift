internal import PnPDiagnostics
internal import PnPModel

/// Classes whose name and GUID do not go together, and filters of classes that nothing is of.
struct ClassLint {
    private(set) var findings: [[Diagnostic]] = []
    /// The spellings of the classes that Windows defines, by their folded names.
    private let system: [String: SetupClass]

    init(_ databases: [DriverDatabase]) {
        let classes = SetupClass.allSystemDefined
        system = Dictionary(classes.map { ($0.name.uppercased(), $0) }) { first, _ in first }
        let byGUID = Dictionary(classes.map { ($0.guid ?? "", $0) }) { first, _ in first }
        var used = Set(databases.lazy.flatMap(\.packages).compactMap { $0.className?.uppercased() })
        used.formUnion(system.keys)
        for database in databases where database.kind == .rules {
            for rule in database.classes { check(rule, byGUID) }
            for package in database.packages {
                if let name = package.className { checkCase(name, package.location) }
            }
            for rule in database.classes where !used.contains(rule.setupClass.name.uppercased()) {
                for filter in rule.lowerFilters + rule.upperFilters {
                    findings.append(
                        LintMessages.unusedFilter(filter, className: rule.setupClass.name, rule.location)
                    )
                }
            }
            for filter in database.filters {
                guard let name = filter.className, !used.contains(name.uppercased()) else { continue }
                findings.append(LintMessages.unusedFilter(filter.name, className: name, filter.location))
            }
        }
    }

    private mutating func check(_ rule: ClassRule, _ byGUID: [String: SetupClass]) {
        let name = rule.setupClass.name
        checkCase(name, rule.location)
        guard let guid = rule.setupClass.guid?.lowercased() else { return }
        if let known = system[name.uppercased()]?.guid, known != guid {
            findings.append(LintMessages.classGUID(name, guid, expected: known, rule.location))
        } else if let known = byGUID[guid], known.name.uppercased() != name.uppercased() {
            findings.append(LintMessages.className(name, guid, known: known.name, rule.location))
        }
    }

    private mutating func checkCase(_ name: String, _ place: SourceLocation) {
        guard let known = system[name.uppercased()], known.name != name else { return }
        findings.append(LintMessages.classCase(name, known: known.name, place))
    }
}
