package import PnPModel

/// One ID or pattern of a driver, as it competes with others for a device.
package struct RuleClaim: Sendable {
    /// The ID or pattern.
    package let pattern: MatchPattern
    /// The driver that claims it.
    package let package: DriverPackage
    /// The number of the database that it is in.
    package let database: Int

    /// The driver's place among all drivers.
    let order: Int
    let date: UInt32
    let version: UInt64
    /// The place in a list of compatible IDs; `nil` for any other ID or pattern.
    let compatiblePosition: Int?

    init(_ pattern: MatchPattern, _ indexed: IndexedPackage, order: Int, compatiblePosition: Int? = nil) {
        self.pattern = pattern
        package = indexed.package
        database = indexed.database
        date = indexed.date
        version = indexed.version
        self.order = order
        self.compatiblePosition = compatiblePosition
    }

    /// SS and GG of its ranks.
    var site: UInt16 { UInt16(package.signatureScore) << 8 | UInt16(package.featureScore) }

    /// What decides between two claims of the same devices.
    enum Precedence {
        /// The first one always wins, by something that its rule says.
        case wins
        /// The first one always wins, and only because it is written first.
        case winsByOrder
        /// The other one wins sometimes, or always.
        case notAlways
    }

    /// How this claim fares against another one of the same device's ID or string.
    ///
    /// - Parameters:
    ///   - other: The other claim.
    ///   - isBroader: This one takes more devices than the other: of equal ranks the narrower wins before the order does.
    /// - Returns: What decides.
    func precedence(over other: RuleClaim, isBroader: Bool = false) -> Precedence {
        // A driver of some buses gives way on all others, and one with exclusions on what these name.
        let isAtHome =
            package.on.isEmpty || (!other.package.on.isEmpty && Set(package.on).isSuperset(of: other.package.on))
        guard isAtHome, package.excludedIDs.isEmpty else { return .notAlways }
        if site != other.site { return site < other.site ? .wins : .notAlways }
        var isDecided = false
        switch (compatiblePosition, other.compatiblePosition) {
        case (nil, nil): break
        case (nil, _): isDecided = true
        case (_, nil): return .notAlways
        case (let own?, let others?): if own > others { return .notAlways }
        }
        if isDecided { return .wins }
        if date != other.date { return date > other.date ? .wins : .notAlways }
        if version != other.version { return version > other.version ? .wins : .notAlways }
        if isBroader { return .notAlways }
        // A fallback stands back because its rule says so, and is there for where the other one is kept out.
        if package.isFallback != other.package.isFallback { return .notAlways }
        return order < other.order ? .winsByOrder : .notAlways
    }
}
