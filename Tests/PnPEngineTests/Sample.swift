import PnPEngine
import PnPModel
import PnPSelection

/// Names every device by its bus and kernel name, so that tests of placement do not hang on any bus driver.
struct PlainBuses: BusCatalogue {
    struct Plain: BusDriver {
        var buses: [String] { [] }
        func identify(_ device: DeviceView) throws(IdentificationError) -> DeviceIdentity? {
            let record = device.record
            let bus = (record.subsystem?.name ?? "root").uppercased()
            let name = "\(bus)\\" + record.path.name.replacing(",", with: "_").replacing(" ", with: "_")
            return try DeviceIdentity(device: name, hardware: [name], instance: .ordinal)
        }
    }

    func driver(for record: DeviceRecord) -> any BusDriver { Plain() }
    func enumerator(ofBus bus: String) -> String? { bus.uppercased() }
    func pdoMaker(ofBus bus: String) -> String? { ["pci", "acpi", "platform", "pnp"].contains(bus) ? bus : nil }
    func setupClass(ofBus bus: String) -> String? { bus == "serio" ? "HIDClass" : nil }
}

/// A record in one line: `bus/pci` or `class/net` or nothing, then what matters.
func record(
    _ path: String,
    _ subsystem: String? = nil,
    driver: String? = nil,
    type: String? = nil,
    modalias: String? = nil,
    node: String? = nil,
    properties: NamedValues = [:],
    attributes: NamedValues = [:],
    links: NamedValues = [:],
    identity: StatedIdentity? = nil,
    isPresent: Bool = true
) -> DeviceRecord {
    let parts = subsystem?.split(separator: "/").map(String.init)
    return DeviceRecord(
        path: SysfsPath("/devices/" + path),
        subsystem: parts.map { Subsystem($0[0] == "bus" ? .bus : .class, $0[1]) },
        driver: driver,
        deviceType: type,
        modaliases: modalias.map { [$0] } ?? [],
        node: node,
        properties: properties,
        attributes: attributes,
        links: links.prefixed(),
        identity: identity,
        isPresent: isPresent
    )
}

extension NamedValues {
    fileprivate func prefixed() -> NamedValues {
        var copy = NamedValues()
        for pair in pairs { copy[pair.name] = "/devices/" + pair.value }
        return copy
    }
}

func tree(
    _ records: [DeviceRecord],
    databases: [DriverDatabase] = [],
    policy: EnumerationPolicy = .observed,
    details: TreeDetails = [],
    buses: any BusCatalogue = PlainBuses()
) -> DeviceTree {
    let snapshot = Snapshot(source: SourceDescription(kind: "json", path: "sample.json"), records: records)
    return TreeBuilder(buses: buses, store: DriverStore(databases), policy: policy, details: details).build(snapshot)
}

extension DeviceTree {
    /// The node whose own record has this path.
    func node(_ path: String) -> DeviceNode? {
        nodes.first { node in
            node.records.contains {
                $0.path.text == "/devices/" + path && ($0.role == .node || $0.role == .software)
            }
        }
    }

    /// What became of a record, and the label of the node it stands at.
    func place(_ path: String) -> String? {
        for node in nodes {
            for record in node.records where record.path.text == "/devices/" + path {
                return "\(record.role.rawValue) at \(node.label)"
            }
        }
        return nil
    }

    /// The label of a node's parent.
    func parent(of path: String) -> String? { node(path)?.parent.map { nodes[$0].label } }

    /// The stack of a node, bottom to top: `pdo pci, function ahci`.
    func stack(_ path: String) -> String? {
        node(path)?.stack.objects.map { "\($0.layer.rawValue) \($0.driver)" }.joined(separator: ", ")
    }
}
