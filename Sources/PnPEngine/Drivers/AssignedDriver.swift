internal import PnPModel
internal import PnPSelection

/// Who runs a device, and what is known of that driver.
///
/// A class, because it is made once and looked at by the device's node, by its stack, by its problem and by its children.
final class AssignedDriver: Sendable {
    /// What is decided step by step.
    struct Draft {
        var choice = DriverChoice()
        var facts: DriverFacts?
        var selection: Selection?
    }

    /// What the rules were asked, or would be.
    let query: SelectionQuery
    /// The drivers that the kernel bound.
    let observed: ObservedDrivers
    /// The function driver, observed or selected.
    let choice: DriverChoice
    /// The rule of the function driver.
    let facts: DriverFacts?
    /// What the rules would choose, where they were asked.
    let selection: Selection?

    init(_ draft: Draft, query: SelectionQuery, observed: ObservedDrivers) {
        self.query = query
        self.observed = observed
        choice = draft.choice
        facts = draft.facts
        selection = draft.selection
    }
}
