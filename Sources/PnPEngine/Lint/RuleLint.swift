public import PnPDiagnostics
public import PnPModel
internal import PnPSelection

/// Looks for what is wrong, unreachable or suspicious in rules that load.
///
/// Looks at the rules alone, at no machine; time grows with their number.
public struct RuleLint: Sendable {
    private let databases: [DriverDatabase]

    /// Sets a check up.
    ///
    /// - Parameter databases: What is checked, the first one preferred where all else is equal.
    public init(_ databases: [DriverDatabase]) { self.databases = databases }

    /// Everything found, file by file, in the order of the lines; a note follows what it is about.
    public func diagnostics() -> [Diagnostic] {
        var found: [[Diagnostic]] = []
        found += shadows()
        found += databases.flatMap(texts)
        found += DriverLint(databases).findings
        found += ClassLint(databases).findings
        return Self.inOrder(found)
    }

    private func shadows() -> [[Diagnostic]] {
        let rules = ShadowedRules(in: databases)
        let shadows = rules.shadows.map { shadow in
            let (rule, driver) = (shadow.claim.pattern, shadow.claim.package.name)
            let (winner, other) = (shadow.winner.pattern, shadow.winner.package.name)
            return shadow.isTie
                ? LintMessages.tie(rule, driver, with: winner, other)
                : LintMessages.shadowed(rule, driver, by: winner, other)
        }
        // Whoever generated a list of aliases may well have written one twice; who wrote rules did not want to.
        let repetitions = rules.repetitions.filter { databases[$0.claim.database].kind == .rules }
        return shadows
            + repetitions.map {
                LintMessages.repeated($0.claim.pattern, $0.claim.package.name, first: $0.first.pattern)
            }
    }

    /// IDs and patterns that no device has.
    private func texts(_ database: DriverDatabase) -> [[Diagnostic]] {
        var found: [[Diagnostic]] = []
        for package in database.packages {
            for id in package.hardwareIDs + package.compatibleIDs {
                if let form = IdentifierForms.expected(of: id.text) {
                    found.append(LintMessages.form(id.text, expected: form, id.location))
                }
            }
            for pattern in package.modaliases {
                guard let fault = ModaliasForms.fault(ofPattern: pattern.text) else { continue }
                switch fault {
                case .emptySet: found.append(LintMessages.emptySet(pattern.text, pattern.location))
                case .form(let form):
                    found.append(LintMessages.modaliasForm(pattern.text, expected: form, pattern.location))
                case .unknownPrefix(let prefix):
                    // Modules have aliases for other things than devices, which a list of them cannot leave out.
                    guard database.kind == .rules else { continue }
                    found.append(LintMessages.unknownPrefix(prefix, in: pattern.text, pattern.location))
                }
            }
        }
        for filter in database.filters {
            for id in filter.ids {
                if let form = IdentifierForms.expected(of: id.text) {
                    found.append(LintMessages.form(id.text, expected: form, id.location))
                }
            }
        }
        return found
    }

    /// Sorts findings by file, line and column.
    ///
    /// - Parameter groups: Each a diagnostic and the notes that belong to it.
    /// - Returns: One list, each note behind what it is about.
    public static func inOrder(_ groups: [[Diagnostic]]) -> [Diagnostic] {
        groups.sorted { one, other in
            let (left, right) = (one[0].location, other[0].location)
            if left.file != right.file { return left.file < right.file }
            return (left.line, left.column, one[0].code, one[0].message)
                < (right.line, right.column, other[0].code, other[0].message)
        }.flatMap { $0 }
    }
}
