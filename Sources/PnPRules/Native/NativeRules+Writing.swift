public import PnPDiagnostics
public import PnPModel

extension NativeRules {
    /// How rules are written.
    public enum Form: String, Hashable, Sendable, CaseIterable {
        /// For people.
        case yaml
        /// The same, for programs.
        case json
    }

    /// Writes a database as a rules file that says the same.
    ///
    /// - Parameters:
    ///   - database: Any database, whatever it was read from.
    ///   - form: YAML or JSON.
    /// - Returns: UTF-8, and what the format cannot say.
    public static func text(
        of database: DriverDatabase,
        as form: Form
    ) -> (bytes: [UInt8], losses: [Diagnostic]) {
        var raising = NativeRaising()
        let tree = raising.tree(of: database)
        let bytes = form == .yaml ? YAMLRuleWriter.yaml(tree) : Array(JSONRuleText.json(tree).utf8)
        return (bytes, raising.losses)
    }
}

extension DriverDatabase {
    /// Several databases as one that says what they say together, the first one preferred.
    ///
    /// - Parameters:
    ///   - databases: At most one of them a module directory's.
    ///   - name: What it is called in explanations.
    public init(joining databases: [DriverDatabase], name: String) {
        self.init(name: name)
        for database in databases {
            packages += database.packages
            filters += database.filters
            classes += database.classes
            refusals += database.refusals
            compiledIn.formUnion(database.compiledIn)
            guard case .modules(let more) = database.kind else { continue }
            if case .modules(let known) = kind {
                kind = .modules(known: known.union(more))
            } else {
                kind = .modules(known: more)
            }
        }
    }
}
