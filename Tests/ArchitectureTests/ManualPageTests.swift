import Testing
import _PnPTestSupport

/// The manual page and the program's own help name the same commands and options.
@Suite struct ManualPageTests {
    private func help(_ arguments: [String]) throws -> String {
        try runProcess(try ProjectLayout.builtProduct("pnpctl"), arguments + ["--help"]).output
    }

    private func commands() throws -> [String] {
        let lines = try help([]).split(separator: "\n", omittingEmptySubsequences: false)
        let listed = lines.drop { $0 != "SUBCOMMANDS:" }.dropFirst().prefix { !$0.isEmpty }
        return listed.compactMap { $0.wholeMatch(of: #/  ([a-z-]+)(  .*)?/#).map { String($0.1) } }
    }

    /// Long options, without their dashes.
    private func documented(_ page: String) -> Set<String> {
        // `.It Fl -redact , Fl -no-redact` in the manual's language.
        Set(page.matches(of: #/Fl -([a-z][a-z-]*)/#).map { String($0.1) })
    }

    @Test func optionsAreTheSame() throws {
        let page = try ProjectLayout.text("docs/pnpctl.1")
        var offered: Set<String> = []
        for command in try commands() {
            offered.formUnion(try help([command]).matches(of: #/--([a-z][a-z-]*)/#).map { String($0.1) })
        }
        try #require(offered.contains("stack"))
        // ArgumentParser writes `--redact/--no-redact`; help and version belong to every program.
        #expect(documented(page).union(["help", "version"]) == offered.union(["help", "version"]))
    }

    @Test func commandsAreTheSame() throws {
        let page = try ProjectLayout.text("docs/pnpctl.1")
        let described = Set(page.matches(of: #/\n\.Nm\n\.Cm ([a-z]+)\n/#).map { String($0.1) })
        #expect(described == Set(try commands()))
    }
}
