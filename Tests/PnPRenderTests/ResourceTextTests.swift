import PnPModel
import Testing

@testable import PnPRender

@Suite struct ResourceTextTests {
    private func machine() throws -> DeviceTree {
        var builder = TreeBuilder()
        let root = try builder.add(
            #"ACPI\PNP0A08"#,
            "pci0000:00",
            "Root complex",
            stack: [.init(.function, "pci_root")]
        ) {
            $0.resources = [
                DeviceResource(.memory, 0xC000_0000, 0xFEBF_FFFF, flags: .window),
                DeviceResource(.busNumber, 0, 2, flags: [.window, .atLeast]),
            ]
        }
        let port = try builder.add(to: root, #"PCI\VEN_8086&DEV_9D14"#, "00:1c.0", "Root port") {
            $0.resources = [
                DeviceResource(.memory, 0xF700_0000, 0xF7FF_FFFF, flags: .window),
                DeviceResource(.busNumber, 2, 2, flags: [.window, .atLeast]), DeviceResource(.interrupt, 16, 16),
            ]
        }
        try builder.add(to: port, #"PCI\VEN_10EC&DEV_8168"#, "02:00.0", "Ethernet") {
            $0.resources = [
                DeviceResource(.memory, 0xF710_0000, 0xF710_0FFF, flags: [.is64Bit, .prefetchable]),
                DeviceResource(.memory, 0, 0xFFFF, flags: [.rom, .unassigned]),
                DeviceResource(.interrupt, 125, 132, flags: .msix), DeviceResource(.port, 0xE000, 0xE0FF),
            ]
        }
        try builder.add(to: root, #"PCI\VEN_8086&DEV_9D2F"#, "00:14.0", "USB controller") {
            $0.resources = [
                DeviceResource(.memory, 0xF710_0800, 0xF710_17FF), DeviceResource(.interrupt, 16, 16),
            ]
        }
        return builder.tree
    }

    private func draw(_ tree: DeviceTree, root: NodeIndex? = nil) -> [String] {
        String(decoding: ResourceTextRenderer(style: .piped, root: root).render(tree), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func everyRangeStandsBelowTheOneItLiesIn() throws {
        #expect(
            try draw(machine()) == [
                "Memory",
                "  0xc0000000-0xfebfffff      1004 MiB  pci0000:00  Root complex  window",
                "    0xf7000000-0xf7ffffff      16 MiB  00:1c.0  Root port  window",
                "      0xf7100000-0xf7100fff     4 KiB  02:00.0  Ethernet  64-bit, prefetchable",
                "      0xf7100800-0xf71017ff     4 KiB  00:14.0  USB controller",
                "",
                "I/O ports",
                "  0xe000-0xe0ff  256 ports  02:00.0  Ethernet",
                "",
                "Interrupts",
                "  16                   00:1c.0  Root port",
                "  16                   00:14.0  USB controller",
                "  125-132  8 messages  02:00.0  Ethernet  msi-x",
                "",
                "PCI bus numbers",
                "  00-02  3 buses  pci0000:00  Root complex  window, at-least",
                "    02     1 bus  00:1c.0  Root port  window, at-least",
                "",
                "no conflicts",
                "",
            ]
        )
    }

    @Test func aConflictIsMarkedAtTheSecondAndCounted() throws {
        var tree = try machine()
        tree.conflicts = [
            ResourceConflict(
                first: 3,
                claim: tree.nodes[3].resources[0],
                second: 4,
                rival: tree.nodes[4].resources[0]
            )
        ]
        let lines = draw(tree)
        #expect(lines.filter { $0.contains("conflict: 02:00.0 has it") }.map { $0.contains("00:14.0") } == [true])
        #expect(lines.suffix(2) == ["1 conflict", ""])
    }

    @Test func onlyWhatIsAskedForIsDrawn() throws {
        let lines = try draw(machine(), root: 2)
        #expect(lines.contains { $0.contains("02:00.0") })
        #expect(!lines.contains { $0.contains("00:14.0") || $0.contains("Root complex") })
    }

    @Test func whatCouldNotBeReadIsSaid() throws {
        var tree = try machine()
        tree.nodes[1].records = [
            RecordPlacement(
                path: SysfsPath("/devices/pci0000:00"),
                role: .node,
                driver: nil,
                unreadable: ["iomem": "the kernel shows its addresses to root alone"]
            )
        ]
        #expect(
            draw(tree).suffix(2) == ["some ranges of pci0000:00 are missing: the kernel shows them to root alone", ""]
        )
    }

    @Test(arguments: [
        (DeviceResource(.memory, 0, .max), "16 EiB"), (DeviceResource(.memory, 1, .max), "18446744073709551615 B"),
        (DeviceResource(.memory, 0x1000, 0x1FFF), "4 KiB"), (DeviceResource(.port, 0x60, 0x60), "1 port"),
        (DeviceResource(.port, 0, .max), ""), (DeviceResource(.busNumber, 1, 1), "1 bus"),
        (DeviceResource(.interrupt, 28, 32, flags: .msix), "5 messages"), (DeviceResource(.interrupt, 16, 16), ""),
        (DeviceResource(.dma, 2, 2), ""),
    ])
    func sizes(resource: DeviceResource, text: String) { #expect(resource.sizeText == text) }

    @Test func thousandsOfNestedRangesStayOnTheScreen() throws {
        var builder = TreeBuilder()
        for level in 0..<2000 {
            try builder.add(#"PCI\X"#, "\(level)") {
                $0.resources = [DeviceResource(.memory, UInt64(level), UInt64(10_000 - level))]
            }
        }
        #expect(draw(builder.tree).allSatisfy { $0.utf8.count < 120 })
    }
}

@Suite struct LinkTextTests {
    private func rate(_ speed: Int, _ width: Int) -> DeviceLink.Rate { DeviceLink.Rate(speed: speed, width: width) }

    @Test func whatALinkDoesAndCouldDo() {
        let fast = rate(80, 4)
        #expect(DeviceLink(current: fast, maximum: fast).text == "8.0 GT/s x4")
        #expect(DeviceLink(maximum: fast).text == "up to 8.0 GT/s x4")
        #expect(DeviceLink(current: rate(25, 1), maximum: fast).text == "2.5 GT/s x1 of 8.0 GT/s x4, degraded")
        #expect(
            DeviceLink(current: rate(50, 4), maximum: fast, otherEnd: rate(50, 16)).text
                == "5.0 GT/s x4 of 8.0 GT/s x4, as much as the other end can do"
        )
        #expect(DeviceLink(current: rate(0, 4), maximum: fast).text == "x4 of 8.0 GT/s x4")
    }

    @Test("a degraded link shows in the tree, one in order does not") func inTheTree() throws {
        var builder = TreeBuilder()
        try builder.add(#"PCI\SLOW"#, "01:00.0", "Card", stack: [.init(.pdo, "pci"), .init(.function, "nvme")])
        try builder.add(#"PCI\FAST"#, "02:00.0", "Card", stack: [.init(.pdo, "pci"), .init(.function, "nvme")])
        var tree = builder.tree
        for (node, current) in [(1, rate(25, 1)), (2, rate(80, 4))] {
            tree.attachments[node] = DeviceAttachment()
            tree.attachments[node]?.link = DeviceLink(current: current, maximum: rate(80, 4))
        }
        let lines = String(decoding: TreeTextRenderer(style: .piped).render(tree), as: UTF8.self).split(separator: "\n")
        #expect(lines.filter { $0.contains("link") } == ["    link 2.5 GT/s x1 of 8.0 GT/s x4, degraded"])
    }
}
