import PnPModel

/// The best match of one package with a device, and all that orders it among the others.
struct Candidate {
    let package: Int
    let rank: DriverRank
    /// How many bytes of the device's string the pattern's wildcards take; 0 for an ID.
    let wildcards: Int
    let deviceID: String
    let pattern: MatchPattern
    let isModalias: Bool

    /// Whether this match of a package is to be preferred to another one of the same package.
    func isBetterMatch(than other: Candidate) -> Bool {
        (rank, wildcards) < (other.rank, other.wildcards)
    }
}

/// The best match of each package that has any, in the order in which they were met.
struct BestMatches {
    private(set) var candidates: [Candidate] = []
    /// Where each package stands, once there are too many to look through.
    private var places: [Int: Int] = [:]
    private static let few = 32

    /// Takes a match, where it is the best of its package so far.
    mutating func offer(_ candidate: Candidate) {
        if let place = place(of: candidate.package) {
            if candidate.isBetterMatch(than: candidates[place]) { candidates[place] = candidate }
            return
        }
        candidates.append(candidate)
        if candidates.count == Self.few {
            for (place, known) in candidates.enumerated() { places[known.package] = place }
        } else if candidates.count > Self.few {
            places[candidate.package] = candidates.count - 1
        }
    }

    private func place(of package: Int) -> Int? {
        candidates.count < Self.few ? candidates.firstIndex { $0.package == package } : places[package]
    }
}

/// Everything that settles a tie, in order; less is better.
///
/// - SeeAlso: windows-pnp 4.4 for date and version; design section 4, "Equal ranks", for the rest.
struct TieOrder: Comparable {
    /// The driver says that its devices are on other buses, where the device cannot be bound to it: this comes before the
    /// rank.
    let isForOtherBuses: Bool
    let rank: DriverRank
    let date: UInt32
    let version: UInt64
    let wildcards: Int
    /// The driver has aliases of other buses alone.
    let isForeign: Bool
    let isFallback: Bool
    let database: Int
    let position: Int

    init(_ candidate: Candidate, of indexed: IndexedPackage, bus: String?) {
        rank = candidate.rank
        date = indexed.date
        version = indexed.version
        wildcards = candidate.wildcards
        isForOtherBuses = bus.map { !indexed.package.on.isEmpty && !indexed.package.on.contains($0) } ?? false
        isForeign = !Self.isAtHome(indexed.package, candidate, bus: bus)
        isFallback = indexed.package.isFallback
        database = indexed.database
        position = candidate.package
    }

    /// Whether a package says that its devices are on a bus; `of:` and `acpi:` patterns, which many buses share, ask for
    /// an alias of the bus itself.
    private static func isAtHome(_ package: DriverPackage, _ candidate: Candidate, bus: String?) -> Bool {
        guard let bus else { return true }
        if !package.on.isEmpty { return package.on.contains(bus) }
        guard candidate.isModalias else { return true }
        let text = candidate.pattern.text
        guard text.hasPrefix("of:") || text.hasPrefix("acpi") else { return true }
        return package.modaliases.contains { $0.text.hasPrefix(bus + ":") }
    }

    static func < (left: Self, right: Self) -> Bool { decision(left, right)?.isBetter ?? false }

    /// What this one is better in than another that stands behind it.
    func advantage(over other: Self) -> Selection.Criterion? { Self.decision(self, other)?.criterion }

    /// The first thing in which two differ, and whether the left one is the better in it; `nil` for one and the same.
    private static func decision(_ left: Self, _ right: Self) -> (criterion: Selection.Criterion, isBetter: Bool)? {
        if left.isForOtherBuses != right.isForOtherBuses { return (.ownBus, right.isForOtherBuses) }
        if left.rank != right.rank { return (part(left.rank, right.rank), left.rank < right.rank) }
        if left.date != right.date { return (.date, left.date > right.date) }
        if left.version != right.version { return (.version, left.version > right.version) }
        if left.wildcards != right.wildcards { return (.narrowerPattern, left.wildcards < right.wildcards) }
        if left.isForeign != right.isForeign { return (.ownBus, right.isForeign) }
        if left.isFallback != right.isFallback { return (.fallback, right.isFallback) }
        if left.database != right.database { return (.databaseOrder, left.database < right.database) }
        return left.position == right.position ? nil : (.fileOrder, left.position < right.position)
    }

    /// The first part in which two ranks differ.
    private static func part(_ left: DriverRank, _ right: DriverRank) -> Selection.Criterion {
        if left.signature != right.signature { return .signature }
        return left.feature != right.feature ? .featureScore : .identifier
    }
}
