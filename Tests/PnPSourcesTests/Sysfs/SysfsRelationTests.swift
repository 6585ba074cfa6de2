import PnPFiles
import PnPModel
import Testing

@testable import PnPSources

@Suite("Links that relate devices") struct SysfsRelationTests {
    private var sample: SysfsSample {
        var sample = SysfsSample()
        let bond = "virtual/net/bond0"
        sample.add("platform/a", .bus("platform"), links: ["consumer:platform:b": "virtual/devlink/a--b"])
        sample.add("platform/b", .bus("platform"), links: ["supplier:platform:a": "virtual/devlink/a--b"])
        sample.add(
            "virtual/devlink/a--b",
            .class("devlink"),
            attributes: ["status": "active\n", "sync_state_only": "0\n", "auto_remove_on": "never\n"],
            links: ["supplier": "platform/a", "consumer": "platform/b"]
        )
        sample.add(
            "platform/b/net/eth0",
            .class("net"),
            uevent: "INTERFACE=eth0\nIFINDEX=2\n",
            links: ["master": bond, "upper_bond0": bond, "device": "platform/b"]
        )
        sample.add(bond, .class("net"), uevent: "INTERFACE=bond0\n", links: ["lower_eth0": "platform/b/net/eth0"])
        sample.add("platform/a/block/sda", .class("block"), uevent: "DEVTYPE=disk\n")
        sample.add("virtual/block/dm-0", .class("block"), uevent: "DEVTYPE=disk\n")
        sample.change {
            $0.addLink("devices/platform/a/block/sda/holders/dm-0", to: "../../../../../virtual/block/dm-0")
            $0.addLink("devices/virtual/block/dm-0/slaves/sda", to: "../../../../platform/a/block/sda")
        }
        return sample
    }

    @Test("they are read with the details", arguments: [SourceDetail.details, .everything])
    func details(detail: SourceDetail) throws {
        let records = try sample.scan(detail).records
        func links(_ path: String) -> NamedValues? { records["/devices/" + path]?.links }
        #expect(links("platform/a")?["consumer:platform:b"] == "/devices/virtual/devlink/a--b")
        #expect(links("platform/b")?["supplier:platform:a"] == "/devices/virtual/devlink/a--b")
        #expect(
            links("virtual/devlink/a--b") == ["supplier": "/devices/platform/a", "consumer": "/devices/platform/b"]
        )
        #expect(records["/devices/virtual/devlink/a--b"]?.attributes == ["status": "active", "sync_state_only": "0"])
        #expect(links("platform/b/net/eth0")?["master"] == "/devices/virtual/net/bond0")
        #expect(links("platform/b/net/eth0")?["upper_bond0"] == "/devices/virtual/net/bond0")
        #expect(links("platform/b/net/eth0")?["device"] == nil)
        #expect(links("virtual/net/bond0") == ["lower_eth0": "/devices/platform/b/net/eth0"])
        #expect(links("platform/a/block/sda") == ["holders/dm-0": "/devices/virtual/block/dm-0"])
        #expect(links("virtual/block/dm-0") == ["slaves/sda": "/devices/platform/a/block/sda"])
    }

    @Test("an ordinary tree asks for none of them", arguments: [SourceDetail.shown, .tree])
    func ordinaryTree(detail: SourceDetail) throws {
        let files = WatchedFiles(base: sample.files)
        _ = try SysfsSample.scan(files, detail)
        let words = ["holders", "slaves", "master", "upper_", "lower_", "consumer", "supplier", "status"]
        #expect(files.log.all.filter { line in words.contains { line.contains($0) } } == [])
        #expect(files.log.all.filter { $0.hasPrefix("entries devices/") } == [])
    }

    @Test("a link out of the tree is noted and not followed")
    func outOfTheTree() throws {
        var sample = SysfsSample()
        sample.add("platform/a/block/sda", .class("block"), uevent: "DEVTYPE=disk\n")
        sample.change { $0.addLink("devices/platform/a/block/sda/holders/x", to: "../../../../../../../etc/passwd") }
        let record = try #require(try sample.scan(.details).records["/devices/platform/a/block/sda"])
        #expect(record.links.isEmpty)
        #expect(record.unreadable["holders/x"] == "leads out of sysfs")
    }

    @Test("a hardware address in the name of a link is replaced as everywhere else")
    func redaction() throws {
        var sample = SysfsSample()
        sample.add(
            "virtual/net/enx001122334455",
            .class("net"),
            attributes: ["address": "00:11:22:33:44:55\n"],
            links: ["upper_br0": "virtual/net/br0"]
        )
        sample.add(
            "virtual/net/br0",
            .class("net"),
            attributes: ["address": "00:11:22:33:44:55\n"],
            links: ["lower_enx001122334455": "virtual/net/enx001122334455"]
        )
        let records = Array(try sample.scan(.everything).records.values)
        let snapshot = Snapshot(source: SourceDescription(kind: "live"), records: records)
        let bridge = try #require(
            Redaction().redact(snapshot).records.first { $0.path.text == "/devices/virtual/net/br0" }
        )
        let link = try #require(bridge.links.pairs.first { $0.name.hasPrefix("lower_enx02edac") })
        #expect("/devices/virtual/net/" + link.name.dropFirst("lower_".count) == link.value)
        #expect(bridge.links.pairs.count == 1)
    }
}
