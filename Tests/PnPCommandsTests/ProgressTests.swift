import Foundation
import Testing
import _PnPTestSupport

/// What is said of work that takes longer than a second.
@Suite("Progress", .enabled(if: executablePath("script") != nil, "'script' is not installed"))
struct ProgressTests {
    /// Reads a snapshot that arrives late; `redirection` says where standard error goes.
    private func output(_ redirection: String, term: String = "xterm") throws -> String {
        let snapshot = Fixture("usb-toaster").file("capture.json")
        let command =
            "(sleep 1.5; cat '\(snapshot)') | TERM=\(term) '\(try ProjectLayout.builtProduct("pnpctl"))' tree - \(redirection)"
        return try runProcess("script", ["-qec", command, "/dev/null"], environment: ["LC_ALL": "C.UTF-8"]).output
    }

    @Test("is one line on a terminal, taken away before the tree")
    func terminal() throws {
        let text = try output("")
        let parts = text.components(separatedBy: "\r\u{1B}[K")
        #expect(parts.count >= 3 && parts.first == "")
        #expect(parts.dropFirst().first == "reading standard input … 1 s")
        #expect(parts.last?.hasPrefix("Proseware Kitchen PC") == true)
    }

    @Test("is not said where standard error is no terminal, or one that cannot take a line away")
    func elsewhere() throws {
        for text in [try output("2>/dev/null"), try output("", term: "dumb")] {
            #expect(text.hasPrefix("Proseware Kitchen PC"), "\(text.prefix(80))")
        }
    }
}
