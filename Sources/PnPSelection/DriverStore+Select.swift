public import PnPModel

extension DriverStore {
    /// Every package that matches a device, ranked; what is refused stands at the end.
    ///
    /// A package counts with its best match, an INF with the best of its models lines. One that says that its devices are on
    /// other buses stands behind all others, because no bus offers its devices to drivers of another. Equal ranks: the newest
    /// date, the highest version, the pattern whose
    /// wildcards take fewer characters, a driver of the device's own bus, one that is no fallback, then the order of the
    /// databases and of the file.
    /// - Parameters:
    ///   - query: What the device offers.
    ///   - kinds: Which sorts of driver are wanted.
    /// - Returns: All candidates, best first, each with its fate.
    /// - SeeAlso: windows-pnp 4.2 and 4.4; design section 4, "Ranks".
    public func select(_ query: SelectionQuery, kinds: [DriverPackage.Kind] = [.function, .null]) -> Selection {
        let ordered = ranked(query, kinds)
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
        let wantsExtensions = hasExtensions && kinds.contains(.function)
        return Selection(verdicts: verdicts, extensions: wantsExtensions ? extensions(for: query) : [])
    }

    /// The packages that extend a device's driver, by the GUID of what they extend.
    ///
    /// Of those that share one the newest date is applied, then the highest version. How well they match does not count.
    ///
    /// - SeeAlso: windows-pnp 4.4.
    private func extensions(for query: SelectionQuery) -> [Selection.Verdict] {
        let ordered = ranked(query, [.extension]).sorted { left, right in
            let (one, other) = (packages[left.candidate.package], packages[right.candidate.package])
            let (oneID, otherID) = (one.extensionID, other.extensionID)
            if oneID != otherID { return oneID < otherID }
            if (left.refused == nil) != (right.refused == nil) { return left.refused == nil }
            if one.date != other.date { return one.date > other.date }
            if one.version != other.version { return one.version > other.version }
            return left.candidate.package < right.candidate.package
        }
        var verdicts: [Selection.Verdict] = []
        var winner: (id: String, place: Int)?
        for (candidate, _, refused) in ordered {
            let id = packages[candidate.package].extensionID
            if let refused {
                verdicts.append(verdict(on: candidate, refused))
            } else if let winner, winner.id == id {
                verdicts.append(verdict(on: candidate, .outranked(by: winner.place)))
            } else {
                winner = (id, verdicts.count)
                verdicts.append(verdict(on: candidate, .selected))
            }
        }
        return verdicts
    }

    /// All candidates in order, each with what refuses it; of the models lines of an INF one alone.
    private func ranked(
        _ query: SelectionQuery,
        _ kinds: [DriverPackage.Kind]
    ) -> [(candidate: Candidate, order: TieOrder, refused: Selection.Fate?)] {
        let matches = bestMatches(of: query, kinds: kinds)
        let refusal = CandidateRefusal(in: self, query, matches)
        let ordered =
            matches
            .map { (candidate: $0, order: TieOrder($0, of: packages[$0.package], bus: query.bus)) }
            .sorted { $0.order < $1.order }
            .map { (candidate: $0.candidate, order: $0.order, refused: refusal.fate(of: $0.candidate)) }
        guard matches.contains(where: { packages[$0.package].package.installation != nil }) else { return ordered }
        // A line that refuses the device does not speak for its INF where another one takes it.
        var seen: Set<Int> = []
        let taking = ordered.filter { $0.refused == nil && seen.insert(packages[$0.candidate.package].group).inserted }
        return taking
            + ordered.filter { $0.refused != nil && seen.insert(packages[$0.candidate.package].group).inserted }
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
        var best = BestMatches()
        func offer(_ candidate: Candidate) {
            if kinds.contains(packages[candidate.package].package.kind) { best.offer(candidate) }
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
        return best.candidates
    }
}

extension SelectionQuery {
    /// Whether a text is one of the device's hardware or compatible IDs.
    func names(_ text: String) -> Bool {
        hardwareIDs.contains { IdentifierFolding.equal($0.spelling, text) }
            || compatibleIDs.contains { IdentifierFolding.equal($0.spelling, text) }
    }
}
