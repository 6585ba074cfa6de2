public import PnPModel

/// All rules databases together, indexed for look-up.
///
/// Compiled once, asked for every device.
public struct DriverStore: Sendable {
    /// The databases, the first one preferred where all else is equal.
    public let databases: [DriverDatabase]

    let packages: [IndexedPackage]
    let identifiers: IdentifierIndex
    let modaliases: ModaliasIndex
    /// What module directories and modprobe.d say besides their aliases; `nil` where there are none.
    let kernelModules: KernelModules?
    /// Whether any package is applied on top of another one.
    let hasExtensions: Bool
    /// Packages by name with `-` as `_`, in order; without those of INFs, whose lines are each for certain devices.
    private let packagesByName: [String: [Int]]
    /// Rules by the modules of their drivers; empty where no database is about kernel modules.
    private let packagesByModule: [String: [Int]]
    /// All that the databases say of each class, by folded name.
    private let classes: [String: ClassRule]
    /// The filter rules of all databases, in order.
    private let filters: [IndexedFilter]
    private let hasClassFilters: Bool

    /// A filter rule and the folded name of its class.
    private struct IndexedFilter: Sendable {
        let rule: FilterRule
        let className: String?
    }

    /// Indexes databases; time grows with the number of IDs and patterns.
    public init(_ databases: [DriverDatabase]) {
        self.databases = databases
        var packages: [IndexedPackage] = []
        packages.reserveCapacity(databases.reduce(0) { $0 + $1.packages.count })
        var byName: [String: [Int]] = [:]
        byName.reserveCapacity(packages.capacity)
        for (number, database) in databases.enumerated() {
            var files: [String: Int] = [:]
            for package in database.packages {
                var group = packages.count
                if let file = package.installation?.file {
                    group = files[file] ?? group
                    files[file] = group
                } else {
                    byName[Self.folded(package.name), default: []].append(packages.count)
                }
                packages.append(IndexedPackage(package, database: number, group: group))
            }
        }
        self.packages = packages
        hasExtensions = packages.contains { $0.package.kind == .extension }
        modaliases = ModaliasIndex(packages)
        kernelModules = KernelModules(databases)
        identifiers = IdentifierIndex(packages: packages)
        packagesByName = byName
        packagesByModule = kernelModules == nil ? [:] : Self.byModule(packages)
        classes = Self.merged(databases.flatMap(\.classes))
        filters = databases.flatMap { database in
            database.filters.map { IndexedFilter(rule: $0, className: $0.className?.uppercased()) }
        }
        hasClassFilters = filters.contains { $0.className != nil }
    }

    /// What the databases know of a driver that somebody else chose, by its name; `-` and `_` are the same in it.
    ///
    /// Of several of that name: one that says its devices are on the bus; else one that says nothing of buses; else the
    /// first. A name that is written exactly so is preferred to one that only folds to it.
    /// - Parameters:
    ///   - name: The driver's name, as the kernel has it.
    ///   - bus: The kernel's name of the bus of the device it is bound to; a package `on` that bus is preferred.
    /// - Returns: `nil` where no database knows the name.
    public func facts(ofDriver name: String, onBus bus: String?) -> DriverPackage? {
        guard let numbers = packagesByName[Self.folded(name)] else { return nil }
        let named = numbers.map { packages[$0].package }.filter { $0.kind != .null && !$0.isKernelModule }
        let exact = named.filter { $0.name == name }
        let wanted = exact.isEmpty ? named : exact
        if let bus, let atHome = wanted.first(where: { $0.on.contains(bus) }) { return atHome }
        return wanted.first { $0.on.isEmpty } ?? wanted.first
    }

