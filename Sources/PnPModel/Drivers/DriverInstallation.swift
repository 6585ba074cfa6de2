public import PnPDiagnostics

/// What an INF says of a driver beyond what any database says.
///
/// A class, because the hundreds of models lines of an INF that share an install section share this too.
/// - SeeAlso: windows-pnp 4.5.
public final class DriverInstallation: Hashable, Sendable {
    /// The INF, by its path: of all its models lines one counts for a device.
    public let file: String
    /// The install section with its decoration, such as `Toast_Inst.NT`; as the models line names it where it is missing.
    public let section: String
    /// The models section with its decoration, such as `Models.NTamd64.6.1`.
    public let models: String
    /// Who makes the device.
    public let manufacturer: String
    /// Who provides the package.
    public let provider: String?
    /// What an extension INF extends: of those with the same GUID one is applied.
    public let extensionID: String?
    /// Why it cannot be installed although it matches; `nil` where it can.
    public let fault: String?
    /// The drivers of the user-mode stack, lowest first.
    public let userModeDrivers: [String]
    /// Filters that say where they want to be, in the order of the text.
    public let declaredFilters: [DeclaredFilter]
    /// The levels above the function driver; `nil` where none is defined.
    public let upperLevels: FilterLevels?
    /// The levels below the function driver; `nil` where none is defined.
    public let lowerLevels: FilterLevels?

    /// Describes an installation.
    public init(
        file: String,
        section: String,
        models: String,
        manufacturer: String,
        provider: String? = nil,
        extensionID: String? = nil,
        fault: String? = nil,
        userModeDrivers: [String] = [],
        declaredFilters: [DeclaredFilter] = [],
        upperLevels: FilterLevels? = nil,
        lowerLevels: FilterLevels? = nil
    ) {
        self.file = file
        self.section = section
        self.models = models
        self.manufacturer = manufacturer
        self.provider = provider
        self.extensionID = extensionID
        self.fault = fault
        self.userModeDrivers = userModeDrivers
        self.declaredFilters = declaredFilters
        self.upperLevels = upperLevels
        self.lowerLevels = lowerLevels
    }

    /// Whether two say the same.
    public static func == (left: DriverInstallation, right: DriverInstallation) -> Bool {
        left === right
            || left.file == right.file
                && (left.section, left.models, left.manufacturer, left.provider, left.extensionID, left.fault)
                    == (right.section, right.models, right.manufacturer, right.provider, right.extensionID, right.fault)
                && (left.userModeDrivers, left.declaredFilters, left.upperLevels, left.lowerLevels)
                    == (right.userModeDrivers, right.declaredFilters, right.upperLevels, right.lowerLevels)
    }

    /// Feeds the file and the names of the sections.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(file)
        hasher.combine(section)
        hasher.combine(models)
    }
}

/// A filter driver of a package that says on which side or in which level it is to be.
public struct DeclaredFilter: Hashable, Sendable {
    /// The filter driver's name.
    public var name: String
    /// On which side of the function driver; `nil` where a level says it.
    public var position: FilterRule.Position?
    /// The level's name; `nil` for the default level of the side.
    public var level: String?
    /// Where it is written.
    public var location: SourceLocation

    /// Declares a filter.
    public init(_ name: String, position: FilterRule.Position?, level: String?, at location: SourceLocation) {
        self.name = name
        self.position = position
        self.level = level
        self.location = location
    }
}

/// The named levels that a package gives the filters on one side of its function driver.
///
/// - SeeAlso: "Device filter driver ordering", Microsoft Learn; windows-pnp 4.5.
public struct FilterLevels: Hashable, Sendable {
    /// The names, in the order in which filters attach.
    public var names: [String]
    /// The level of filters that name none: one of the names.
    public var standard: String

    /// Names levels.
    public init(_ names: [String], standard: String) {
        self.names = names
        self.standard = standard
    }
}
