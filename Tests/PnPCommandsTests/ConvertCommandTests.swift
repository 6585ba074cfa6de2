import Foundation
import Testing
import _PnPTestSupport

/// `pnpctl convert`.
@Suite struct ConvertCommandTests {
    private let rules = Fixture("usb-fx2").file("rules.yaml")

    @Test(arguments: ["yaml", "json"]) func whatIsWrittenChoosesTheSame(format: String) throws {
        let folder = try TemporaryFolder(files: ["keep": ""])
        let file = "\(folder.path)/converted.\(format)"
        let outcome = try pnpctl(["convert", rules, "-o", file, "--format", format])
        #expect((outcome.status, outcome.output, outcome.errors) == (0, "", ""))
        let capture = Fixture("usb-fx2").file("capture.json")
        let trees = try [rules, file].map { rules in
            try pnpctl(["tree", capture, "--drivers", rules, "--stack", "--all", "--no-names"]).output
        }
        #expect(!trees[0].isEmpty)
        #expect(trees[0] == trees[1])
        // No temporary file is left.
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
                "converted.\(format)", "keep",
            ]
        )
    }

    @Test(.enabled(if: PythonSchemaValidator.isAvailable)) func theJSONFollowsTheSchema() throws {
        for rules in [rules, "builtin"] {
            let outcome = try pnpctl(["convert", rules, "--format", "json"])
            #expect(outcome.status == 0)
            expectValid(outcome.output, against: "Schemas/pnp-rules-1.schema.json")
        }
    }

    @Test func whatIsLeftOutIsSaid() throws {
        let folder = try TemporaryFolder(files: [
            "a.conf": "alias net-pf-10 off\nblacklist nouveau\nalias usb:v1D50p* mine\n"
        ])
        let outcome = try pnpctl(["convert", folder.path])
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("[CNV002]"))
        #expect(outcome.output.contains("{module: nouveau}"))
        #expect(outcome.output.contains("hides-kernel-modules: true"))
        #expect(try pnpctl(["convert", folder.path, "--quiet"]).errors.isEmpty)
    }

    @Test func aFileIsWrittenWholeOrNotAtAll() throws {
        let outcome = try pnpctl(["convert", rules, "-o", "/nonexistent/x.yaml"])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("/nonexistent/x.yaml"))
        #expect(try pnpctl(["convert", "/nonexistent.yaml"]).status == 2)
        #expect(try pnpctl(["convert", "none"]).status == 2)
        #expect(try pnpctl(["convert"]).status == 64)
    }

    @Test(.enabled(if: CorpusLocation.captures.isAvailable && CorpusLocation.drivers.isAvailable))
    func aKernelsModulesChooseTheSameForRealMachines() throws {
        let file = try #require(CorpusLocation.drivers.files(below: "linux", endingIn: "/modules.alias.xz").first)
        let kernel = String(file.dropLast("/modules.alias.xz".utf8.count))
        let folder = try TemporaryFolder(files: ["keep": ""])
        let converted = "\(folder.path)/kernel.yaml"
        #expect(try pnpctl(["convert", kernel, "-o", converted, "--quiet"]).status == 0)
        let machines = CorpusLocation.captures.files(below: "udevadm", endingIn: ".txt").filter {
            !$0.contains("/wacom/")
        }
        let verdicts = try [kernel, converted].map { drivers in
            let output = try pnpctl(["verify", "--quiet", "--format", "json", "--drivers", drivers] + machines).output
            let devices = try #require(try json(output)["devices"] as? [[String: Any]])
            return devices.map { device in
                let selected = device["selected"] as? [String: Any]
                return [
                    device["instancePath"] as? String, device["reason"] as? String, selected?["driver"] as? String,
                    selected?["rank"] as? String, selected?["ruleID"] as? String,
                ]
            }
        }
        #expect(verdicts[0].count > 3000)
        #expect(verdicts[0] == verdicts[1])
    }

    @Test func whatChoosesNoDriverIsSaidToBeLeftOut() throws {
        let folder = try TemporaryFolder(files: ["a.conf": "alias x:y m\noptions m debug=1\nsoftdep m pre: n\n"])
        let outcome = try pnpctl(["convert", folder.path])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            outcome.errors.contains(
                "2 lines of options, softdep and remove left out, the first at \(folder.path)/a.conf:2"
            )
        )
        #expect(try pnpctl(["convert", folder.path, "--quiet"]).errors.isEmpty)
    }
}
