/// What a tree says of its nodes beyond what an ordinary picture of it shows.
///
/// None of it is computed unless it is asked for; the fields of ``DeviceNode`` then are empty.
public struct TreeDetails: OptionSet, Hashable, Sendable {
    /// The flags.
    public let rawValue: Int
    /// Takes flags.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// ``DeviceNode/resources`` and ``DeviceTree/conflicts``.
    public static let resources = Self(rawValue: 1)
    /// ``DeviceNode/containerID``: which nodes are parts of one physical thing.
    public static let containers = Self(rawValue: 2)
    /// ``DeviceNode/locationPaths``: where nodes are, from the root down.
    public static let locations = Self(rawValue: 4)
    /// ``DeviceNode/relations``.
    public static let relations = Self(rawValue: 8)
    /// ``DeviceInterface/interfaceClass`` of all interfaces.
    public static let interfaceClasses = Self(rawValue: 16)
    /// ``DeviceTree/attachments``.
    public static let attachments = Self(rawValue: 32)
    /// All of it.
    public static let all: Self = [
        .resources, .containers, .locations, .relations, .interfaceClasses, .attachments,
    ]
}
