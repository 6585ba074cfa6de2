public import PnPModel

/// Finds the modules for an alias, a device's string or a name, exactly as libkmod does, and in its order.
///
/// The sources are asked in libkmod's order, and the first that knows anything ends the search:
///
/// 1. the aliases of `modprobe.d`
/// 2. module names (not for a text with a colon)
/// 3. symbols (for `symbol:NAME` alone)
/// 4. the names of `install` and `remove` commands
/// 5. `modules.alias`
/// 6. the names of what is compiled in
/// 7. the aliases of what is compiled in
///
/// libkmod lists a module once for each pattern that matches; here each module comes once.
/// - SeeAlso: linux-devices 2.3.
public struct ModuleLookup: Sendable {
    /// A text that libkmod refuses (EINVAL): the first bracket without a partner, from 0.
    public struct UnbalancedBracket: Error, Hashable, Sendable {
        /// The bracket's place in bytes, from 0.
        public let offset: Int
    }

    /// A module as libkmod finds it.
    struct Finding: Hashable, Sendable {
        /// The module, `_` for `-`.
        let module: String
        /// The alias that it was found by: the text that was asked for, or the pattern in modprobe.d; `nil` where it was
        /// found by its own name.
        let alias: String?
    }

    /// Which of the sources answered.
    private enum Origin {
        case configuration
        case name
        case alias
    }

    /// Room for look-ups, used again; each thread has its own.
    public struct Room: Sendable {
        var scratch = AliasIndex.Scratch()
        var text: [UInt8] = []
        /// The number of the last look-up in which a module was found, by the module's number.
        var seen: [UInt32] = []
        var number: UInt32 = 0

        /// Makes room.
        public init() {}
    }

    private let database: ModuleDatabase
    private let configuration: ModprobeConfiguration
    private let configured: [Glob]
    private let aliases: AliasIndex
    private let symbols: AliasIndex
    private let builtInAliases: AliasIndex
    private let blacklisted: Set<String>
    /// The modules of `install` and `remove` commands.
    private let commanded: Set<String>
    /// The longest module name: a longer text is none.
    private let longestName: Int

    /// Compiles the patterns.
    ///
    /// - Parameters:
    ///   - database: A module directory.
    ///   - configuration: What `modprobe.d` says.
    public init(_ database: ModuleDatabase, configuration: ModprobeConfiguration) {
        self.database = database
        self.configuration = configuration
        configured = configuration.aliases.map { Glob($0.pattern.text) }
        aliases = Self.index(of: database.aliases)
        symbols = Self.index(of: database.symbols)
        builtInAliases = Self.index(of: database.builtInAliases)
        blacklisted = Set(configuration.blacklist.map(\.module))
        commanded = Set((configuration.install + configuration.remove).map(\.module))
        longestName = [database.loadable, database.builtIn, commanded].joined().reduce(0) {
            max($0, $1.utf8.count)
        }
    }

    private static func index(of table: AliasTable) -> AliasIndex {
        var patterns = AliasPatterns(capacity: table.entries.count)
        let text = table.text.span
        for entry in table.entries {
            patterns.add(text.extracting(Int(entry.pattern.lowerBound)..<Int(entry.pattern.upperBound)))
        }
        return AliasIndex(patterns)
    }

    /// The modules for a text, each once, in libkmod's order.
    ///
    /// - Parameters:
    ///   - text: An alias, a device's string, a module's name; of a long one libkmod reads 4,095 bytes.
    ///   - room: Used again for the next look-up.
    /// - Returns: Names with `_` for `-`; none where nothing is known.
    /// - Throws: Where a bracket has no partner.
    public func modules(
        for text: borrowing Span<UInt8>,
        _ room: inout Room
    ) throws(UnbalancedBracket) -> [String] {
        let text = text.extracting(0..<min(text.count, AliasText.longest))
        guard Self.needsRewriting(text) else { return find(text, &room).modules }
        if let offset = AliasText.unbalancedBracket(in: text) { throw UnbalancedBracket(offset: offset) }
        var bytes = room.text
        room.text = []
        bytes.removeAll(keepingCapacity: true)
        AliasText.append(text, to: &bytes)
        let found = find(bytes.span, &room).modules
        room.text = bytes
        return found
    }

