import PnPDiagnostics
import PnPModel

/// Turns checked entries into a ``DriverDatabase``.
struct NativeLowering {
    /// What only shows when entries are seen together.
    private(set) var diagnostics: [Diagnostic] = []

    /// Makes the database of a file.
    mutating func database(_ sections: NativeValidator.Sections, name: String) -> DriverDatabase {
        var database = DriverDatabase(name: name)
        database.classes = sections.classes.map(classRule)
        database.packages = packages(sections.drivers)
        database.filters = sections.filters.compactMap { filterRule($0) }
        database.refusals = sections.refusals.map(refusal)
        database.compiledIn = Set(sections.modules.filter { $0.flag("compiled-in") }.compactMap { $0.text("name") })
        if !sections.modules.isEmpty {
            database.kind = .modules(
                known: Set(sections.modules.filter { $0.flag("loadable") }.compactMap { $0.text("name") })
            )
        }
        return database
    }

    private func classRule(_ record: CheckedRecord) -> ClassRule {
        let setupClass = SetupClass(record.text("name") ?? "", guid: record.text("guid"))
        var rule = ClassRule(setupClass: setupClass, location: record.nameLocation)
        rule.upperFilters = record.texts("upper-filters")
        rule.lowerFilters = record.texts("lower-filters")
        return rule
    }

    private func refusal(_ record: CheckedRecord) -> ModuleRefusal {
        let reason = record.text("command").map { ModuleRefusal.Reason.replaced(command: $0) } ?? .blacklisted
        return ModuleRefusal(module: record.text("module") ?? "", reason: reason, location: record.location)
    }

    /// One name may stand for several drivers, but not twice on one bus; a kernel's module for as many as it has lines.
    private mutating func packages(_ records: [CheckedRecord]) -> [DriverPackage] {
        struct Place: Hashable {
            let name: String
            let bus: String?
        }
        var first: [Place: SourceLocation] = [:]
        var packages: [DriverPackage] = []
        packages.reserveCapacity(records.count)
        for record in records {
            let package = package(record)
            let places = package.on.isEmpty ? [nil] : package.on.map(Optional.some)
            let taken =
                package.isKernelModule
                ? nil : places.map { Place(name: package.name, bus: $0) }.first { first[$0] != nil }
            if let taken, let location = first[taken] {
                diagnostics += NativeMessages.duplicate(
                    package.name,
                    bus: taken.bus,
                    package.location,
                    first: location
                )
                continue
            }
            for bus in places where !package.isKernelModule {
                first[Place(name: package.name, bus: bus)] = package.location
            }
            packages.append(package)
        }
        return packages
    }

    private func package(_ record: CheckedRecord) -> DriverPackage {
        var package = DriverPackage(name: record.text("name") ?? "", location: record.nameLocation)
        package.kind = record.text("kind").flatMap(DriverPackage.Kind.init) ?? .function
        package.description = record.text("description")
        package.className = record.text("class")
        package.mode = record.text("mode").flatMap(DriverPackage.Mode.init) ?? .kernel
        package.on = record.texts("on")
        package.buses = record.texts("bus")
        package.pair = record.texts("pair")
        package.module = record.text("module")
        package.isKernelModule = record.flag("kernel-module")
        package.hidesKernelModules = record.flag("hides-kernel-modules")
        package.hardwareIDs = record.patterns("hardware")
        package.compatibleIDs = record.patterns("compatible")
        package.modaliases = record.patterns("modalias")
        package.excludedIDs = record.texts("exclude")
        package.featureScore = record.byte("feature-score") ?? 0xFF
        package.isFallback = record.flag("fallback")
        if let word = record.text("signature") {
            package.signatureScore = NativeGrammar.signatureScores.first { $0.word == word }?.score ?? 0
        }
        package.date = record.text("date")
        package.version = record.text("version")
        package.upperFilters = record.texts("upper-filters")
        package.lowerFilters = record.texts("lower-filters")
        return package
    }

    private mutating func filterRule(_ record: CheckedRecord) -> FilterRule? {
        guard let position = record.text("position").flatMap(FilterRule.Position.init) else { return nil }
        let name = record.text("name") ?? ""
        var rule = FilterRule(name: name, position: position, location: record.nameLocation)
        rule.level = record.text("level").flatMap(FilterRule.Level.init) ?? .device
        rule.className = record.text("class")
        rule.ids = record.patterns("hardware") + record.patterns("compatible")
        rule.needsFirmwareNode = record.record("match")?.flag("has-firmware-node") ?? false
        if rule.level == .class, rule.className == nil {
            diagnostics.append(NativeMessages.filterMatchesNothing(name, missing: "'class'", record.nameLocation))
            return nil
        }
        if rule.className == nil, rule.ids.isEmpty, !rule.needsFirmwareNode {
            let missing = "'hardware', 'compatible', 'class' or 'match'"
            diagnostics.append(NativeMessages.filterMatchesNothing(name, missing: missing, record.nameLocation))
            return nil
        }
        return rule
    }
}
