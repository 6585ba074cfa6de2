import PnPModel
import PnPSelection

extension WhyNot {
    /// How the driver fares, in a sentence.
    ///
    /// - Parameter selection: The candidates among which it may be.
    /// - Returns: Words without a stop.
    func words(in selection: Selection?) -> String {
        switch outcome {
        case .selected: "it is the one that the rules select"
        case .candidate(let index):
            "it matches, but is "
                + (selection.flatMap { $0.reason(at: index) } ?? "not the one that was selected")
        case .unmatched: rules
        case .otherIDs(let kinds):
            "\(rules): for \(MatchWords.list(kinds.map { $0.isEmpty ? "bare" : $0 })) IDs, and the device has none"
        case .withoutRules: "no database that was asked has an ID or a pattern of it; --drivers names others"
        case .withoutAliases:
            "its module has no alias: it is loaded by name, or because another module asks for it, and not for a device"
        }
    }

    private var rules: String {
        ruleCount == 1 ? "its only rule does not match" : "none of its \(ruleCount) rules matches"
    }
}

extension NearMiss {
    /// What differs, with what agrees for the reader who has to find his way.
    var words: String {
        guard !differences.isEmpty else {
            return "\(MatchWords.list(agreements)) agree, but no ID of the device is made of just these"
        }
        let fields = differences.map {
            "\($0.field): \($0.wanted) wanted, \($0.found.isEmpty ? "nothing" : MatchWords.list($0.found)) found"
        }
        let same = agreements.isEmpty ? "" : " (same \(MatchWords.list(agreements)))"
        return fields.joined(separator: "; ") + same
    }
}

extension Remedy {
    /// What would have to be so for the driver to win; follows `it would win with`.
    var words: String {
        switch self {
        case .rule(let id, let rank):
            rank.feature == 0xFF
                ? "a rule for \(id) (rank \(rank))"
                : "a rule for \(id) with feature score \(hex(rank.feature)) (rank \(rank))"
        case .signature(let score): score == 0 ? "a trusted signature" : "a signature score of at most \(hex(score))"
        case .featureScore(let score): "a feature score below \(hex(score)) in a rules file"
        case .date(let date?): "a date after \(date)"
        case .date(nil): "a date"
        case .version(let version?): "a version above \(version)"
        case .version(nil): "a version"
        case .blacklist(let module): "'blacklist \(module)' in modprobe.d"
        case .withoutRefusal(let refusal): "the line at \(refusal.location) gone"
        case .withoutExclusion(let id): "\(id.text) not excluded (\(id.location))"
        case .withoutAlias(let alias): "the alias at \(alias.location) gone"
        }
    }

    /// Whether the driver would only be a candidate again, with others before or behind it.
    var onlyAdmits: Bool {
        switch self {
        case .withoutRefusal, .withoutExclusion, .withoutAlias: true
        case .rule, .signature, .featureScore, .date, .version, .blacklist: false
        }
    }

    /// The word for it in JSON.
    var kind: String {
        switch self {
        case .rule: "rule"
        case .signature: "signature"
        case .featureScore: "feature-score"
        case .date: "date"
        case .version: "version"
        case .blacklist: "blacklist"
        case .withoutRefusal: "remove-refusal"
        case .withoutExclusion: "remove-exclusion"
        case .withoutAlias: "remove-alias"
        }
    }
}
