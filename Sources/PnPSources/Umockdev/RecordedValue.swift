/// Undoes what the recorder did to an attribute so that it fits on a line.
///
/// - SeeAlso: linux-devices 5.2; GLib's `g_strescape` and `g_strcompress`.
enum RecordedValue {
    // MARK: Lines A:

    /// Writes the bytes that an escaped text stands for.
    ///
    /// `\n`, `\t`, `\r`, `\b`, `\f`, `\v` and one to three octal digits stand for a byte, any other character behind a
    /// backslash for itself. A backslash at the end is kept.
    /// - Returns: Their number; `nil` where the room is too small.
    static func unescape(_ text: Span<UInt8>, into room: inout MutableSpan<UInt8>) -> Int? {
        var count = 0
        var index = 0
        while index < text.count {
            guard count < room.count else { return nil }
            var byte = text[index]
            index += 1
            if byte == backslash, index < text.count {
                byte = escapedByte(in: text, at: &index)
            }
            room[count] = byte
            count += 1
        }
        return count
    }

    /// Whether a text ends in a backslash that escapes nothing.
    static func endsInsideEscape(_ text: Span<UInt8>) -> Bool {
        var start = text.count
        while start > 0, text[start - 1] == backslash { start -= 1 }
        return (text.count - start) % 2 == 1
    }

    private static let backslash = UInt8(ascii: "\\")

    private static func escapedByte(in text: Span<UInt8>, at index: inout Int) -> UInt8 {
        let character = text[index]
        index += 1
        switch character {
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "v"): return 0x0B
        case octalDigits:
            var byte = character - UInt8(ascii: "0")
            let end = min(index + 2, text.count)
            while index < end, octalDigits ~= text[index] {
                // `\777` is more than a byte holds; GLib keeps its low bits, too.
                byte = byte << 3 | (text[index] - UInt8(ascii: "0"))
                index += 1
            }
            return byte
        default: return character
        }
    }

    private static let octalDigits = UInt8(ascii: "0")...UInt8(ascii: "7")

    // MARK: Lines H: and N:

    /// Writes the bytes that pairs of hexadecimal digits stand for; the digits have been looked at before.
    ///
    /// - Returns: Their number; `nil` where the room is too small.
    static func decodeHexadecimal(_ text: Span<UInt8>, into room: inout MutableSpan<UInt8>) -> Int? {
        let count = text.count / 2
        guard count <= room.count else { return nil }
        for index in 0..<count { room[index] = value(of: text[2 * index]) << 4 | value(of: text[2 * index + 1]) }
        return count
    }

    /// Where the first byte is that is no hexadecimal digit, or the end where a digit has no partner.
    ///
    /// - Returns: `nil` for pairs of digits alone. Both cases of letters are digits; the recorder writes upper case.
    static func firstNonHexadecimal(in text: Span<UInt8>) -> Int? {
        for index in text.indices where value(of: text[index]) > 15 { return index }
        return text.count % 2 == 0 ? nil : text.count
    }

    /// The value of a digit; more than 15 for what is none.
    private static func value(of digit: UInt8) -> UInt8 {
        // Below the letters of both cases lies nothing that the second step could take for one of them.
        let decimal = digit &- UInt8(ascii: "0")
        if decimal < 10 { return decimal }
        let letter = (digit | 0x20) &- UInt8(ascii: "a")
        return letter < 6 ? letter + 10 : 0xFF
    }
}
