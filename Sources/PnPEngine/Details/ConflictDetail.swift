internal import PnPModel

/// Finds devices that claim the same memory or ports, and gives the second of two problem 12.
///
/// Two ranges are in conflict where neither lies in the other, or where both devices are started and each has its range for
/// itself. Normal is what a bridge or root passes on, what the virtual functions of a device share, what lies in a range of a
/// device further up, what the firmware reserves for the motherboard, and a ROM's copy in memory. Interrupts may be shared.
/// - SeeAlso: windows-pnp 2.7, code 12.
struct ConflictDetail {
    /// The most conflicts that are found.
    private static let limit = 1000
    /// How many ranges around one are compared with it.
    private static let depth = 16

    /// A range and whose it is.
    private struct Claim {
        var node: NodeIndex
        var resource: DeviceResource
    }

    /// The last node below each, or the node itself: in a list that is depth first, all between are below it.
    private let lastBelow: [NodeIndex]

    init(_ nodes: [DeviceNode]) {
        var lastBelow = Array(nodes.indices)
        for index in nodes.indices.reversed() {
            if let parent = nodes[index].parent { lastBelow[parent] = max(lastBelow[parent], lastBelow[index]) }
        }
        self.lastBelow = lastBelow
    }

    /// Gives those that want what others have their problem.
    ///
    /// - Returns: The conflicts, in order of the addresses.
    func mark(_ nodes: inout [DeviceNode]) -> [ResourceConflict] {
        let conflicts = conflicts(of: nodes)
        for conflict in conflicts { mark(conflict, in: &nodes) }
        return conflicts
    }

    private func conflicts(of nodes: [DeviceNode]) -> [ResourceConflict] {
        var conflicts: [ResourceConflict] = []
        for kind in [DeviceResource.Kind.memory, .port] {
            var open: [Claim] = []
            for claim in claims(of: kind, in: nodes) where conflicts.count < Self.limit {
                while let last = open.last, last.resource.end < claim.resource.start { open.removeLast() }
                if let other = open.suffix(Self.depth).last(where: { isInConflict($0, claim, nodes) }) {
                    let (first, second) = inOrder(other, claim, nodes)
                    conflicts.append(
                        ResourceConflict(
                            first: first.node,
                            claim: first.resource,
                            second: second.node,
                            rival: second.resource
                        )
                    )
                }
                open.append(claim)
            }
        }
        return conflicts
    }

    private func claims(of kind: DeviceResource.Kind, in nodes: [DeviceNode]) -> [Claim] {
        let normal: DeviceResource.Flags = [.window, .virtualFunctions, .shadowed]
        var claims: [Claim] = []
        for index in nodes.indices where !nodes[index].resources.isEmpty && !nodes[index].isReservation {
            for resource in nodes[index].resources
            where resource.kind == kind && resource.isInUse && resource.flags.isDisjoint(with: normal) {
                claims.append(Claim(node: index, resource: resource))
            }
        }
        claims.sort { left, right in
            (left.resource.start, right.resource.end, left.node) < (right.resource.start, left.resource.end, right.node)
        }
        return claims
    }

    /// Whether two claims, of which the first does not begin later, are in each other's way.
    private func isInConflict(_ one: Claim, _ other: Claim, _ nodes: [DeviceNode]) -> Bool {
        guard one.node != other.node, one.resource.end >= other.resource.start else { return false }
        let isNested = one.resource.contains(other.resource) || other.resource.contains(one.resource)
        if isNested, nodes[one.node].state != .started || nodes[other.node].state != .started { return false }
        return !isAbove(one.node, other.node) && !isAbove(other.node, one.node)
    }

    private func isAbove(_ node: NodeIndex, _ other: NodeIndex) -> Bool { node < other && other <= lastBelow[node] }

    /// Who has a range, and who wants it too: a device that runs has it, else the one that comes first in the tree.
    private func inOrder(_ one: Claim, _ other: Claim, _ nodes: [DeviceNode]) -> (Claim, Claim) {
        let (isRunning, isOtherRunning) = (nodes[one.node].state == .started, nodes[other.node].state == .started)
        if isRunning != isOtherRunning { return isRunning ? (one, other) : (other, one) }
        return one.node < other.node ? (one, other) : (other, one)
    }

    /// A driver that did not take the device is no news beside the reason for it; any other problem comes before a conflict.
    private func mark(_ conflict: ResourceConflict, in nodes: inout [DeviceNode]) {
        guard nodes[conflict.second].problem.map({ $0.code == .failedAdd }) ?? true else { return }
        let first = nodes[conflict.first]
        nodes[conflict.second].problem = Problem(
            .normalConflict,
            "\(conflict.rival) overlaps \(conflict.claim) of \(first.label)"
        )
        nodes[conflict.second].state = .initialized
    }
}

extension DeviceNode {
    /// Whether its ranges are only kept free of others: the motherboard's, as the firmware lists them.
    fileprivate var isReservation: Bool {
        hardwareIDs.contains { $0.spelling.hasSuffix("PNP0C01") || $0.spelling.hasSuffix("PNP0C02") }
    }
}
