import PnPModel
import Testing

@testable import PnPRender

@Suite struct HostileTreeTests {
    /// What a device may say of itself to take over a terminal.
    static let attacks = [
        "\u{1B}[2J\u{1B}[H", "\u{9B}31m", "\u{1B}]0;title\u{07}", "a\rb", "x\ny", "\u{202E}gnp.exe", "\u{0}",
        "\u{2028}",
    ]

    @Test(arguments: attacks) func nothingRawIsWritten(attack: String) throws {
        var builder = TreeBuilder(vendor: attack, product: attack, kernel: attack)
        let objects = DeviceObject.Layer.allCases.map {
            DeviceObject($0, attack, pair: [attack, attack], reason: attack)
        }
        let index = try builder.add(#"ROOT\EVIL"#, attack, attack, class: attack, stack: objects) {
            $0.driver.observed = attack + "1"
            $0.driver.selected = attack
            $0.driver.module = attack
            $0.location = attack
            $0.modaliases = [attack]
            $0.problem = Problem(.failedInstall, attack)
            $0.resources = [DeviceResource(.memory, 0, 1)]
            $0.offer(attack, attack, node: attack)
            $0.offer("net", attack, index: 1)
            $0.relations = [
                DeviceRelation(.upper, 0, interface: attack, otherInterface: attack),
                DeviceRelation(.supplier, 0, status: attack),
            ]
            $0.records = [
                RecordPlacement(
                    path: SysfsPath("/devices/\(attack)"),
                    role: .node,
                    driver: attack,
                    unreadable: [attack: attack]
                )
            ]
        }
        let record = DeviceRecord(
            path: SysfsPath("/devices/\(attack)"),
            properties: [attack: attack],
            attributes: [attack: attack],
            links: [attack: attack]
        )
        var options = TreeViewOptions()
        options.showsIDs = true
        options.showsStack = true
        options.showsInterfaces = true
        options.showsResources = true
        for style in [TextStyle.piped, TextStyle(width: 80), TextStyle(width: 80, glyphs: .ascii)] {
            let views = TreeView.allCases.map { view in
                options.view = view
                return TreeTextRenderer(style: style, options: options).render(builder.tree)
            }
            let outputs =
                views + [
                    TreeTextRenderer(style: style).render(builder.tree),
                    ShowTextRenderer(style: style, details: .everything).render(
                        index,
                        in: builder.tree,
                        records: [record]
                    ),
                    StackTextRenderer(style: style).render(index, in: builder.tree),
                    TreeJSONRenderer().render(builder.tree),
                    ShowJSONRenderer().render(index, in: builder.tree, records: [record]),
                    StackJSONRenderer().render(index, in: builder.tree),
                ]
            for output in outputs {
                for scalar in String(decoding: output, as: UTF8.self).unicodeScalars where scalar != "\n" {
                    let category = scalar.properties.generalCategory
                    #expect(category != .control && category != .format && category != .lineSeparator)
                }
            }
        }
    }

    @Test func tenThousandLevels() throws {
        var builder = TreeBuilder()
        var parent = 0
        for level in 0..<10_000 {
            parent = try builder.add(
                to: parent,
                #"USB\HUB"#,
                "hub\(level)",
                stack: [.init(.pdo, "hub"), .init(.function, "hub")]
            )
        }
        for style in [TextStyle.piped, TextStyle(width: 80)] {
            let drawn = TreeTextRenderer(style: style).render(builder.tree)
            #expect(drawn.count < 10_000 * 250)
            #expect(String(decoding: drawn, as: UTF8.self).split(separator: "\n").count == 10_001)
        }
        #expect(IORequestPath(from: parent, in: builder.tree).drivers == ["hub"])
    }

    @Test func aVeryLongName() throws {
        var builder = TreeBuilder()
        try builder.add(#"USB\HUB"#, String(repeating: "l", count: 1 << 14), String(repeating: "麦", count: 1 << 14))
        try builder.add(#"USB\HUB"#, "1-1", "Hub")
        let drawn = String(decoding: TreeTextRenderer(style: TextStyle(width: 80)).render(builder.tree), as: UTF8.self)
        for line in drawn.split(separator: "\n") { #expect(DisplayText.columns(of: String(line)) <= 80) }
    }
}
