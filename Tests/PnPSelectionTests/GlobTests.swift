import Testing

@testable import PnPSelection

@Suite struct GlobTests {
    /// linux-devices 2.5, each row as written there, then POSIX corners.
    static let vectors: [(pattern: String, text: String, matches: Bool)] = [
        ("[0-9A-F]", "b", false), ("[0-9A-F]", "B", true), ("[!0]", "1", true), ("[^0]", "1", true),
        ("[]a]", "]", true),
        ("*", "a/b", true), ("*", ".hidden", true), ("a?", "a", false), (#"a\*"#, "a*", true), (#"a\*"#, "ab", false),
        ("[a", "[a", true), ("[[:digit:]]x", "5x", true), (#"\"#, #"\"#, false),
        ("acpi*:PNP0C0A:*", "acpi:PNP0C0A:", true), ("acpi*:PNP0C0A:*", "acpi:ABC0001:PNP0C0A:", true),
        ("acpi*:PNP0C0A:*", "acpi:XPNP0C0A:", false), ("of:N*T*Cramoops", "of:NfooTbarCramoopsCx", false),
        ("of:N*T*CramoopsC*", "of:NfooTbarCramoopsCx", true),
        ("cpu:type:*:feature:*0009*", "cpu:type:x86,ven0000fam0006mod009E:feature:,0009,", true),
        ("", "", true), ("", "a", false), ("*", "", true), ("**", "", true), ("?", "", false), ("a*a", "a", false),
        ("a*b*c", "axxbyyc", true), ("a*b*c", "axxcyyb", false), ("*ab*ab", "ab", false), ("*ab*ab", "abab", true),
        ("[!a-c]", "b", false), ("[a-]", "-", true), (#"[\]]"#, "]", true), ("[z-a]", "m", false),
        ("[[:upper:][:space:]]", " ", true), ("[[:nothing:]]", "n", false), ("x[", "x[", true), ("[]", "[]", true),
        ("dmi:bvnIBM:bvrI[MU]ET??WW*", "dmi:bvnIBM:bvrIUET12WW:bd", true),
    ]

    @Test(arguments: vectors) func matchesLikeFnmatch(row: (pattern: String, text: String, matches: Bool)) {
        #expect(Glob(row.pattern).matches(row.text) == row.matches, "\(row.pattern) \(row.text)")
    }

    @Test func dashesFoldOutsideOfBrackets() {
        #expect(Glob("platform:dw-apb", foldsDashes: true).matches("platform:dw_apb"))
        #expect(Glob("x[a-c]", foldsDashes: true).matches("xb"))
    }

    @Test func starsDoNotBlowUp() {
        let text = String(repeating: "a", count: 10_000)
        let clock = ContinuousClock()
        let taken = clock.measure {
            #expect(!Glob(String(repeating: "*a", count: 1_000) + "b").matches(text))
            #expect(!Glob(String(repeating: "*", count: 1_000) + "b").matches(text))
            #expect(!Glob(String(repeating: "*a", count: 1_000) + "*b*").matches(text))
            #expect(Glob(String(repeating: "*", count: 1_000)).matches(text))
        }
        // Not a measure of speed: choices that are taken back would need longer than the sun has.
        #expect(taken < .seconds(5))
    }

    @Test func literalsAreCounted() {
        #expect(Glob("pci:v*d?[0-9]").literalCount == 6)
    }
}
