import PnPDiagnostics
import PnPModel
import Testing

@testable import PnPRules

/// The text of INFs: lines, quotes, comments, strings, encodings.
@Suite struct INFTextTests {
    @Test(
        "values of an entry",
        arguments: [
            ("V-INF-1", "key = a, ,c ; x", ["key=", "a", "", "c"]),
            ("an empty value at the end", "k = a,", ["k=", "a", ""]),
            ("V-INF-2", #"k = "a;b" ; c"#, ["k=", "a;b"]),
            ("V-INF-3", #"k = "Disp ""x""""#, ["k=", #"Disp "x""#]),
            ("V-INF-4", "CopyFiles = \"Dir\\\"\\\n,File", ["CopyFiles=", "Dir\\", "File"]),
            ("V-INF-7", "k = %%SystemRoot%%\\x", ["k=", "%SystemRoot%\\x"]),
            ("V-INF-8", "k = %tok%", ["k=", "%tok%"]),
            ("a line without '='", "HKR,,Value", ["HKR", "", "Value"]),
            ("only the first '=' counts", "k = a=b", ["k=", "a=b"]),
            ("blanks inside stay", "k =  a  b  , c ", ["k=", "a  b", "c"]),
            ("a continued value", "k = a, \\ ; more\n  b", ["k=", "a", "b"]),
            ("a backslash inside of a line", "k = a\\b, \\c", ["k=", "a\\b", "\\c"]),
            ("a comment inside of a string's name", "k = %a;b%, c", ["k=", "string", "c"]),
            ("a string's name in other letters", "k = %NAME% %name%", ["k=", "text text"]),
            ("a directory", "k = %13%\\x.sys", ["k=", "%13%\\x.sys"]),
            ("a lonely percent sign", "k = 50 %, c", ["k=", "50 %", "c"]),
            ("quoted and not", #"k = a"b, c"d"#, ["k=", "ab, cd"]),
            ("an empty entry", "k =", ["k=", ""]), ("an empty string", "k = %none%x", ["k=", "x"]),
        ]
    )
    func values(_ name: String, _ line: String, expected: [String]) {
        let file = SampleINF.file("[S]\n\(line)\n[Strings]\nName=text\nnone=\"\"\n\"a;b\"=string\n")
        let found = file.entries("s").first ?? []
        #expect(found == expected, "\(name)")
    }

    @Test("V-INF-5: a backslash inside quotes continues nothing, and the quote is open")
    func openQuote() {
        let file = SampleINF.file("[S]\r\nk = \"a\\\r\nnext = b\r\n")
        #expect(file.entries("S") == [["k=", "a\\"], ["next=", "b"]])
        #expect(file.diagnostics.codes == ["INF006"])
        #expect(file.diagnostics.first?.location == SourceLocation(file: "test.inf", line: 2, column: 5))
    }

    @Test("V-INF-6: sections of one name are one, whatever their letters")
    func merging() {
        let file = SampleINF.file("[A]\na=1\n[B]\nb=1\n[a] ; again\na=2\n")
        #expect(file.entries("A") == [["a=", "1"], ["a=", "2"]])
        #expect(file.document.sections.map(\.name) == ["A", "B"])
    }

    @Test("V-INF-8: an undefined string is said once")
    func undefined() {
        let file = SampleINF.file("[S]\na=%tok%\nb=%TOK%\n[Strings]\n")
        #expect(file.entries("S") == [["a=", "%tok%"], ["b=", "%TOK%"]])
        #expect(file.diagnostics.codes == ["INF011"])
        #expect(file.diagnostics.first?.severity == .warning)
        #expect(file.diagnostics.first?.location.line == 2)
    }

    @Test(
        "V-INF-9: signatures",
        arguments: [
            ("\"$CHICAGO$\"", []), ("\"$Windows NT$\"", []), ("$windows nt$", []), ("\"$Linux$\"", ["INF007"]),
            ("", ["INF007"]),
        ]
    )
    func signature(_ signature: String, codes: [String]) {
        let text =
            "[Version]\nSignature=\(signature)\n[Manufacturer]\nM=M,NTamd64\n[M.NTamd64]\nD=I,A\\B\n[I.Services]\n"
        let loaded = SampleINF.load(text + "AddService=s,2\n[I]\n")
        #expect(
            loaded.diagnostics.codes == codes + (codes.isEmpty ? ["INF020"] : []) || loaded.diagnostics.codes == codes
        )
        #expect(loaded.database.packages.isEmpty == !codes.isEmpty)
    }

    @Test(
        "V-INF-11: the strings of a language",
        arguments: [
            (0x0C07, ["", "0409", "0407"], "0407"), (0x0C07, ["", "0409", "0407", "0007"], "0007"),
            (0x0C07, ["", "0407", "0C07"], "0C07"), (0x0411, ["", "0409", "0407"], ""), (0x0411, ["0409"], nil),
            (0x0409, ["09"], "09"),
        ] as [(UInt16, [String], String?)]
    )
    func language(_ language: UInt16, sections: [String], chosen: String?) {
        let strings = sections.map { "[Strings\($0.isEmpty ? "" : ".")\($0)]\nname=\"\($0)\"\n" }.joined()
        let file = SampleINF.file("[S]\nk=%name%.\n" + strings, language: language)
        #expect(file.entries("S") == [["k=", (chosen ?? "%name%") + "."]])
    }

    @Test("a string is not looked for in a second section")
    func noFallThrough() {
        let file = SampleINF.file("[S]\nk=%b%\n[Strings]\na=1\nb=2\n[Strings.0409]\na=3\n")
        #expect(file.entries("S") == [["k=", "%b%"]])
        #expect(file.diagnostics.codes == ["INF011"])
    }

    @Test("strings that name strings are put in once")
    func selfReference() {
        let file = SampleINF.file("[S]\nk=%a%\n[Strings]\na=\"%a%%b%\"\nb=\"%a%\"\n")
        #expect(file.entries("S") == [["k=", "%a%%b%"]])
        #expect(file.diagnostics.codes == ["INF033", "INF033"])
    }

    // MARK: Encodings

    private static let text = "[S]\r\nk = \"Größe €\"\r\n"

    private static func utf16(_ text: String, littleEndian: Bool = true, mark: Bool = true) -> [UInt8] {
        ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
            let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
            return littleEndian ? [low, high] : [high, low]
        }
    }

    @Test(
        "encodings",
        arguments: [
            ("UTF-8", Array(text.utf8)), ("UTF-8 with a mark", Array(("\u{FEFF}" + text).utf8)),
            ("UTF-16 LE", utf16(text)), ("UTF-16 BE", utf16(text, littleEndian: false)),
            ("Windows-1252", text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8($0.value) }),
        ] as [(String, [UInt8])]
    )
    func encoding(_ name: String, bytes: [UInt8]) {
        let file = INFFile(bytes, file: "test.inf", for: .any(language: 0x0409))
        #expect(file.entries("S") == [["k=", "Größe €"]], "\(name)")
        #expect(file.diagnostics.isEmpty)
    }

