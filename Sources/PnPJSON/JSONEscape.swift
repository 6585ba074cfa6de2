/// Turns a text into a JSON string.
///
/// Besides what JSON demands (quotes, backslashes, controls below U+0020) it escapes what a terminal or a reader could be
/// fooled with: DEL and the controls U+0080 to U+009F, U+061C, the zero-width and directional characters U+200B to
/// U+200F, U+2028 to U+202E and U+2060 to U+206F, and U+FEFF. Everything else stands as it is, in UTF-8.
public enum JSONEscape {
    /// Appends a string with its quotes.
    public static func append(_ string: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        if isPlain(string.utf8.span) {
            bytes.append(contentsOf: string.utf8)
        } else {
            var string = string
            string.withUTF8 { text in
                unsafe append(text, to: &bytes)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a text is ASCII without anything to escape, as nearly all are.
    private static func isPlain(_ text: Span<UInt8>) -> Bool {
        // No early exit: so the loop runs over many bytes at once.
        var isOther = false
        for offset in text.indices {
            let byte = text[offset]
            isOther = isOther || byte &- 0x20 >= 0x5F || byte == 0x22 || byte == 0x5C
        }
        return !isOther
    }

    private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var runStart = 0
        var offset = 0
        while offset < text.count {
            let byte = unsafe text[offset]
            if isPlain(byte) {
                offset += 1
                continue
            }
            guard let (scalar, length) = unsafe escaped(at: offset, of: text) else {
                offset += 1
                continue
            }
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<offset]))
            appendEscape(scalar, to: &bytes)
            offset += length
            runStart = offset
        }
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart...]))
    }

    /// Whether a byte stands for itself wherever it is: all but the first bytes of what may have to be escaped.
    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        if byte < 0x80 { return byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F }
        return byte != 0xC2 && byte != 0xD8 && byte != 0xE2 && byte != 0xEF
    }

    /// The character at an offset of valid UTF-8 and its length in bytes, if it has to be escaped.
    private static func escaped(at offset: Int, of text: UnsafeBufferPointer<UInt8>) -> (UInt32, Int)? {
        let byte = unsafe text[offset]
        if byte < 0x80 { return (UInt32(byte), 1) }
        guard offset + 1 < text.count else { return nil }
        let second = unsafe UInt32(text[offset + 1] & 0x3F)
        if byte < 0xE0 {
            let scalar = UInt32(byte & 0x1F) << 6 | second
            return scalar < 0xA0 || scalar == 0x61C ? (scalar, 2) : nil
        }
        guard offset + 2 < text.count else { return nil }
        let scalar = unsafe UInt32(byte & 0x0F) << 12 | second << 6 | UInt32(text[offset + 2] & 0x3F)
        return switch scalar {
        case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: (scalar, 3)
        default: nil
        }
    }

    private static func appendEscape(_ scalar: UInt32, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch scalar {
        case 0x22, 0x5C: bytes.append(UInt8(scalar))
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            bytes.append(UInt8(ascii: "u"))
            for shift in stride(from: 12, through: 0, by: -4) {
                let digit = UInt8(scalar >> UInt32(shift) & 0xF)
                bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }
}

extension JSONEscape {
    /// The beginning of a text that came from outside, escaped, for use inside a message.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - limit: The most characters of it to show; three dots stand for the rest.
    /// - Returns: The escaped text, without quotes.
    public static func excerpt(_ text: String, limit: Int = 60) -> String {
        let beginning = text.unicodeScalars.prefix(limit)
        var bytes: [UInt8] = []
        append(String(beginning), to: &bytes)
        let escaped = String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)
        return beginning.endIndex == text.unicodeScalars.endIndex ? escaped : escaped + "..."
    }
}
