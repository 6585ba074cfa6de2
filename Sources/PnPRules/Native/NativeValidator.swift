import PnPDiagnostics
import PnPModel

/// Checks the tree of a rules file against ``NativeGrammar`` and keeps what is good of it.
///
/// A value that cannot be used is left out with a diagnostic; an entry is left out only where a required key is.
struct NativeValidator {
    /// What was found wrong, in the order of the file.
    private(set) var diagnostics: [Diagnostic] = []

    /// The good entries of each section.
    struct Sections {
        var classes: [CheckedRecord] = []
        var drivers: [CheckedRecord] = []
        var filters: [CheckedRecord] = []
        var refusals: [CheckedRecord] = []
        var modules: [CheckedRecord] = []
        /// The files to include, as written.
        var includes: [MatchPattern] = []

        /// Takes in what another file has, behind what is there.
        mutating func append(_ other: Self) {
            classes += other.classes
            drivers += other.drivers
            filters += other.filters
            refusals += other.refusals
            modules += other.modules
        }
    }

    /// Checks a whole file; one of another format or version has no good entries.
    mutating func check(_ root: RuleNode) -> Sections {
        var sections = Sections()
        guard case .record(let entries) = root.content else {
            diagnostics.append(NativeMessages.version(found: root.kindDescription, root.location))
            return sections
        }
        let stated = entries.first { $0.key == NativeGrammar.versionKey }
        guard case .scalar(NativeGrammar.version) = stated?.value.content else {
            diagnostics.append(
                NativeMessages.version(
                    found: stated?.value.kindDescription,
                    stated?.value.location ?? root.location
                )
            )
            return sections
        }
        let known = [NativeGrammar.versionKey, NativeGrammar.includeKey] + NativeGrammar.sections.map(\.name)
        for entry in unrepeated(entries) where entry.key != NativeGrammar.versionKey {
            if entry.key == NativeGrammar.includeKey {
                if case .list(let files)? = list(entry, of: "file names", check: NativeScalars.path) {
                    sections.includes = files
                }
                continue
            }
            guard let section = NativeGrammar.sections.first(where: { $0.name == entry.key }) else {
                diagnostics.append(
                    NativeMessages.unknownKey(entry.key, in: "the rules file", known: known, entry.location)
                )
                continue
            }
            let records = self.records(entry, section.record)
            switch entry.key {
            case "classes": sections.classes = records
            case "drivers": sections.drivers = records
            case "filters": sections.filters = records
            case "refusals": sections.refusals = records
            default: sections.modules = records
            }
        }
        return sections
    }

    private mutating func records(_ entry: RuleNode.Entry, _ grammar: NativeGrammar.Record) -> [CheckedRecord] {
        switch entry.value.content {
        case .list(let list): return list.compactMap { record($0, grammar, key: entry.key) }
        case .scalar(let text) where text.isEmpty || text == "null" || text == "~": return []  // a section left empty
        default:
            diagnostics.append(NativeMessages.wrongType(entry.key, expected: "a list of mappings", found: entry.value))
            return []
        }
    }

    private mutating func record(_ node: RuleNode, _ grammar: NativeGrammar.Record, key: String) -> CheckedRecord? {
        guard case .record(let entries) = node.content else {
            diagnostics.append(NativeMessages.wrongType(key, expected: "a mapping", found: node))
            return nil
        }
        var checked = CheckedRecord(location: node.location)
        var isComplete = true
        for entry in unrepeated(entries) {
            guard let shape = grammar.shape(of: entry.key) else {
                let known = grammar.keys.map(\.name)
                diagnostics.append(
                    NativeMessages.unknownKey(entry.key, in: "a \(grammar.title)", known: known, entry.location)
                )
                continue
            }
            if let value = value(of: entry, shape) {
                checked.set(entry.key, value)
                if entry.key == "name" { checked.nameLocation = entry.value.location }
            } else if grammar.required.contains(entry.key) {
                isComplete = false  // already said why
            }
        }
        for key in grammar.required where !entries.contains(where: { $0.key == key }) {
            diagnostics.append(NativeMessages.missing(key, in: "a \(grammar.title)", node.location))
            isComplete = false
        }
        return isComplete ? checked : nil
    }

    private mutating func unrepeated(_ entries: [RuleNode.Entry]) -> [RuleNode.Entry] {
        var seen: Set<String> = []
        // A mapping has few keys, and then comparing them all is quicker than hashing them.
        let isShort = entries.count <= 24
        return entries.indices.compactMap { index in
            let entry = entries[index]
            let isNew = isShort ? !entries[..<index].contains { $0.key == entry.key } : seen.insert(entry.key).inserted
            if isNew { return entry }
            diagnostics.append(NativeMessages.repeatedKey(entry.key, entry.location))
            return nil
        }
    }

    /// The value of a key, or `nil` after saying what is wrong with it.
    private mutating func value(of entry: RuleNode.Entry, _ shape: NativeGrammar.Shape) -> CheckedRecord.Value? {
        switch shape {
        case .names: return list(entry, of: "names", check: NativeScalars.name)
        case .pair:
            guard case .list(let names)? = list(entry, of: "two names", check: NativeScalars.name) else { return nil }
            if names.count == 2 { return .list(names) }
            diagnostics.append(NativeMessages.pair(count: names.count, entry.value.location))
            return nil
        case .identifiers: return list(entry, of: "IDs", check: NativeScalars.identifier)
        case .modaliases: return list(entry, of: "modalias patterns", check: NativeScalars.modalias)
        case .record(let grammar): return record(entry.value, grammar, key: entry.key).map { .record($0) }
        default:
            guard case .scalar(let text) = entry.value.content else {
                diagnostics.append(NativeMessages.wrongType(entry.key, expected: shape.noun, found: entry.value))
                return nil
            }
            do {
                return try NativeScalars.value(text, shape, key: entry.key, entry.value)
            } catch {
                diagnostics.append(error)
                return nil
            }
        }
    }

    private mutating func list(
        _ entry: RuleNode.Entry,
        of noun: String,
        check: (String, SourceLocation) -> Diagnostic?
    ) -> CheckedRecord.Value? {
        guard case .list(let nodes) = entry.value.content else {
            diagnostics.append(NativeMessages.wrongType(entry.key, expected: "a list of \(noun)", found: entry.value))
            return nil
        }
        var patterns: [MatchPattern] = []
        patterns.reserveCapacity(nodes.count)
        for node in nodes {
            guard case .scalar(let text) = node.content else {
                diagnostics.append(NativeMessages.wrongType(entry.key, expected: "a list of \(noun)", found: node))
                continue
            }
            if let diagnostic = check(text, node.location) {
                diagnostics.append(diagnostic)
            } else {
                patterns.append(MatchPattern(text, at: node.location))
            }
        }
        return .list(patterns)
    }
}

extension NativeGrammar.Shape {
    /// What it is, for "expected … found …".
    var noun: String {
        switch self {
        case .name: "a name"
        case .names, .pair: "a list of names"
        case .text: "a text"
        case .flag: "'true' or 'false'"
        case .word: "a word"
        case .guid: "a GUID"
        case .date: "a date"
        case .version: "a version"
        case .byte: "a number"
        case .identifiers: "a list of IDs"
        case .modaliases: "a list of modalias patterns"
        case .record: "a mapping"
        }
    }
}
