import Foundation
import Testing
import _PnPTestSupport

/// `pnpctl explain`.
@Suite struct ExplainCommandTests {
    private let laptop = Fixture("laptop").file("capture.json")
    private let gizmo = #"PCI\VEN_1234&DEV_0001"#

    @Test(
        .enabled(if: PythonSchemaValidator.isAvailable),
        arguments: [
            ["00:14.3", "Fixtures/laptop/capture.json"], ["1-1", "Fixtures/laptop/capture.json", "--why-not", "uas"],
            ["1-3", "Fixtures/laptop/capture.json"],
            ["03:00.0", "Fixtures/laptop/capture.json", "--why-not", "xhci_pci"],
            ["lo", "Fixtures/laptop/capture.json"],
            [
                "sda", "Fixtures/usb-storage/capture.json", "--drivers", "Fixtures/usb-storage/rules.yaml", "--why-not",
                "sd",
            ],
            ["--hardware", #"PCI\VEN_1234&DEV_0001"#, "--drivers", "Fixtures/proseware-gizmo/rules.yaml"],
            ["--modalias", "usb:v1p2", "--drivers", "none"],
        ]
    )
    func theJSONFollowsItsSchema(arguments: [String]) throws {
        let outcome = try pnpctl(["explain", "--format", "json"] + arguments)
        #expect(outcome.status == 0, "\(outcome.errors)")
        expectValid(outcome.output, against: "Schemas/pnpctl.explain-1.schema.json")
    }

    @Test func candidatesSayWhatBeatThem() throws {
        let outcome = try pnpctl(["explain", "1-1", laptop, "--format", "json"])
        let explained = try json(outcome.output)
        #expect(explained["agree"] as? Bool == true)
        let candidates = try #require(explained["candidates"] as? [[String: Any]])
        #expect(candidates.map { $0["driver"] as? String } == ["usb-storage", "uas"])
        #expect(candidates.map { $0["fate"] as? String } == ["selected", "outranked"])
        #expect(candidates[1]["beatenBy"] as? String == "usb-storage")
        #expect(candidates[1]["decidedBy"] as? String == "fallback")
        #expect((candidates[1]["location"] as? [String: Any])?["line"] as? Int != nil)
        let filters = try #require(explained["filters"] as? [[String: Any]])
        #expect(filters.map { $0["driver"] as? String } == ["acpi", "usb"])
    }

    @Test func bareIDsNeedNoMachine() throws {
        let rules = ["--drivers", "Fixtures/proseware-gizmo/rules.yaml"]
        let outcome = try pnpctl(
            ["explain", "--hardware", gizmo, "--compatible", #"PCI\VEN_1234"#, "--why-not", "GenericPci"] + rules
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("selected: Proseware\n"))
        #expect(!outcome.output.contains("bound now"))
        #expect(outcome.output.contains("outranked by Proseware: better match (00FF0000 before 00FF3000)"))
        #expect(outcome.output.contains("why not GenericPci\n"))
    }

    @Test("a file of modprobe.d that refuses the driver is named with its line") func blacklisted() throws {
        let configuration = try TemporaryFile("# no sticks\nblacklist usb-storage\n", suffix: ".conf")
        let outcome = try pnpctl(["explain", "1-1", laptop, "--drivers", configuration.path])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("blacklisted (\(configuration.path):2:1)"))
        #expect(outcome.output.contains("selected: uas"))
        #expect(outcome.output.contains("they disagree"))
    }

    @Test func whatIsBoundAndNoCandidateIsExplainedUnasked() throws {
        let outcome = try pnpctl(["explain", "00:14.3", laptop])
        #expect(outcome.output.contains("bound now: iwlwifi   selected: nothing\n"))
        #expect(outcome.output.contains("why not iwlwifi\n"))
    }

    @Test(
        "what cannot be explained is an error that says what to do",
        arguments: [
            (["nothing-here"], "no device is named 'nothing-here'"), ([#"USB\*"#], "devices; name one of them:"),
            (["1-1", "--why-not", "usb_storag"], "'usb_storag'; did you mean 'usb-storage'"),
        ]
    )
    func errors(arguments: [String], message: String) throws {
        let outcome = try pnpctl(["explain", arguments[0], laptop] + arguments.dropFirst())
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }

    @Test func aDeviceBelowOneWithoutADriverIsExplainedAllTheSame() throws {
        let rules = try TemporaryFile("pnp-rules: 1\ndrivers:\n  - {name: x, hardware: ['A\\B']}\n", suffix: ".yaml")
        let options = [laptop, "--drivers", rules.path, "--drivers", "none", "--quiet"]
        #expect(try pnpctl(["show", "1-1"] + options).status == 2)
        let outcome = try pnpctl(["explain", "1-1"] + options)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("the tree leaves it out with these rules: "), "\(outcome.output)")
    }

    @Test(
        "the guides show what is printed",
        arguments: ["README.md", "Sources/PnPKit/PnPKit.docc/ReadingASelection.md"]
    )
    func guides(page: String) throws {
        let prompt = "$ pnpctl explain "
        let blocks = try ProjectLayout.text(page).components(separatedBy: "```text\n").dropFirst()
            .compactMap { $0.components(separatedBy: "\n```").first }.filter { $0.hasPrefix(prompt) }
        #expect(!blocks.isEmpty)
        for block in blocks {
            let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
            let outcome = try pnpctl(
                ["explain"] + lines[0].dropFirst(prompt.count).split(separator: " ").map(String.init)
            )
            // `...` stands for lines left out.
            for part in lines.dropFirst().split(separator: "...") {
                #expect(outcome.output.contains(part.joined(separator: "\n") + "\n"), "\(outcome.output)")
            }
        }
    }

    @Test(
        "wrong usage",
        arguments: [[], ["1-1", "--hardware", #"A\B"#], ["--hardware", "a b"], ["--compatible", ""]]
    )
    func usage(arguments: [String]) throws { #expect(try pnpctl(["explain"] + arguments).status == 64) }

    @Test(.enabled(if: CorpusLocation.drivers.isAvailable)) func aModuleDirectoryPredicts() throws {
        let file = try #require(CorpusLocation.drivers.files(below: "linux", endingIn: "/modules.alias.xz").first)
        let folder = String(file.dropLast("/modules.alias.xz".utf8.count))
        let outcome = try pnpctl(["explain", "00:14.3", laptop, "--drivers", folder, "--why-not", "e1000e"])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("they agree"))
        #expect(outcome.output.contains("a prediction: kmod loads every match"))
        #expect(outcome.output.contains("device: 0x5511 wanted, 0xA0F0 found (same vendor)"))
        #expect(outcome.output.contains("modules.alias.xz:7852:7"))
    }
}
