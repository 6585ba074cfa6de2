public import PnPModel

extension DriverStore {
    /// Every package that matches a device, ranked; what is refused stands at the end.
    ///
    /// A package counts with its best match. One that says that its devices are on other buses stands behind all others,
    /// because no bus offers its devices to drivers of another. Equal ranks: the newest date, the highest version, the pattern whose
    /// wildcards take fewer characters, a driver of the device's own bus, one that is no fallback, then the order of the
    /// databases and of the file.
    /// - Parameters:
    ///   - query: What the device offers.
    ///   - kinds: Which sorts of driver are wanted.
    /// - Returns: All candidates, best first, each with its fate.
    /// - SeeAlso: windows-pnp 4.2 and 4.4; design section 4, "Ranks".
    public func select(_ query: SelectionQuery, kinds: [DriverPackage.Kind] = [.function, .null]) -> Selection {
        let matches = bestMatches(of: query, kinds: kinds)
        let refusal = CandidateRefusal(in: self, query, matches)
        let ordered =
            matches
            .map { (candidate: $0, order: TieOrder($0, of: packages[$0.package], bus: query.bus)) }
            .sorted { $0.order < $1.order }
            .map { (candidate: $0.candidate, order: $0.order, refused: refusal.fate(of: $0.candidate)) }
        var verdicts: [Selection.Verdict] = []
        verdicts.reserveCapacity(ordered.count)
        let winner = ordered.first { $0.refused == nil }?.order
        for (candidate, order, _) in ordered.filter({ $0.refused == nil }) {
            let isFirst = verdicts.isEmpty
            let criterion = isFirst ? nil : winner?.advantage(over: order)
            verdicts.append(verdict(on: candidate, isFirst ? .selected : .outranked(by: 0), criterion))
        }
        for case (let candidate, _, let refused?) in ordered {
            verdicts.append(verdict(on: candidate, refused))
        }
        return Selection(verdicts: verdicts)
    }

    private func verdict(
        on candidate: Candidate,
        _ fate: Selection.Fate,
        _ decidedBy: Selection.Criterion? = nil
    ) -> Selection.Verdict {
        let indexed = packages[candidate.package]
        return Selection.Verdict(
            package: indexed.package,
            database: databases[indexed.database].name,
            rank: candidate.rank,
            deviceID: candidate.deviceID,
            pattern: candidate.pattern,
            fate: fate,
            decidedBy: decidedBy
        )
    }

    /// The best match of each package that has any.
    private func bestMatches(of query: SelectionQuery, kinds: [DriverPackage.Kind]) -> [Candidate] {
        var best: [Candidate] = []
        func offer(_ candidate: Candidate) {
            guard kinds.contains(packages[candidate.package].package.kind) else { return }
            if let place = best.firstIndex(where: { $0.package == candidate.package }) {
                if candidate.isBetterMatch(than: best[place]) { best[place] = candidate }
            } else {
                best.append(candidate)
            }
        }
        func offer(_ match: IdentifierIndex.Match, _ score: IdentifierScore, _ id: String) {
            offer(
                Candidate(
                    package: match.package,
                    rank: packages[match.package].rank(score),
                    wildcards: 0,
                    deviceID: id,
                    pattern: match.pattern(in: packages),
                    isModalias: false
                )
            )
        }
        for (index, id) in query.hardwareIDs.enumerated() {
            identifiers.forEachMatch(id.spelling, packages: packages) { match in
                offer(match, match.list == .hardware ? .hardware(index) : .hardwareToCompatible(index), id.spelling)
            }
        }
        for (index, id) in query.compatibleIDs.enumerated() {
            identifiers.forEachMatch(id.spelling, packages: packages) { match in
                let isModelsLine = match.list == .hardware
                let score: IdentifierScore =
                    isModelsLine ? .compatibleToHardware(index) : .compatible(index, match.position)
                offer(match, score, id.spelling)
            }
        }
        for modalias in query.modaliases {
            modaliases.forEachMatch(modalias, packages: packages) { match in
                offer(
                    Candidate(
                        package: match.package,
                        rank: packages[match.package].rank(match.score),
                        wildcards: match.wildcards,
                        deviceID: modalias,
                        pattern: match.pattern,
                        isModalias: true
                    )
                )
            }
        }
        return best
    }
}

extension SelectionQuery {
    /// Whether a text is one of the device's hardware or compatible IDs.
    func names(_ text: String) -> Bool {
        hardwareIDs.contains { IdentifierFolding.equal($0.spelling, text) }
            || compatibleIDs.contains { IdentifierFolding.equal($0.spelling, text) }
    }
}
