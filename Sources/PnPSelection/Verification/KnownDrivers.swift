import PnPModel

/// Which drivers some databases know, and for what sort of device.
struct KnownDrivers: Sendable {
    /// What databases know of a driver.
    enum Knowledge {
        /// They have never heard of it.
        case nothing
        /// It is part of the kernel, and nothing says what it takes.
        case compiledIn
        /// They know it, and that it takes only what it is told to take.
        case forOverride
        /// They know it, but not that it takes anything that is called as the device is.
        case withoutClaim
        /// They know what devices of this sort it takes.
        case claiming
    }

    /// The prefixes and enumerators of what each module's rules claim.
    private var claims: [String: Set<String>] = [:]
    /// The same by the driver's name, for rules that name drivers.
    private var claimsByName: [String: Set<String>] = [:]
    private var modules: Set<String> = []
    private var compiledIn: Set<String> = []

    init(_ databases: [DriverDatabase]) {
        for database in databases {
            if case .modules(let known) = database.kind { modules.formUnion(known) }
            compiledIn.formUnion(database.compiledIn)
            for package in database.packages where package.kind == .function {
                let sorts = Self.sorts(of: package)
                claims[AliasText.moduleName(package.moduleName), default: []].formUnion(sorts)
                if !package.isKernelModule { claimsByName[package.name, default: []].formUnion(sorts) }
            }
        }
        // A rule for what is part of the kernel has an empty module.
        claims[""] = nil
    }

    /// What is known of a driver that is bound to a device.
    func knowledge(of driver: ObservedDriver, for query: SelectionQuery) -> Knowledge {
        let claimed = ([claimsByName[driver.name]] + driver.modules.map { claims[$0] }).compactMap(\.self)
        if !claimed.isEmpty {
            let sorts = Self.sorts(of: query)
            if claimed.contains(where: { !$0.isDisjoint(with: sorts) }) { return .claiming }
        }
        if claimed.contains(where: { !$0.isDisjoint(with: Self.overrides) }) { return .forOverride }
        if driver.isPartOfKernel || driver.modules.contains(where: compiledIn.contains) { return .compiledIn }
        return !claimed.isEmpty || driver.modules.contains(where: modules.contains) ? .withoutClaim : .nothing
    }

    /// The prefixes of aliases that count for a device only where `driver_override` names the driver.
    ///
    /// - SeeAlso: linux-devices 3.2, pci and cdx.
    private static let overrides: Set<String> = ["vfio_pci:", "vfio_cdx:"]

    /// What stands before the colon of modaliases and before the backslash of IDs, each with that sign.
    private static func sorts(of package: DriverPackage) -> Set<String> {
        var sorts: Set<String> = []
        for pattern in package.modaliases { if let sort = sort(ofModalias: pattern.text) { sorts.insert(sort) } }
        for id in package.hardwareIDs { sorts.insert(sort(ofID: id.text)) }
        for id in package.compatibleIDs { sorts.insert(sort(ofID: id.text)) }
        return sorts
    }

    private static func sorts(of query: SelectionQuery) -> Set<String> {
        var sorts = Set(query.modaliases.compactMap(sort(ofModalias:)))
        sorts.formUnion(query.hardwareIDs.lazy.map { sort(ofID: $0.spelling) })
        sorts.formUnion(query.compatibleIDs.lazy.map { sort(ofID: $0.spelling) })
        return sorts
    }

    private static func sort(ofModalias text: String) -> String? {
        ModaliasText(text).map { $0.prefix + ":" }
    }

    /// An ID without a backslash, such as `*PNP0501`, is of the sort of its first character.
    private static func sort(ofID text: String) -> String {
        guard let end = text.utf8.firstIndex(of: UInt8(ascii: "\\")) else { return String(text.prefix(1)) }
        return text[..<end].uppercased() + "\\"
    }
}
