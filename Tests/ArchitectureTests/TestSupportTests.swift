import Testing
import _PnPTestSupport

/// The tools that other tests lean on.
@Suite struct TestSupportTests {
    @Test func equalSeedsGiveEqualNumbers() {
        var (first, second) = (SeededGenerator(seed: 7), SeededGenerator(seed: 7))
        #expect((0..<8).map { _ in first.next() } == (0..<8).map { _ in second.next() })
        // The published first output of splitmix64 for seed 0: nobody's seed may change its meaning.
        var zero = SeededGenerator(seed: 0)
        #expect(zero.next() == 0xE220_A839_7B1D_CDAF)
    }

    @Test func differenceShowsTheFirstLineThatDiffers() {
        let shown = goldenDifference(expected: "a\nb\nc\nd\n", found: "a\nb\nX\nd\n")
        #expect(shown == "at line 3:\n  a\n  b\n- c\n- d\n- \n+ X\n+ d\n+ ")
    }

    @Test func goldenFilesAreRewrittenOnRequestAndFailAllTheSame() throws {
        let file = try TemporaryFile("old")
        #expect(goldenFault("old", file.path, isUpdate: false) == nil)
        #expect(goldenFault("new", file.path, isUpdate: false)?.contains("- old\n+ new") == true)
        #expect(goldenFault("new", file.path, isUpdate: true)?.hasPrefix("rewritten") == true)
        #expect(goldenFault("new", file.path, isUpdate: false) == nil)
        let absent = goldenFault("text", "Fixtures/no-such-machine/expected.txt", isUpdate: false)
        #expect(absent?.hasPrefix("no golden file") == true)
    }

    @Test func processesAnswerWithStatusAndBothOutputs() throws {
        let outcome = try runProcess("sh", ["-c", "cat; echo wrong >&2; exit 3"], input: "right")
        #expect(outcome.status == 3)
        #expect(outcome.output == "right")
        #expect(outcome.errors == "wrong\n")
    }

    @Test(.enabled(if: PythonSchemaValidator.isAvailable)) func schemaFaultsNameTheirPlace() throws {
        let schema = try TemporaryFile(#"{"properties": {"a": {"items": {"type": "string"}}}}"#)
        #expect(try PythonSchemaValidator.faults(in: #"{"a": ["x"]}"#, against: schema.path).isEmpty)
        let faults = try PythonSchemaValidator.faults(in: #"{"a": ["x", 1]}"#, against: schema.path)
        #expect(faults == ["/a/1: 1 is not of type 'string'"])
        #expect(try PythonSchemaValidator.faults(in: "{", against: schema.path).first?.hasPrefix("not JSON") == true)
    }
}
