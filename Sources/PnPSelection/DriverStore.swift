public import PnPModel

/// All rules databases together, indexed for look-up. Compiled once, asked for every device.
public struct DriverStore: Sendable {
    /// The databases, the first one preferred where all else is equal.
    public let databases: [DriverDatabase]

    /// Indexes databases.
    public init(_ databases: [DriverDatabase]) { self.databases = databases }

    /// What the databases know of a driver that somebody else chose, by its name.
    ///
    /// - Parameter bus: The kernel's name of the bus of the device it is bound to; a package `on` that bus is preferred.
    public func facts(ofDriver name: String, onBus bus: String?) -> DriverPackage? { nil }

    /// Every package that matches a device, ranked.
    ///
    /// - Parameter kinds: Which sorts of driver are wanted.
    public func select(_ query: SelectionQuery, kinds: Set<DriverPackage.Kind> = [.function, .null]) -> Selection {
        Selection(verdicts: [])
    }

    /// The rule of a setup class.
    public func classRule(named name: String) -> ClassRule? { nil }

    /// The filter rules that apply to a device, in the order of the databases.
    public func filters(for query: SelectionQuery, className: String?, hasFirmwareNode: Bool) -> [FilterRule] { [] }

    /// The software drivers, in the order of the databases.
    public var softwareDrivers: [DriverPackage] { [] }
}
