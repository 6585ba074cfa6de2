import PnPModel

/// Says which of the candidates for one device are out of the question, and why.
struct CandidateRefusal {
    private let store: DriverStore
    private let query: SelectionQuery
    /// Where an alias of modprobe.d matches, by the device's string.
    private let configured: [String: MatchPattern]

    init(in store: DriverStore, _ query: SelectionQuery, _ candidates: [Candidate]) {
        self.store = store
        self.query = query
        var configured: [String: MatchPattern] = [:]
        for candidate in candidates
        where candidate.isModalias && store.packages[candidate.package].package.hidesKernelModules {
            configured[candidate.deviceID] = configured[candidate.deviceID] ?? candidate.pattern
        }
        self.configured = configured
    }

    /// How a candidate ends that is out of the question; `nil` for one that is not.
    ///
    /// A module that modprobe.d refuses is refused wherever it is named: a built-in rule does not bring it back.
    func fate(of candidate: Candidate) -> Selection.Fate? {
        let package = store.packages[candidate.package].package
        if !package.excludedIDs.isEmpty, let refused = package.excludedIDs.first(where: { query.names($0) }) {
            return .excluded(refused)
        }
        if candidate.isModalias, ModaliasText(candidate.deviceID)?.isForHelpers == true { return .helper }
        guard package.kind == .function else { return nil }
        if package.isKernelModule, !package.hidesKernelModules, let alias = configured[candidate.deviceID] {
            return .hidden(by: alias)
        }
        return store.kernelModules?.refusal(of: package.moduleName).map { .refused($0) }
    }
}
