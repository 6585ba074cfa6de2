/// Names for people, from a database of the machine at hand.
///
/// Only text output asks.
public protocol DeviceNameDatabase: Sendable {
    /// Names of a device, or `nil` where the database knows none.
    func names(ofModalias modalias: String) -> DeviceNames?

    /// Which database it is, for those who wonder where a name comes from; `nil` where it is not installed.
    ///
    /// Asked rarely: it may read the database's head.
    var origin: NameOrigin? { get }
}

/// What a hardware database calls a device.
public struct DeviceNames: Hashable, Sendable {
    /// Who made it.
    public var vendor: String?
    /// What it is.
    public var model: String?
    /// What kind of device it is.
    public var kind: String?

    /// Names a device.
    public init(vendor: String? = nil, model: String? = nil, kind: String? = nil) {
        self.vendor = vendor
        self.model = model
        self.kind = kind
    }
}

/// A database of names, and which state of it.
public struct NameOrigin: Hashable, Sendable {
    /// What people call the database: `hwdb`, `pci.ids`.
    public var database: String
    /// Its version, in its own form.
    public var version: String?
    /// The day it is of, such as `2023-04-10`.
    public var date: String?
    /// Its file.
    public var path: String?

    /// Describes a database.
    public init(database: String, version: String? = nil, date: String? = nil, path: String? = nil) {
        self.database = database
        self.version = version
        self.date = date
        self.path = path
    }
}
