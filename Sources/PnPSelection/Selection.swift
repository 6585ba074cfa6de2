public import PnPModel

/// What a device offers for matching.
public struct SelectionQuery: Hashable, Sendable {
    /// Most specific first.
    public var hardwareIDs: [HardwareID]
    /// Most specific first.
    public var compatibleIDs: [CompatibleID]
    /// The kernel's own strings.
    public var modaliases: [String]
    /// The kernel's name of the bus it is on.
    public var bus: String?

    /// Asks for a device.
    public init(
        hardwareIDs: [HardwareID] = [],
        compatibleIDs: [CompatibleID] = [],
        modaliases: [String] = [],
        bus: String? = nil
    ) {
        self.hardwareIDs = hardwareIDs
        self.compatibleIDs = compatibleIDs
        self.modaliases = modaliases
        self.bus = bus
    }
}

/// Every candidate for a device and its fate: the explanation is the result, not a log line beside it.
public struct Selection: Hashable, Sendable {
    /// How a candidate ended.
    public enum Fate: Hashable, Sendable {
        /// It is the one.
        case selected
        /// Another one fits better; its place in ``Selection/verdicts``.
        case outranked(by: Int)
        /// It names this ID among those it refuses.
        case excluded(String)
        /// Its module is not to be loaded: a line of modprobe.d says so.
        case refused(ModuleRefusal)
        /// This alias of modprobe.d answers for the text instead of the module directory.
        case hidden(by: MatchPattern)
        /// It was found by the string of a processor, of the machine or of an input device, for which modules are loaded
        /// that help and none that runs the device.
        case helper

        /// Whether it would run the device, were the better ones not there.
        public var isAlive: Bool {
            switch self {
            case .selected, .outranked: true
            case .excluded, .refused, .hidden, .helper: false
            }
        }
    }

    /// One candidate.
    public struct Verdict: Hashable, Sendable {
        /// The driver.
        public var package: DriverPackage
        /// The database it stands in.
        public var database: String
        /// How well it fits.
        public var rank: DriverRank
        /// The device's ID that met the rule.
        public var deviceID: String
        /// The rule's ID or pattern that the device met.
        public var pattern: MatchPattern
        /// How it ended.
        public var fate: Fate
        /// What the one that beat it is better in; `nil` unless it is outranked.
        public var decidedBy: Criterion?

        /// Makes a verdict.
        public init(
            package: DriverPackage,
            database: String,
            rank: DriverRank,
            deviceID: String,
            pattern: MatchPattern,
            fate: Fate,
            decidedBy: Criterion? = nil
        ) {
            self.package = package
            self.database = database
            self.rank = rank
            self.deviceID = deviceID
            self.pattern = pattern
            self.fate = fate
            self.decidedBy = decidedBy
        }
    }

    /// Best first; equal ranks in the documented order of ties.
    public var verdicts: [Verdict]

    /// The packages that extend the chosen driver, by what they extend; one of each is selected and applied on top of it.
    ///
    /// - SeeAlso: windows-pnp 4.4.
    public var extensions: [Verdict]

    /// Collects verdicts that are in order.
    public init(verdicts: [Verdict], extensions: [Verdict] = []) {
        self.verdicts = verdicts
        self.extensions = extensions
    }

    /// The one that was selected.
    public var winner: Verdict? { verdicts.first { $0.fate == .selected } }

    /// The first candidate that is the same driver by another rule: the two have the same name or module, and both are
    /// alive or both are not; `nil` for the first itself.
    public func firstOfSameDriver(as index: Int) -> Int? {
        let verdict = verdicts[index]
        return verdicts[..<index].firstIndex {
            $0.fate.isAlive == verdict.fate.isAlive && $0.package.isSameDriver(as: verdict.package)
        }
    }
}

extension DriverPackage {
    /// Whether two packages speak of one driver.
    fileprivate func isSameDriver(as other: DriverPackage) -> Bool {
        guard kind == other.kind else { return false }
        if name == other.name { return true }
        // An empty name stands for the kernel itself, which is no module.
        let module = AliasText.moduleName(moduleName)
        return !module.isEmpty && module == AliasText.moduleName(other.moduleName)
    }
}
