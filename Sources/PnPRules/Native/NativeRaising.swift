import PnPDiagnostics
import PnPModel

/// Turns a database back into the tree of a rules file: what `NativeLowering` does, the other way round.
///
/// What the format cannot hold is left out and said.
struct NativeRaising {
    /// What was left out.
    private(set) var losses: [Diagnostic] = []
    /// Patterns without a bus, which no device has; a kernel has a thousand.
    private var busless: [MatchPattern] = []

    /// The tree of a database.
    mutating func tree(of database: DriverDatabase) -> RuleNode {
        let place = SourceLocation(file: database.name)
        var sections: [(String, [RuleNode])] = []
        sections.append(("classes", database.classes.compactMap { classRule($0) }))
        sections.append(("drivers", joined(database.packages).compactMap { driver($0) }))
        sections.append(("filters", database.filters.compactMap { filter($0) }))
        sections.append(("refusals", database.refusals.compactMap { refusal($0) }))
        sections.append(("modules", modules(of: database)))
        if let first = busless.first {
            losses.append(ConversionMessages.busless(busless.count, first.text, first.location))
        }
        var entries = [RuleNode.Entry(key: NativeGrammar.versionKey, location: place, value: scalar("1"))]
        for (key, list) in sections where !list.isEmpty {
            entries.append(.init(key: key, location: place, value: RuleNode(.list(list), at: place)))
        }
        return RuleNode(.record(entries), at: place)
    }

    // MARK: Sections

    private mutating func classRule(_ rule: ClassRule) -> RuleNode? {
        var record = RecordBuilder()
        guard let name = name(rule.setupClass.name, rule.location) else { return nil }
        record.add("name", name)
        if let guid = rule.setupClass.guid {
            if let guid = value(guid, .guid, "guid", rule.location) { record.add("guid", guid) }
        }
        record.add("upper-filters", names(rule.upperFilters, rule.location))
        record.add("lower-filters", names(rule.lowerFilters, rule.location))
        return record.node
    }

    /// The models lines of an INF that install one driver as one entry: each hardware ID is a line of its own there, too.
    ///
    /// Only one of them may have a list of compatible IDs, and all must be installed alike.
    private mutating func joined(_ packages: [DriverPackage]) -> [DriverPackage] {
        var result: [DriverPackage] = []
        var places: [String: Int] = [:]
        for package in packages {
            guard let installation = package.installation, package.kind != .extension, installation.fault == nil else {
                result.append(package)
                continue
            }
            guard let place = places[package.name] else {
                places[package.name] = result.count
                result.append(package)
                continue
            }
            let isAlike = result[place].installation?.section == installation.section
            guard isAlike, package.compatibleIDs.isEmpty || result[place].compatibleIDs.isEmpty else {
                let what = isAlike ? "a second list of compatible IDs" : "a driver that is installed in two ways"
                losses.append(ConversionMessages.notNative(what, package.name, package.location))
                continue
            }
            result[place].hardwareIDs += package.hardwareIDs
            result[place].compatibleIDs += package.compatibleIDs
        }
        return result
    }

    private mutating func driver(_ package: DriverPackage) -> RuleNode? {
        let place = package.location
        if package.kind == .extension {
            losses.append(ConversionMessages.notNative("an extension of a driver", package.name, place))
            return nil
        }
        if let fault = package.installation?.fault {
            losses.append(
                ConversionMessages.notNative("a driver that cannot be installed, because \(fault)", package.name, place)
            )
            return nil
        }
        let modaliases = patterns(package.modaliases)
        // Of a module that has aliases for other things than devices alone, nothing is left to say.
        if package.isKernelModule, modaliases.isEmpty, !package.modaliases.isEmpty { return nil }
        guard let name = name(package.name, place) else { return nil }
        var record = RecordBuilder()
        record.add("name", name)
        if package.kind != .function { record.add("kind", package.kind.rawValue) }
        record.add("description", package.description)
        if let className = package.className { record.add("class", self.name(className, place)) }
        if package.mode != .kernel { record.add("mode", package.mode.rawValue) }
        record.add("on", names(package.on, place))
        record.add("bus", names(package.buses, place))
        let pair = names(package.pair, place)
        if pair.count == 2 { record.add("pair", pair) }
        var own = package
        own.module = nil
        // A list of modules has the module of each driver, also where it is called as the driver is.
        if let module = package.module, module != own.moduleName { record.add("module", module) }
        record.add("kernel-module", package.isKernelModule)
        record.add("hides-kernel-modules", package.hidesKernelModules)
        record.add("hardware", identifiers(package.hardwareIDs))
        record.add("compatible", identifiers(package.compatibleIDs))
        record.add("modalias", modaliases)
        if package.featureScore != 0xFF { record.add("feature-score", String(package.featureScore)) }
        record.add("fallback", package.isFallback)
        if package.signatureScore != 0 {
            let word = NativeGrammar.signatureScores.first { $0.score == package.signatureScore }?.word
            if word == nil { losses.append(ConversionMessages.signature(package.signatureScore, package.name, place)) }
            record.add("signature", word)
        }
        if let date = package.date { record.add("date", value(date, .date, "date", place)) }
        if let version = package.version { record.add("version", value(version, .version, "version", place)) }
        let declared = package.installation?.declaredFilters ?? []
        if declared.contains(where: { $0.level != nil }) {
            losses.append(ConversionMessages.notNative("filters in levels", package.name, place))
        }
        let upper = declared.filter { $0.position == .upper }.map(\.name)
        let lower = declared.filter { $0.position == .lower }.map(\.name)
        record.add("upper-filters", names(package.upperFilters + upper, place))
        record.add("lower-filters", names(package.lowerFilters + lower, place))
        record.add("exclude", identifiers(package.excludedIDs.map { MatchPattern($0, at: place) }))
        return record.node
    }

