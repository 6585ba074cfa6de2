public import PnPModel

/// Several databases of names, asked one after the other: the first that knows a device names it.
public struct NameDatabases: DeviceNameDatabase {
    private let databases: [any DeviceNameDatabase]

    /// Takes databases, the one that is asked first in front.
    public init(_ databases: [any DeviceNameDatabase]) { self.databases = databases }

    /// What the first database that knows the device calls it.
    public func names(ofModalias modalias: String) -> DeviceNames? {
        for database in databases {
            if let names = database.names(ofModalias: modalias) { return names }
        }
        return nil
    }

    /// The first database that is installed.
    public var origin: NameOrigin? { databases.lazy.compactMap(\.origin).first }

    /// The database that ``names(ofModalias:)`` answers from.
    public func origin(ofNamesFor modalias: String) -> NameOrigin? {
        databases.first { $0.names(ofModalias: modalias) != nil }?.origin
    }
}
