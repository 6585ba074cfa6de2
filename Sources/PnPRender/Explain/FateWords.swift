import PnPModel
import PnPSelection

extension Selection {
    /// Why a candidate was not chosen, in words; `nil` for the one that was.
    func reason(at index: Int) -> String? {
        let verdict = verdicts[index]
        switch verdict.fate {
        case .selected: return nil
        case .outranked(let winner):
            let criterion = verdict.decidedBy.map { $0.words(verdicts[winner], verdict) } ?? ""
            if firstOfSameDriver(as: index) == winner { return "its own other rule counts: \(criterion)" }
            return "outranked by \(verdicts[winner].package.name): \(criterion)"
        case .excluded(let id): return "excluded: it refuses devices with \(id)"
        case .refused(let refusal): return refusal.words
        case .hidden(let alias): return "hidden: \(alias.text) in modprobe.d answers instead (\(alias.location))"
        case .helper: return "loaded beside the driver to help; never runs the device"
        }
    }
}

extension ModuleRefusal {
    /// What keeps the module from being loaded.
    var words: String {
        switch reason {
        case .blacklisted: "blacklisted (\(location))"
        case .replaced(let command): "'\(command)' runs instead of loading it (\(location))"
        }
    }
}

extension Selection.Fate {
    /// The word for it in JSON.
    var word: String {
        switch self {
        case .selected: "selected"
        case .outranked: "outranked"
        case .excluded: "excluded"
        case .refused: "refused"
        case .hidden: "hidden"
        case .helper: "helper"
        }
    }
}

extension Selection.Criterion {
    /// What the winner has over the loser, of which this is the criterion.
    fileprivate func words(_ winner: Selection.Verdict, _ loser: Selection.Verdict) -> String {
        switch self {
        case .signature: "better signed (signature score \(Self.pair(winner.rank.signature, loser.rank.signature)))"
        case .featureScore: "lower feature score (\(Self.pair(winner.rank.feature, loser.rank.feature)))"
        case .identifier: "better match (\(winner.rank) before \(loser.rank))"
        case .date: "newer (\(Self.pair(winner.package.date, loser.package.date, "date")))"
        case .version: "higher version (\(Self.pair(winner.package.version, loser.package.version, "version")))"
        case .narrowerPattern: "equal rank, but its pattern leaves less to wildcards"
        case .ownBus where winner.rank == loser.rank: "equal rank, but it is of the device's own bus"
        case .ownBus: "it is of the device's own bus, and \(loser.package.name) is for others"
        case .fallback: "equal rank, and \(loser.package.name) is a fallback, for where nothing else fits"
        case .databaseOrder: "equal rank, but its database comes first"
        case .fileOrder: "equal rank, but it stands first in the file"
        }
    }

    private static func pair(_ winner: UInt8, _ loser: UInt8) -> String { "\(hex(winner)) before \(hex(loser))" }

    private static func pair(_ winner: String?, _ loser: String?, _ kind: String) -> String {
        "\(winner ?? "no \(kind)") before \(loser ?? "no \(kind)")"
    }
}

extension DriverConstraint {
    /// What it means for the device.
    var words: String {
        switch self {
        case .unauthorized(let record): "not authorized: \(record)/authorized is 0, so nothing binds to it"
        case .override(let driver, let record): "\(record)/driver_override: only '\(driver)' may bind to it"
        }
    }
}

extension KeptDriver {
    /// Why the bound driver stays.
    var words: String {
        switch self {
        case .noModalias: "the device has no modalias to look up"
        case .helpersOnly: "the device's modalias only loads helpers"
        case .compiledIn: "it is compiled into the kernel"
        case .unknownModule: "its module is in no directory"
        }
    }
}
