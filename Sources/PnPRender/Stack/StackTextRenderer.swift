public import PnPModel

/// Draws the device stacks from a device up to the root, as the books do, and the way of an I/O request through them.
///
/// Each node is a box with the top of its stack first. Where the driver that made a PDO is the function driver of the node
/// below, a line joins the two: that is where a request goes from one stack to the next.
public struct StackTextRenderer: Sendable {
    /// What the reader can see.
    public var style: TextStyle

    /// Makes a renderer.
    public init(style: TextStyle) { self.style = style }

    /// Draws the stacks.
    ///
    /// - Parameters:
    ///   - target: The device that a request is for.
    ///   - tree: The tree it is in.
    ///   - interface: The interface that the user named; `nil` for the most telling one.
    ///   - names: What to call a node, not escaped; `nil` for `DeviceNode.plainName`.
    /// - Returns: Lines of UTF-8, each ended.
    public func render(
        _ target: NodeIndex,
        in tree: DeviceTree,
        interface: DeviceInterface? = nil,
        names: (DeviceNode) -> String? = { _ in nil }
    ) -> [UInt8] {
        let path = IORequestPath(from: target, in: tree)
        var boxes: [StackBox] = []
        for index in tree.lineage(of: target) where !tree.nodes[index].stack.objects.isEmpty {
            let node = tree.nodes[index]
            boxes.append(StackBox(index: index, node: node, name: names(node) ?? node.plainName, path: path))
        }
        StackBox.connect(&boxes)

        var writer = StackBoxWriter(boxes: boxes, buffer: TextBuffer(style: style))
        writer.buffer.sign("  ")
        writer.writeEntrance(to: tree.nodes[target], interface: interface, isOpen: !path.entries.isEmpty)
        for box in boxes { writer.write(box) }
        writer.writeDrivers(of: path)
        return writer.buffer.bytes
    }
}

/// One node's stack, as it is drawn.
struct StackBox {
    /// One object of the stack, or the line between its two halves.
    struct Row {
        var object: DeviceObject
        /// Whether the request passes it.
        var isOnPath: Bool
        /// Whether its driver ends the request's way at the hardware.
        var endsAtHardware: Bool
        /// A line leaves it to the stack below.
        var connectsDown = false
        /// A line reaches it from the stack above.
        var connectsUp = false
    }

    var label: String
    var name: String
    /// The objects, the top of the stack first, user mode above kernel mode.
    var rows: [Row]

    init(index: NodeIndex, node: DeviceNode, name: String, path: IORequestPath) {
        label = node.label == name ? "" : node.label
        self.name = name
        let own = path.entries.filter { $0.node == index }.map(\.object)
        let last = path.endsAtHardware ? path.entries.last : nil
        let objects = Array(node.stack.userMode).reversed() + Array(node.stack.kernelMode).reversed()
        rows = objects.map { object in
            Row(
                object: object,
                isOnPath: own.contains(object),
                endsAtHardware: last.map { $0.node == index && $0.object == object } ?? false
            )
        }
    }

    /// Notes where one stack's bus driver is the function driver of the stack below.
    static func connect(_ boxes: inout [StackBox]) {
        for lower in boxes.indices.dropFirst() {
            guard let pdo = boxes[lower - 1].rows.lastIndex(where: { $0.object.layer == .pdo }) else { continue }
            let maker = boxes[lower - 1].rows[pdo].object.driver
            let fdo = boxes[lower].rows.firstIndex { $0.object.layer == .function && $0.object.driver == maker }
            guard let fdo else { continue }
            boxes[lower - 1].rows[pdo].connectsDown = true
            boxes[lower].rows[fdo].connectsUp = true
        }
    }
}
