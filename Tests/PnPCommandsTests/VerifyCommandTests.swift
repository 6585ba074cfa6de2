import Foundation
import Testing
import _PnPTestSupport

/// `pnpctl verify`.
@Suite struct VerifyCommandTests {
    private let laptop = Fixture("laptop").file("capture.json")

    /// Two machines: a keyboard whose driver the rules know, and a PCI function that runs another one than they say.
    private func machine(_ driver: String) -> String {
        """
        {"schema": "pnpctl.snapshot/1", "machine": {"product": "Bench"}, "devices": [
        {"path": "/devices/pci0000:00/0000:00:14.0", "bus": "pci", "driver": "\(driver)",
         "modalias": "pci:v00001234d00000001sv00000000sd00000000bcFFsc00i00"}]}
        """
    }

    private func rules() throws -> TemporaryFile {
        try TemporaryFile(
            """
            pnp-rules: 1
            drivers:
              - {name: right, modalias: ['pci:v00001234d00000001sv*sd*bc*sc*i*']}
              - {name: broad, modalias: ['pci:v00001234d*sv*sd*bc*sc*i*']}
            """,
            suffix: ".yaml"
        )
    }

    @Test func agreementIsNothingToReport() throws {
        let rules = try rules()
        let outcome = try pnpctl(["verify", "-", "--drivers", rules.path], input: machine("right"))
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("1 of 1  agree"), "\(outcome.output)")
        #expect(outcome.output.contains("100.0 %"))
        #expect(!outcome.output.contains("Disagreements"))
    }

    @Test func aDisagreementIsListedWithBothRules() throws {
        let rules = try rules()
        let outcome = try pnpctl(["verify", "-", "--drivers", rules.path], input: machine("broad"))
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("runs broad, the rules choose right: the bound driver is outranked"))
        #expect(outcome.output.contains("\(rules.path):3:"))
        #expect(outcome.output.contains("\(rules.path):4:"))
    }

    @Test func thePessimisticFigureIsAlwaysThere() throws {
        let rules = try rules()
        let outcome = try pnpctl(["verify", "-", "--drivers", rules.path], input: machine("stranger"))
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("nothing can be compared"))
        let some = try pnpctl(["verify", laptop, "--quiet"])
        #expect(some.output.contains("uncomparable device"), "\(some.output)")
    }

    @Test(.enabled(if: PythonSchemaValidator.isAvailable)) func theJSONFollowsItsSchema() throws {
        for arguments in [[laptop], [laptop, Fixture("arm-board").file("capture.json")], ["Fixtures"]] {
            let outcome = try pnpctl(["verify", "--format", "json", "--quiet"] + arguments)
            #expect([0, 1].contains(outcome.status), "\(outcome.errors)")
            expectValid(outcome.output, against: "Schemas/pnpctl.verify-1.schema.json")
        }
    }

    @Test func aFolderOfMachinesIsSearched() throws {
        let folder = try TemporaryFolder(files: [
            "a.json": machine("right"), "below/b.json": machine("broad"), "notes.md": "# not a machine",
            "other.json": #"{"schema": "pnpctl.tree/1"}"#, "copy/bus/pci/uevent": "",
            "copy/devices/pci0000:00/0000:00:14.0/uevent": "DRIVER=right\nPCI_ID=1234:0001\n",
        ])
        let link = "\(folder.path)/copy/devices/pci0000:00/0000:00:14.0/subsystem"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../../../bus/pci")
        let rules = try rules()
        let outcome = try pnpctl(["verify", folder.path, "--drivers", rules.path, "--format", "json"])
        #expect(outcome.status == 1, "\(outcome.errors)")
        #expect(outcome.errors.contains("2 files are in none of the formats"))
        let output = try json(outcome.output)
        let paths = try #require(output["sources"] as? [[String: Any]]).compactMap { $0["path"] as? String }
        #expect(paths == ["a.json", "below/b.json", "copy"].map { "\(folder.path)/\($0)" })
        let summary = try #require(output["summary"] as? [String: Any])
        #expect(summary["disagree"] as? Int == 1)
    }

    @Test func aMachineThatCannotBeReadIsAnErrorAndTheOthersCount() throws {
        let folder = try TemporaryFolder(files: [
            "a.json": machine("right"), "broken.json": #"{"schema": "pnpctl.snapshot/1", "devices": ["#,
        ])
        let rules = try rules()
        let outcome = try pnpctl(["verify", folder.path, "--drivers", rules.path])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("broken.json:1:"))
        #expect(outcome.output.contains("1 of 1  agree"))
    }

    @Test func withoutMachinesOrRulesThereIsNothingToVerify() throws {
        let folder = try TemporaryFolder(files: ["notes.md": "x"])
        #expect(try pnpctl(["verify", folder.path]).status == 2)
        #expect(try pnpctl(["verify", laptop, "--drivers", "none"]).status == 64)
        #expect(try pnpctl(["verify", "/nonexistent"]).status == 2)
    }

    @Test func hostileNamesAreEscaped() throws {
        let rules = try rules()
        let outcome = try pnpctl(["verify", "-", "--drivers", rules.path], input: machine(#"broad\u001b[31m"#))
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(!outcome.output.contains("\u{1B}"))
    }
}