    @Test(
        "what cannot be decoded",
        arguments: [
            ("odd length", utf16(text) + [0x41], ["INF001"], "Größe €"),
            (
                "half a pair", utf16("[S]\nk=\"a") + [0x3D, 0xD8] + utf16("b\"\n", mark: false), ["INF002"],
                "a\u{FFFD}b"
            ),
            ("a pair", utf16("[S]\nk=a😀b"), [], "a😀b"),
            ("a zero", Array("[S]\nk=a\0b\n".utf8), ["INF002"], "a\u{FFFD}b"),
            ("marked as UTF-8", [0xEF, 0xBB, 0xBF] + Array("[S]\nk=a".utf8) + [0xFF], ["INF002"], "a\u{FFFD}"),
            ("behind the end of a DOS text", Array("[S]\nk=a\u{1A}\n[S]\nk=b\n".utf8), [], "a"),
        ] as [(String, [UInt8], [String], String)]
    )
    func undecodable(_ name: String, bytes: [UInt8], codes: [String], value: String) {
        let file = INFFile(bytes, file: "test.inf", for: .any(language: 0x0409))
        #expect(file.entries("S") == [["k=", value]], "\(name)")
        #expect(file.diagnostics.codes == codes, "\(name)")
    }

    @Test("a source file is stamped with the host's architecture")
    func stamp() {
        let text = SampleINF.text(
            "[Manufacturer]\nM=M,NT$ARCH$\n[M.NT$ARCH$]\nD=I,A\\B\n[I]\n[I.Services]\nAddService=s,2"
        )
        let stamped = SampleINF.load(Array(text.utf8), host: "arm64:10.0", file: "test.inx")
        #expect(stamped.database.packages.map(\.installation?.models) == ["M.NTarm64"])
        let plain = SampleINF.load(text, host: "arm64:10.0")
        #expect(plain.database.packages.isEmpty)
        #expect(plain.diagnostics.codes.contains("INF012"))
    }
}
