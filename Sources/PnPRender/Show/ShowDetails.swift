/// What `show` adds to what the tree knows of a device.
public struct ShowDetails: OptionSet, Hashable, Sendable {
    /// The flags.
    public let rawValue: Int
    /// Takes flags.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The variables of each record's `uevent` file and of udev's database.
    public static let properties = Self(rawValue: 1)
    /// The attributes that were read of each record, and its links.
    public static let attributes = Self(rawValue: 2)
    /// All of it.
    public static let everything: Self = [.properties, .attributes]
}
