internal import PnPDiagnostics
public import PnPModel
public import PnPSelection

/// What there is to say of a device's driver: the device, what the rules decided, and why a driver was not chosen.
public struct Explanation: Sendable {
    /// The device; `nil` for bare IDs.
    public var node: DeviceNode?
    /// Where the device's records came from.
    public var source: SourceDescription?
    /// Whose device it is.
    public var machine = Machine()
    /// The device above because of which the tree leaves this one out, where rules decide over the tree; `nil` where it does not.
    public var leftOutBelow: DeviceNode?
    /// What the rules decided; `nil` for a device over which no rule decides.
    public var decision: DriverDecision?
    /// Why a driver was not chosen, where somebody asked.
    public var whyNot: WhyNot?

    /// Explains what the rules answer to bare IDs.
    public init(_ decision: DriverDecision, whyNot: WhyNot? = nil) {
        self.decision = decision
        self.whyNot = whyNot
    }

    /// Explains a device.
    ///
    /// - Parameters:
    ///   - index: Which node.
    ///   - tree: The tree it is in.
    ///   - decision: What the rules decided over it.
    ///   - whyNot: Why a driver was not chosen.
    public init(_ index: NodeIndex, in tree: DeviceTree, _ decision: DriverDecision?, whyNot: WhyNot? = nil) {
        node = tree.nodes[index]
        source = tree.source
        machine = tree.machine
        self.decision = decision
        self.whyNot = whyNot
    }

    /// The filters in the device's stack, bottom to top.
    var filters: [DeviceObject] { node?.stack.objects.filter { $0.layer.isFilter } ?? [] }

    /// Where the rules that a text shows are written.
    var locations: [SourceLocation] {
        let verdicts = decision?.selection.verdicts.filter { $0.fate != .helper } ?? []
        let candidates = verdicts.prefix(ExplainWriter.mostCandidates).map(\.pattern.location)
        guard case .unmatched(let misses) = whyNot?.outcome else { return candidates }
        return candidates + misses.map(\.pattern.location)
    }

    /// Whether what the rules choose is what kmod may load first, and no more.
    var isPrediction: Bool { decision?.selection.winner?.package.isKernelModule ?? false }
}
