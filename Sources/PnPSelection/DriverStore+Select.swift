public import PnPModel

extension DriverStore {
    /// Every package that matches a device, ranked; what a package excludes stands at the end.
    ///
    /// A package counts with its best match. Equal ranks: the newest date, the highest version, the pattern whose
    /// wildcards take fewer characters, a driver of the device's own bus, one that is no fallback, then the order of the
    /// databases and of the file.
    /// - Parameters:
    ///   - query: What the device offers.
    ///   - kinds: Which sorts of driver are wanted.
    /// - Returns: All candidates, best first, each with its fate.
    /// - SeeAlso: windows-pnp 4.2 and 4.4; design section 4, "Ranks".
    public func select(_ query: SelectionQuery, kinds: Set<DriverPackage.Kind> = [.function, .null]) -> Selection {
        let ordered = bestMatches(of: query, kinds: kinds)
            .map { (candidate: $0, order: TieOrder($0, of: packages[$0.package], bus: query.bus)) }
            .sorted { $0.order < $1.order }
            .map { (candidate: $0.candidate, refused: refusedID(by: $0.candidate, query)) }
        var verdicts: [Selection.Verdict] = []
        verdicts.reserveCapacity(ordered.count)
        for (candidate, _) in ordered.filter({ $0.refused == nil }) {
            verdicts.append(verdict(on: candidate, verdicts.isEmpty ? .selected : .outranked(by: 0)))
        }
        for case (let candidate, let refused?) in ordered {
            verdicts.append(verdict(on: candidate, .excluded(refused)))
        }
        return Selection(verdicts: verdicts)
    }

    private func verdict(on candidate: Candidate, _ fate: Selection.Fate) -> Selection.Verdict {
        let indexed = packages[candidate.package]
        return Selection.Verdict(
            package: indexed.package,
            database: databases[indexed.database].name,
            rank: candidate.rank,
            deviceID: candidate.deviceID,
            pattern: candidate.pattern,
            fate: fate
        )
    }

    private func refusedID(by candidate: Candidate, _ query: SelectionQuery) -> String? {
        packages[candidate.package].package.excludedIDs.first { query.names($0) }
    }

    /// The best match of each package that has any.
    private func bestMatches(of query: SelectionQuery, kinds: Set<DriverPackage.Kind>) -> [Candidate] {
        var best: [Int: Candidate] = [:]
        func offer(
            _ number: Int,
            _ score: IdentifierScore,
            _ id: String,
            _ pattern: MatchPattern,
            wildcards: Int? = nil
        ) {
            let package = packages[number].package
            guard kinds.contains(package.kind) else { return }
            let candidate = Candidate(
                package: number,
                rank: DriverRank(signature: package.signatureScore, feature: package.featureScore, identifier: score),
                wildcards: wildcards ?? 0,
                deviceID: id,
                pattern: pattern,
                isModalias: wildcards != nil
            )
            if let other = best[number], !candidate.isBetterMatch(than: other) { return }
            best[number] = candidate
        }
        for (index, id) in query.hardwareIDs.enumerated() {
            identifiers.forEachMatch(id.spelling, packages: packages) { match in
                let package = packages[match.package].package
                switch match.list {
                case .hardware:
                    offer(match.package, .hardware(index), id.spelling, package.hardwareIDs[match.position])
                case .compatible:
                    offer(
                        match.package,
                        .hardwareToCompatible(index),
                        id.spelling,
                        package.compatibleIDs[match.position]
                    )
                }
            }
        }
        for (index, id) in query.compatibleIDs.enumerated() {
            identifiers.forEachMatch(id.spelling, packages: packages) { match in
                let package = packages[match.package].package
                switch match.list {
                case .hardware:
                    offer(match.package, .compatibleToHardware(index), id.spelling, package.hardwareIDs[match.position])
                case .compatible:
                    offer(
                        match.package,
                        .compatible(index, match.position),
                        id.spelling,
                        package.compatibleIDs[match.position]
                    )
                }
            }
        }
        for modalias in query.modaliases {
            modaliases.forEachMatch(modalias, packages: packages) { match in
                let score = ModaliasScore.score(pattern: match.pattern.text, device: modalias)
                offer(match.package, score, modalias, match.pattern, wildcards: match.wildcards)
            }
        }
        return Array(best.values)
    }
}

extension SelectionQuery {
    /// Whether a text is one of the device's hardware or compatible IDs.
    func names(_ text: String) -> Bool {
        hardwareIDs.contains { IdentifierFolding.equal($0.spelling, text) }
            || compatibleIDs.contains { IdentifierFolding.equal($0.spelling, text) }
    }
}
