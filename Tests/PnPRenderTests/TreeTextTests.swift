import PnPModel
import Testing
import _PnPTestSupport

@testable import PnPRender

@Suite struct TreeTextTests {
    @Test(arguments: [80, 100, 120, 160]) func fitsTheTerminal(width: Int) throws {
        let drawn = text(try SampleMachines.laptop(), TextStyle(width: width))
        expectGolden(drawn, "Tests/PnPRenderTests/Golden/laptop-\(width).txt")
        for line in drawn.split(separator: "\n") { #expect(DisplayText.columns(of: String(line)) <= width) }
    }

    @Test func pipedTextIsStable() throws {
        expectGolden(text(try SampleMachines.laptop(), .piped), "Tests/PnPRenderTests/Golden/laptop-piped.txt")
    }

    @Test func asciiLocale() throws {
        let drawn = text(try SampleMachines.laptop(), TextStyle(width: 80, glyphs: .ascii))
        expectGolden(drawn, "Tests/PnPRenderTests/Golden/laptop-ascii.txt")
        #expect(drawn.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test func detailsBelowEachNode() throws {
        var options = TreeViewOptions()
        options.showsIDs = true
        options.showsStack = true
        options.showsInterfaces = true
        options.showsResources = true
        let drawn = text(try SampleMachines.laptop(), TextStyle(width: 100), options)
        expectGolden(drawn, "Tests/PnPRenderTests/Golden/laptop-details.txt")
    }

    @Test func colourAddsNothingButColour() throws {
        let tree = try SampleMachines.laptop()
        let plain = text(tree, TextStyle(width: 100))
        var colored = text(tree, TextStyle(width: 100, isColored: true))
        #expect(colored.contains("\u{1B}[31m28 no driver\u{1B}[0m"))
        #expect(colored.contains("\u{1B}[33mnouveau\u{1B}[0m"))
        for code in ["0", "1", "2", "31", "33"] { colored = colored.replacing("\u{1B}[\(code)m", with: "") }
        #expect(colored == plain)
    }

    @Test func driversAndProblemsAreNeverShortened() throws {
        for width in [40, 60, 80, 100] {
            let tree = try SampleMachines.laptop()
            let drawn = text(tree, TextStyle(width: width))
            for node in tree.nodes where !node.isHidden {
                if let function = node.driver.function { #expect(drawn.contains(function)) }
                if let problem = node.problem {
                    for word in problem.reason.split(separator: " ") { #expect(drawn.contains(word)) }
                }
            }
        }
    }

    @Test func onlyProblemsWithTheWayToThem() throws {
        var options = TreeViewOptions()
        options.onlyProblems = true
        let lines = text(try SampleMachines.laptop(), .piped, options).split(separator: "\n")
        #expect(lines.count == 1 + 6)
        #expect(lines.last?.contains("1-9") == true)
    }

    @Test func hiddenNodes() throws {
        let tree = try SampleMachines.laptop()
        let shown = text(tree, .piped)
        #expect(!shown.contains("INT340E"))
        #expect(shown.hasSuffix("\n9 more with --all (5 ACPI, 4 software)\n"))
        var options = TreeViewOptions()
        options.showsHidden = true
        let all = text(tree, .piped, options)
        #expect(all.contains("INT340E:00"))
        #expect(all.contains("HTREE\\ROOT"))
        #expect(!all.contains("--all"))
    }

    @Test func aHiddenNodeAboveAShownOneIsDrawn() throws {
        var builder = TreeBuilder()
        let hidden = try builder.add(#"SWD\uhid"#, "uhid") { $0.isHidden = true }
        try builder.add(to: hidden, #"HID\VID_0001&PID_0002"#, "0003:0001:0002.0001", "pad")
        let lines = text(builder.tree, .piped).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[1].hasPrefix("uhid"))
        #expect(lines[2].hasPrefix("└─ 0003:0001:0002.0001  pad"))
    }

    @Test func aHiddenNodeInTroubleIsMentioned() throws {
        var builder = TreeBuilder()
        try builder.add(#"ACPI\INT340E"#, "INT340E:00") {
            $0.isHidden = true
            $0.problem = Problem(.failedInstall, "")
        }
        #expect(text(builder.tree, .piped).hasSuffix("1 more with --all (1 ACPI), 1 of them with a problem\n"))
    }

    @Test func equalProcessorsShareALine() throws {
        let tree = try SampleMachines.laptop()
        let lines = text(tree, .piped).split(separator: "\n").filter { $0.contains("cpu") }
        #expect(lines.count == 1)
        #expect(lines[0].contains("cpu0–cpu7  8 × Intel Core i5-8250U CPU @ 1.60GHz"))

        // Why a driver is there may name the device.
        var reasoned = tree
        for index in tree.nodes.indices where tree.nodes[index].label.hasPrefix("cpu") {
            reasoned.nodes[index].stack.objects[1].reason = "bound to \(tree.nodes[index].label)"
        }
        #expect(text(reasoned, .piped) == text(tree, .piped))

        var uneven = tree
        let third = try #require(tree.nodes.firstIndex { $0.label == "cpu3" })
        uneven.nodes[third].driver.function = nil
        uneven.nodes[third].problem = Problem(.failedAdd, "offline")
        let parts = text(uneven, .piped).split(separator: "\n").filter { $0.contains("cpu") }
        #expect(parts.count == 3)
        #expect(parts[0].contains("cpu0–cpu2  3 × "))
        #expect(parts[2].contains("cpu4–cpu7  4 × "))
    }

    @Test func partOfATree() throws {
        let tree = try SampleMachines.laptop()
        let host = try #require(tree.nodes.firstIndex { $0.label == "00:14.0" })
        var options = TreeViewOptions()
        options.root = host
        options.depth = 1
        let lines = text(tree, .piped, options).split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines[1].hasPrefix("00:14.0  Sunrise"))
        #expect(lines[2].hasPrefix("├─ usb1") && lines[2].hasSuffix("5 below"))
        #expect(lines[3].hasPrefix("└─ usb2") && !lines[3].hasSuffix("below"))
    }

    @Test func matchesWithTheWayToThem() throws {
        let tree = try SampleMachines.laptop()
        var options = TreeViewOptions()
        options.matches = Set(tree.nodes.indices.filter { ["loop2", "sdz", "1-8"].contains(tree.nodes[$0].label) })
        let lines = text(tree, .piped, options).split(separator: "\n")
        // The heading, five nodes on the way to the touch screen, the screen, and a hidden node that was asked for.
        #expect(lines.count == 8)
        #expect(lines[7].hasPrefix("loop2"))
    }

    @Test func namesComeFromTheCaller() throws {
        var builder = TreeBuilder()
        try builder.add(#"PCI\VEN_8086&DEV_15B8"#, "00:1f.6", class: "Net")
        try builder.add(#"PCI\VEN_8086&DEV_A12F"#, "00:14.0")
        let own = text(builder.tree, .piped)
        #expect(own.contains("00:1f.6  Network adapter"))
        #expect(own.contains(#"00:14.0  PCI\VEN_8086&DEV_A12F"#))
        let named = TreeTextRenderer(style: .piped).render(builder.tree) { $0.label == "00:1f.6" ? "I219-V" : nil }
        #expect(String(decoding: named, as: UTF8.self).contains("00:1f.6  I219-V"))
    }

    @Test(arguments: [
        (Machine(vendor: "Dell Inc.", product: "XPS 13", kernel: "6.1"), "Dell Inc. XPS 13, kernel 6.1 · "),
        (Machine(vendor: "LENOVO", product: "Lenovo X1", kernel: nil), "Lenovo X1 · "),
        (Machine(vendor: nil, product: nil, kernel: "6.1"), "kernel 6.1 · "),
        (Machine(), ""),
    ])
    func heading(machine: Machine, expected: String) throws {
        var builder = TreeBuilder()
        try builder.add(#"ROOT\ONE"#, "one")
        var tree = builder.tree
        tree.machine = machine
        #expect(text(tree, .piped).hasPrefix(expected + "1 device, none with a problem\n"))
    }

    @Test func disagreementIsInWords() throws {
        var builder = TreeBuilder()
        try builder.add(#"PCI\VEN_10DE&DEV_1D13"#, "02:00.0", stack: [.init(.pdo, "pci")]) {
            $0.driver.observed = "nvidia"
            $0.problem = Problem(.failedInstall, "no rule matches")
        }
        try builder.add(#"PCI\VEN_8086&DEV_A12F"#, "00:14.0") {
            $0.driver.function = "xhci_pci"
            $0.driver.module = "xhci_pci"
            $0.driver.origin = .selected
            $0.driver.selected = "xhci_pci"
            $0.driver.observed = "xhci_hcd"
            $0.driver.observedModule = "xhci_pci"
        }
        let drawn = text(builder.tree, .piped)
        #expect(drawn.contains("— (kernel bound nvidia)  28 no driver: no rule matches"))
        // The same module, so the same driver.
        #expect(!drawn.contains("xhci_hcd"))
    }

    @Test func emptyTree() {
        let tree = DeviceTree(source: SourceDescription(kind: "json"), machine: Machine(), nodes: [])
        #expect(text(tree, .piped) == "0 devices\n")
    }

    @Test(arguments: [60, 72, 80, 90, 100, 132, 200]) func everyLineFits(width: Int) throws {
        var builder = TreeBuilder(vendor: "Contoso", product: "Traveller 14", kernel: "6.12.38-amd64")
        var parent = 0
        for level in 0..<12 {
            parent = try builder.add(
                to: parent,
                #"PCI\VEN_8086&DEV_9A23"#,
                "0000:0\(level):07.0",
                "Tiger Lake-LP Thunderbolt 4 PCI Express Root Port",
                class: "System",
                stack: [
                    .init(.pdo, "pci"), .init(.busFilter, "acpi"), .init(.function, "pcieport"),
                    .init(.upperDeviceFilter, "pcie_pme"), .init(.upperDeviceFilter, "aer"),
                    .init(.upperDeviceFilter, "pciehp"), .init(.upperDeviceFilter, "dpc"),
                ]
            ) {
                if level % 3 == 0 {
                    $0.problem = Problem(.waitingOnDependency, "waits for a supplier that has no driver yet")
                }
                if level % 2 == 0 { for number in 0..<9 { $0.offer("net", "enp0s31f\(number)", index: number) } }
            }
        }
        for index in 0..<9 {
            try builder.add("BUS\(index)\\X", "hidden\(index)") { $0.isHidden = true }
        }
        for line in text(builder.tree, TextStyle(width: width)).split(separator: "\n") {
            #expect(DisplayText.columns(of: String(line)) <= width, "\(line)")
        }
    }

    @Test func whatIsTypedGoesBeforeWhatExplains() throws {
        var builder = TreeBuilder()
        try builder.add(
            #"PCI\VEN_8086&DEV_15FB"#,
            "00:1f.6",
            String(repeating: "long ", count: 20),
            class: "Net",
            stack: [.init(.pdo, "pci"), .init(.busFilter, "acpi"), .init(.function, "e1000e")]
        ) { $0.offer("net", "enp0s31f6", index: 2) }
        #expect(text(builder.tree, TextStyle(width: 60)).contains("e1000e  enp0s31f6"))
        #expect(text(builder.tree, .piped).contains("e1000e  + acpi  enp0s31f6"))
    }

    @Test func partitionsStandBehindTheirDisk() throws {
        var builder = TreeBuilder()
        try builder.add(#"SCSI\Disk&Ven_NVMe"#, "nvme0n1", "Samsung SSD 980") {
            let path = SysfsPath("/devices/nvme0/nvme0n1")
            $0.records = [RecordPlacement(path: path, role: .node, driver: nil)]
            $0.interfaces = [
                DeviceInterface(
                    className: "block",
                    name: "nvme0n1p1",
                    node: "/dev/nvme0n1p1",
                    record: SysfsPath(path.text + "/nvme0n1p1")
                )
            ]
        }
        #expect(!text(builder.tree, .piped).contains("nvme0n1p1"))
    }

    private func text(_ tree: DeviceTree, _ style: TextStyle, _ options: TreeViewOptions = TreeViewOptions()) -> String
    {
        String(decoding: TreeTextRenderer(style: style, options: options).render(tree), as: UTF8.self)
    }
}
