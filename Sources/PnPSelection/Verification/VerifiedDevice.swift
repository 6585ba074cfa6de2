public import PnPModel

/// A device that the kernel bound a driver to, beside what the rules choose for it.
public struct VerifiedDevice: Hashable, Sendable {
    /// Whether the rules choose what the kernel bound.
    public enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// They do.
        case agree
        /// They could, and do not.
        case disagree
        /// They cannot: they do not speak of this driver, or not of this device.
        case uncomparable
    }

    /// Why the verdict is what it is.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// Agree: nothing but the bound driver's module matches.
        case onlyCandidate = "only-candidate"
        /// Agree: several modules match, and the bound driver's is ranked first.
        case bestCandidate = "best-candidate"
        /// Disagree: the bound driver is a candidate, and another one is ranked before it.
        case outranked
        /// Disagree: the bound driver is a candidate that modprobe.d or an exclusion keeps out.
        case refused
        /// Disagree: the rules know the driver and match others alone.
        case otherCandidates = "other-candidates"
        /// Disagree: the rules know the driver and match nothing.
        case noCandidate = "no-candidate"
        /// Uncomparable: the device has no modalias, and a module directory speaks of nothing else.
        case noModalias = "no-modalias"
        /// Uncomparable: the device has only modaliases that load helpers.
        case helperAlias = "helper-alias"
        /// Uncomparable: an older kernel wrote the modalias, with fields missing that patterns ask for.
        case olderGrammar = "older-grammar"
        /// Uncomparable: no database has a driver of that name or module.
        case unknownDriver = "unknown-driver"
        /// Uncomparable: the driver is part of the kernel, where its aliases are not recorded.
        case compiledIn = "compiled-in"
        /// Uncomparable: the driver has no alias for such a device; it takes what is called as it is, or has a table of which
        /// no alias tells.
        case boundByName = "bound-by-name"
        /// Uncomparable: somebody bound it: `driver_override` names it, or it takes only what it is told to take.
        case boundByHand = "bound-by-hand"

        /// The verdict that it is the reason of.
        public var verdict: Verdict {
            switch self {
            case .onlyCandidate, .bestCandidate: .agree
            case .outranked, .refused, .otherCandidates, .noCandidate: .disagree
            case .noModalias, .helperAlias, .olderGrammar, .unknownDriver, .compiledIn, .boundByName, .boundByHand:
                .uncomparable
            }
        }
    }

    /// The device.
    public var instancePath: DeviceInstancePath
    /// The short name that people know it by.
    public var label: String
    /// The bus of the record that the driver is bound to; empty where a source does not say.
    public var bus: String
    /// The driver that the kernel bound.
    public var observed: String
    /// The modules that this driver can be in, the source's word first; empty for one that is part of the kernel.
    public var observedModules: [String]
    /// Why the verdict is what it is.
    public var reason: Reason
    /// Several modules match.
    public var isContested: Bool
    /// What the rules choose; `nil` where they choose nothing.
    public var winner: Selection.Verdict?
    /// The best candidate that is the bound driver's, whatever became of it.
    public var own: Selection.Verdict?

    /// Whether the rules choose what the kernel bound.
    public var verdict: Verdict { reason.verdict }

    /// Whether the rules choose a driver other than the bound one, though they cannot speak for it.
    public var isOtherOffered: Bool { verdict == .uncomparable && winner.map { $0 != own } ?? false }
}
