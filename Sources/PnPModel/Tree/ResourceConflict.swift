/// Two devices that claim the same addresses or ports.
public struct ResourceConflict: Hashable, Sendable {
    /// Who has them.
    public var first: NodeIndex
    /// Who wants them, too, and has problem 12 for it.
    public var second: NodeIndex
    /// What the first one claims.
    public var claim: DeviceResource
    /// What the second one claims.
    public var rival: DeviceResource

    /// Describes a conflict.
    public init(first: NodeIndex, claim: DeviceResource, second: NodeIndex, rival: DeviceResource) {
        self.first = first
        self.claim = claim
        self.second = second
        self.rival = rival
    }
}
