/// How many devices rules choose the bound driver for, of one machine or of many.
public struct VerificationSummary: Hashable, Sendable {
    /// Verdicts on the devices of one bus.
    public struct Counts: Hashable, Sendable {
        /// The rules choose what the kernel bound.
        public var agree = 0
        /// They could, and do not.
        public var disagree = 0
        /// They cannot.
        public var uncomparable = 0

        /// How many devices were compared.
        public var comparable: Int { agree + disagree }
    }

    /// All devices together.
    public private(set) var counts = Counts()
    /// Uncomparable devices for which something else was chosen.
    public private(set) var otherOffered = 0
    /// Comparable devices for which several modules compete.
    public private(set) var contestedTotal = 0
    /// Those of them where the bound one wins.
    public private(set) var contestedAgree = 0
    /// How many devices have each reason.
    public private(set) var reasons: [VerifiedDevice.Reason: Int] = [:]
    /// The verdicts on each bus, by its name; empty for devices of which no bus is known.
    public private(set) var buses: [String: Counts] = [:]

    /// A summary of nothing.
    public init() {}

    /// Counts the devices of a machine.
    public mutating func add(_ devices: some Sequence<VerifiedDevice>) {
        for device in devices {
            let count: WritableKeyPath<Counts, Int> =
                switch device.verdict {
                case .agree: \.agree
                case .disagree: \.disagree
                case .uncomparable: \.uncomparable
                }
            counts[keyPath: count] += 1
            buses[device.bus, default: Counts()][keyPath: count] += 1
            reasons[device.reason, default: 0] += 1
            if device.isOtherOffered { otherOffered += 1 }
            if device.isContested, device.verdict != .uncomparable {
                contestedTotal += 1
                if device.verdict == .agree { contestedAgree += 1 }
            }
        }
    }

    /// How many of the comparable devices agree, of a whole of 1; `nil` where none is comparable.
    public var agreement: Double? { Self.share(counts.agree, of: counts.comparable) }

    /// The same with every uncomparable device for which something else was chosen counted as a disagreement.
    public var pessimisticAgreement: Double? { Self.share(counts.agree, of: counts.comparable + otherOffered) }

    private static func share(_ part: Int, of whole: Int) -> Double? {
        whole == 0 ? nil : Double(part) / Double(whole)
    }
}
