public import PnPModel

/// One thing that a database can drive: an ID or a pattern, and whose it is.
public struct DriverEntry: Hashable, Sendable {
    /// What sort of ID it is.
    public enum Kind: String, Hashable, Sendable {
        /// A hardware ID, or one that counts as such.
        case hardware
        /// A compatible ID.
        case compatible
        /// A pattern of modaliases.
        case modalias
    }

    /// The ID or pattern, and where it is written.
    public var id: MatchPattern
    /// What sort of ID it is.
    public var kind: Kind
    /// The driver's name.
    public var driver: String
    /// Its setup class, where the database says one.
    public var className: String?
    /// The devices of a machine that the driver would take by it; empty where no machine was asked.
    public var devices: [DeviceInstancePath] = []

    /// Makes an entry.
    public init(_ id: MatchPattern, _ kind: Kind, of package: DriverPackage) {
        self.id = id
        self.kind = kind
        driver = package.name
        className = package.className
    }
}

extension DriverDatabase {
    /// All that the database can drive, in its own order.
    public var entries: [DriverEntry] {
        var entries: [DriverEntry] = []
        entries.reserveCapacity(packages.reduce(0) { $0 + $1.modaliases.count })
        for package in packages {
            entries += package.hardwareIDs.map { DriverEntry($0, .hardware, of: package) }
            entries += package.compatibleIDs.map { DriverEntry($0, .compatible, of: package) }
            entries += package.modaliases.map { DriverEntry($0, .modalias, of: package) }
        }
        return entries
    }
}

extension DriverStore {
    /// What the databases can drive of a machine: the ID by which each driver takes a device best, in the databases' order.
    ///
    /// - Parameter tree: The machine.
    /// - Returns: Entries with their devices; refused drivers are not among them.
    public func entries(in tree: DeviceTree) -> [DriverEntry] {
        var devices: [MatchPattern: [DeviceInstancePath]] = [:]
        for node in tree.nodes {
            let query = SelectionQuery(
                hardwareIDs: node.hardwareIDs,
                compatibleIDs: node.compatibleIDs,
                modaliases: node.modaliases
            )
            let selection = select(query, kinds: [.function, .null])
            for verdict in selection.verdicts + selection.extensions where verdict.fate.isAlive {
                devices[verdict.pattern, default: []].append(node.instancePath)
            }
        }
        return databases.flatMap(\.entries).compactMap { entry in
            guard let found = devices[entry.id] else { return nil }
            var entry = entry
            entry.devices = found
            return entry
        }
    }
}
