import PnPKit
import Testing
import _PnPTestSupport

/// What `explain` prints for the fixtures, at two widths and in ASCII, and that nothing hostile gets through.
@Suite struct ExplainFixtureTests {
    /// Devices of a fixture, and the driver that somebody asks about.
    private static let questions: [String: [(device: String, whyNot: String?)]] = [
        "laptop": [
            ("00:14.3", nil), ("00:14.0", "virtio-pci"), ("1-1", "uas"), (":1.0", nil), ("serio0", nil),
            ("03:00.0", nil),
            ("1-3", nil), ("00:08.0", nil), ("nvme0n1", nil), ("lo", nil),
        ],
        "usb-storage": [("sda", "sd"), ("1-1", nil), ("usb1", "Disk")],
        "proseware-gizmo": [("PCI\\VEN_1234&DEV_0001*", "GenericPci"), ("PCI\\VEN_1234&DEV_0002*", "Proseware")],
    ]

    private func explanations(_ fixture: Fixture, style: TextStyle) throws -> String {
        let capture = FileBytes(try ProjectLayout.bytes(fixture.file("capture.json")), name: "capture.json")
        let snapshot = try JSONSnapshotSource(capture).snapshot(.tree)
        var databases = [BuiltInRules.load()]
        if fixture.rulesPath != nil {
            let text = try ProjectLayout.text(fixture.file("rules.yaml"))
            databases.insert(NativeRules.load(text: text, file: "rules.yaml").database, at: 0)
        }
        let policy = fixture.rulesPath == nil ? EnumerationPolicy.observed : .selectedLenient
        let builder = TreeBuilder(buses: BuiltInBuses(), store: DriverStore(databases), policy: policy)
        let (tree, decisions) = builder.buildExplained(TreePlan(snapshot, buses: BuiltInBuses()))
        var text = ""
        for question in try #require(Self.questions[fixture.name]) {
            let index = try #require(DeviceLookup(tree).nodes(named: question.device).first)
            let decision = decisions.decision(on: index)
            let whyNot = question.whyNot.flatMap { name in decision.flatMap { decisions.store.whyNot(name, $0) } }
            #expect((whyNot == nil) == (question.whyNot == nil), "\(question)")
            let explanation = Explanation(index, in: tree, decision, whyNot: whyNot)
            text += "$ pnpctl explain \(question.device)" + (question.whyNot.map { " --why-not \($0)" } ?? "") + "\n"
            text += String(decoding: ExplainTextRenderer(style: style).render(explanation), as: UTF8.self) + "\n"
        }
        return text
    }

    @Test(arguments: ["laptop", "usb-storage", "proseware-gizmo"], [80, 120]) func text(name: String, width: Int) throws
    {
        let fixture = Fixture(name)
        let text = try explanations(fixture, style: TextStyle(width: width))
        expectGolden(text, fixture.file("expected-explain-\(width).txt"))
        for line in text.split(separator: "\n") where !line.hasPrefix("$") {
            // A word that is longer than the line has a line of its own.
            let isOneWord = !line.drop { $0 == " " }.contains(" ")
            #expect(line.unicodeScalars.count <= width || isOneWord, "\(line)")
            #expect(line.last != " ")
        }
    }

    @Test func inASCIIThereIsNothingElse() throws {
        let text = try explanations(Fixture("laptop"), style: TextStyle(width: 80, glyphs: .ascii))
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        #expect(text.contains("\n*  00FF") && text.contains("\nx  00FF"))
    }

    @Test(
        "what databases and devices say reaches no terminal raw",
        arguments: ["\u{1B}[2J\u{1B}[H", "\u{9B}31m", "a\rb", "x\ny", "\u{202E}gnp.exe", "\u{0}", "\u{2028}"]
    )
    func hostile(attack: String) throws {
        let file = SourceLocation(file: "/a/\(attack)", line: 1, column: 1)
        func package(_ name: String, feature: UInt8) -> DriverPackage {
            var package = DriverPackage(name: name + attack, location: file)
            package.module = name + attack
            package.modaliases = [MatchPattern("evil:*", at: file), MatchPattern("evil:\(attack)x", at: file)]
            package.featureScore = feature
            package.date = attack
            package.version = attack
            return package
        }
        var database = DriverDatabase(name: attack)
        database.packages = [package("w", feature: 0), package("l", feature: 1), package("far", feature: 2)]
        database.packages[2].modaliases = [MatchPattern("evil:\(attack)y", at: file)]
        database.packages.append(package("e", feature: 3))
        database.packages[3].excludedIDs = [#"A\B"#]
        let store = DriverStore([database])
        let query = SelectionQuery(hardwareIDs: [try HardwareID(#"A\B"#)], modaliases: ["evil:\(attack)"])
        var decision = DriverDecision(query, in: store)
        decision.constraints = [
            .override(driver: attack, SysfsPath("/devices/\(attack)")), .unauthorized(SysfsPath("/devices/\(attack)")),
        ]
        for name in ["w", "l", "far", "e"] {
            let whyNot = try #require(store.whyNot(name + attack, decision))
            let explanation = Explanation(decision, whyNot: whyNot)
            for style in [TextStyle.piped, TextStyle(width: 80), TextStyle(width: 20, glyphs: .ascii)] {
                let text = ExplainTextRenderer(style: style).render(explanation, name: attack)
                for scalar in String(decoding: text, as: UTF8.self).unicodeScalars where scalar != "\n" {
                    #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
                    #expect(scalar != "\u{202E}" && scalar != "\u{2028}")
                }
            }
            let json = ExplainJSONRenderer().render(explanation)
            #expect(!json.contains { $0 < 0x20 && $0 != 0x0A } && !json.contains(0x7F))
        }
    }
}