    /// What the rules know of the driver in a kernel module, whose name need not be the module's.
    ///
    /// - Parameters:
    ///   - module: The module's name, `_` for `-`.
    ///   - bus: As for ``facts(ofDriver:onBus:)``.
    /// - Returns: `nil` where no rule speaks of the module.
    public func facts(ofModule module: String, onBus bus: String?) -> DriverPackage? {
        guard let numbers = packagesByModule[module] else { return nil }
        let named = numbers.lazy.map { packages[$0].package }
        if let bus, let atHome = named.first(where: { $0.on.contains(bus) }) { return atHome }
        return named.first { $0.on.isEmpty } ?? named.first
    }

    /// Whether a module directory has a module.
    ///
    /// - Parameter module: The module's name, `_` for `-`.
    /// - Returns: False where there is no module directory.
    public func hasModule(_ module: String) -> Bool { kernelModules?.knows(module) ?? false }

    /// Whether module directories cannot speak for a device that a driver of this module runs.
    ///
    /// - Parameter module: The module's name; `nil` for a driver that is compiled in.
    /// - Returns: False where there is no module directory.
    public func isUnknownToModuleDirectories(_ module: String?) -> Bool {
        guard let kernelModules, kernelModules.hasDirectory else { return false }
        return module.map { !kernelModules.knows(AliasText.moduleName($0)) } ?? true
    }

    /// All that the databases say of a setup class, whose name is compared without regard to case.
    ///
    /// Filters of several databases add up, in their order, each name once; the first GUID counts.
    public func classRule(named name: String) -> ClassRule? { classes[name.uppercased()] }

    /// The filter rules that apply to a device, in the order of the databases.
    ///
    /// Every condition that a rule states must hold; a rule without any applies to nothing.
    public func filters(for query: SelectionQuery, className: String?, hasFirmwareNode: Bool) -> [FilterRule] {
        let className = hasClassFilters ? className?.uppercased() : nil
        var found: [FilterRule] = []
        for index in filters.indices
        where Self.applies(filters[index], to: query, className: className, hasFirmwareNode: hasFirmwareNode) {
            found.append(filters[index].rule)
        }
        return found
    }

    /// The software drivers, in the order of the databases.
    public var softwareDrivers: [DriverPackage] {
        packages.indices.filter { packages[$0].package.kind == .software }.map { packages[$0].package }
    }

    private static func applies(
        _ filter: IndexedFilter,
        to query: SelectionQuery,
        className: String?,
        hasFirmwareNode: Bool
    ) -> Bool {
        let rule = filter.rule
        if let wanted = filter.className {
            guard wanted == className else { return false }
        } else if rule.level == .class || (rule.ids.isEmpty && !rule.needsFirmwareNode) {
            return false
        }
        if rule.needsFirmwareNode, !hasFirmwareNode { return false }
        return rule.ids.isEmpty || rule.ids.contains { query.names($0.text) }
    }

    private static func byModule(_ packages: [IndexedPackage]) -> [String: [Int]] {
        var numbers: [String: [Int]] = [:]
        for (number, indexed) in packages.enumerated()
        where indexed.package.kind == .function && !indexed.package.isKernelModule
            && indexed.package.installation == nil
        {
            numbers[AliasText.moduleName(indexed.package.moduleName), default: []].append(number)
        }
        return numbers
    }

    private static func merged(_ rules: [ClassRule]) -> [String: ClassRule] {
        var classes: [String: ClassRule] = [:]
        for rule in rules {
            let key = rule.setupClass.name.uppercased()
            guard var known = classes[key] else {
                classes[key] = rule
                continue
            }
            known.setupClass.guid = known.setupClass.guid ?? rule.setupClass.guid
            known.upperFilters += rule.upperFilters.filter { !known.upperFilters.contains($0) }
            known.lowerFilters += rule.lowerFilters.filter { !known.lowerFilters.contains($0) }
            classes[key] = known
        }
        return classes
    }

    private static func folded(_ name: String) -> String {
        let (dash, underscore) = (UInt8(ascii: "-"), UInt8(ascii: "_"))
        guard name.utf8.contains(dash) else { return name }
        return String(decoding: name.utf8.map { $0 == dash ? underscore : $0 }, as: UTF8.self)
    }
}
