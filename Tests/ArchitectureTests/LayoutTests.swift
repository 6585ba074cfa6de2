import Testing
import _PnPTestSupport

/// What a reader may rely on when he looks for something.
@Suite struct LayoutTests {
    /// Files of data that grow with the world, by their name below the project's folder.
    private static let tables: Set<String> = []

    @Test(arguments: ["Sources", "Tests"]) func noFileIsLong(folder: String) throws {
        for file in ProjectLayout.files(below: folder, withExtension: ["swift", "cpp", "h"])
        where !Self.tables.contains(file) {
            let lines = try ProjectLayout.text(file).split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 600, "\(file) has \(lines) lines; look for the second idea in it")
        }
    }

    @Test func tablesExist() {
        for file in Self.tables { #expect(ProjectLayout.exists(file), "\(file)") }
    }

    @Test func nothingIsNamedForNothing() {
        let banned: Set<Substring> = ["utils", "util", "utilities", "helper", "helpers", "common", "misc"]
        for folder in ["Sources", "Tests"] {
            for file in ProjectLayout.files(below: folder, withExtension: ["swift", "cpp", "h", "md"]) {
                let words = file.lowercased().split { $0 == "/" || $0 == "." || $0 == "+" || $0 == "-" }
                #expect(banned.isDisjoint(with: words), "\(file): say what is in it")
            }
        }
    }

    @Test func everyModuleHasAShortReadme() throws {
        for module in ProjectLayout.names(in: "Sources") {
            let readme = "Sources/\(module)/README.md"
            try #require(ProjectLayout.exists(readme), "\(readme) is missing")
            let lines = try ProjectLayout.text(readme).split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 41, "\(readme) has \(lines - 1) lines; 40 are enough")
        }
    }

    @Test func topLevelPapersExist() {
        for paper in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", ".ci/run"] {
            #expect(ProjectLayout.exists(paper), "\(paper)")
        }
    }

    /// `[text](target)` where the target is no address and no anchor in the same page.
    @Test func everyLocalLinkLeadsSomewhere() throws {
        for page in ProjectLayout.files(below: ".", withExtension: ["md"]) {
            let folder = page.split(separator: "/").dropLast().joined(separator: "/")
            for target in localLinks(in: try ProjectLayout.text(page)) {
                let path = target.hasPrefix("/") || folder.isEmpty ? target : "\(folder)/\(target)"
                #expect(ProjectLayout.exists(path), "\(page) links to \(target), which does not exist")
            }
        }
    }
}

private func localLinks(in page: String) -> [String] {
    let link = #/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/#
    // A fenced block or a code span shows text; it links nowhere.
    var isFenced = false
    var targets: [String] = []
    for line in page.split(separator: "\n") {
        if line.drop(while: \.isWhitespace).hasPrefix("```") { isFenced.toggle() }
        guard !isFenced else { continue }
        for match in line.replacing(#/`[^`]*`/#, with: "").matches(of: link) {
            let target = match.1.prefix { $0 != "#" }
            let isAddress = target.contains("://") || target.hasPrefix("mailto:") || target.hasPrefix("doc:")
            if !target.isEmpty, !isAddress { targets.append(String(target)) }
        }
    }
    return targets
}
