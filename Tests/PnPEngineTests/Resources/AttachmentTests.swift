import PnPModel
import Testing

@testable import PnPEngine

@Suite("How devices are attached") struct AttachmentTests {
    private func link(_ current: (String, String)?, _ maximum: (String, String)) -> NamedValues {
        var values: NamedValues = ["max_link_speed": maximum.0, "max_link_width": maximum.1]
        if let current {
            values["current_link_speed"] = current.0
            values["current_link_width"] = current.1
        }
        return values
    }

    private func attachment(_ path: String, in records: [DeviceRecord]) -> DeviceAttachment? {
        let tree = tree(records, details: .attachments)
        return tree.nodes.indices.first { tree.nodes[$0].records.first?.path.text == "/devices/" + path }
            .flatMap { tree.attachments[$0] }
    }

    @Test(arguments: [
        ("8.0 GT/s PCIe", "4", 80, 4), ("2.5 GT/s", "1", 25, 1), ("16.0 GT/s PCIe", "16", 160, 16),
        ("5 GT/s", "2", 50, 2), ("64.0 GT/s PCIe", "32", 640, 32), ("Unknown", "8", 0, 8),
        ("8.0 GT/s PCIe", "255", 80, 0),
        ("99999999999 GT/s", "1", 0, 1), ("8.x GT/s", "1", 0, 1),
    ])
    func rates(speed: String, width: String, tenths: Int, lanes: Int) {
        #expect(DeviceLink.Rate(speed: speed, width: width) == DeviceLink.Rate(speed: tenths, width: lanes))
    }

    @Test("a link that is down has no rate") func down() {
        #expect(DeviceLink.Rate(speed: "Unknown", width: "0") == nil)
        #expect(DeviceLink([:]) == nil)
    }

    @Test(arguments: [
        (("8.0 GT/s PCIe", "4"), false), (("2.5 GT/s PCIe", "4"), true), (("8.0 GT/s PCIe", "1"), true),
        (("Unknown", "0"), false),
    ])
    func aSlowOrNarrowLinkIsDegraded(current: (String, String), isDegraded: Bool) {
        let card = record(
            "pci0000:00/0000:00:1c.0/0000:01:00.0",
            "bus/pci",
            attributes: link(current, ("8.0 GT/s PCIe", "4"))
        )
        let port = record("pci0000:00/0000:00:1c.0", "bus/pci", attributes: link(nil, ("16.0 GT/s PCIe", "4")))
        for records in [[port, card], [card]] {
            #expect(
                attachment("pci0000:00/0000:00:1c.0/0000:01:00.0", in: records)?.link?.isDegraded == isDegraded
            )
        }
    }

    @Test("a fast card in a slow slot is not degraded, and neither is the port of a slow card") func slowEnds() {
        let fast = ("16.0 GT/s PCIe", "16")
        let slow = ("5.0 GT/s PCIe", "4")
        let records = [
            record("pci0000:00/0000:00:01.0", "bus/pci", attributes: link(slow, slow)),
            record("pci0000:00/0000:00:01.0/0000:01:00.0", "bus/pci", attributes: link(slow, fast)),
            record("pci0000:00/0000:00:02.0", "bus/pci", attributes: link(slow, fast)),
            record("pci0000:00/0000:00:02.0/0000:02:00.0", "bus/pci", attributes: link(slow, slow)),
        ]
        for path in records.map(\.path) {
            let link = attachment(String(path.text.dropFirst(9)), in: records)?.link
            #expect(link?.isDegraded == false, "\(path)")
            #expect(link?.possible == DeviceLink.Rate(speed: 50, width: 4), "\(path)")
        }
    }

    @Test("through a switch every end finds the other") func aSwitch() {
        let rates = ["2.5 GT/s", "5.0 GT/s", "8.0 GT/s", "16.0 GT/s"]
        var path = "pci0000:00"
        let records = rates.enumerated().map { level, rate in
            path += "/0000:0\(level):00.0"
            return record(path, "bus/pci", attributes: link(nil, (rate, "1")))
        }
        let others = records.map { attachment(String($0.path.text.dropFirst(9)), in: records)?.link?.otherEnd?.speed }
        #expect(others == [50, 25, 160, 80])
    }

    @Test func numaNodeAndGroup() {
        let card = record(
            "pci0000:00/0000:00:02.0",
            "bus/pci",
            attributes: ["numa_node": "1"],
            links: ["iommu_group": "../kernel/iommu_groups/12"]
        )
        let found = attachment("pci0000:00/0000:00:02.0", in: [card])
        #expect(found?.numaNode == 1)
        #expect(found?.iommuGroup == 12)
        let other = record("pci0000:00/0000:00:03.0", "bus/pci", attributes: ["numa_node": "-1"])
        #expect(attachment("pci0000:00/0000:00:03.0", in: [other]) == nil)
    }

    @Test func virtualFunctionsFindTheirPhysicalOne() throws {
        let physical = "pci0000:00/0000:00:02.0"
        let virtual = ["pci0000:00/0000:00:02.1", "pci0000:00/0000:00:02.2"]
        let tree = tree(
            [
                record(
                    physical,
                    "bus/pci",
                    attributes: ["sriov_totalvfs": "8", "sriov_numvfs": "2"],
                    links: ["virtfn1": virtual[1], "virtfn0": virtual[0], "virtfn9": "pci0000:00/gone"]
                )
            ] + virtual.map { record($0, "bus/pci", links: ["physfn": physical]) },
            details: .attachments
        )
        func node(_ path: String) -> NodeIndex? {
            tree.nodes.firstIndex { $0.records.first?.path.text == "/devices/" + path }
        }
        let owner = try #require(node(physical))
        #expect(
            tree.attachments[owner]?.virtualFunctions
                == VirtualFunctions(enabled: 2, possible: 8, nodes: virtual.compactMap(node))
        )
        for path in virtual {
            #expect(try tree.attachments[#require(node(path))]?.physicalFunction == owner)
        }
    }
}
