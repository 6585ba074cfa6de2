public import PnPDiagnostics

/// A filter driver and the devices it attaches to.
public struct FilterRule: Hashable, Sendable {
    /// On which side of the function driver.
    public enum Position: String, Hashable, Sendable {
        /// Right above the PDO.
        case bus
        /// Below the function driver.
        case lower
        /// Above the function driver.
        case upper
    }

    /// For one device or for a class of them.
    public enum Level: String, Hashable, Sendable {
        /// For the devices it matches by ID.
        case device
        /// For all devices of a setup class.
        case `class`
    }

    /// The filter driver's name.
    public var name: String
    /// On which side of the function driver.
    public var position: Position
    /// For one device or for a class of them.
    public var level: Level = .device
    /// The setup class, for a class filter.
    public var className: String?
    /// IDs of the devices it attaches to, hardware or compatible; empty where another condition stands.
    public var ids: [MatchPattern] = []
    /// Attaches to every device that the firmware has an object for.
    public var needsFirmwareNode = false
    /// Where it is written.
    public var location: SourceLocation

    /// Makes a rule.
    public init(name: String, position: Position, location: SourceLocation) {
        self.name = name
        self.position = position
        self.location = location
    }
}

/// A setup class as a rules database describes it.
public struct ClassRule: Hashable, Sendable {
    /// The class.
    public var setupClass: SetupClass
    /// Class filters above the function driver, lowest first.
    public var upperFilters: [String] = []
    /// Class filters below the function driver, lowest first.
    public var lowerFilters: [String] = []
    /// Where it is written.
    public var location: SourceLocation

    /// Makes a rule without filters.
    public init(setupClass: SetupClass, location: SourceLocation) {
        self.setupClass = setupClass
        self.location = location
    }
}
