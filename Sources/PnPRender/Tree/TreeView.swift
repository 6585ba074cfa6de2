/// What the lines of a drawn tree stand under.
public enum TreeView: String, Hashable, Sendable, CaseIterable {
    /// Each device under the bus that it is on.
    case connection
    /// Setup classes, as a device manager shows them.
    case setupClass = "class"
    /// Function drivers, with their modules.
    case driver
    /// The buses and firmware that found the devices and named them.
    case bus
    /// Physical things: the computer, and each that can be taken off it.
    case container
}
