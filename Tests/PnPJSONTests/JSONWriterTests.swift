import PnPJSON
import Testing

@Suite struct JSONWriterTests {
    @Test func laysOutLinesAndInline() {
        var writer = JSONWriter()
        writer.beginObject(.lines)
        writer.member("schema", "pnpctl.tree/1")
        writer.key("nodes")
        writer.beginArray(.lines)
        writer.beginObject()
        writer.member("name", "a")
        writer.member("count", 3)
        writer.member("ids", ["x", "y"])
        writer.key("inner")
        writer.beginObject(.lines)
        writer.member("flag", true)
        writer.member("none", nil as String?)
        writer.endObject()
        writer.endObject()
        writer.beginArray()
        writer.endArray()
        writer.endArray()
        writer.key("empty")
        writer.beginObject(.lines)
        writer.endObject()
        writer.endObject()
        writer.newline()
        #expect(writer.isComplete)
        #expect(
            writer.text == """
                {
                  "schema": "pnpctl.tree/1",
                  "nodes": [
                    {"name": "a", "count": 3, "ids": ["x", "y"], "inner": {"flag": true, "none": null}},
                    []
                  ],
                  "empty": {}
                }

                """
        )
    }

    @Test(arguments: [
        ("plain", "\"plain\""), ("a\"b\\c/", #""a\"b\\c/""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
        ("\u{0}\u{1B}[31m\u{7F}", #""\u0000\u001b[31m\u007f""#), ("\u{9B}2J\u{A0}", "\"\\u009b2J\u{A0}\""),
        ("é漢😀", "\"é漢😀\""), ("\u{2028}\u{2029}", #""\u2028\u2029""#),
        ("\u{202E}x\u{2066}\u{200F}\u{61C}\u{FEFF}", #""\u202ex\u2066\u200f\u061c\ufeff""#), ("â€ﻻΩ", "\"â€ﻻΩ\""),
    ]) func escapes(text: String, json: String) {
        var bytes: [UInt8] = []
        JSONEscape.append(text, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == json)
    }

    @Test func readsBackEveryScalar() throws {
        // All of the first plane in strings of 64, and some beyond.
        let scalars = (UInt32(0)...0xFFFF).compactMap(Unicode.Scalar.init) + [Unicode.Scalar(0x1F600), "\u{10FFFF}"]
        var writer = JSONWriter()
        writer.beginArray(.lines)
        var texts: [String] = []
        for start in stride(from: 0, to: scalars.count, by: 64) {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[start..<min(start + 64, scalars.count)].compactMap { $0 })
            texts.append(String(text))
            writer.value(String(text))
        }
        writer.endArray()
        let node = try JSONText.parse(writer.bytes, file: "x.json")
        // Not `==` of strings, which is by canonical equivalence.
        #expect(node.array?.map { Array(($0.string ?? "").utf8) } == texts.map { Array($0.utf8) })
    }

    @Test func excerptsAreShortAndSafe() {
        #expect(JSONEscape.excerpt("a\u{1B}b") == #"a\u001bb"#)
        #expect(JSONEscape.excerpt(String(repeating: "x", count: 61)) == String(repeating: "x", count: 60) + "...")
    }
}
