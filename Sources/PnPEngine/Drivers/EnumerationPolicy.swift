/// Whose word counts for drivers.
public enum EnumerationPolicy: Hashable, Sendable {
    /// The kernel's; where no record of the source has a driver, the rules'.
    case observed
    /// The rules': what they give no driver to has no children.
    case selected
    /// The rules', but children stay where they are.
    case selectedLenient

    /// Whether rules decide for a source in which somebody is bound or nobody is.
    func selects(whenAnyDriverIsBound isAnyBound: Bool) -> Bool {
        switch self {
        case .observed: !isAnyBound
        case .selected, .selectedLenient: true
        }
    }
}
