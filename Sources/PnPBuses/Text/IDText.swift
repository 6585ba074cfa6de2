internal import PnPModel

/// The bytes of IDs that are built one after another: a common beginning is written once and then varied.
///
/// A hundred thousand devices have a million IDs, so the bytes stand on the stack. There is more room than an ID may have
/// bytes; what does not fit is cut off, and the text is still too long for an ID.
/// - SeeAlso: windows-pnp 3.1: fewer than 200 characters.
struct IDText {
    private static let room = 256

    private var bytes = InlineArray<256, UInt8>(repeating: 0)

    /// How much has been written; ``cut(to:)`` goes back to it.
    private(set) var mark = 0
    /// Whether nothing was written so far that no ID may contain.
    private(set) var isLegal = true

    /// Begins with a text.
    init(_ start: String) { append(start) }

    /// What has been written, as a text of its own.
    var text: String {
        unsafe bytes.span.extracting(0..<mark).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// Forgets what came after a mark.
    mutating func cut(to mark: Int) { self.mark = min(mark, self.mark) }

    /// Writes a text as it is.
    mutating func append(_ text: String) {
        let source = text.utf8.span
        let count = min(source.count, Self.room - mark)
        var isLegal = isLegal
        for offset in 0..<count {
            let byte = source[offset]
            bytes[mark + offset] = byte
            isLegal = isLegal && byte.isLegalInID
        }
        mark += count
        self.isLegal = isLegal
    }

    /// Writes one byte as it is.
    mutating func append(_ byte: UInt8) {
        isLegal = isLegal && byte.isLegalInID
        write(byte)
    }

    private mutating func write(_ byte: UInt8) {
        guard mark < Self.room else { return }
        bytes[mark] = byte
        mark += 1
    }

    /// Writes a number in upper-case hexadecimal.
    ///
    /// - Parameters:
    ///   - value: The number.
    ///   - digits: The least number of digits, filled with zeros; a greater number has more.
    mutating func append(hex value: UInt32, digits: Int) {
        let count = max(digits, (35 - value.leadingZeroBitCount) / 4)
        var shift = UInt32(4 * count)
        while shift > 0 {
            shift -= 4
            let digit = UInt8(truncatingIfNeeded: value >> shift) & 15
            write(digit < 10 ? 0x30 + digit : 0x37 + digit)
        }
    }

    /// Writes a number in decimal.
    ///
    /// - Parameters:
    ///   - value: The number.
    ///   - digits: The least number of digits, filled with zeros.
    mutating func append(decimal value: UInt32, digits: Int = 1) {
        if value >= 10 || digits > 1 { append(decimal: value / 10, digits: digits - 1) }
        write(0x30 + UInt8(truncatingIfNeeded: value % 10))
    }

    /// Writes a text with what no ID may contain, and the backslash that has a meaning of its own, as `_`.
    ///
    /// - SeeAlso: design section 3, "Identities"; windows-pnp 3.1.
    mutating func append(legal text: some Sequence<UInt8>) {
        for byte in text { write(byte.isLegalInName ? byte : UInt8(ascii: "_")) }
    }

    /// Writes the name of a bus or class as an enumerator: letters in upper case, what no ID may contain as `_`.
    mutating func append(enumerator name: String) {
        for byte in name.utf8 { write(byte.isLegalInName ? byte.asciiUppercased : UInt8(ascii: "_")) }
    }

    /// Writes a field of a fixed width, folded as storage IDs are, filled with `_`.
    ///
    /// - SeeAlso: windows-pnp 3.1, "Special-character folding in storage IDs".
    mutating func append(folded text: String, width: Int) {
        let end = mark + width
        append(legal: text.utf8.prefix(width))
        while mark < min(end, Self.room) { write(UInt8(ascii: "_")) }
    }
}

extension UInt8 {
    /// Whether the byte may stand in an ID.
    ///
    /// - SeeAlso: windows-pnp 3.1, "Illegal characters".
    fileprivate var isLegalInID: Bool { self > 0x20 && self < 0x7F && self != UInt8(ascii: ",") }

    /// Whether the byte may stand in a part of an ID: printable ASCII, no comma, no backslash.
    var isLegalInName: Bool {
        self > 0x20 && self < 0x7F && self != UInt8(ascii: ",") && self != UInt8(ascii: "\\")
    }

    /// The value of a hexadecimal digit of either case.
    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }

    /// Whether the byte is an ASCII digit.
    var isDigit: Bool { self &- 0x30 < 10 }

    /// Whether the byte is an ASCII letter.
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// Whether the byte is a hexadecimal digit as modaliases write it.
    var isUpperHexDigit: Bool { isDigit || self &- 0x41 < 6 }
}

extension String {
    /// The text with what no ID may contain as `_`.
    var madeLegal: String {
        if utf8.allSatisfy(\.isLegalInName) { return self }
        return String(decoding: utf8.map { $0.isLegalInName ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
    }

    /// The text with ASCII letters in upper case and what no ID may contain as `_`: an enumerator of a bus's name.
    var asEnumerator: String {
        String(decoding: utf8.map { $0.isLegalInName ? $0.asciiUppercased : UInt8(ascii: "_") }, as: UTF8.self)
    }
}
