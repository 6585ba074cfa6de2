import PnPDiagnostics
import Testing

@testable import PnPJSON

@Suite struct JSONTextTests {
    @Test func keepsOrderOffsetsAndDigits() throws {
        let node = try JSONText.parse(
            #"{"b": [1, -2.50e3, true, null], "a\n": {"x": "y\u00e9\ud83d\ude00"}}"#,
            file: "f"
        )
        let members = try #require(node.object)
        #expect(members.map(\.key) == ["b", "a\n"])
        #expect(members.map(\.keyOffset) == [1, 32])
        #expect(
            members[0].value.array?.map(\.content) == [
                .number(1, text: "1"), .number(-2500, text: "-2.50e3"), .bool(true), .null,
            ]
        )
        #expect(members[0].value.array?.map(\.offset) == [7, 10, 19, 25])
        #expect(node["a\n"]?["x"]?.string == "yé😀")
    }

    @Test(arguments: [
        ("1", JSONNode.Content.number(1, text: "1")), (" \"a\\tb\" \n", .string("a\tb")), ("null", .null),
        ("[]", .array([])),
        ("\u{FEFF}{}", .object([])), ("true ", .bool(true)), ("1e999", .number(.infinity, text: "1e999")),
        ("\"\"", .string("")), ("\"\\u0000\"", .string("\0")),
    ]) func readsAnyTopLevel(text: String, content: JSONNode.Content) throws {
        #expect(try JSONText.parse(text, file: "f").content == content)
    }

    /// `|` marks where the fault is expected.
    @Test(arguments: [
        ("|", "JSN001"), (" \n |", "JSN001"), ("{\"a\": 1|", "JSN004"), ("[1, 2|", "JSN004"),
        ("{\"a\": |\"b", "JSN004"),
        ("{\"a\"|", "JSN004"), ("{\"a\":|", "JSN004"), ("{|", "JSN004"), ("[1,|", "JSN004"), ("[|x]", "JSN003"),
        ("{|a: 1}", "JSN003"), ("{\"a\" |1}", "JSN003"), ("[1 |2]", "JSN003"), ("{\"a\": 1,|}", "JSN003"),
        ("[1,|]", "JSN003"), ("[|,]", "JSN003"), ("[]|]", "JSN009"), ("{} |x", "JSN009"), ("{}\n|{}", "JSN009"),
        ("[|tru]", "JSN003"), ("[|nullx]", "JSN003"), ("[|01]", "JSN007"), ("[|1.]", "JSN007"), ("[|-]", "JSN007"),
        ("[|1e+]", "JSN007"), ("[|+1]", "JSN003"), ("[|.5]", "JSN003"), ("[|NaN]", "JSN003"), ("[|'a']", "JSN003"),
        ("[\"a|\\q\"]", "JSN006"), ("[\"|\\u12g4\"]", "JSN006"), ("[\"|\\ud800\"]", "JSN006"),
        ("[\"|\\udc00x\"]", "JSN006"), ("[\"|\\ud800\\u0041\"]", "JSN006"), ("[\"a|\nb\"]", "JSN005"),
        ("[\"a|\0b\"]", "JSN005"), ("[1]|\0", "JSN009"), ("|\0[1]", "JSN003"), ("|hello", "JSN003"),
        ("{\"a\": 1, \n |\"a\": 2}", "JSN010"), ("{\"a\": 1, |\"\\u0061\": 2}", "JSN010"), ("[\"a\"|:1]", "JSN003"),
        ("|'a'", "JSN003"), ("\"a\" |\"b\"", "JSN009"), ("1 |2", "JSN009"), ("{\"a\": 1 |]", "JSN003"),
        ("[|é]", "JSN003"), ("|// comment\n1", "JSN003"),
    ]) func findsTheFault(marked: String, code: String) throws {
        var bytes = Array(marked.utf8)
        let mark = try #require(bytes.firstIndex(of: UInt8(ascii: "|")))
        bytes.remove(at: mark)
        let expected = JSONText.location(of: mark, in: bytes, file: "f.json")
        let diagnostic = try #require(throws: Diagnostic.self) { try JSONText.parse(bytes, file: "f.json") }
        #expect(diagnostic.code == code)
        #expect(diagnostic.location == expected, "\(diagnostic)")
    }

    @Test(
        arguments: [
            [0x5B, 0x22, 0xFF, 0x22, 0x5D], [0x5B, 0x22, 0xC0, 0x80, 0x22, 0x5D],
            [0x5B, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x5D],
            [0x5B, 0x22, 0xE2, 0x82, 0x22, 0x5D], [0x5B, 0x22, 0xF4, 0x90, 0x80, 0x80, 0x22, 0x5D],
            [0x5B, 0x20, 0x80, 0x5D],
        ] as [[UInt8]]
    ) func findsTheBadByte(bytes: [UInt8]) throws {
        let diagnostic = try #require(throws: Diagnostic.self) { try JSONText.parse(bytes, file: "f.json") }
        #expect(diagnostic.code == "JSN002")
        #expect(diagnostic.location == PnPDiagnostics.SourceLocation(file: "f.json", line: 1, column: 3))
    }

    @Test func limitsTheDepth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try JSONText.parse(nested(64), file: "f")
        for depth in [65, 10_000, 1_000_000] {
            let diagnostic = try #require(throws: Diagnostic.self) { try JSONText.parse(nested(depth), file: "f") }
            #expect(diagnostic.code == "JSN008")
            #expect(diagnostic.location.column == 65)
        }
        let objects = String(repeating: "{\"a\":", count: 10_000)
        #expect(throws: Diagnostic.self) { try JSONText.parse(objects, file: "f") }
    }

    @Test func readsAStringOf100Megabytes() throws {
        var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000_000)
        bytes.replaceSubrange(0..<2, with: Array("[\"".utf8))
        bytes.replaceSubrange((bytes.count - 2)..., with: Array("\"]".utf8))
        #expect(try JSONText.parse(bytes, file: "f").array?.first?.string?.utf8.count == 99_999_996)
    }

    static let sample = #"""
        {"a": [1, -2.5e-3, "x\n\u00e9\ud83d\ude00", true, false, null, {"b": {}, "c": []}], "d": "é漢😀",
         "e": {"f": [[], [[0]]]}}
        """#

    @Test func everyPrefixIsAFault() {
        let bytes = Array(Self.sample.utf8)
        for count in 0..<bytes.count {
            #expect(throws: Diagnostic.self, "prefix of \(count)") {
                try JSONText.parse(Array(bytes.prefix(count)), file: "f")
            }
        }
    }

    /// The reader and the scan for faults agree on what is JSON: a refusal that the scan cannot explain is `JSN013`.
    @Test func everyChangedByteIsReadOrExplained() {
        let bytes = Array(Self.sample.utf8)
        for index in bytes.indices {
            for value in UInt8.min...UInt8.max {
                var changed = bytes
                changed[index] = value
                // What the reader accepts is right by the scan, too.
                #expect(scanFindsNothing(in: changed) == isRead(changed), "byte \(index) as \(value)")
            }
        }
    }

    private func scanFindsNothing(in bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { JSONFault.first(in: $0) == nil }
    }

    private func isRead(_ bytes: [UInt8]) -> Bool {
        do {
            _ = try JSONText.parse(bytes, file: "f")
            return true
        } catch {
            return error.code == "JSN010"
        }
    }
}
