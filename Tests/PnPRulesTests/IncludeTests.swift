import Foundation
import PnPDiagnostics
import PnPModel
import Testing

@testable import PnPRules

/// Rules files that include others, and folders of them.
@Suite struct IncludeTests {
    /// A folder with files in it, also in folders below it.
    private final class Folder {
        let path: String

        init(_ files: [String: String], links: [String: String] = [:]) throws {
            let base = FileManager.default.temporaryDirectory.appendingPathComponent(
                "pnpctl-rules-\(UUID().uuidString)"
            )
            for (name, text) in files {
                let file = base.appendingPathComponent(name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(text.utf8).write(to: file)
            }
            for (name, target) in links {
                try FileManager.default.createSymbolicLink(
                    atPath: base.appendingPathComponent(name).path,
                    withDestinationPath: target
                )
            }
            path = base.path
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        /// The drivers of a file by name, and the diagnostics without the folder: `a.yaml:2:11 NAT020`.
        func load(_ name: String) throws -> (drivers: [String], diagnostics: [String]) {
            let loaded = try NativeRules.load(path: "\(path)/\(name)")
            return (loaded.database.packages.map(\.name), loaded.diagnostics.map(short))
        }

        func short(_ diagnostic: Diagnostic) -> String {
            let file = diagnostic.location.file.dropFirst(path.utf8.count + 1)
            return "\(file):\(diagnostic.location.line):\(diagnostic.location.column) \(diagnostic.code)"
        }
    }

    private func rules(_ names: String..., include: String? = nil) -> String {
        let drivers = names.map { "{name: \($0)}" }.joined(separator: ", ")
        return "pnp-rules: 1\n\(include.map { "include: [\($0)]\n" } ?? "")drivers: [\(drivers)]\n"
    }

    @Test func whatIsIncludedStandsBehindInTheOrderOfTheList() throws {
        let folder = try Folder([
            "top.yaml": rules("own", include: "sub/b.yaml, a.json"),
            "a.json": #"{"pnp-rules": 1, "drivers": [{"name": "a"}]}"#,
            "sub/b.yaml": rules("b", include: "../c.yaml"), "c.yaml": rules("c"),
        ])
        let (drivers, diagnostics) = try folder.load("top.yaml")
        #expect(drivers == ["own", "b", "c", "a"])
        #expect(diagnostics.isEmpty)
        let location = try NativeRules.load(path: "\(folder.path)/top.yaml").database.packages[2].location
        #expect(location.description == "\(folder.path)/c.yaml:2:18")
    }

    @Test func classesAndFiltersComeToo() throws {
        let folder = try Folder([
            "top.yaml": "pnp-rules: 1\ninclude: [base.yaml]\n",
            "base.yaml": "pnp-rules: 1\nclasses: [{name: A}]\nfilters: [{name: f, position: upper, class: A}]\n",
        ])
        let database = try NativeRules.load(path: "\(folder.path)/top.yaml").database
        #expect(database.classes.map(\.setupClass.name) == ["A"])
        #expect(database.filters.map(\.name) == ["f"])
    }

    @Test func aFileThatTwoOthersIncludeIsThereOnce() throws {
        let folder = try Folder([
            "top.yaml": rules("top", include: "a.yaml, b.yaml, ./a.yaml"), "a.yaml": rules("a", include: "c.yaml"),
            "b.yaml": rules("b", include: "c.yaml"), "c.yaml": rules("c"),
        ])
        #expect(try folder.load("top.yaml") == (["top", "a", "c", "b"], []))
    }

    @Test(arguments: [
        ("top.yaml", "top.yaml:2:11 NAT019"), ("a.yaml", "a.yaml:2:11 NAT019"), ("sub/../b.yaml", "b.yaml:2:11 NAT019"),
    ]) func aFileThatIncludesItselfIsAnErrorAndTheRestLoads(name: String, expected: String) throws {
        let folder = try Folder([
            "top.yaml": rules("top", include: name), "a.yaml": rules("a", include: "top.yaml"),
            "b.yaml": rules("b", include: "b.yaml"), "sub/x.yaml": "",
        ])
        let (drivers, diagnostics) = try folder.load("top.yaml")
        #expect(diagnostics == [expected])
        #expect(drivers.first == "top")
    }

    @Test(arguments: [
        ("../x.yaml", "NAT020"), ("/etc/passwd", "NAT020"), ("sub/../../x.yaml", "NAT020"), ("none.yaml", "NAT021"),
        ("sub", "NAT021"), ("link.yaml", "NAT021"), ("away/x.yaml", "NAT021"), ("''", "NAT021"),
    ]) func whatIsNotInTheFolderIsAnErrorAtItsPlace(name: String, code: String) throws {
        let folder = try Folder(
            ["in/top.yaml": rules("top", include: name), "in/sub/y.yaml": rules("y"), "x.yaml": rules("x")],
            links: ["in/link.yaml": "../x.yaml", "in/away": ".."]
        )
        let (drivers, diagnostics) = try folder.load("in/top.yaml")
        #expect(diagnostics == ["in/top.yaml:2:11 \(code)"])
        #expect(drivers == ["top"])
    }

    @Test func faultsOfAnIncludedFileAreAtItsOwnPlaces() throws {
        let folder = try Folder([
            "top.yaml": rules("same", include: "a.yaml, b.yaml"), "a.yaml": "pnp-rules: 2\n",
            "b.yaml": "pnp-rules: 1\ndrivers:\n- {name: same}\n- {name: b, zzz: 1}\n",
        ])
        let (drivers, diagnostics) = try folder.load("top.yaml")
        #expect(drivers == ["same", "b"])
        #expect(
            diagnostics == ["a.yaml:1:12 NAT003", "b.yaml:3:10 NAT014", "top.yaml:3:18 NAT014", "b.yaml:4:13 NAT004"]
        )
    }

