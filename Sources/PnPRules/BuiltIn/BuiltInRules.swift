package import PnPDiagnostics
public import PnPModel

/// What is known of Linux drivers without being told: names, classes, buses, claims, and what needs no driver.
///
/// Written in YAML, below `BuiltIn/Rules`; compiled in as a table, because it is read at every start.
/// - SeeAlso: design section 4, "The built-in rules".
public enum BuiltInRules {
    /// The name of the database in explanations.
    public static let name = "built-in"

    /// Reads the built-in rules.
    public static func load() -> DriverDatabase { RulesTable.database(named: name, from: embedded) }

    /// The YAML files as one tree, in the order of their paths.
    ///
    /// - Parameter files: Each file's path and text.
    /// - Returns: The tree that is compiled in, and what is wrong with any of the files.
    package static func merged(_ files: [(path: String, text: String)]) -> (root: RuleNode, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        var sections: [String: [RuleNode]] = [:]
        for file in files {
            do {
                let root = try YAMLRuleText.parse(file.text, file: file.path)
                diagnostics += NativeRules.load(root, name: file.path).diagnostics
                guard case .record(let entries) = root.content else { continue }
                for entry in entries {
                    if case .list(let list) = entry.value.content { sections[entry.key, default: []] += list }
                }
            } catch {
                diagnostics.append(error)
            }
        }
        let place = SourceLocation(file: name)
        let version = RuleNode(.scalar(NativeGrammar.version), at: place)
        var entries = [RuleNode.Entry(key: NativeGrammar.versionKey, location: place, value: version)]
        for (key, _) in NativeGrammar.sections {
            guard let list = sections[key] else { continue }
            entries.append(RuleNode.Entry(key: key, location: place, value: RuleNode(.list(list), at: place)))
        }
        return (RuleNode(.record(entries), at: place), diagnostics)
    }
}
