import Testing
import _PnPTestSupport

/// The build does not hold the import table: SwiftPM lets a target import what reaches it through another dependency.
@Suite struct ImportTests {
    @Test(arguments: ImportTable.rows) func importsFollowTheTable(row: ImportTable.Row) throws {
        let files = ProjectLayout.files(below: "Sources/\(row.module)", withExtension: ["swift"])
        #expect(!files.isEmpty, "no Swift file in Sources/\(row.module)")
        for file in files {
            for name in importedModules(in: try ProjectLayout.text(file)) where !row.imports.contains(name) {
                let place = row.confined[name].map { "Sources/\(row.module)/\($0)" }
                let isInPlace = place.map { file == $0 || file.hasPrefix($0 + "/") } ?? false
                #expect(isInPlace, "\(file) imports \(name)\(place.map { ", allowed in \($0) alone" } ?? "")")
            }
        }
    }

    @Test func everyModuleHasARow() {
        let modules = Set(ProjectLayout.names(in: "Sources"))
        #expect(modules == Set(ImportTable.rows.map(\.module)).union(ImportTable.foreignModules))
    }

    @Test func noModuleImportsAHigherOne() {
        var lower = ImportTable.foreignModules
        let modules = Set(ImportTable.rows.map(\.module)).union(ImportTable.foreignModules)
        for row in ImportTable.rows {
            let higher = row.imports.intersection(modules).subtracting(lower)
            #expect(higher.isEmpty, "\(row.module) imports \(higher.sorted()), which stand below it in the table")
            lower.insert(row.module)
        }
    }

    @Test func foundationIsForTestsAlone() {
        for row in ImportTable.rows where row.module != "_PnPTestSupport" {
            #expect(!row.imports.contains("Foundation"), "\(row.module)")
        }
    }

    @Test func architectureShowsTheSameTable() throws {
        let shown = try documentedRows(of: ProjectLayout.text("ARCHITECTURE.md"))
        #expect(Set(shown.keys) == Set(ImportTable.rows.map(\.module)))
        for row in ImportTable.rows {
            let all = row.imports.union(row.confined.keys)
            #expect(shown[row.module] == all, "\(row.module)")
        }
    }

    @Test(arguments: [
        ("import PnPModel\n", ["PnPModel"]),
        ("public import PnPModel\n@_exported public import PnPBuses // why\n", ["PnPBuses", "PnPModel"]),
        (
            "@preconcurrency import struct Glibc.stat\n  package import CUdev; import CLibYAML\n",
            ["CLibYAML", "CUdev", "Glibc"]
        ),
        ("#if LiveUdev\n    import CUdev\n#endif\n", ["CUdev"]),
        ("let script = \"\"\"\n    import json\n    \"\"\"\nimport PnPModel\n", ["PnPModel"]),
        ("// import A\n/// import B\nlet important = 1\nimportant()\n/* import C */\n", []),
    ]) func importLinesAreUnderstood(text: String, modules: [String]) {
        #expect(importedModules(in: text).sorted() == modules)
    }
}

/// The modules that a Swift file imports.
///
/// A submodule or a single declaration counts as its module.
private func importedModules(in text: String) -> Set<String> {
    let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
    var modules: Set<String> = []
    var isInString = false
    for line in text.split(whereSeparator: \.isNewline) {
        // What a text of several lines holds is no Swift: a script may have imports of its own.
        if line.contains("\"\"\"") { isInString.toggle() }
        guard !isInString else { continue }
        for statement in line.split(separator: ";") {
            var words = statement.split(whereSeparator: \.isWhitespace)[...]
            words = words.drop { $0.hasPrefix("@") || modifiers.contains($0) }
            guard words.popFirst() == "import" else { continue }
            if let kind = words.first, kinds.contains(kind) { words.removeFirst() }
            if let name = words.first?.split(separator: ".").first { modules.insert(String(name)) }
        }
    }
    // What every module has anyway.
    return modules.subtracting(["Swift", "Synchronization"])
}

/// The rows of the first table of ARCHITECTURE.md whose heading cells are "Module" and "May import": the modules and what
/// stands in code marks beside them.
private func documentedRows(of text: String) throws -> [String: Set<String>] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(
        lines.firstIndex { $0.hasPrefix("| Module |") && $0.contains("May import") },
        "ARCHITECTURE.md has no table"
    )
    var rows: [String: Set<String>] = [:]
    for line in lines[start...].dropFirst(2).prefix(while: { $0.hasPrefix("|") }) {
        let cells = line.split(separator: "|")
        guard cells.count == 2 else { continue }
        let modules = codeSpans(cells[0])
        for module in modules { rows[module] = codeSpans(cells[1]) }
    }
    return rows
}

/// What stands between code marks.
private func codeSpans(_ text: some StringProtocol) -> Set<String> {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return Set(parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) })
}
