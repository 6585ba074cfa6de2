import PnPModel
import Testing
import _PnPTestSupport

@testable import PnPRender

@Suite("Views of a tree other than by connection") struct TreeViewTests {
    private static let grouped = TreeView.allCases.filter { $0 != .connection }

    @Test("a view looks as somebody found right", arguments: grouped, [80, 160])
    func golden(view: TreeView, width: Int) throws {
        let drawn = text(try SampleMachines.laptop(), TextStyle(width: width), view)
        expectGolden(drawn, "Tests/PnPRenderTests/Golden/laptop-by-\(view.rawValue)-\(width).txt")
        for line in drawn.split(separator: "\n") { #expect(DisplayText.columns(of: String(line)) <= width, "\(line)") }
    }

    @Test("every device stands under one heading, and the headings count them", arguments: grouped, [false, true])
    func everyDeviceOnce(view: TreeView, all: Bool) throws {
        let tree = try SampleMachines.laptop()
        let drawn = text(tree, .piped, view) { $0.showsHidden = all }
        let devices = tree.nodes.dropFirst().filter { all || !$0.isHidden }
        #expect(counts(in: drawn).reduce(0, +) == devices.count)
        // Eight equal processors share a line.
        #expect(drawn.split(separator: "\n").count { $0.hasPrefix("├─ ") || $0.hasPrefix("└─ ") } == devices.count - 7)
        for device in devices where !device.label.hasPrefix("cpu") {
            #expect(drawn.contains("─ \(device.label)"), "\(device.label)")
        }
    }

    @Test("level 0 is the headings alone", arguments: grouped)
    func headings(view: TreeView) throws {
        let tree = try SampleMachines.laptop()
        let lines = text(tree, .piped, view) { $0.depth = 0 }.split(separator: "\n").dropFirst()
        #expect(lines.count > 3)
        #expect(lines.allSatisfy { $0.contains(" device") && !$0.contains("─") })
        let whole = text(tree, .piped, view)
        #expect(lines.allSatisfy { whole.contains("\n\($0)\n") })
    }

    @Test("groups come by name without regard to case, those without a driver last")
    func order() throws {
        var builder = TreeBuilder()
        for (label, driver) in [("a", "zeta"), ("b", nil), ("c", "Beta"), ("d", "alpha"), ("e", "no driver")] {
            try builder.add(#"X\Y"#, label, stack: [.init(.pdo, "x")] + (driver.map { [.init(.function, $0)] } ?? []))
        }
        try builder.add(#"X\Y"#, "f") { $0.driver.isNull = true }
        let titles = text(builder.tree, .piped, .driver) { $0.depth = 0 }.split(separator: "\n").dropFirst()
            .map { $0.prefix { $0 != "1" }.split(separator: " ").joined(separator: " ") }
        #expect(titles == ["alpha", "Beta", "no driver", "zeta", "no driver", "no driver needed"])
    }

    @Test("the computer comes first, and things of one name are apart")
    func containers() throws {
        var builder = TreeBuilder()
        for (label, name) in [("1-1", "b"), ("1-2", "a"), ("pci", nil), ("1-3", "a")] {
            try builder.add(#"X\Y"#, label, label == "pci" ? "Root" : "Receiver") {
                $0.containerID = name.map { ContainerID(name: $0) } ?? .computer
            }
        }
        try builder.add(#"X\Y"#, "none")
        let drawn = text(builder.tree, .piped, .container)
        let titles = drawn.split(separator: "\n").dropFirst().filter { $0.contains(" device") }
        #expect(
            titles.map { String($0.prefix { $0 != "1" && $0 != "2" }).trimmed } == [
                "this computer", "Receiver", "Receiver", "no container",
            ]
        )
        #expect(counts(in: drawn).sorted() == [1, 1, 1, 2])
        #expect(text(builder.tree, .piped, .container) { $0.showsIDs = true }.contains(ContainerID(name: "b").spelling))
    }

    @Test("a heading says the module where it is called otherwise, and the GUID where IDs are wanted")
    func remarks() throws {
        let tree = try SampleMachines.laptop()
        let drivers = text(tree, .piped, .driver).split(separator: "\n")
        #expect(drivers.contains { $0.hasPrefix("xhci_hcd ") && $0.hasSuffix("1 device  module xhci_pci") })
        #expect(drivers.contains { $0.hasPrefix("r8169 ") && $0.hasSuffix(" 1 device") })
        #expect(!text(tree, .piped, .setupClass).contains("{4d36e972"))
        let named = text(tree, .piped, .setupClass) { $0.showsIDs = true }
        #expect(named.contains("1 device  {4d36e972-e325-11ce-bfc1-08002be10318}\n"))
    }

    @Test("what the heading says is not said again")
    func noRepetition() throws {
        let tree = try SampleMachines.laptop()
        let network = "RTL8111/8168/8411 PCI Express Gigabit Ethernet Controller"
        func line(_ view: TreeView) -> String {
            text(tree, .piped, view).split(separator: "\n").first { $0.contains(network) }.map(String.init) ?? ""
        }
        #expect(!line(.setupClass).contains(" Net ") && line(.setupClass).contains("r8169"))
        #expect(line(.driver).contains(" Net ") && !line(.driver).contains("r8169"))
        #expect(line(.bus).contains(" Net ") && line(.bus).contains("r8169"))
    }

    @Test("only what is asked for stands under a heading, without the way to it", arguments: grouped)
    func selection(view: TreeView) throws {
        let tree = try SampleMachines.laptop()
        let problems = text(tree, .piped, view) { $0.onlyProblems = true }.split(separator: "\n")
        #expect(problems.count == 3)
        #expect(problems[1].contains("1 device, 1 with a problem"))
        #expect(problems[2].contains("Validity Sensors fingerprint reader"))

        let wanted = Set(tree.nodes.indices.filter { ["loop2", "1-8"].contains(tree.nodes[$0].label) })
        let matched = text(tree, .piped, view) { $0.matches = wanted }
        #expect(counts(in: matched).reduce(0, +) == 2)

        let host = try #require(tree.nodes.firstIndex { $0.label == "00:14.0" })
        let below = text(tree, .piped, view) { $0.root = host }
        #expect(counts(in: below).reduce(0, +) == 8)
        #expect(!below.contains("r8169") && below.contains("hid-multitouch"))
    }

    @Test("a USB interface is named with its device where it does not stand below it")
    func interfaceLabel() throws {
        var builder = TreeBuilder()
        try builder.add(#"USB\VID_0BDA&PID_568B&MI_00"#, ":1.0", "Camera", class: "Camera") {
            let path = SysfsPath("/devices/pci0000:00/0000:00:14.0/usb1/1-5/1-5:1.0")
            $0.records = [RecordPlacement(path: path, role: .node, driver: nil)]
        }
        #expect(text(builder.tree, .piped, .connection).contains("\n:1.0  Camera"))
        #expect(text(builder.tree, .piped, .setupClass).contains("\n└─ 1-5:1.0  Camera"))
    }

    @Test("details stand below each device as in the tree", arguments: grouped)
    func details(view: TreeView) throws {
        let drawn = text(try SampleMachines.laptop(), .piped, view) { $0.showsStack = true }
        #expect(drawn.contains("\n│      FDO   ") || drawn.contains("\n       FDO   "))
    }

    @Test("a driver that the rules do not want is said in every view", arguments: grouped)
    func disagreement(view: TreeView) throws {
        let drawn = text(try SampleMachines.laptop(), .piped, view)
        #expect(drawn.contains("(kernel bound nvidia)"))
    }

    @Test("a heading is escaped, and fits the terminal", arguments: [50, 80])
    func hostileHeading(width: Int) throws {
        var builder = TreeBuilder()
        let name = "\u{1B}[2J" + String(repeating: "long ", count: 100)
        try builder.add(#"X\Y"#, "a", class: name, stack: [.init(.pdo, "x"), .init(.function, name)])
        for view in [TreeView.setupClass, .driver] {
            let drawn = text(builder.tree, TextStyle(width: width), view)
            #expect(!drawn.contains("\u{1B}"))
            for line in drawn.split(separator: "\n") where !line.hasPrefix("└") {
                #expect(DisplayText.columns(of: String(line)) <= width, "\(line)")
            }
        }
    }

    @Test("a tree without devices has no headings", arguments: grouped)
    func empty(view: TreeView) {
        let tree = DeviceTree(source: SourceDescription(kind: "json"), machine: Machine(), nodes: [])
        #expect(text(tree, .piped, view) == "0 devices\n")
    }

    /// The numbers that headings name.
    private func counts(in text: String) -> [Int] {
        text.split(separator: "\n").dropFirst().compactMap { line in
            line.hasPrefix("├") || line.hasPrefix("└") || line.hasPrefix("│") || line.contains("--all")
                ? nil : line.firstMatch(of: #/ (\d+) devices?\b/#).flatMap { Int($0.1) }
        }
    }

    private func text(
        _ tree: DeviceTree,
        _ style: TextStyle,
        _ view: TreeView,
        _ adjust: (inout TreeViewOptions) -> Void = { _ in }
    ) -> String {
        var options = TreeViewOptions()
        options.view = view
        adjust(&options)
        return String(decoding: TreeTextRenderer(style: style, options: options).render(tree), as: UTF8.self)
    }
}

extension String {
    fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
