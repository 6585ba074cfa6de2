internal import PnPModel
internal import PnPSelection

/// The device filters that come with a driver's package and with the extensions on top of it, each side lowest first.
///
/// Where the package names levels, those of each level stand together in the order of the levels: plain ones and those
/// that name no level in the default level. A filter of an unknown level is left out.
/// - SeeAlso: windows-pnp 4.5, "Declarative filters and filter levels"; Q9: the first level attaches first on both sides.
struct PackagedFilters {
    /// A filter and why it is there.
    struct Filter {
        let name: String
        let reason: String
    }

    /// Above the function driver.
    private(set) var upper: [Filter] = []
    /// Below the function driver.
    private(set) var lower: [Filter] = []

    init(_ driver: AssignedDriver) {
        guard let base = driver.facts?.package else { return }
        let extensions =
            driver.choice.origin == .selected
            ? driver.selection?.extensions.filter { $0.fate == .selected }.map(\.package) ?? [] : []
        // Most drivers come without filters.
        if extensions.isEmpty, base.installation == nil, base.upperFilters.isEmpty, base.lowerFilters.isEmpty { return }
        let packages = [base] + extensions
        upper = Self.list(packages, .upper, base.installation?.upperLevels)
        lower = Self.list(packages, .lower, base.installation?.lowerLevels)
    }

    private static func list(
        _ packages: [DriverPackage],
        _ position: FilterRule.Position,
        _ levels: FilterLevels?
    ) -> [Filter] {
        var filters: [Filter] = []
        for package in packages {
            for name in position == .upper ? package.upperFilters : package.lowerFilters {
                filters.append(Filter(name: name, reason: "comes with \(package.name), \(package.location)"))
            }
        }
        let declared = packages.flatMap { $0.installation?.declaredFilters ?? [] }
        guard let levels else { return filters + declared.filter { $0.position == position }.map(filter) }
        return levels.names.flatMap { level in
            let isStandard = equal(level, levels.standard)
            let own = declared.filter { declared in
                declared.level.map { equal($0, level) } ?? (isStandard && declared.position == position)
            }
            return (isStandard ? filters : []) + own.map(filter)
        }
    }

    private static func filter(_ declared: DeclaredFilter) -> Filter {
        let level = declared.level.map { " of level \($0)" } ?? ""
        return Filter(name: declared.name, reason: "filter\(level), \(declared.location)")
    }

    private static func equal(_ left: String, _ right: String) -> Bool { left.uppercased() == right.uppercased() }
}
