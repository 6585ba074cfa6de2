/// The text of an identification string: compared without regard to the case of ASCII letters.
///
/// - SeeAlso: "Device Identification Strings", Microsoft Learn: IDs are opaque and compared case-insensitively.
package struct IdentifierText: Hashable, Sendable {
    package let spelling: String

    package init(unchecked spelling: String) { self.spelling = spelling }

    package static func == (left: Self, right: Self) -> Bool {
        if left.spelling == right.spelling { return true }
        guard left.spelling.utf8.count == right.spelling.utf8.count else { return false }
        return zip(left.spelling.utf8, right.spelling.utf8).allSatisfy { $0.asciiUppercased == $1.asciiUppercased }
    }

    package func hash(into hasher: inout Hasher) {
        // FNV-1a over the folded bytes, then one call to the hasher: IDs are hashed far more often than made.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let bytes = spelling.utf8.span
        for offset in bytes.indices {
            let byte = bytes[offset]
            hash = (hash ^ UInt64(byte.asciiUppercased)) &* 0x100_0000_01b3
        }
        hasher.combine(hash)
    }

    /// The first thing that makes a text unusable as an ID, or `nil`.
    ///
    /// - SeeAlso: windows-pnp 3.1: no code up to 0x20, none above 0x7F, no comma; fewer than 200 characters.
    static func fault(in spelling: String, limit: Int) -> IdentifierError? {
        let bytes = spelling.utf8.span
        guard bytes.count > 0, bytes.count < limit else { return .length(bytes.count) }
        // A machine has a million IDs and nearly all are legal, so the legal ones are told by eight bytes at a time.
        if unsafe hasOnlyLegalBytes(bytes.bytes) { return nil }
        for offset in bytes.indices {
            let byte = bytes[offset]
            if byte <= 0x20 || byte >= 0x7F || byte == UInt8(ascii: ",") { return .illegalByte(byte, offset: offset) }
        }
        return nil
    }

    /// Whether a text of at least eight bytes is legal; `false` for a shorter one, which is nobody's hurry.
    private static func hasOnlyLegalBytes(_ bytes: RawSpan) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let high = ones << 7
        let last = bytes.byteCount - 8
        guard last >= 0 else { return false }
        var offset = 0
        while true {
            let chunk = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
            // The high bit of each byte: set where it is 0x7F or more, up to 0x20, a comma.
            let above = chunk | (chunk &+ ones)
            let below = ~((chunk | high) &- ones &* 0x21)
            let comma = ~(((chunk ^ (ones &* 0x2C)) | high) &- ones)
            if (above | below | comma) & high != 0 { return false }
            if offset == last { return true }
            offset = min(offset &+ 8, last)
        }
    }
}

extension UInt8 {
    /// The byte with ASCII `a`–`z` made upper-case, all others as they are.
    @inlinable
    package var asciiUppercased: UInt8 { self &- 0x61 < 26 ? self & 0xDF : self }
}

/// Why a text cannot be an identification string.
public enum IdentifierError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Empty or too long; the number of UTF-8 bytes found.
    case length(Int)
    /// A byte that no ID may contain, at its offset from 0.
    case illegalByte(UInt8, offset: Int)
    /// Not of the form `ENUMERATOR\DEVICE`.
    case form

    /// What is wrong, for a message.
    public var description: String {
        switch self {
        case .length(let count): count == 0 ? "it is empty" : "it has \(count) characters, more than an ID may have"
        case .illegalByte(let byte, let offset): "byte 0x\(hex(byte)) at offset \(offset) is not allowed in an ID"
        case .form: "it is not of the form ENUMERATOR\\DEVICE"
        }
    }

    private func hex(_ byte: UInt8) -> String {
        let text = String(byte, radix: 16, uppercase: true)
        return text.utf8.count == 1 ? "0" + text : text
    }
}
