import Testing

@testable import PnPRender

@Suite struct DisplayTextTests {
    @Test(arguments: [
        ("Elan Touchscreen", "Elan Touchscreen"),
        (#"USB\VID_138A&PID_0017"#, #"USB\VID_138A&PID_0017"#),
        ("\u{1B}[2Jgone", #"\x1b[2Jgone"#),
        ("a\tb\r\nc\0", #"a\x09b\x0d\x0ac\x00"#),
        ("del\u{7F}", #"del\x7f"#),
        ("csi\u{9B}31m", #"csi\u{9b}31m"#),
        ("over\u{202E}ride", #"over\u{202e}ride"#),
        ("isolate\u{2066}d\u{2069}", #"isolate\u{2066}d\u{2069}"#),
        ("zero\u{200B}width\u{200D}\u{FEFF}", #"zero\u{200b}width\u{200d}\u{feff}"#),
        ("line\u{2028}paragraph\u{2029}", #"line\u{2028}paragraph\u{2029}"#),
        ("soft\u{AD}hyphen", #"soft\u{ad}hyphen"#),
        ("tag\u{E0041}", #"tag\u{e0041}"#),
        ("filler\u{3164}", #"filler\u{3164}"#),
        ("private\u{E000}", #"private\u{e000}"#),
        ("unassigned\u{378}", #"unassigned\u{378}"#),
        ("Gerät für Ĝöst 麦克风 🎧", "Gerät für Ĝöst 麦克风 🎧"),
        ("e\u{301}", "e\u{301}"),
        ("\u{301}e", #"\u{301}e"#),
        ("z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "z\u{301}\u{302}\u{303}\u{304}\\u{305}\\u{306}"),
    ])
    func drawsTextAndNothingElse(text: String, expected: String) {
        #expect(DisplayText.escape(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test func everyScalarIsDrawnOrWrittenInASCII() {
        var raw: [Unicode.Scalar] = []
        // The planes in use, and the tags.
        for value in [0...0xFFFF, 0x1F000...0x1FFFF, 0xE0000...0xE01FF].joined()
            as FlattenSequence<[ClosedRange<UInt32>]>
        {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let isControl = value < 0x20 || (0x7F...0x9F).contains(value)
            for shown in DisplayText.escape("x\(scalar)").unicodeScalars where shown != scalar || isControl {
                if !(0x20..<0x7F).contains(shown.value) { raw.append(scalar) }
            }
        }
        #expect(raw.isEmpty)
    }

    @Test func nothingButASCIIWhereTheLocaleIsNotUTF8() {
        #expect(DisplayText.escape("Gerät 麦", glyphs: .ascii) == #"Ger\u{e4}t \u{9ea6}"#)
    }

    @Test func bytesThatAreNoUTF8() {
        #expect(DisplayText.escape(bytes: [0x41, 0xFF, 0xC3, 0xA9, 0xC3, 0x1B]) == #"A\xffé\xc3\x1b"#)
        #expect(DisplayText.escape(bytes: [0xED, 0xA0, 0x80]) == #"\xed\xa0\x80"#)
    }

    @Test(arguments: [
        ("plain", 5), ("ä", 1), ("e\u{301}", 1), ("麦克风", 6), ("🎧", 2), ("ｱ", 1), ("Ａ", 2), ("한글", 4), ("ກິ", 1),
        ("\u{1B}", 4), ("\u{200B}", 8),
    ])
    func columns(text: String, expected: Int) {
        #expect(DisplayText.columns(of: text) == expected)
    }

    @Test(arguments: [
        ("Sunrise Point-LP USB 3.0 xHCI Controller", 20, "Sunrise Po…ontroller"),
        ("short", 20, "short"),
        ("exactly ten", 11, "exactly ten"),
        ("麦克风麦克风", 7, "麦…克风"),
        ("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}", 3, "e\u{301}…e\u{301}"),
        ("abcdef", 1, "a…f"),
    ])
    func shortensInTheMiddle(text: String, limit: Int, expected: String) {
        #expect(TextStyle.piped.shortened(text, to: limit) == expected)
    }

    @Test func shorteningNeverCutsAnEscape() {
        // The whole text is escaped first: half an escape can be seen, a raw character cannot.
        let text = String(repeating: "\u{1B}[31m", count: 20)
        #expect(!TextStyle.piped.shortened(text, to: 10).contains("\u{1B}"))
    }

    @Test func wrapsBetweenWords() {
        #expect(TextStyle.piped.wrapped("nothing known claims it", to: 14) == ["nothing known", "claims it"])
        #expect(TextStyle.piped.wrapped("unbreakable", to: 4) == ["unbreakable"])
        #expect(TextStyle.piped.wrapped("as it is", to: nil) == ["as it is"])
    }
}
