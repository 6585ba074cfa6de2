public import PnPModel

/// The devices of one machine that have a driver, each with its verdict.
public struct VerifiedMachine: Hashable, Sendable {
    /// Where it was read from.
    public var source: SourceDescription
    /// Whose devices they are.
    public var machine: Machine
    /// The devices, in the tree's order.
    public var devices: [VerifiedDevice]

    /// Collects verdicts.
    public init(source: SourceDescription, machine: Machine, devices: [VerifiedDevice]) {
        self.source = source
        self.machine = machine
        self.devices = devices
    }
}
