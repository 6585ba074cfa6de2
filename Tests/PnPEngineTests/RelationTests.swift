import PnPModel
import PnPSelection
import Testing

@testable import PnPEngine

@Suite("Relations between devices") struct RelationTests {
    private func related(_ records: [DeviceRecord]) -> DeviceTree {
        let snapshot = Snapshot(source: SourceDescription(kind: "json", path: "sample.json"), records: records)
        return TreeBuilder(buses: PlainBuses(), store: DriverStore([]), details: .relations).build(snapshot)
    }

    /// The relations of a device: `supplier a, power a`.
    private func relations(of path: String, _ tree: DeviceTree) -> String {
        (tree.node(path)?.relations ?? []).map { relation in
            var text = "\(relation.kind.rawValue) \(tree.nodes[relation.node].label)"
            if let own = relation.interface, let other = relation.otherInterface { text += " (\(own) \(other))" }
            return text + (relation.status.map { " \($0)" } ?? "")
        }.joined(separator: ", ")
    }

    private let clock = "platform/clock"
    private let port = "platform/soc/port"

    @Test("a device link relates both ends, with its status")
    func deviceLink() {
        let tree = related([
            record(clock, "bus/platform", driver: "clk"), record("platform/soc", "bus/platform", driver: "bus"),
            record(port, "bus/platform", driver: "uart"),
            record(
                "virtual/devlink/platform:clock--platform:port",
                "class/devlink",
                attributes: ["status": "active", "sync_state_only": "0"],
                links: ["supplier": clock, "consumer": port]
            ),
        ])
        #expect(relations(of: port, tree) == "supplier clock active, power clock")
        #expect(relations(of: clock, tree) == "consumer port active, removal port")
    }

    @Test(
        "where the link itself is not recorded, its name says the other end",
        arguments: [
            (["supplier:platform:clock": "virtual/devlink/platform:clock--platform:port"], [:]),
            ([:], ["consumer:platform:port": "virtual/devlink/platform:clock--platform:port"]),
            (["supplier:clock": "virtual/devlink/clock--port"], [:]),
        ] as [(NamedValues, NamedValues)]
    )
    func linkNames(ofConsumer: NamedValues, ofSupplier: NamedValues) {
        let tree = related([
            record(clock, "bus/platform", driver: "clk", links: ofSupplier),
            record(port, "bus/platform", driver: "uart", links: ofConsumer),
        ])
        #expect(relations(of: port, tree) == "supplier clock, power clock")
        #expect(relations(of: clock, tree) == "consumer port, removal port")
    }

    @Test("a name that two devices have means neither of them")
    func ambiguousName() {
        let tree = related([
            record("platform/clock", "bus/platform", driver: "a"), record("other/clock", "bus/acme", driver: "b"),
            record(port, "bus/platform", driver: "uart", links: ["supplier:clock": "virtual/devlink/clock--port"]),
        ])
        #expect(relations(of: port, tree).isEmpty)
    }

    @Test("a child that needs its parent is no news for power and removal")
    func parentAsSupplier() {
        let tree = related([
            record("platform/soc", "bus/platform", driver: "bus"),
            record(port, "bus/platform", driver: "uart", links: ["supplier:platform:soc": "virtual/devlink/x"]),
        ])
        #expect(relations(of: port, tree) == "supplier soc")
        #expect(relations(of: "platform/soc", tree) == "consumer port")
    }

    @Test("a link that only delays sync_state holds nobody back")
    func syncStateOnly() {
        let tree = related([
            record(clock, "bus/platform", driver: "clk"), record(port, "bus/platform", driver: "uart"),
            record(
                "virtual/devlink/platform:clock--platform:port",
                "class/devlink",
                attributes: ["status": "dormant", "sync_state_only": "1"],
                links: ["supplier": clock, "consumer": port]
            ),
        ])
        #expect(relations(of: port, tree) == "supplier clock dormant")
        #expect(relations(of: clock, tree) == "consumer port dormant")
    }

