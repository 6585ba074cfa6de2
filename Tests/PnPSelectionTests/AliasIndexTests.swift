import PnPModel
import Testing
import _PnPTestSupport

@testable import PnPSelection

/// The index finds what comparing every pattern finds, whatever the patterns are filed under.
@Suite struct AliasIndexTests {
    private func index(_ patterns: [String]) -> AliasIndex {
        var list = AliasPatterns(capacity: patterns.count)
        for pattern in patterns { list.add(pattern.utf8.span) }
        return AliasIndex(list)
    }

    private func found(_ text: String, in patterns: [String]) -> [String] {
        var scratch = AliasIndex.Scratch()
        var bytes: [UInt8] = []
        AliasText.append(text.utf8.span, to: &bytes)
        index(patterns).find(bytes.span, &scratch)
        return scratch.found.map { patterns[Int($0)] }
    }

    /// linux-devices 3.4, each pair as written there, among one another.
    static let pairs: [(pattern: String, text: String)] = [
        ("pci:v*d*sv*sd*bc0Csc03i30*", "pci:v00008086d00001E31sv00001043sd0000108Dbc0Csc03i30"),
        ("pci:v*d*sv*sd*bc01sc08i02*", "pci:v0000144Dd0000A808sv0000144Dsd0000A801bc01sc08i02"),
        ("pci:v00008086d*sv*sd*bc04sc03i00*", "pci:v00008086d0000A170sv00001043sd0000828Abc04sc03i00"),
        ("usb:v*p*d*dc*dsc*dp*ic03isc*ip*in*", "usb:v046DpC52Bd1201dc00dsc00dp00ic03isc01ip01in00"),
        ("usb:v*p*d*dc*dsc*dp*ic08isc06ip50in*", "usb:v0781p5567d0100dc00dsc00dp00ic08isc06ip50in00"),
        ("usb:v*p*d*dcE0dsc01dp01ic*isc*ip*in*", "usb:v8087p0A2Bd0010dcE0dsc01dp01icE0isc01ip01in01"),
        ("hid:b*g*v*p*", "hid:b0003g0001v0000046Dp0000C52B"),
        ("hid:b0003g*v0000046Dp0000C52B", "hid:b0003g0001v0000046Dp0000C52B"),
        ("hid:b*g0004v*p*", "hid:b0018g0004v000004F3p0000311C"),
        ("acpi*:PNP0C0A:*", "acpi:PNP0C0A:"), ("acpi*:INT33A1:*", "acpi:INT33A1:PNP0D80:"),
        ("platform:pcspkr", "platform:pcspkr"), ("of:N*T*Catmel,24c02", "of:NeepromT(null)Catmel,24c02"),
        ("virtio:d00000001v*", "virtio:d00000001v00001AF4"), ("scsi:t-0x00*", "scsi:t-0x00"),
        ("mdio:????????00100010000101100010????", "mdio:00000000001000100001011000100010"),
        ("hdaudio:v10EC0892r*a01*", "hdaudio:v10EC0892r00100302a01"),
        ("mei:*:b638ab7e-94e2-4ea2-a552-d1c54b627f04:*:*", "mei::b638ab7e-94e2-4ea2-a552-d1c54b627f04:01:"),
        (
            "cpu:type:x86,ven*fam*mod*:feature:*0099*",
            "cpu:type:x86,ven0000fam0006mod009E:feature:,0000,0002,0099,"
        ),
        ("dmi*:svn*PCEngines*:pn*apu1*:", "dmi:bvnx:bvr1:svnPCEngines:pnapu1:pvr1.0:"),
        ("dmi:*:[bs]vnD[Ee][Ll][Ll]*:*", "dmi:x:bvnDELL:bvr1:"),
        ("input:b*v*p*e*-e*k*130,*r*a*m*l*s*f*w*", "input:b0003v045Ep028Ee0114-e0,1,3,4,k130,131,ra0,mlsf50,w"),
        ("?ci:x*", "pci:x1"), ("*:tail", "anything:tail"),
    ]

    @Test(arguments: pairs) func everyPatternIsFoundByItsString(pair: (pattern: String, text: String)) {
        #expect(found(pair.text, in: Self.pairs.map(\.pattern)).contains(pair.pattern))
    }

    @Test func patternsComeInTheirOrderAndEachOnce() {
        let patterns = ["usb:v*ic03*", "usb:v046D*", "usb:*", "usb:v046DpC52B*", "usb:v*ic03*", "pci:*"]
        let text = "usb:v046DpC52Bd1201ic03ic03ic03"
        #expect(found(text, in: patterns) == Array(patterns.dropLast()))
    }

    @Test func theHeadIsLiteralEvenWhereItHasABackslash() {
        #expect(found(#"a\b:x"#, in: [#"a\b:*"#]) == [#"a\b:*"#])
        #expect(found("ab:x", in: [#"a\b:*"#]).isEmpty)
    }

    @Test func behindTheHeadABackslashTakesTheNextByteLiterally() {
        #expect(found("a1*b", in: [#"a?\*b"#]).count == 1)
        #expect(found("a1xb", in: [#"a?\*b"#]).isEmpty)
    }

    @Test func dashesAndUnderscoresAreOneOutsideOfBrackets() {
        #expect(found("platform:dw_apb", in: ["platform:dw-apb"]).count == 1)
        #expect(found("x_b", in: ["x[a-c]b"]).isEmpty)
    }

    @Test(arguments: 0..<24 as Range<UInt64>) func theIndexFindsWhatComparingEveryPatternFinds(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let letters = Array("ab0:_*?".utf8)
        func text(_ alphabet: ArraySlice<UInt8>, upTo length: Int) -> String {
            let count = Int.random(in: 0...length, using: &generator)
            return String(
                decoding: (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 },
                as: UTF8.self
            )
        }
        let patterns = (0..<300).map { _ in text(letters[...], upTo: 18) }
        let index = index(patterns)
        var scratch = AliasIndex.Scratch()
        for _ in 0..<200 {
            let text = text(letters[..<5], upTo: 24)
            index.find(text.utf8.span, &scratch)
            let expected = patterns.indices.filter { Glob(patterns[$0]).matches(text) }
            #expect(scratch.found.map { Int($0) } == expected, "\(text)")
        }
    }

    @Test func timeGrowsWithTheTextWhateverThePatternIs() {
        let text = String(repeating: "a", count: 4_095)
        let hostile = [
            String(repeating: "*a", count: 2_000) + "b", String(repeating: "*", count: 4_000) + "b",
            "*" + String(repeating: "a", count: 2_000) + "b*", "*" + String(repeating: "?", count: 2_000) + "b*",
            "*" + String(repeating: "[ab]", count: 900) + "c*", "a*" + String(repeating: "aaaaaaab*", count: 400),
        ]
        let patterns = (0..<50).flatMap { number in hostile.map { $0 + "\(number)" } }
        let index = index(patterns)
        var scratch = AliasIndex.Scratch()
        let taken = ContinuousClock().measure { index.find(text.utf8.span, &scratch) }
        #expect(scratch.found.isEmpty)
        #expect(taken < .seconds(5))
    }
}
