import Testing
import _PnPTestSupport

/// What devices use and how they are attached, through the command.
@Suite("Resources on the command line") struct ResourceCommandTests {
    /// Two functions of which the second wants a part of what the first one has, and a card with a slow link and two virtual
    /// functions, one of them listed.
    private static let machine = #"""
        {"schema": "pnpctl.snapshot/1", "devices": [
          {"path": "/devices/pci0000:00/0000:00:02.0", "bus": "pci", "properties": {"PCI_CLASS": "20000", "PCI_ID": "8086:1533"},
           "driver": "one",
           "attributes": {"resource": "0x00000000f7f00000 0x00000000f7f0ffff 0x0000000000040200", "irq": "16"}},
          {"path": "/devices/pci0000:00/0000:00:03.0", "bus": "pci", "properties": {"PCI_CLASS": "20000", "PCI_ID": "8086:1533"},
           "driver": "two",
           "attributes": {"resource": "0x00000000f7f08000 0x00000000f7f17fff 0x0000000000140204"}},
          {"path": "/devices/pci0000:00/0000:00:1c.0", "bus": "pci", "properties": {"PCI_CLASS": "20000", "PCI_ID": "8086:1533"},
           "driver": "pcieport",
           "attributes": {"max_link_speed": "8.0 GT/s PCIe", "max_link_width": "4"}},
          {"path": "/devices/pci0000:00/0000:00:1c.0/0000:01:00.0", "bus": "pci", "properties": {"PCI_CLASS": "20000", "PCI_ID": "8086:1533"},
           "driver": "card",
           "attributes": {"max_link_speed": "8.0 GT/s PCIe", "max_link_width": "4", "numa_node": "0",
             "current_link_speed": "2.5 GT/s PCIe", "current_link_width": "1",
             "sriov_totalvfs": "2", "sriov_numvfs": "1", "msi_irqs": "28\n29", "msi_irqs/28": "msix"},
           "links": {"virtfn0": "/devices/pci0000:00/0000:00:1c.0/0000:01:00.1",
             "iommu_group": "/kernel/iommu_groups/7"}},
          {"path": "/devices/pci0000:00/0000:00:1c.0/0000:01:00.1", "bus": "pci", "properties": {"PCI_CLASS": "20000", "PCI_ID": "8086:1533"},
           "driver": "card",
           "links": {"physfn": "/devices/pci0000:00/0000:00:1c.0/0000:01:00.0"}}
        ]}
        """#

    private func run(_ arguments: String...) throws -> ProcessOutcome {
        try pnpctl(arguments + ["--no-names"], input: Self.machine)
    }

    @Test("tree --resources puts ranges, sizes and flags below each device") func underEachDevice() throws {
        let outcome = try run("tree", "-", "--resources")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.contains { $0.contains("memory") && $0.contains("0xf7f08000-0xf7f17fff  64 KiB, 64-bit") })
        #expect(lines.contains { $0.contains("interrupt") && $0.contains("28-29  2 messages, msi-x") })
    }

    @Test("tree --view resources lists them by address and marks who is in whose way") func byAddress() throws {
        let outcome = try run("tree", "-", "--view", "resources")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.first == "Memory")
        #expect(lines.filter { $0.contains("conflict: 00:02.0 has it") }.count == 1)
        #expect(lines.last == "1 conflict")
    }

    @Test("a conflict is problem 12, for which --problems ends with 1") func conflict() throws {
        let outcome = try run("tree", "-", "--problems")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("12 resource conflict"))
    }

    @Test("a degraded link shows in the tree, with nothing asked for") func degraded() throws {
        let outcome = try run("tree", "-")
        #expect(outcome.output.contains("link 2.5 GT/s x1 of 8.0 GT/s x4, degraded"))
    }

    @Test("show says how a device is attached") func attachment() throws {
        let outcome = try run("show", "01:00.0", "-", "--brief")
        #expect(outcome.status == 0, "\(outcome.errors)")
        for line in [
            "Link:             2.5 GT/s x1 of 8.0 GT/s x4, degraded", "NUMA node:        0", "IOMMU group:      7",
            "SR-IOV:           1 enabled, 2 possible",
        ] {
            #expect(outcome.output.contains(line), "\(outcome.output)")
        }
        #expect(try run("show", "01:00.1", "-", "--brief").output.contains("Virtual of:       01:00.0"))
    }

    @Test("all of it is JSON as the schemas say", .enabled(if: PythonSchemaValidator.isAvailable)) func schemas() throws
    {
        let tree = try run("tree", "-", "--format", "json")
        expectValid(tree.output, against: "Schemas/pnpctl.tree-1.schema.json")
        #expect(tree.output.contains(#""virtualFunctions": {"enabled": 1, "possible": 2, "nodes": ["#))
        let show = try run("show", "01:00.0", "-", "--format", "json")
        expectValid(show.output, against: "Schemas/pnpctl.show-1.schema.json")
    }
}