    @Test("virtual functions go with the driver of their physical one")
    func virtualFunctions() {
        let physical = "pci0000:00/0000:00:01.0"
        let tree = related([
            record(physical, "bus/pci", driver: "ixgbe", links: ["virtfn0": "pci0000:00/0000:00:01.1"]),
            record("pci0000:00/0000:00:01.1", "bus/pci", driver: "ixgbevf", links: ["physfn": physical]),
        ])
        #expect(relations(of: physical, tree) == "removal 0000:00:01.1")
        #expect(relations(of: "pci0000:00/0000:00:01.1", tree).isEmpty)
    }

    private let card = "pci0000:00/0000:00:03.0"

    @Test("a bond rules its interfaces, a VLAN stands on one; one side of each is enough", arguments: [true, false])
    func network(isSaidBelow: Bool) {
        let (bond, vlan, own) = ("virtual/net/bond0", "virtual/net/eth0.7", "\(card)/net/eth0")
        let tree = related([
            record(card, "bus/pci", driver: "e1000e"),
            record(
                own,
                "class/net",
                links: isSaidBelow ? ["master": bond, "upper_bond0": bond, "upper_eth0.7": vlan] : ["master": bond]
            ),
            record(bond, "class/net", links: isSaidBelow ? [:] : ["lower_eth0": own]),
            record(vlan, "class/net", links: isSaidBelow ? [:] : ["lower_eth0": own]),
        ])
        #expect(relations(of: card, tree) == "master bond0 (eth0 bond0), upper eth0.7 (eth0 eth0.7)")
        #expect(relations(of: bond, tree) == "slave 0000:00:03.0 (bond0 eth0)")
        #expect(relations(of: vlan, tree) == "lower 0000:00:03.0 (eth0.7 eth0)")
    }

    @Test("a volume stands on the partition of a disk, whichever says so", arguments: [true, false])
    func blockDevices(isSaidBelow: Bool) {
        let (disk, volume) = ("\(card)/virtio1", "virtual/block/dm-0")
        let partition = "\(disk)/block/vda/vda1"
        let tree = related([
            record(card, "bus/pci", driver: "virtio-pci"), record(disk, "bus/virtio", driver: "virtio_blk"),
            record("\(disk)/block/vda", "class/block", type: "disk", node: "/dev/vda"),
            record(partition, "class/block", type: "partition", links: isSaidBelow ? ["holders/dm-0": volume] : [:]),
            record(volume, "class/block", type: "disk", links: isSaidBelow ? [:] : ["slaves/vda1": partition]),
        ])
        #expect(relations(of: disk, tree) == "upper dm-0 (vda1 dm-0)")
        #expect(relations(of: volume, tree) == "lower virtio1 (dm-0 vda1)")
    }

    @Test("links in circles, to nowhere and to oneself end")
    func hostileLinks() {
        let tree = related([
            record(clock, "bus/platform", links: ["supplier:platform:port": "x", "supplier:platform:clock": "x"]),
            record(port, "bus/platform", links: ["supplier:platform:clock": "x", "consumer:": "x", "supplier:": "x"]),
            record("virtual/net/a", "class/net", links: ["master": "virtual/net/b", "lower_b": "virtual/net/b"]),
            record("virtual/net/b", "class/net", links: ["master": "virtual/net/a", "upper_c": "virtual/net/c"]),
            record("virtual/devlink/x", "class/devlink", links: ["supplier": "nowhere", "consumer": clock]),
        ])
        #expect(
            relations(of: clock, tree) == "supplier port, consumer port, power port, removal port"
        )
        #expect(relations(of: "virtual/net/a", tree) == "master b (a b), slave b (a b)")
    }

    @Test("nothing is worked out that nobody asked for")
    func onlyWhenAsked() {
        let records = [
            record(clock, "bus/platform", driver: "clk"),
            record(port, "bus/platform", driver: "uart", links: ["supplier:platform:clock": "x"]),
        ]
        #expect(tree(records).nodes.allSatisfy { $0.relations.isEmpty })
        #expect(related(records).nodes.contains { !$0.relations.isEmpty })
    }
}
