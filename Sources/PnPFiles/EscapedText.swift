internal import Glibc

/// Text from bytes that need not be UTF-8.
///
/// Kernel and devices promise no encoding. A byte that is not part of valid UTF-8 becomes the four characters `\xNN`
/// (upper-case hexadecimal), so that it stays visible and two different names never become one.
public enum EscapedText {
    /// The text of a value.
    ///
    /// It is for reading: a value that holds `\xNN` literally, as udev's `ID_MODEL_ENC` does, is kept
    /// as it is and cannot be told from an escaped byte.
    public static func value(of bytes: Span<UInt8>) -> String {
        if let text = try? UTF8Span(validating: bytes) { return String(copying: text) }
        return escape(bytes, keepsPathsApart: false)
    }

    /// The text of a file name, a path or a link, from which ``bytes(ofPath:)`` gets the bytes back: a literal `\xNN`
    /// becomes `\x5CxNN`.
    public static func path(of bytes: Span<UInt8>) -> String {
        let hasBackslash = unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe bytes.baseAddress.map { unsafe memchr($0, Int32(backslash), bytes.count) != nil } ?? false
        }
        if !hasBackslash, let text = try? UTF8Span(validating: bytes) { return String(copying: text) }
        return escape(bytes, keepsPathsApart: true)
    }

    /// The bytes of a file name, a path or a link.
    public static func bytes(ofPath text: String) -> [UInt8] {
        let source = Array(text.utf8)
        guard source.contains(backslash) else { return source }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            if let byte = escapedByte(in: source.span, at: index) {
                bytes.append(byte)
                index += 4
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return bytes
    }

    private static let backslash = UInt8(ascii: "\\")

    private static func escape(_ bytes: Span<UInt8>, keepsPathsApart: Bool) -> String {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(bytes.count + 16)
        var index = 0
        while index < bytes.count {
            let length = lengthOfScalar(in: bytes, at: index)
            let isAmbiguous = keepsPathsApart && escapedByte(in: bytes, at: index) != nil
            if length > 0, !isAmbiguous {
                for offset in 0..<length { escaped.append(bytes[index + offset]) }
                index += length
            } else {
                escaped.append(contentsOf: [backslash, UInt8(ascii: "x")])
                escaped.append(hexadecimalDigit(bytes[index] >> 4))
                escaped.append(hexadecimalDigit(bytes[index] & 15))
                index += 1
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// How many bytes the scalar that begins here has; 0 where no valid one begins.
    ///
    /// - SeeAlso: The Unicode Standard, table 3-7, "Well-Formed UTF-8 Byte Sequences".
    private static func lengthOfScalar(in bytes: Span<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        func follows(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < bytes.count && range.contains(bytes[index + offset])
        }
        switch first {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: return follows(1) ? 2 : 0
        case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
        case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
        case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
        case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
        case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
        case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
        default: return 0
        }
    }

    private static func escapedByte(in bytes: Span<UInt8>, at index: Int) -> UInt8? {
        guard index + 3 < bytes.count, bytes[index] == backslash, bytes[index + 1] == UInt8(ascii: "x"),
            let high = value(ofDigit: bytes[index + 2]), let low = value(ofDigit: bytes[index + 3])
        else { return nil }
        return high << 4 | low
    }

    private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    private static func value(ofDigit digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