    /// What libkmod finds for a text: a module once for each pattern that matches, and by which name.
    ///
    /// - Throws: Where a bracket has no partner.
    func findings(
        for text: borrowing Span<UInt8>,
        _ room: inout Room
    ) throws(UnbalancedBracket) -> [Finding] {
        let text = text.extracting(0..<min(text.count, AliasText.longest))
        if let offset = AliasText.unbalancedBracket(in: text) { throw UnbalancedBracket(offset: offset) }
        var bytes: [UInt8] = []
        AliasText.append(text, to: &bytes)
        let found = find(bytes.span, &room, keepsRepeats: true)
        switch found.origin {
        case .configuration:
            return configuredAliases(bytes.span).map { index in
                let alias = configuration.aliases[index]
                return Finding(module: alias.module, alias: alias.pattern.text)
            }
        case .name: return found.modules.map { Finding(module: $0, alias: nil) }
        case .alias:
            let alias = String(decoding: bytes, as: UTF8.self)
            return found.modules.map { Finding(module: $0, alias: alias) }
        }
    }

    /// The modules for a text, each once, in libkmod's order.
    ///
    /// - Throws: Where a bracket has no partner.
    public func modules(for text: String) throws(UnbalancedBracket) -> [String] {
        var room = Room()
        return try modules(for: text.utf8.span, &room)
    }

    /// Whether modprobe leaves a module out that it came upon through an alias.
    public func isBlacklisted(_ module: String) -> Bool { blacklisted.contains(module) }

    /// Whether a text is not in libkmod's form yet, or may be wrong.
    private static func needsRewriting(_ text: borrowing Span<UInt8>) -> Bool {
        var isSpecial = false
        // Without an early exit, so that many bytes are compared at once.
        for index in text.indices {
            let byte = text[index]
            isSpecial =
                isSpecial || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
        }
        return isSpecial
    }

    private func find(
        _ text: borrowing Span<UInt8>,
        _ room: inout Room,
        keepsRepeats: Bool = false
    ) -> (modules: [String], origin: Origin) {
        if !configured.isEmpty {
            var found: [String] = []
            for index in configuredAliases(text) {
                let module = configuration.aliases[index].module
                if !found.contains(module) { found.append(module) }
            }
            if !found.isEmpty { return (found, .configuration) }
        }
        let name = text.count <= longestName ? Self.name(text) : nil
        if let name {
            if database.loadable.contains(name) { return ([AliasText.moduleName(name)], .name) }
        } else if Self.begins(text, "symbol:") {
            let found = modules(symbols, database.symbols, text, &room, keepsRepeats)
            if !found.isEmpty { return (found, .alias) }
        }
        if let name, commanded.contains(name) { return ([AliasText.moduleName(name)], .name) }
        let found = modules(aliases, database.aliases, text, &room, keepsRepeats)
        if !found.isEmpty { return (found, .alias) }
        if let name, database.builtIn.contains(name) { return ([AliasText.moduleName(name)], .name) }
        return (modules(builtInAliases, database.builtInAliases, text, &room, keepsRepeats), .alias)
    }

    /// The aliases of modprobe.d that match, in their order.
    private func configuredAliases(_ text: borrowing Span<UInt8>) -> [Int] {
        var found: [Int] = []
        for index in configured.indices where configured[index].matches(text) { found.append(index) }
        return found
    }

    /// The modules of the patterns that match, in the order of the patterns; each once, unless repeats are wanted.
    private func modules(
        _ index: AliasIndex,
        _ table: AliasTable,
        _ text: borrowing Span<UInt8>,
        _ room: inout Room,
        _ keepsRepeats: Bool
    ) -> [String] {
        index.find(text, &room.scratch)
        guard !room.scratch.found.isEmpty else { return [] }
        if room.seen.count != database.moduleNames.count || room.number == UInt32.max {
            room.seen = Array(repeating: 0, count: database.moduleNames.count)
            room.number = 0
        }
        room.number += 1
        var found: [String] = []
        for pattern in room.scratch.found {
            let module = Int(table.entries[Int(pattern)].module)
            guard keepsRepeats || room.seen[module] != room.number else { continue }
            room.seen[module] = room.number
            found.append(database.moduleNames[module])
        }
        return found
    }

    /// A text that may be a module's name: one without a colon.
    private static func name(_ text: borrowing Span<UInt8>) -> String? {
        for index in text.indices where text[index] == UInt8(ascii: ":") { return nil }
        return unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    private static func begins(_ text: borrowing Span<UInt8>, _ prefix: StaticString) -> Bool {
        guard text.count >= prefix.utf8CodeUnitCount else { return false }
        for index in 0..<prefix.utf8CodeUnitCount where unsafe text[index] != prefix.utf8Start[index] { return false }
        return true
    }
}
