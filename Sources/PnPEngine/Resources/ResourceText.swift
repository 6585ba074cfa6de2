/// Words and numbers in the lists of resources that the kernel writes; anything else is no number, never a zero.
enum ResourceText {
    /// Takes the next word off a part of a line.
    static func word(in text: Span<UInt8>, _ rest: inout Range<Int>) -> Range<Int>? {
        var start = rest.lowerBound
        while start < rest.upperBound, text[start] <= 0x20 { start += 1 }
        var end = start
        while end < rest.upperBound, text[end] > 0x20 { end += 1 }
        rest = end..<rest.upperBound
        return start < end ? start..<end : nil
    }

    /// Whether a part of a text is a word.
    static func equals(_ text: Span<UInt8>, _ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        for offset in 0..<range.count where unsafe text[range.lowerBound + offset] != word.utf8Start[offset] {
            return false
        }
        return true
    }

    /// Hexadecimal with or without `0x`, of at most 64 bits: the kernel writes a zero as `0` where other numbers have it.
    static func hex(in text: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
        var start = range.lowerBound
        if range.count > 2, text[start] == UInt8(ascii: "0"), text[start + 1] | 0x20 == UInt8(ascii: "x") { start += 2 }
        guard start < range.upperBound else { return nil }
        var value: UInt64 = 0
        while start < range.upperBound {
            guard let digit = hexDigit(text[start]), value >> 60 == 0 else { return nil }
            value = value << 4 | digit
            start += 1
        }
        return value
    }

    /// Decimal without a sign, of at most 64 bits.
    static func decimal(in text: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
        guard !range.isEmpty else { return nil }
        var value: UInt64 = 0
        for index in range {
            guard text[index] &- 0x30 < 10 else { return nil }
            let (product, isTooBig) = value.multipliedReportingOverflow(by: 10)
            let (sum, isFarTooBig) = product.addingReportingOverflow(UInt64(text[index] - 0x30))
            guard !isTooBig, !isFarTooBig else { return nil }
            value = sum
        }
        return value
    }

    /// A whole text as a decimal number, blanks around it allowed.
    static func decimal(_ text: String?) -> UInt64? {
        guard let text else { return nil }
        let bytes = text.utf8.span
        var rest = 0..<bytes.count
        guard let first = word(in: bytes, &rest), word(in: bytes, &rest) == nil else { return nil }
        return decimal(in: bytes, first)
    }

    /// `START-END`, both hexadecimal; the end may come before the start.
    static func ends(in text: Span<UInt8>, _ range: Range<Int>) -> (start: UInt64, end: UInt64)? {
        guard let dash = range.first(where: { text[$0] == UInt8(ascii: "-") }),
            let start = hex(in: text, range.lowerBound..<dash), let end = hex(in: text, (dash + 1)..<range.upperBound)
        else { return nil }
        return (start, end)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case 0x30...0x39: UInt64(byte - 0x30)
        case 0x41...0x46: UInt64(byte - 0x41 + 10)
        case 0x61...0x66: UInt64(byte - 0x61 + 10)
        default: nil
        }
    }
}

/// The lines of a list of resources, one after the other.
struct ResourceLines {
    /// How many lines have been taken, which is the number of the last one.
    private(set) var number = 0
    private var start = 0

    /// Takes the next line, without its end; `nil` behind the last one.
    mutating func next(in text: Span<UInt8>) -> Range<Int>? {
        guard start < text.count else { return nil }
        var end = start
        while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
        defer { start = end + 1 }
        number += 1
        return start..<end
    }
}
