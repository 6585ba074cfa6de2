import PnPModel

/// Puts trees together by hand, a node a call, so that a test shows the machine it is about.
struct TreeBuilder {
    /// The tree so far.
    private(set) var tree: DeviceTree

    /// A machine with nothing but its root.
    init(vendor: String? = nil, product: String? = nil, kernel: String? = nil) {
        tree = DeviceTree(
            source: SourceDescription(kind: "json", path: "capture.json"),
            machine: Machine(vendor: vendor, product: product, kernel: kernel),
            nodes: [DeviceNode(instancePath: .root, parent: nil, label: "root", state: .started)]
        )
    }

    /// Adds a node after all others; the order of calls is the order of the tree.
    ///
    /// - Parameters:
    ///   - parent: Where it hangs.
    ///   - id: Its device ID; the instance ID is its number in the tree.
    ///   - label: Its label.
    ///   - description: Its name.
    ///   - setupClass: Its class's name.
    ///   - stack: Its objects, bottom to top; the function driver is the one of the function layer.
    ///   - adjust: What else there is to say.
    /// - Returns: Where the node is.
    /// - Throws: When the device ID is none.
    @discardableResult
    mutating func add(
        to parent: NodeIndex = 0,
        _ id: String,
        _ label: String,
        _ description: String? = nil,
        class setupClass: String? = nil,
        stack: [DeviceObject] = [],
        adjust: (inout DeviceNode) -> Void = { _ in }
    ) throws -> NodeIndex {
        let index = tree.nodes.count
        let path = DeviceInstancePath(try DeviceID(id), try InstanceID("\(index)"))
        var node = DeviceNode(
            instancePath: path,
            parent: parent,
            label: label,
            state: .started,
            stack: DeviceStack(stack)
        )
        node.description = description
        node.setupClass = setupClass.map { SetupClass($0) }
        node.hardwareIDs = [try HardwareID(id)]
        node.depth = tree.nodes[parent].depth + 1
        if let function = stack.first(where: { $0.layer == .function }) {
            node.driver.function = function.driver
            node.driver.observed = function.driver
            node.driver.origin = .observed
        } else {
            node.state = .initialized
        }
        adjust(&node)
        tree.nodes.append(node)
        tree.nodes[parent].children.append(index)
        return index
    }
}

extension DeviceNode {
    /// Adds an interface as a source would report it.
    mutating func offer(
        _ className: String,
        _ name: String,
        node: String? = nil,
        index: Int? = nil,
        in folder: String = ""
    ) {
        interfaces.append(
            DeviceInterface(
                className: className,
                name: name,
                node: node,
                index: index,
                record: SysfsPath("/devices/\(instancePath)/\(className)\(folder)/\(name)")
            )
        )
    }
}
