internal import PnPModel
internal import PnPRules
internal import PnPSelection

/// Answers `resolve`: asks databases for the drivers of bare IDs.
struct Resolver {
    /// One database that is asked.
    private enum Source {
        /// A module directory, in libkmod's order.
        case modules(ModuleLookup)
        /// Rules, by rank.
        case rules(DriverStore)
    }

    private let sources: [Source]
    private var room = ModuleLookup.Room()

    /// Sets databases up.
    ///
    /// - Parameters:
    ///   - catalogue: What was named.
    ///   - isRanked: Whether all databases together are ordered by rank, the built-in rules underneath; if not, each is
    ///     asked by itself and the built-in rules only where they are named or nothing else is.
    init(_ catalogue: DriverCatalogue, isRanked: Bool) {
        let builtIn = { Source.rules(DriverStore([BuiltInRules.load()])) }
        guard !isRanked else {
            sources = [.rules(DriverStore(catalogue.rules + (catalogue.hasBuiltIn ? [BuiltInRules.load()] : [])))]
            return
        }
        var sources = catalogue.databases.map { database in
            switch database {
            case .rules(let rules): Source.rules(DriverStore([rules]))
            case .modules(let modules): Source.modules(ModuleLookup(modules, configuration: catalogue.configuration))
            }
        }
        if catalogue.namesBuiltIn || (sources.isEmpty && catalogue.hasBuiltIn) { sources.append(builtIn()) }
        self.sources = sources
    }

    /// The drivers for an ID, each once.
    ///
    /// - Throws: Where libkmod refuses the text.
    mutating func drivers(for id: [UInt8]) throws(ModuleLookup.UnbalancedBracket) -> [String] {
        var found: [String] = []
        for source in sources {
            let names =
                switch source {
                case .modules(let lookup): try lookup.modules(for: id.span, &room)
                case .rules(let store): Self.drivers(for: id, in: store)
                }
            if found.isEmpty { found = names } else { found += names.filter { !found.contains($0) } }
        }
        return found
    }

    /// The function drivers that would take a device with this ID, the best first.
    private static func drivers(for id: [UInt8], in store: DriverStore) -> [String] {
        guard let text = String(validating: id, as: UTF8.self) else { return [] }
        var query = SelectionQuery()
        if text.utf8.contains(UInt8(ascii: "\\")), let hardwareID = try? HardwareID(text) {
            query.hardwareIDs = [hardwareID]
        } else {
            query.modaliases = [text]
        }
        var names: [String] = []
        // A rule and a module directory may speak of one driver under two names: its own and its module's.
        var modules: Set<String> = []
        for verdict in store.select(query, kinds: [.function]).verdicts where verdict.fate.isAlive {
            if modules.insert(AliasText.moduleName(verdict.package.moduleName)).inserted {
                names.append(verdict.package.name)
            }
        }
        return names
    }
}
