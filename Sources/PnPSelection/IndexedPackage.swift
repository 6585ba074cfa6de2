import PnPModel

/// A package and what is worked out of it once: the database it stands in and its age.
struct IndexedPackage: Sendable {
    let package: DriverPackage
    /// The database's number.
    let database: Int
    /// The number of the first package of the same INF, whose models lines count once together; its own where it is alone.
    let group: Int
    /// The date as a number, `yyyymmdd`; 0 where there is none.
    let date: UInt32
    /// The version's four fields, 16 bits each; 0 where there is none.
    let version: UInt64

    init(_ package: DriverPackage, database: Int, group: Int) {
        self.package = package
        self.database = database
        self.group = group
        date = package.date.map(Self.number(ofDate:)) ?? 0
        version = package.version.map(Self.number(ofVersion:)) ?? 0
    }

    /// The rank of a match with some score.
    func rank(_ score: IdentifierScore) -> DriverRank {
        DriverRank(signature: package.signatureScore, feature: package.featureScore, identifier: score)
    }

    /// What an extension extends; empty where nothing says it.
    var extensionID: String { package.installation?.extensionID ?? "" }

    private static func number(ofDate date: String) -> UInt32 {
        date.utf8.prefix(10).reduce(0) { $1 &- 0x30 < 10 ? $0 * 10 + UInt32($1 &- 0x30) : $0 }
    }

    /// Missing fields are 0, so `10.0.1` is `10.0.1.0`.
    private static func number(ofVersion version: String) -> UInt64 {
        let fields = version.split(separator: ".", maxSplits: 4, omittingEmptySubsequences: false).prefix(4)
        let numbers = fields.map { UInt64(UInt16($0) ?? 0) } + Array(repeating: 0, count: 4 - fields.count)
        return numbers.reduce(0) { $0 << 16 | $1 }
    }
}
