import Testing
import _PnPTestSupport

/// `pnpctl capture`: what it writes is the machine again.
@Suite struct CaptureCommandTests {
    @Test(arguments: Fixture.all, [[], ["--no-redact"], ["--ndjson"]])
    func theCaptureOfACaptureGivesTheSameTree(fixture: Fixture, options: [String]) throws {
        let capture = try pnpctl(["capture", fixture.file("capture.json")] + options)
        #expect(capture.status == 0)
        let rules = fixture.arguments.dropFirst()
        let view = ["--no-names", "--all", "--stack", "--quiet"]
        let replayed = try pnpctl(["tree", "-"] + rules + view, input: capture.output)
        let direct = try pnpctl(["tree"] + fixture.arguments + view)
        #expect(replayed.status == direct.status)
        #expect(replayed.output.split(separator: "\n").count == direct.output.split(separator: "\n").count)
        if options == ["--no-redact"] { #expect(replayed.output == direct.output) }
    }

    @Test func aFolderThatDoesNotExistIsAnErrorAndLeavesNothing() throws {
        let outcome = try pnpctl(["capture", Fixture("laptop").file("capture.json"), "-o", "/nonexistent/machine.json"])
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("/nonexistent/machine.json"))
    }

    @Test func theFileHoldsWhatStandardOutputWouldHave() throws {
        let capture = ["capture", Fixture("usb-storage").file("capture.json"), "--no-redact"]
        let file = try TemporaryFile("an older file")
        #expect(try pnpctl(capture + ["-o", file.path]).status == 0)
        #expect(try ProjectLayout.text(file.path) == pnpctl(capture).output)
    }

    @Test(.enabled(if: PythonSchemaValidator.isAvailable), arguments: Fixture.all)
    func theCaptureFollowsItsSchema(fixture: Fixture) throws {
        let capture = try pnpctl(["capture", fixture.file("capture.json")])
        expectValid(capture.output, against: "Schemas/pnpctl.snapshot-1.schema.json")
    }
}