    @Test func depthAndNumberOfIncludesAreLimited() throws {
        var chain: [String: String] = [:]
        for number in 0..<20 { chain["f\(number).yaml"] = rules("d\(number)", include: "f\(number + 1).yaml") }
        let deep = try Folder(chain).load("f0.yaml")
        #expect(deep.drivers.count == 16)
        #expect(deep.diagnostics == ["f15.yaml:2:11 NAT002"])
        var many: [String: String] = [:]
        for number in 0..<300 { many["f\(number).yaml"] = rules("d\(number)") }
        many["top.yaml"] = rules("top", include: (0..<300).map { "f\($0).yaml" }.joined(separator: ", "))
        let wide = try Folder(many).load("top.yaml")
        #expect(wide.drivers.count == RuleLimits.files)
        #expect(wide.diagnostics.allSatisfy { $0.hasSuffix("NAT002") })
        #expect(!wide.diagnostics.isEmpty)
    }

    @Test func yamlAliasesOfManyFilesCountTogether() throws {
        // Each file alone stays below the limit: 2^16 and some values.
        let bomb = """
            pnp-rules: 1
            a: &a [x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x]
            b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
            c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
            d: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
            """
        var files = ["top.yaml": rules("top", include: (0..<40).map { "f\($0).yaml" }.joined(separator: ", "))]
        for number in 0..<40 { files["f\(number).yaml"] = bomb }
        let diagnostics = try Folder(files).load("top.yaml").diagnostics
        #expect(diagnostics.contains { $0.hasSuffix("NAT002") })
    }

    @Test func aTextWithoutAFolderIncludesNothing() {
        let loaded = NativeRules.load(text: rules("a", include: "b.yaml"), file: "<stdin>")
        #expect(loaded.database.packages.map(\.name) == ["a"])
        #expect(loaded.diagnostics.map(\.description).first?.hasPrefix("<stdin>:2:11: error:") == true)
        #expect(loaded.diagnostics.map(\.code) == ["NAT021"])
    }

    // MARK: Folders

    @Test func aFoldersFilesAreInTheOrderOfTheirNames() throws {
        let folder = try Folder([
            "20-b.yaml": rules("b"), "10-a.yml": rules("a"),
            "30-c.json": #"{"pnp-rules": 1, "drivers": [{"name": "c"}]}"#,
            "40-d.test.yaml": "pnp-test: 1", ".hidden.yaml": rules("hidden"), "readme.md": "", "sub/x.yaml": rules("x"),
        ])
        let loaded = try RuleFolder.load(folder.path)
        #expect(loaded.databases.map { $0.packages.map(\.name) } == [["a"], ["b"], ["c"]])
        #expect(loaded.diagnostics.isEmpty)
    }

    @Test func whatAnotherFileOfTheFolderIncludesIsNotReadTwice() throws {
        let folder = try Folder(["base.yaml": rules("base"), "site.yaml": rules("site", include: "base.yaml")])
        let loaded = try RuleFolder.load(folder.path)
        #expect(loaded.databases.map { $0.packages.map(\.name) } == [["site", "base"]])
    }

    @Test func ofFilesThatIncludeOneAnotherTheFirstCounts() throws {
        let folder = try Folder(["a.yaml": rules("a", include: "b.yaml"), "b.yaml": rules("b", include: "a.yaml")])
        let loaded = try RuleFolder.load(folder.path)
        #expect(loaded.databases.map { $0.packages.map(\.name) } == [["a", "b"]])
        #expect(loaded.diagnostics.map(folder.short) == ["b.yaml:2:11 NAT019"])
    }

    @Test func aFileThatCannotBeReadIsLeftOut() throws {
        let folder = try Folder(["a.yaml": rules("a")], links: ["b.yaml": "nowhere"])
        let loaded = try RuleFolder.load(folder.path)
        #expect(loaded.databases.count == 1)
        #expect(loaded.diagnostics.map(\.code) == ["NAT022"])
    }
}
