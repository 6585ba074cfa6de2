import PnPModel

/// One line about a node: what kind of thing it is, the thing, and what else there is to say of it.
struct NodeDetail {
    var kind: String
    /// Where the text begins, from where the kind does.
    var kindWidth: Int
    var text: String
    /// How wide the widest text of the same list is.
    var textWidth = 0
    var remark = ""
}

extension DeviceNode {
    /// Its device objects, the top of the stack first, as the books draw them.
    var stackDetails: [NodeDetail] {
        let objects = Array(stack.userMode).reversed() + Array(stack.kernelMode).reversed()
        let kindWidth = objects.contains { $0.layer == .user } ? 8 : 6
        let textWidth = objects.reduce(8) { max($0, DisplayText.columns(of: $1.displayName)) }
        return objects.map {
            NodeDetail(
                kind: $0.layer.objectKind,
                kindWidth: kindWidth,
                text: $0.displayName,
                textWidth: textWidth,
                remark: $0.layer.role
            )
        }
    }

    /// Its instance path, IDs and modaliases, the most specific first.
    var identityDetails: [NodeDetail] {
        Self.list("instance", [instancePath.spelling])
            + Self.list("hardware", hardwareIDs.map(\.spelling))
            + Self.list("compatible", compatibleIDs.map(\.spelling))
            + Self.list("modalias", modaliases)
    }

    /// All its interfaces.
    var interfaceDetails: [NodeDetail] {
        let kindWidth = interfaces.reduce(0) { max($0, DisplayText.columns(of: $1.className)) } + 2
        let textWidth = interfaces.reduce(0) { max($0, DisplayText.columns(of: $1.name)) }
        return interfaces.map {
            NodeDetail(
                kind: $0.className,
                kindWidth: kindWidth,
                text: $0.name,
                textWidth: textWidth,
                remark: [$0.node ?? $0.index.map { "index \($0)" }, $0.interfaceClass?.name].compactMap { $0 }
                    .joined(separator: ", ")
            )
        }
    }

    /// Its resources.
    var resourceDetails: [NodeDetail] {
        let textWidth = resources.reduce(0) { max($0, $1.placeText.utf8.count) }
        return resources.map {
            NodeDetail(
                kind: $0.kind.word,
                kindWidth: 12,
                text: $0.placeText,
                textWidth: textWidth,
                remark: $0.remark
            )
        }
    }

    private static func list(_ kind: String, _ texts: [String]) -> [NodeDetail] {
        texts.enumerated().map { NodeDetail(kind: $0.offset == 0 ? kind : "", kindWidth: 12, text: $0.element) }
    }
}

extension DeviceObject.Layer {
    /// What the Windows documentation calls an object of this layer.
    ///
    /// - SeeAlso: "Device nodes and device stacks", "Overview of UMDF", Microsoft Learn; windows-pnp 1.2, 1.3.
    var objectKind: String {
        switch self {
        case .pdo: "PDO"
        case .function: "FDO"
        case .user: "WDF DO"
        case .busFilter, .lowerDeviceFilter, .lowerClassFilter, .upperDeviceFilter, .upperClassFilter: "FiDO"
        }
    }

    /// What the driver does here.
    var role: String {
        switch self {
        case .pdo: "bus driver"
        case .busFilter: "bus filter"
        case .lowerDeviceFilter: "lower device filter"
        case .lowerClassFilter: "lower class filter"
        case .function: "function driver"
        case .upperDeviceFilter: "upper device filter"
        case .upperClassFilter: "upper class filter"
        case .user: "user-mode driver"
        }
    }
}

extension DriverChoice {
    /// What the other side says where kernel and rules disagree: `kernel bound nvidia`.
    var dispute: String? {
        guard isDisputed, let observed, let selected else {
            // Strict rules may leave a device without the driver that runs it.
            if let observed, function == nil, !isNull { return "kernel bound \(observed)" }
            return nil
        }
        return function == observed ? "rules say \(selected)" : "kernel bound \(observed)"
    }
}
