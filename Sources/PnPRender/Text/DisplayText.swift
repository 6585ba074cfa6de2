/// Makes text that came from a device, a file name or a database safe to write to a terminal.
///
/// What could move the cursor, change the colours, reorder the line or hide is written as `\xNN` or `\u{…}`: control
/// characters of both ranges, format characters (bidirectional overrides and isolates, zero-width joiners, tags, the byte
/// order mark), line and paragraph separators, anything without a shape of its own, private-use and unassigned code
/// points, and marks that would combine with what stands before the text or pile up over other lines. A backslash stays
/// as it is: instance paths are full of them.
/// - SeeAlso: design section 5; Unicode Technical Report 36, section 2.5; "Trojan Source", CVE-2021-42574.
public enum DisplayText {
    /// How many marks one character may carry; no script in use needs more.
    static let maximalMarks = 4

    /// The text with everything escaped that a terminal would not just draw.
    ///
    /// - Parameters:
    ///   - text: Text from anywhere.
    ///   - glyphs: With ``TextStyle/Glyphs/ascii`` every character outside ASCII is escaped too: in such a locale its
    ///     bytes can be control characters.
    /// - Returns: Text that takes the columns it seems to take and does nothing else.
    public static func escape(_ text: String, glyphs: TextStyle.Glyphs = .unicode) -> String {
        if isPlain(text) { return text }
        var bytes: [UInt8] = []
        append(text, to: &bytes, glyphs: glyphs)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Bytes that should be UTF-8, as text: what is no UTF-8 becomes `\xNN`, the rest is escaped like any text.
    public static func escape(bytes: [UInt8], glyphs: TextStyle.Glyphs = .unicode) -> String {
        var result: [UInt8] = []
        var marks = maximalMarks
        var decoder = UTF8()
        var position = 0
        while position < bytes.count {
            var rest = bytes[position...].makeIterator()
            if case .scalarValue(let scalar) = decoder.decode(&rest) {
                append(scalar, to: &result, glyphs: glyphs, marks: &marks)
                position += UTF8.width(scalar)
            } else {
                appendHexByte(bytes[position], to: &result)
                position += 1
            }
            decoder = UTF8()
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// How many columns a text takes on a terminal, once escaped.
    public static func columns(of text: String, glyphs: TextStyle.Glyphs = .unicode) -> Int {
        if isPlain(text) { return text.utf8.count }
        return escape(text, glyphs: glyphs).unicodeScalars.reduce(0) { $0 + $1.columns }
    }

    /// Whether it is printable ASCII throughout.
    static func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8.span
        // Without an early exit: nearly every text is plain, and this way the loop runs over many bytes at once.
        var isOther = false
        for offset in bytes.indices { isOther = isOther || bytes[offset] &- 0x20 >= 0x5F }
        return !isOther
    }

    /// Appends a text, escaped, and says how many columns it took.
    @discardableResult
    static func append(_ text: String, to bytes: inout [UInt8], glyphs: TextStyle.Glyphs) -> Int {
        if isPlain(text) {
            bytes.append(contentsOf: text.utf8)
            return text.utf8.count
        }
        var columns = 0
        var marks = maximalMarks  // a mark at the beginning has nothing of the text to sit on
        for scalar in text.unicodeScalars {
            columns += append(scalar, to: &bytes, glyphs: glyphs, marks: &marks)
        }
        return columns
    }

    /// Appends one scalar, escaped where needed.
    ///
    /// `marks` is how many marks the last character carries already; the result is how many columns the scalar took.
    @discardableResult
    private static func append(
        _ scalar: Unicode.Scalar,
        to bytes: inout [UInt8],
        glyphs: TextStyle.Glyphs,
        marks: inout Int
    ) -> Int {
        if scalar.value &- 0x20 < 0x5F {
            bytes.append(UInt8(scalar.value))
            marks = 0
            return 1
        }
        if scalar.value < 0x80 {
            marks = maximalMarks
            appendHexByte(UInt8(scalar.value), to: &bytes)
            return 4
        }
        let combines = Unicode.Scalar.combines(scalar)
        let isDrawn = glyphs == .unicode && isDrawn(scalar) && !(combines && marks >= maximalMarks)
        if isDrawn {
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            marks = combines ? marks + 1 : 0
            return scalar.columns
        }
        marks = maximalMarks
        let start = bytes.count
        bytes.append(contentsOf: "\\u{".utf8)
        bytes.append(contentsOf: String(scalar.value, radix: 16).utf8)
        bytes.append(UInt8(ascii: "}"))
        return bytes.count - start
    }

    /// Whether a scalar beyond ASCII has a shape and nothing but a shape.
    private static func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
        // Latin letters and signs, without the two tables; the soft hyphen is the only one without a shape.
        if (0xA1...0x24F).contains(scalar.value) { return scalar.value != 0xAD }
        if scalar.properties.isDefaultIgnorableCodePoint { return false }
        return switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }

    private static func appendHexByte(_ byte: UInt8, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: byte < 0x10 ? "\\x0".utf8 : "\\x".utf8)
        bytes.append(contentsOf: String(byte, radix: 16).utf8)
    }
}
