import PnPKit
import Testing
import _PnPTestSupport

/// The library code and the rules that the guides in `PnPKit.docc` show.
@Suite struct GuideExampleTests {
    private static let guides = "Sources/PnPKit/PnPKit.docc/"

    private func gettingStarted() throws {
        let snapshot = try SysfsSource().snapshot(.tree)
        let builder = TreeBuilder(buses: BuiltInBuses(), store: DriverStore([BuiltInRules.load()]))
        for node in builder.build(snapshot).nodes {
            print(node.instancePath, node.driver.function ?? "-", node.problem?.reason ?? "")
        }

        let file = try FileBytes(path: "machine.json")
        let captured = try JSONSnapshotSource(file).snapshot(.everything)
        let tree = builder.build(captured)
        for diagnostic in tree.diagnostics { print(diagnostic) }

        let found = DeviceLookup(tree).nodes(named: "sda")
        for index in found {
            for object in tree.nodes[index].stack.objects { print(object.layer.rawValue, object.displayName) }
            print(IORequestPath(from: index, in: tree).drivers.joined(separator: " → "))
        }

        let mine = try NativeRules.load(path: "rules.yaml")
        let store = DriverStore([mine.database, BuiltInRules.load()])
        let planned = TreeBuilder(buses: BuiltInBuses(), store: store, policy: .selected).build(captured)

        let text = TreeTextRenderer(style: .piped).render(tree)
        let json = TreeJSONRenderer().render(tree)
        _ = (planned, text, json)

        let decided = builder.buildExplained(TreePlan(captured, buses: BuiltInBuses()))
        for index in decided.tree.nodes.indices {
            guard let decision = decided.decisions.decision(on: index) else { continue }
            for verdict in decision.selection.verdicts {
                print(verdict.package.name, verdict.rank, verdict.fate, verdict.decidedBy?.rawValue ?? "-")
            }
            let answer = decided.decisions.store.whyNot("uas", decision)
            print(answer?.remedies ?? [])
        }
    }

    @Test func aSourceOfLines() throws {
        let line = "/devices/pci0000:00/0000:00:03.0 pci pci:v00001AF4d00001041sv00001AF4sd00001041bc02sc00i00"
        let list = ListSource(text: line, file: "a.list")
        let rules = DriverStore([BuiltInRules.load()])
        let devices = TreeBuilder(buses: BuiltInBuses(), store: rules).build(try list.snapshot(.tree))
        #expect(devices.nodes.map(\.label) == ["root", "pci0000:00", "00:03.0"])
        #expect(devices.nodes.last?.driver.selected == "virtio-pci")
        let odd = ListSource(text: "\nabc\n" + list.text, file: "a.list")
        let snapshot = try odd.snapshot(.tree)
        #expect(snapshot.records.count == 1)
        #expect(snapshot.diagnostics.map { "\($0.location) \($0.code)" } == ["a.list:2:1 LST001"])
        #expect(throws: SourceError.self) { try ListSource(text: "abc", file: "a.list").snapshot(.tree) }
    }

    @Test(arguments: ["GettingStarted.md", "ReadingASelection.md", "WritingASource.md"]) func theGuideShowsThisCode(
        page: String
    ) throws {
        let here = Set(try ProjectLayout.text(#filePath).split(separator: "\n").map { $0.trimmed })
        let shown = try blocks("swift", of: page).flatMap { $0.map { $0.trimmed } }
        #expect(shown.count >= 5)
        for line in shown { #expect(here.contains(line), "not in \(#fileID): \(line)") }
    }

    @Test func theRulesDoWhatTheGuideSays() throws {
        let rules = try #require(try blocks("yaml", of: "WritingRules.md").first).joined(separator: "\n")
        let loaded = NativeRules.load(text: rules, file: "rules.yaml")
        #expect(loaded.diagnostics.isEmpty)
        let store = DriverStore([loaded.database, BuiltInRules.load()])
        let capture = FileBytes(try ProjectLayout.bytes("Fixtures/usb-fx2/capture.json"), name: "capture.json")
        let snapshot = try JSONSnapshotSource(capture).snapshot(.tree)
        let tree = TreeBuilder(buses: BuiltInBuses(), store: store, policy: .selected).build(snapshot)
        let toaster = try #require(tree.nodes.first { $0.driver.function == "toaster" })
        let stack = try #require(try blocks("text", of: "WritingRules.md").first)
        #expect(
            toaster.stack.objects.reversed().map(\.driver) == stack.map { $0.split(separator: " ")[1] }.map(String.init)
        )
        #expect(toaster.driver.rank?.description == "00FF0001")
    }

    /// Every code has a page, and both lists of codes have every page.
    @Test func allCodesAreListed() throws {
        let pages = ProjectLayout.files(below: "docs/diagnostics", withExtension: ["md"])
            .compactMap { $0.split(separator: "/").last?.dropLast(3) }.filter { $0 != "README" }
        let index = try ProjectLayout.text("docs/diagnostics/README.md")
        let guide = try ProjectLayout.text(Self.guides + "Diagnostics.md")
        for code in pages {
            #expect(index.contains("[\(code)](\(code).md)"))
            #expect(guide.contains("| `\(code)` |"))
        }
        let quoted = #/"([A-Z]{3}[0-9]{3})"/#
        var used: Set<Substring> = []
        for file in ProjectLayout.files(below: "Sources", withExtension: ["swift"]) {
            used.formUnion(try ProjectLayout.text(file).matches(of: quoted).map { $0.1 })
        }
        #expect(used == Set(pages))
    }

    /// The fenced blocks of a language, each as its lines.
    private func blocks(_ language: String, of page: String) throws -> [[Substring]] {
        var blocks: [[Substring]] = []
        var isInside = false
        for line in try ProjectLayout.text(Self.guides + page).split(separator: "\n") {
            if line.hasPrefix("```") {
                isInside = line == "```" + language
                if isInside { blocks.append([]) }
            } else if isInside {
                blocks[blocks.count - 1].append(line)
            }
        }
        return blocks
    }
}

struct ListSource: DeviceSource {
    var text: String
    var file: String

    func snapshot(_ detail: SourceDetail) throws -> Snapshot {
        var records: [DeviceRecord] = []
        var diagnostics: [Diagnostic] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let fields = line.split(separator: " ").map(String.init)
            if fields.isEmpty { continue }
            guard fields.count == 3, fields[0].hasPrefix("/devices/") else {
                let place = SourceLocation(file: file, line: number + 1, column: 1)
                let message = "expected a path below '/devices', a bus and a modalias, found '\(line)'"
                diagnostics.append(Diagnostic("LST001", message, at: place))
                continue
            }
            let path = SysfsPath(fields[0])
            records.append(DeviceRecord(path: path, subsystem: .bus(fields[1]), modaliases: [fields[2]]))
        }
        guard !records.isEmpty else { throw SourceError("\(file): no device in it") }
        let source = SourceDescription(kind: "list", path: file)
        return Snapshot(source: source, records: records, diagnostics: diagnostics)
    }
}
