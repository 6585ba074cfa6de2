/// A pattern of `*` and `?` over all that people know a device by.
public struct NodePattern: Sendable {
    private let pattern: WordPattern

    /// Takes a pattern, in which the case of ASCII letters does not matter.
    public init(_ text: String) { pattern = WordPattern(text) }

    /// Whether any of a device's words fits as a whole.
    ///
    /// These are: its instance path and label, its names, its hardware and compatible IDs and its modaliases; every driver of
    /// its stack, and the module and the other side's choice for its function driver; its setup class by name and GUID; and
    /// its interfaces by name, node in `/dev`, kernel's class and, where it was worked out, interface class by name and GUID.
    ///
    /// - Parameters:
    ///   - node: The device.
    ///   - name: What a database of the machine at hand calls it, where it knows it.
    /// - Returns: Whether one fits.
    public func matches(_ node: DeviceNode, name: String? = nil) -> Bool {
        matchesName(of: node, name) || matchesID(of: node) || matchesDriver(of: node) || matchesClass(of: node)
    }

    private func matchesName(of node: DeviceNode, _ name: String?) -> Bool {
        pattern.matches(node.label) || fits(name) || fits(node.description)
    }

    private func matchesID(of node: DeviceNode) -> Bool {
        pattern.matches(node.instancePath.spelling)
            || node.hardwareIDs.contains { pattern.matches($0.spelling) }
            || node.compatibleIDs.contains { pattern.matches($0.spelling) }
            || node.modaliases.contains(where: pattern.matches)
    }

    private func matchesDriver(of node: DeviceNode) -> Bool {
        fits(node.driver.function) || fits(node.driver.module) || fits(node.driver.observed)
            || fits(node.driver.selected)
            || node.stack.objects.contains { pattern.matches($0.driver) || $0.pair.contains(where: pattern.matches) }
    }

    private func matchesClass(of node: DeviceNode) -> Bool {
        fits(node.setupClass?.name) || fits(node.setupClass?.guid)
            || node.interfaces.contains { interface in
                pattern.matches(interface.name) || pattern.matches(interface.className) || fits(interface.node)
                    || fits(interface.interfaceClass?.name) || fits(interface.interfaceClass?.guid)
            }
    }

    private func fits(_ text: String?) -> Bool { text.map(pattern.matches) ?? false }
}
