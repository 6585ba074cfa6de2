import PnPDiagnostics
import PnPModel
import Testing
import _PnPTestSupport

@testable import PnPRules

/// Hostile files end in a diagnostic, and soon.
@Suite struct NativeLimitTests {
    static let bomb =
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + (1..<30).map { level in
            "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
        }.joined()

    @Test(arguments: [
        ("billion laughs", bomb + "pnp-rules: 1\n", "NAT002"),
        ("laughing key", bomb + "? *a29\n: x\n? *a28\n: x\n", "NAT002"),
        ("laughing flow key", bomb + "z: {*a29 : x, [*a28]: y}\n", "NAT002"),
        ("flow depth", String(repeating: "[", count: 100_000), "NAT002"),
        ("mapping depth", String(repeating: "{a: ", count: 100_000), "NAT002"),
        ("balanced depth", String(repeating: "[", count: 500) + String(repeating: "]", count: 500), "NAT002"),
        ("block depth", String(repeating: "- ", count: 100_000) + "a", "NAT002"),
        ("indented depth", (0..<2_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), "NAT002"),
        ("JSON depth", "{\"a\": " + String(repeating: "[", count: 100_000), "NAT002"),
        ("control characters", "pnp-rules: 1\u{0}\n", "NAT001"),
        ("deep sequences in keys", String(repeating: "? ", count: 100_000) + "a", "NAT001"),
        ("undefined alias", "pnp-rules: *x\n", "NAT001"),
        ("two documents", "pnp-rules: 1\n---\npnp-rules: 1\n", "NAT001"),
    ]) func ends(name: String, text: String, code: String) {
        let (database, diagnostics) = NativeRules.load(text: text, file: "hostile.yaml")
        #expect(database.packages.isEmpty)
        #expect(diagnostics.map(\.code) == [code], "\(diagnostics.prefix(3))")
    }

    @Test func aLargeFileIsRefused() {
        let text = String(repeating: "#", count: RuleLimits.fileBytes + 1)
        #expect(NativeRules.load(text: text, file: "large.yaml").diagnostics.map(\.code) == ["NAT002"])
    }

    @Test func invalidUTF8HasAPlace() {
        let bytes = Array("pnp-rules: 1\nx: ".utf8) + [0xFF]
        let diagnostics = NativeRules.load(bytes: bytes, file: "bytes.yaml").diagnostics
        #expect(diagnostics.map(\.description) == ["bytes.yaml:2:4: error: the text is not UTF-8 [NAT001]"])
    }

    @Test(arguments: 0..<200 as Range<UInt64>) func mutilatedFilesDoNoHarm(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var bytes = Array(NativeLoadingTests.sketch.utf8)
        for _ in 0..<Int.random(in: 1...20, using: &generator) {
            let index = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.remove(at: index)
            default: bytes.insert(contentsOf: "[{:*&?-'\" \n".utf8.shuffled(using: &generator).prefix(2), at: index)
            }
        }
        for diagnostic in NativeRules.load(bytes: bytes, file: "mutilated.yaml").diagnostics {
            #expect(!diagnostic.message.utf8.contains { $0 < 0x20 })
        }
    }
}