    private mutating func filter(_ rule: FilterRule) -> RuleNode? {
        guard let name = name(rule.name, rule.location) else { return nil }
        var record = RecordBuilder()
        record.add("name", name)
        record.add("position", rule.position.rawValue)
        if rule.level != .device { record.add("level", rule.level.rawValue) }
        if let className = rule.className { record.add("class", self.name(className, rule.location)) }
        record.add("hardware", identifiers(rule.ids))
        if rule.needsFirmwareNode {
            var match = RecordBuilder()
            match.add("has-firmware-node", true)
            record.add("match", match.node)
        }
        return record.node
    }

    private mutating func refusal(_ refusal: ModuleRefusal) -> RuleNode? {
        guard let module = name(refusal.module, refusal.location) else { return nil }
        var record = RecordBuilder()
        record.add("module", module)
        if case .replaced(let command) = refusal.reason { record.add("command", command) }
        return record.node
    }

    private mutating func modules(of database: DriverDatabase) -> [RuleNode] {
        var known = database.compiledIn
        if case .modules(let modules) = database.kind { known.formUnion(modules) }
        let place = SourceLocation(file: database.name)
        var nodes: [RuleNode] = []
        for module in known.sorted() {
            guard let name = name(module, place) else { continue }
            var record = RecordBuilder()
            record.add("name", name)
            if case .modules(let modules) = database.kind, modules.contains(module) { record.add("loadable", true) }
            record.add("compiled-in", database.compiledIn.contains(module))
            nodes.append(record.node)
        }
        return nodes
    }

    // MARK: Texts

    private mutating func name(_ text: String, _ place: SourceLocation) -> String? {
        guard let fault = NativeScalars.name(text, place) else { return text }
        losses.append(ConversionMessages.leftOut(fault))
        return nil
    }

    private mutating func names(_ texts: [String], _ place: SourceLocation) -> [String] {
        texts.compactMap { name($0, place) }
    }

    private mutating func value(
        _ text: String,
        _ shape: NativeGrammar.Shape,
        _ key: String,
        _ place: SourceLocation
    ) -> String? {
        do {
            _ = try NativeScalars.value(text, shape, key: key, RuleNode(.scalar(text), at: place))
            return text
        } catch {
            losses.append(ConversionMessages.leftOut(error))
            return nil
        }
    }

    private mutating func identifiers(_ ids: [MatchPattern]) -> [String] {
        ids.compactMap { id in
            guard let fault = NativeScalars.identifier(id.text, id.location) else { return id.text }
            losses.append(ConversionMessages.leftOut(fault))
            return nil
        }
    }

    private mutating func patterns(_ patterns: [MatchPattern]) -> [String] {
        patterns.compactMap { pattern in
            guard pattern.text.utf8.contains(UInt8(ascii: ":")) else {
                busless.append(pattern)
                return nil
            }
            guard let fault = NativeScalars.modalias(pattern.text, pattern.location) else { return pattern.text }
            losses.append(ConversionMessages.leftOut(fault))
            return nil
        }
    }

    private func scalar(_ text: String) -> RuleNode { RuleNode(.scalar(text), at: SourceLocation(file: "")) }
}

/// A mapping as it grows; what says nothing is not added.
private struct RecordBuilder {
    private static let place = SourceLocation(file: "")
    private var entries: [RuleNode.Entry] = []

    var node: RuleNode { RuleNode(.record(entries), at: Self.place) }

    mutating func add(_ key: String, _ node: RuleNode) {
        entries.append(RuleNode.Entry(key: key, location: Self.place, value: node))
    }

    mutating func add(_ key: String, _ text: String?) {
        if let text { add(key, RuleNode(.scalar(text), at: Self.place)) }
    }

    mutating func add(_ key: String, _ flag: Bool) {
        if flag { add(key, "true") }
    }

    mutating func add(_ key: String, _ texts: [String]) {
        guard !texts.isEmpty else { return }
        add(key, RuleNode(.list(texts.map { RuleNode(.scalar($0), at: Self.place) }), at: Self.place))
    }
}
