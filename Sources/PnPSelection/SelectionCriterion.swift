extension Selection {
    /// What settles which of two candidates is the better one, in the order in which it is looked at.
    ///
    /// - SeeAlso: windows-pnp 4.2 and 4.4 up to the version; design section 4, "Equal ranks", for the rest.
    public enum Criterion: String, Hashable, Sendable, CaseIterable {
        /// SS of the rank: how far the package is trusted.
        case signature
        /// GG of the rank: what the package says of its own worth.
        case featureScore = "feature-score"
        /// THHH of the rank: which of the device's IDs met which of the driver's.
        case identifier
        /// The newer date.
        case date
        /// The higher version.
        case version
        /// The pattern whose wildcards take fewer characters.
        case narrowerPattern = "narrower-pattern"
        /// A driver of the device's own bus.
        case ownBus = "own-bus"
        /// One that is no fallback.
        case fallback
        /// The database that comes first.
        case databaseOrder = "database-order"
        /// The driver that stands first in its database.
        case fileOrder = "file-order"
    }
}
