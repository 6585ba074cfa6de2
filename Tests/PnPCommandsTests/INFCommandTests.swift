import Testing
import _PnPTestSupport

/// Windows INFs on the command line.
@Suite struct INFCommandTests {
    private static let sample = "Tests/PnPRulesTests/INF/toast.inf"

    private func text() throws -> String { try ProjectLayout.text(Self.sample) }

    /// Fields of lines.
    private func rows(_ output: String) -> [[String]] {
        output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    }

    @Test func anINFIsListedForOneWindowsOrForAll() throws {
        let one = try pnpctl(["list", Self.sample, "--quiet"])
        #expect(one.status == 0)
        #expect(
            rows(one.output) == [
                [#"USB\VID_1D50&PID_6099&MI_00"#, "hardware", "ToastFn", "Ports", Self.sample + ":17:24"],
                [#"USB\Class_02&SubClass_02"#, "compatible", "ToastFn", "Ports", Self.sample + ":18:12"],
                [#"USB\Class_02"#, "compatible", "ToastFn", "Ports", Self.sample + ":18:38"],
                [#"USB\VID_1D50&PID_609A"#, "hardware", "ToastFn", "Ports", Self.sample + ":19:24"],
            ]
        )
        let old = try pnpctl(["list", Self.sample, "--quiet", "--host", "amd64:6.1.7601"])
        #expect(rows(old.output).map { $0[0] } == [#"USB\VID_1D50&PID_6099"#])
        let all = try pnpctl(["list", Self.sample, "--quiet", "--host", "any"])
        #expect(rows(all.output).count == 5)
    }

    @Test(.enabled(if: PythonSchemaValidator.isAvailable)) func theJSONFollowsItsSchema() throws {
        let outcome = try pnpctl(["list", Self.sample, "--quiet", "--host", "any", "--format", "json"])
        #expect(outcome.status == 0)
        expectValid(outcome.output, against: "Schemas/pnpctl.list-1.schema.json")
    }

    @Test func anINFIsConvertedToRulesThatChooseTheSame() throws {
        let converted = try pnpctl(["convert", Self.sample, "--quiet"])
        #expect(converted.status == 0, "\(converted.errors)")
        let rules = try TemporaryFile(converted.output, suffix: ".yaml")
        let ids = ["--hardware", #"USB\VID_1D50&PID_6099&MI_00"#, "--compatible", #"USB\Class_02&SubClass_02"#]
        for ids in [ids, ["--hardware", #"USB\VID_1D50&PID_609A"#], ["--compatible", #"USB\Class_02"#]] {
            let answers = try [Self.sample, rules.path].map { database in
                let text = try pnpctl(["explain", "--format", "json", "--quiet", "--drivers", database] + ids).output
                let best = (try json(text)["candidates"] as? [[String: Any]])?.first
                return [best?["driver"] as? String, best?["rank"] as? String]
            }
            #expect(answers[0] == answers[1])
            #expect(answers[0][0] == "ToastFn")
        }
    }

    @Test func modelsOfOneDriverAreNoDuplicates() throws {
        let outcome = try pnpctl(["lint", Self.sample])
        #expect(!outcome.output.contains("LNT007"))
    }

    @Test func whatIsOddIsShownWithItsLine() throws {
        let outcome = try pnpctl(["list", Self.sample])
        #expect(outcome.status == 0)
        #expect(
            outcome.errors.contains(
                "toast.inf:30:14: warning: there is no section '[Flt_Svc]' for 'AddService' [INF020]"
            )
        )
        #expect(outcome.errors.contains("30 | AddService = ToastFlt,, Flt_Svc\n"))
    }

    @Test("a line of a UTF-16 file is shown as text")
    func wideExcerpt() throws {
        let bytes: [UInt8] =
            [0xFF, 0xFE] + (try text()).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let file = try TemporaryFile(bytes, suffix: ".inf")
        let outcome = try pnpctl(["list", file.path])
        #expect(outcome.errors.contains("30 | AddService = ToastFlt,, Flt_Svc\n"))
        #expect(rows(outcome.output).count == 4)
    }

    @Test("of a folder all INFs below it are read, and a bad one is said")
    func folder() throws {
        let folder = try TemporaryFolder([
            "a/b/toast.INF": Array(try text().utf8), "bad.inf": Array("[Version]\n".utf8),
            "a/readme.txt": Array("x".utf8),
        ])
        let outcome = try pnpctl(["list", folder.path])
        #expect(outcome.status == 0)
        #expect(rows(outcome.output).allSatisfy { $0[4].hasPrefix(folder.path + "/a/b/toast.INF:") })
        #expect(rows(outcome.output).count == 4)
        #expect(outcome.errors.contains("bad.inf:1:1: error: expected 'Signature"))
    }

    @Test("included files are looked for beside the INF alone")
    func includes() throws {
        let main =
            "[Version]\nSignature=$Chicago$\nCatalogFile=a\n[Manufacturer]\nM=M,NTamd64\n[M.NTamd64]\nD=I,A\\B\n[I]\n"
            + "[I.Services]\nInclude=Other.inf\nNeeds=X.Services\n"
        let other = "[X.Services]\nAddService=inner,2,S\n[S]\n"
        let beside = try TemporaryFolder(["main.inf": Array(main.utf8), "OTHER.INF": Array(other.utf8)])
        #expect(rows(try pnpctl(["list", beside.path + "/main.inf"]).output).map { $0[2] } == ["inner"])
        let above = try TemporaryFolder([
            "x/main.inf": Array(main.replacing("Other.inf", with: "..\\Other.inf").utf8),
            "OTHER.INF": Array(other.utf8),
        ])
        let outcome = try pnpctl(["list", above.path + "/x/main.inf"])
        #expect(rows(outcome.output).map { $0[2] } == ["main.inf"])
        #expect(outcome.errors.contains("[INF023]"))
    }

    @Test("what cannot be used is status 2, a host that is none 64")
    func failures() throws {
        let bad = try TemporaryFile("[Version]\nSignature=\"$Linux$\"\n", suffix: ".inf")
        #expect(try pnpctl(["list", bad.path]).status == 2)
        #expect(try pnpctl(["list", "/nonexistent.inf"]).status == 2)
        #expect(try pnpctl(["tree", "--drivers", bad.path, Fixture("usb-toaster").file("capture.json")]).status == 2)
        for host in ["mips", "amd64:10", "any"] {
            #expect(try pnpctl(["resolve", "--drivers", Self.sample, "--host", host, "x"]).status == 64)
        }
        #expect(try pnpctl(["list", Self.sample, "--host", "mips"]).status == 64)
    }

    @Test func bareIDsAreResolved() throws {
        let arguments = ["resolve", "--quiet", "--drivers", Self.sample, "--ranked"]
        let outcome = try pnpctl(arguments + [#"usb\vid_1d50&pid_609a"#, #"USB\VID_0000&PID_0000"#])
        #expect(rows(outcome.output) == [[#"usb\vid_1d50&pid_609a"#, "ToastFn"], [#"USB\VID_0000&PID_0000"#]])
    }

    @Test("a tree under an INF: function driver, filters, class")
    func tree() throws {
        let snapshot = try TemporaryFile(
            """
            {"schema": "pnpctl.snapshot/1", "devices": [{"path": "/devices/gizmo-bus/gizmo",
              "identity": {"hardwareIDs": ["USB\\\\VID_1D50&PID_609A"], "compatibleIDs": [], "instanceID": "0"}}]}
            """,
            suffix: ".json"
        )
        let outcome = try pnpctl([
            "tree", snapshot.path, "--stack", "--quiet", "--no-names", "--drivers", Self.sample, "--drivers", "none",
        ])
        #expect(outcome.status == 0)
        for word in ["ToastFlt", "ToastFn", "ToastDecl", "Ports", "Toaster Y"] {
            #expect(outcome.output.contains(word))
        }
        let old = try pnpctl([
            "tree", snapshot.path, "--quiet", "--drivers", Self.sample, "--host", "x86:5.1", "--problems",
        ])
        #expect(old.status == 1)
        #expect(old.output.contains("28"))
    }
}
