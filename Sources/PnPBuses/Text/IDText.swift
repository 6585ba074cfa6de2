internal import PnPModel

/// The bytes of IDs that are built one after another: a common beginning is written once and then varied.
///
/// A hundred thousand devices have a million IDs; this is the one buffer they are all written in.
struct IDText {
    /// What has been written.
    private(set) var bytes: [UInt8] = []

    /// Begins with a text.
    init(_ start: String) {
        bytes.reserveCapacity(96)
        bytes.append(contentsOf: start.utf8)
    }

    /// How much has been written; ``cut(to:)`` goes back to it.
    var mark: Int { bytes.count }

    /// What has been written, as a text of its own.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Forgets what came after a mark.
    mutating func cut(to mark: Int) { bytes.removeSubrange(mark...) }

    /// Writes a text as it is.
    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Writes one byte as it is.
    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    /// Writes a number in upper-case hexadecimal.
    ///
    /// - Parameters:
    ///   - value: The number.
    ///   - digits: The least number of digits, filled with zeros; a greater number has more.
    mutating func append(hex value: UInt32, digits: Int) {
        var shift = 28
        while shift >= 4 * digits, value >> UInt32(shift) == 0 { shift -= 4 }
        while shift >= 0 {
            let digit = UInt8(truncatingIfNeeded: value >> UInt32(shift)) & 15
            bytes.append(digit < 10 ? 0x30 + digit : 0x37 + digit)
            shift -= 4
        }
    }

    /// Writes a text with what no ID may contain, and the backslash that has a meaning of its own, as `_`.
    ///
    /// - SeeAlso: design section 3, "Identities"; windows-pnp 3.1.
    mutating func append(legal text: some Sequence<UInt8>) {
        for byte in text { bytes.append(byte.isLegalInName ? byte : UInt8(ascii: "_")) }
    }

    /// Writes a field of a fixed width, folded as storage IDs are, filled with `_`.
    ///
    /// - SeeAlso: windows-pnp 3.1, "Special-character folding in storage IDs".
    mutating func append(folded text: String, width: Int) {
        append(legal: text.utf8.prefix(width))
        for _ in 0..<max(0, width - text.utf8.count) { bytes.append(UInt8(ascii: "_")) }
    }
}

extension UInt8 {
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
        var text = IDText("")
        text.append(legal: utf8)
        return text.text
    }

    /// The text with ASCII letters in upper case and what no ID may contain as `_`: an enumerator of a bus's name.
    var asEnumerator: String {
        String(decoding: utf8.map { $0.isLegalInName ? $0.asciiUppercased : UInt8(ascii: "_") }, as: UTF8.self)
    }
}
