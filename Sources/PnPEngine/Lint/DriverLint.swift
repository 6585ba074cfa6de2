internal import PnPDiagnostics
internal import PnPModel
internal import PnPSelection

/// Drivers that are there twice, say nothing, or exclude what they never claim; modules that are nowhere.
struct DriverLint {
    private(set) var findings: [[Diagnostic]] = []

    init(_ databases: [DriverDatabase]) {
        for database in databases where database.kind == .rules { findDuplicates(in: database) }
        for package in databases.lazy.filter({ $0.kind == .rules }).flatMap(\.packages) {
            check(package)
            checkExclusions(of: package)
        }
        checkModules(databases)
    }

    /// `acme-net` and `acme_net` are one name wherever drivers are looked up.
    private mutating func findDuplicates(in database: DriverDatabase) {
        struct Place: Hashable {
            let name: String
            let bus: String?
        }
        var first: [Place: DriverPackage] = [:]
        // An INF has a package a model, and all of them may have one driver.
        for package in database.packages
        where package.kind == .function && !package.isKernelModule && package.installation == nil {
            let name = AliasText.moduleName(package.name).lowercased()
            let places = (package.on.isEmpty ? [nil] : package.on.map(Optional.some)).map { Place(name: name, bus: $0) }
            if let earlier = places.lazy.compactMap({ first[$0] }).first {
                findings.append(LintMessages.duplicate(package.name, package.location, first: earlier))
            }
            for place in places where first[place] == nil { first[place] = package }
        }
    }

    private mutating func check(_ package: DriverPackage) {
        let claims = package.hardwareIDs.count + package.compatibleIDs.count + package.modaliases.count
        switch package.kind {
        case .function, .extension: break
        case .software:
            if claims > 0 { findings.append(LintMessages.softwareClaims(package.name, package.location)) }
        case .null:
            if claims == 0 { findings.append(LintMessages.claimsNothing(package.name, kind: "null", package.location)) }
            if !package.upperFilters.isEmpty || !package.lowerFilters.isEmpty {
                findings.append(LintMessages.filterOfNothing(package.name, package.location))
            }
        }
    }

    /// An exclusion is of use where one device can have the excluded ID and another ID that the driver claims.
    private mutating func checkExclusions(of package: DriverPackage) {
        guard !package.excludedIDs.isEmpty else { return }
        let claims =
            (package.hardwareIDs + package.compatibleIDs).map { ClaimedModel(id: $0.text) }
            + package.modaliases.map { ClaimedModel(modalias: $0.text) }
        for id in package.excludedIDs {
            let excluded = ClaimedModel(id: id)
            guard !claims.contains(where: { $0.canBe(excluded) }) else { continue }
            findings.append(LintMessages.excludesNothing(id, package.name, package.location))
        }
    }

    /// Modules that modprobe.d names and no module directory has.
    private mutating func checkModules(_ databases: [DriverDatabase]) {
        var known: Set<String> = []
        for database in databases {
            guard case .modules(let modules) = database.kind else { continue }
            known.formUnion(modules)
            known.formUnion(database.compiledIn)
        }
        guard !known.isEmpty else { return }
        for database in databases where database.kind == .modprobe {
            for package in database.packages where !known.contains(AliasText.moduleName(package.moduleName)) {
                findings.append(LintMessages.unknownModule(package.moduleName, package.location))
            }
            for refusal in database.refusals {
                let glob = Glob(refusal.module)
                let isKnown = known.contains(refusal.module) || known.contains { glob.matches($0) }
                if !isKnown { findings.append(LintMessages.unknownModule(refusal.module, refusal.location)) }
            }
        }
    }
}

/// Which bus, vendor and device an ID or pattern is about, as far as it says.
private struct ClaimedModel {
    private var enumerator: String?
    private var vendor: String?
    private var device: String?

    init(id: String) {
        let folded = id.uppercased()
        guard let end = folded.firstIndex(of: "\\") else { return }
        enumerator = String(folded[..<end])
        for field in folded[folded.index(after: end)...].split(separator: "&") {
            for (name, path) in [
                ("VEN_", \Self.vendor), ("VID_", \Self.vendor), ("DEV_", \Self.device), ("PID_", \Self.device),
            ] where field.hasPrefix(name) { self[keyPath: path] = String(field.dropFirst(4)) }
        }
    }

    init(modalias: String) {
        guard let colon = modalias.firstIndex(of: ":") else { return }
        let prefix = modalias[..<colon]
        // Devices of one prefix have IDs of several enumerators, all but these.
        guard ["pci", "usb", "hid"].contains(prefix) else { return }
        enumerator = prefix.uppercased()
        guard let vendorTag = modalias[colon...].firstIndex(of: "v") else { return }
        let width = prefix == "usb" ? 4 : 8
        let value = modalias[modalias.index(after: vendorTag)...].prefix(width)
        if value.count == width, value.allSatisfy(\.isHexDigit) { vendor = String(value.suffix(4)).uppercased() }
    }

    /// Whether a device could be both.
    func canBe(_ other: Self) -> Bool {
        func agree(_ one: String?, _ two: String?) -> Bool { one == nil || two == nil || one == two }
        return agree(enumerator, other.enumerator) && agree(vendor, other.vendor) && agree(device, other.device)
    }
}
