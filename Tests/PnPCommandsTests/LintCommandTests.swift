import Testing
import _PnPTestSupport

/// `pnpctl lint`.
@Suite struct LintCommandTests {
    private func rules() throws -> TemporaryFile {
        try TemporaryFile(
            """
            pnp-rules: 1
            drivers:
              - {name: a, hardwear: [], modalias: ['platform:x']}
              - {name: bé, description: é, modalias: ['platform:x', 'pcie:x']}
            """,
            suffix: " %.yaml"
        )
    }

    @Test func findingsHaveTheirLines() throws {
        let file = try rules()
        let outcome = try pnpctl(["lint", file.path])
        #expect(outcome.status == 1)
        #expect(outcome.errors.isEmpty)
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix("\(file.path):3:15: error: unknown key 'hardwear'"))
        #expect(lines[1].hasPrefix("3 |   - {name: a, hardwear"))
        #expect(lines.contains { $0.contains(":4:") && $0.hasSuffix("[LNT002]") })
        #expect(lines.contains { $0.hasPrefix("\(file.path):3:") && $0.contains(": note: a claims it here") })
        #expect(lines.last == "1 error, 2 warnings")
    }

    @Test func goodRulesSayNothing() throws {
        let outcome = try pnpctl(["lint", Fixture("device-stacks").file("rules.yaml")])
        #expect((outcome.status, outcome.output, outcome.errors) == (0, "", ""))
    }

    @Test(.enabled(if: PythonSchemaValidator.isAvailable)) func theJSONFollowsItsSchema() throws {
        let file = try rules()
        let outcome = try pnpctl(["lint", file.path, "builtin", "--format", "json"])
        #expect(outcome.status == 1)
        expectValid(outcome.output, against: "Schemas/pnpctl.lint-1.schema.json")
    }

    @Test("SARIF 2.1.0 has what the standard asks for") func sarif() throws {
        let file = try rules()
        let outcome = try pnpctl(["lint", file.path, "--format", "sarif"])
        #expect(outcome.status == 1)
        let log = try json(outcome.output)
        #expect(log["version"] as? String == "2.1.0")
        #expect((log["$schema"] as? String)?.hasSuffix("sarif-schema-2.1.0.json") == true)
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect(driver["name"] as? String == "pnpctl")
        let rules = try #require(driver["rules"] as? [[String: Any]]).compactMap { $0["id"] as? String }
        #expect(rules == ["LNT002", "LNT006", "NAT004"])
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.compactMap { $0["level"] as? String } == ["error", "warning", "warning"])
        for result in results {
            #expect(rules[try #require(result["ruleIndex"] as? Int)] == result["ruleId"] as? String)
            #expect((result["message"] as? [String: Any])?["text"] is String)
            let places = try #require(result["locations"] as? [[String: Any]])
            let place = try #require(places.first?["physicalLocation"] as? [String: Any])
            let uri = try #require((place["artifactLocation"] as? [String: Any])?["uri"] as? String)
            #expect(uri.hasPrefix("file:///") && uri.hasSuffix("%20%25.yaml"))
            #expect((place["region"] as? [String: Any])?["startLine"] is Int)
        }
        // Columns count characters: two of those before it have two bytes.
        let region = try #require(
            ((results[1]["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])?["region"]
                as? [String: Any]
        )
        #expect(region["startColumn"] as? Int == 43)
        let related = try #require(results[1]["relatedLocations"] as? [[String: Any]])
        #expect((related.first?["message"] as? [String: Any])?["text"] as? String == "a claims it here")
    }

    @Test func whatCannotBeReadIsAnError() throws {
        #expect(try pnpctl(["lint", "/nonexistent.yaml"]).status == 2)
        let file = try TemporaryFile("pnp-rules: [", suffix: ".yaml")
        let outcome = try pnpctl(["lint", file.path, Fixture("device-stacks").file("rules.yaml")])
        #expect(outcome.status == 2)
        #expect(outcome.output.contains("[NAT001]"))
        #expect(try pnpctl(["lint"]).status == 64)
    }

    @Test(.enabled(if: CorpusLocation.drivers.isAvailable)) func aKernelsOwnMistakesAreFound() throws {
        let file = try #require(CorpusLocation.drivers.files(below: "linux", endingIn: "/modules.alias.xz").first)
        let outcome = try pnpctl(["lint", String(file.dropLast("/modules.alias.xz".utf8.count))])
        #expect(outcome.status == 1)
        let impossible = outcome.output.split(separator: "\n").filter { $0.hasSuffix("[LNT005]") }
        // Three GUIDs in lower case, and a revision with a digit too few.
        #expect(impossible.count == 4)
        #expect(impossible.contains { $0.contains("usb:v0763p1031d010dc*") })
    }
}
