import PnPFiles
import Testing

@Suite struct EscapedTextTests {
    @Test(arguments: [
        ([0x65, 0x74, 0x68, 0x30], "eth0"),
        ([], ""),
        ([0xC3, 0xA9], "é"),
        ([0xF0, 0x9F, 0x94, 0x8C], "🔌"),
        ([0x61, 0xFF, 0x62], "a\\xFFb"),
        ([0xC3], "\\xC3"),
        ([0xC0, 0x80], "\\xC0\\x80"),  // an overlong zero
        ([0xED, 0xA0, 0x80], "\\xED\\xA0\\x80"),  // half of a surrogate pair
        ([0xF4, 0x90, 0x80, 0x80], "\\xF4\\x90\\x80\\x80"),  // beyond Unicode
        ([0xE2, 0x82, 0x41], "\\xE2\\x82A"),  // cut short
        ([0x00], "\0"),
    ])
    func bytesThatAreNotUTF8StayVisible(bytes: [UInt8], text: String) {
        #expect(EscapedText.value(of: bytes.span) == text)
        #expect(EscapedText.path(of: bytes.span) == text)
        #expect(EscapedText.bytes(ofPath: text) == bytes)
    }

    @Test func aValueIsKeptAsItIs() {
        // udev writes blanks so.
        let bytes = Array("USB\\x20Receiver".utf8)
        #expect(EscapedText.value(of: bytes.span) == "USB\\x20Receiver")
    }

    @Test(arguments: ["a\\x5Cb", "\\xFF", "\\\\xFF", "a\\", "\\x", "\\xG0", "\\x5C\\x5C", "\\xff"])
    func differentNamesStayDifferent(name: String) {
        let bytes = Array(name.utf8)
        #expect(EscapedText.bytes(ofPath: EscapedText.path(of: bytes.span)) == bytes)
    }
}
