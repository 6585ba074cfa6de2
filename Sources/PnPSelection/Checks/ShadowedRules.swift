package import PnPModel

/// Finds the IDs and patterns by which a driver is never chosen, because another one always comes first.
///
/// Claims of the same text are compared with the best of them, and patterns with broader ones of drivers that are preferred
/// whatever they match; time grows with the number of claims.
package struct ShadowedRules: Sendable {
    /// One claim that is in vain.
    package struct Shadow: Sendable {
        /// The claim.
        package let claim: RuleClaim
        /// The claim that always comes first.
        package let winner: RuleClaim
        /// Nothing but the order in which the two are written decides.
        package let isTie: Bool
    }

    /// A text that one driver claims twice.
    package struct Repetition: Sendable {
        /// The later one.
        package let claim: RuleClaim
        /// The earlier one.
        package let first: RuleClaim
    }

    /// What is in vain, in no particular order.
    package private(set) var shadows: [Shadow] = []
    /// What is written twice, in no particular order.
    package private(set) var repetitions: [Repetition] = []

    /// Matches of broader patterns that are looked at, for each claim on average; beyond that no more is looked for.
    private static let broaderPerClaim = 16

    /// Looks for them.
    package init(in databases: [DriverDatabase]) {
        var packages: [IndexedPackage] = []
        for (number, database) in databases.enumerated() {
            for package in database.packages {
                packages.append(IndexedPackage(package, database: number, group: packages.count))
            }
        }
        var ids: [String: [RuleClaim]] = [:]
        var modaliases: [String: [RuleClaim]] = [:]
        for (order, indexed) in packages.enumerated() where indexed.package.kind != .software {
            for id in indexed.package.hardwareIDs {
                ids[Self.folded(id.text), default: []].append(RuleClaim(id, indexed, order: order))
            }
            for (position, id) in indexed.package.compatibleIDs.enumerated() {
                ids[Self.folded(id.text), default: []].append(
                    RuleClaim(id, indexed, order: order, compatiblePosition: position)
                )
            }
            for pattern in indexed.package.modaliases {
                var bytes: [UInt8] = []
                AliasText.append(pattern.text.utf8.span, to: &bytes)
                modaliases[String(decoding: bytes, as: UTF8.self), default: []].append(
                    RuleClaim(pattern, indexed, order: order)
                )
            }
        }
        for claims in ids.values { compare(claims) }
        for claims in modaliases.values { compare(claims) }
        findBroader(packages)
    }

    /// Compares claims of one text with the best of them.
    private mutating func compare(_ claims: [RuleClaim]) {
        guard claims.count > 1 else { return }
        var first: [Int: RuleClaim] = [:]
        var best = claims[0]
        var distinct: [RuleClaim] = []
        for claim in claims {
            if let earlier = first[claim.order] {
                if (earlier.compatiblePosition == nil) == (claim.compatiblePosition == nil) {
                    repetitions.append(Repetition(claim: claim, first: earlier))
                }
                continue
            }
            first[claim.order] = claim
            distinct.append(claim)
            if best.precedence(over: claim) == .notAlways, claim.precedence(over: best) != .notAlways { best = claim }
        }
        for claim in distinct where claim.order != best.order { add(claim, winner: best, isBroader: false) }
    }

    private mutating func add(_ claim: RuleClaim, winner: RuleClaim, isBroader: Bool) {
        guard !Self.isSameDriver(claim.package, winner.package) else { return }
        switch winner.precedence(over: claim, isBroader: isBroader) {
        case .wins: shadows.append(Shadow(claim: claim, winner: winner, isTie: false))
        case .winsByOrder:
            // Which database comes first is for the user to say.
            if claim.database == winner.database { shadows.append(Shadow(claim: claim, winner: winner, isTie: true)) }
        case .notAlways: break
        }
    }

    // MARK: Broader patterns

    /// A broader pattern wins only by what its driver's rule says: a feature score, a signature, a date, a version.
    private mutating func findBroader(_ packages: [IndexedPackage]) {
        let worst = packages.reduce(UInt16(0)) { max($0, Self.site($1)) }
        let preferred = packages.indices.filter { number in
            let indexed = packages[number]
            return indexed.package.kind != .software && !indexed.package.modaliases.isEmpty
                && (Self.site(indexed) < worst || indexed.date > 0 || indexed.version > 0)
        }
        guard !preferred.isEmpty else { return }
        let index = ModaliasIndex(preferred.map { packages[$0] })
        let winners = preferred.map { packages[$0] }
        struct Place: Hashable {
            let order: Int
            let pattern: MatchPattern
        }
        let known = Set(shadows.map { Place(order: $0.claim.order, pattern: $0.claim.pattern) })
        var budget = Self.broaderPerClaim * packages.reduce(0) { $0 + $1.package.modaliases.count }
        for (order, indexed) in packages.enumerated() where indexed.package.kind != .software {
            for pattern in indexed.package.modaliases where budget > 0 {
                let claim = RuleClaim(pattern, indexed, order: order)
                guard !known.contains(Place(order: order, pattern: pattern)) else { continue }
                var short: [Int: MatchPattern] = [:]
                index.forEachMatch(Self.example(of: pattern.text, filler: ""), packages: winners) { match in
                    short[match.package] = short[match.package] ?? match.pattern
                    budget -= 1
                }
                guard !short.isEmpty else { continue }
                var found: RuleClaim?
                index.forEachMatch(Self.example(of: pattern.text, filler: Self.filler), packages: winners) { match in
                    budget -= 1
                    guard found == nil, preferred[match.package] != order, short[match.package] != nil else { return }
                    let winner = RuleClaim(match.pattern, winners[match.package], order: preferred[match.package])
                    if winner.precedence(over: claim, isBroader: true) == .wins { found = winner }
                }
                if let found { add(claim, winner: found, isBroader: true) }
            }
        }
    }

    /// Bytes that no rule spells, more of them than a pattern has question marks.
    private static let filler = String(repeating: "\u{1}", count: 64)

    /// A text that a pattern takes, with each star replaced; what takes the texts of no and of much filler takes all of the
    /// pattern's own.
    private static func example(of pattern: String, filler: String) -> String {
        var text = ""
        for character in pattern.unicodeScalars {
            switch character {
            case "*": text += filler
            case "?", "[", "]": text += "\u{1}"
            default: text.unicodeScalars.append(character)
            }
        }
        return text
    }

    // MARK: Comparing

    private static func site(_ indexed: IndexedPackage) -> UInt16 {
        UInt16(indexed.package.signatureScore) << 8 | UInt16(indexed.package.featureScore)
    }

    private static func folded(_ id: String) -> String { IdentifierFolding.deviceSpelling(of: id).uppercased() }

    /// Two rules for one module are no rivals: it does not matter by which of them it is found.
    private static func isSameDriver(_ one: DriverPackage, _ other: DriverPackage) -> Bool {
        guard one.kind == other.kind else { return false }
        let module = AliasText.moduleName(one.moduleName)
        return one.name == other.name || (!module.isEmpty && module == AliasText.moduleName(other.moduleName))
    }
}
