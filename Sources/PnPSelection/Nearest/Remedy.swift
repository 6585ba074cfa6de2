public import PnPModel

/// One change after which a driver would be chosen for a device.
public enum Remedy: Hashable, Sendable {
    /// A rule of the driver that names this ID of the device; and this rank of it, which is better than the winner's.
    case rule(id: String, rank: DriverRank)
    /// A signature score of at most this.
    case signature(atMost: UInt8)
    /// A feature score below this, in rules of one's own.
    case featureScore(below: UInt8)
    /// A date after this one; any date where there is none.
    case date(after: String?)
    /// A version above this one; any version where there is none.
    case version(above: String?)
    /// The winner's module on the blacklist.
    case blacklist(module: String)
    /// No line in modprobe.d that refuses the module.
    case withoutRefusal(ModuleRefusal)
    /// No `exclude` of this ID in the driver's rule, which stands there.
    case withoutExclusion(MatchPattern)
    /// No alias in modprobe.d that answers for the device's string.
    case withoutAlias(MatchPattern)
}

/// Works out what would have to change for a driver to win.
struct RemedySearch {
    let query: SelectionQuery
    let selection: Selection

    /// What would help a driver of which no rule matches.
    func forUnmatched() -> [Remedy] { [rule(like: DriverRank(identifier: .hardware(0)))].compactMap(\.self) }

    /// What would help a candidate.
    func forCandidate(_ index: Int) -> [Remedy] {
        let verdict = selection.verdicts[index]
        switch verdict.fate {
        case .selected: return []
        case .outranked(let winner): return forOutranked(verdict, at: index, by: selection.verdicts[winner])
        case .excluded(let id): return [.withoutExclusion(MatchPattern(id, at: verdict.package.location))]
        case .refused(let refusal): return [.withoutRefusal(refusal)]
        case .hidden(let alias): return [.withoutAlias(alias)]
        case .helper: return forUnmatched()
        }
    }

    private func forOutranked(
        _ loser: Selection.Verdict,
        at index: Int,
        by winner: Selection.Verdict
    ) -> [Remedy] {
        var remedies: [Remedy] = []
        if loser.decidedBy == .signature { return [.signature(atMost: winner.rank.signature)] }
        if loser.decidedBy == .identifier, let rule = rule(like: loser.rank),
            case .rule(_, let rank) = rule, rank.feature == loser.rank.feature
        {
            remedies.append(rule)
        }
        let isTie = loser.rank == winner.rank
        if isTie, !loser.package.isKernelModule {
            // The same date leaves it to the version; any date is newer than none.
            remedies.append(.date(after: winner.package.date))
            if loser.decidedBy != .date { remedies.append(.version(above: winner.package.version)) }
        }
        if winner.rank.feature > 0 { remedies.append(.featureScore(below: winner.rank.feature)) }
        if winner.package.isKernelModule, isNext(index, after: winner) {
            remedies.append(.blacklist(module: winner.package.moduleName))
        }
        return remedies
    }

    /// Whether a candidate would be first if the winner's module were refused.
    private func isNext(_ index: Int, after winner: Selection.Verdict) -> Bool {
        let module = AliasText.moduleName(winner.package.moduleName)
        let next = selection.verdicts.firstIndex {
            $0.fate.isAlive && AliasText.moduleName($0.package.moduleName) != module
        }
        return next == index
    }

    /// A rule for the device's least specific ID that would be better than the winner's.
    ///
    /// - Parameter rank: Whose signature and feature score the rule has.
    /// - Returns: With a better feature score where the ID alone is not enough; `nil` where nothing is.
    private func rule(like rank: DriverRank) -> Remedy? {
        let own = query.hardwareIDs.isEmpty ? query.modaliases.prefix(1).map(\.self) : query.hardwareIDs.map(\.spelling)
        guard let winner = selection.winner?.rank else {
            return own.last.map { .rule(id: $0, rank: Self.rank(rank, rank.feature, own.count - 1)) }
        }
        var scores = [rank.feature]
        if winner.feature > 0 { scores.append(min(rank.feature, winner.feature - 1)) }
        for feature in scores {
            for (index, id) in own.enumerated().reversed() {
                let rank = Self.rank(rank, feature, index)
                if rank < winner { return .rule(id: id, rank: rank) }
            }
        }
        return nil
    }

    private static func rank(_ rank: DriverRank, _ feature: UInt8, _ index: Int) -> DriverRank {
        DriverRank(signature: rank.signature, feature: feature, identifier: .hardware(index))
    }
}
