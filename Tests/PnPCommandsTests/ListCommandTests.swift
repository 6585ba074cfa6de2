import Testing
import _PnPTestSupport

/// `pnpctl list`.
@Suite struct ListCommandTests {
    private func rules() throws -> TemporaryFile {
        try TemporaryFile(
            """
            pnp-rules: 1
            drivers:
              - {name: toaster, class: Toaster, hardware: ['USB\\VID_0781&PID_5567'], compatible: ['USB\\CLASS_08']}
              - {name: gadget, modalias: ['platform:gadget*']}
            """,
            suffix: ".yaml"
        )
    }

    @Test func eachIDHasALine() throws {
        let file = try rules()
        let outcome = try pnpctl(["list", file.path])
        #expect(outcome.status == 0)
        let rows = outcome.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        #expect(
            rows.map { Array($0.prefix(4)) } == [
                [#"USB\VID_0781&PID_5567"#, "hardware", "toaster", "Toaster"],
                [#"USB\CLASS_08"#, "compatible", "toaster", "Toaster"],
                ["platform:gadget*", "modalias", "gadget", "-"],
            ]
        )
        #expect(rows.allSatisfy { $0.count == 5 && $0[4].hasPrefix(file.path + ":") })
    }

    @Test(.enabled(if: PythonSchemaValidator.isAvailable)) func theJSONFollowsItsSchema() throws {
        let file = try rules()
        let source = Fixture("usb-storage").file("capture.json")
        for options in [[], ["--source", source]] {
            let outcome = try pnpctl(["list", file.path, "builtin", "--format", "json", "--quiet"] + options)
            #expect(outcome.status == 0)
            expectValid(outcome.output, against: "Schemas/pnpctl.list-1.schema.json")
        }
    }

    @Test func withASourceOnlyWhatTheMachineHasIsListed() throws {
        let source = Fixture("usb-storage").file("capture.json")
        let all = try pnpctl(["list", "builtin"]).output.split(separator: "\n")
        let some = try pnpctl(["list", "builtin", "--source", source, "--quiet"]).output.split(separator: "\n")
        #expect(!some.isEmpty)
        #expect(some.count < all.count)
        #expect(some.allSatisfy { $0.split(separator: "\t").count == 6 })
        #expect(some.contains { $0.contains("usb-storage") })
    }

    @Test func withoutRulesItIsWrongUsage() throws { #expect(try pnpctl(["list"]).status == 64) }

    @Test(.enabled(if: CorpusLocation.drivers.isAvailable)) func aModuleDirectoryIsListedInItsOrder() throws {
        let file = try #require(CorpusLocation.drivers.files(below: "linux", endingIn: "/modules.alias.xz").first)
        let outcome = try pnpctl(["list", String(file.dropLast("/modules.alias.xz".utf8.count))])
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count > 26_000)
        #expect(lines.allSatisfy { $0.split(separator: "\t").count == 5 })
    }
}
