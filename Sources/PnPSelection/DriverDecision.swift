public import PnPModel

/// How rules decide over one device: what they were asked, all that they answered, and what the kernel bound.
public struct DriverDecision: Hashable, Sendable {
    /// What the device offers.
    public var query: SelectionQuery
    /// What the rules choose, beside what the kernel bound.
    public var choice: DriverChoice
    /// Every candidate.
    public var selection: Selection
    /// What the administrator says of the device in sysfs.
    public var constraints: [DriverConstraint] = []

    /// Makes a decision.
    public init(query: SelectionQuery, choice: DriverChoice, selection: Selection) {
        self.query = query
        self.choice = choice
        self.selection = selection
    }

    /// Asks rules about IDs of which no machine is known.
    public init(_ query: SelectionQuery, in store: DriverStore) {
        let selection = store.select(query)
        var choice = DriverChoice()
        if let winner = selection.winner {
            choice.rank = winner.rank
            choice.isNull = winner.package.kind == .null
            if !choice.isNull {
                choice.selected = winner.package.name
                choice.function = winner.package.name
                choice.module = winner.package.moduleName.isEmpty ? nil : winner.package.moduleName
                choice.origin = .selected
            }
        }
        self.init(query: query, choice: choice, selection: selection)
    }

    /// Whether the kernel and the rules name the same driver; `nil` where one of them names none.
    public var isAgreed: Bool? {
        choice.observed == nil || choice.selected == nil ? nil : !choice.isDisputed
    }

    /// The candidate that the kernel bound; `nil` where nothing is bound, or no rule of the bound driver matches.
    public var observedCandidate: Int? {
        selection.verdicts.firstIndex { isObserved($0) }
    }

    /// Whether a candidate is what the kernel bound.
    public func isObserved(_ verdict: Selection.Verdict) -> Bool {
        guard verdict.package.kind == .function else { return false }
        return verdict.package.name == choice.observed || choice.isObserved(inModule: verdict.package.moduleName)
    }
}
