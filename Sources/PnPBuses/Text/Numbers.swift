/// Numbers as sysfs and uevents write them; anything else is no number, never a zero.
enum Number {
    /// Hexadecimal with or without `0x`, blanks around it allowed: `0x8086`, `046d`.
    static func hex(_ text: String?) -> UInt32? {
        guard let text else { return nil }
        return hex(in: text.utf8.span, 0..<text.utf8.count)
    }

    /// Hexadecimal with or without `0x` in a part of a text.
    static func hex(in text: Span<UInt8>, _ range: Range<Int>) -> UInt32? {
        var (start, end) = trimmed(text, range)
        if end - start > 2, text[start] == UInt8(ascii: "0"), text[start + 1] | 0x20 == UInt8(ascii: "x") { start += 2 }
        guard start < end else { return nil }
        var value: UInt32 = 0
        while start < end {
            guard let digit = text[start].hexValue, value >> 28 == 0 else { return nil }
            value = value << 4 | UInt32(digit)
            start += 1
        }
        return value
    }

    /// Decimal without a sign, blanks around it allowed: ` 1`.
    static func decimal(_ text: String?) -> UInt32? {
        guard let text else { return nil }
        return decimal(in: text.utf8.span, 0..<text.utf8.count)
    }

    /// Decimal in a part of a text.
    static func decimal(in text: Span<UInt8>, _ range: Range<Int>) -> UInt32? {
        var (start, end) = trimmed(text, range)
        guard start < end else { return nil }
        var value: UInt32 = 0
        while start < end {
            guard text[start].isDigit else { return nil }
            let (product, tooBig) = value.multipliedReportingOverflow(by: 10)
            let (sum, muchTooBig) = product.addingReportingOverflow(UInt32(text[start] - 0x30))
            guard !tooBig, !muchTooBig else { return nil }
            value = sum
            start += 1
        }
        return value
    }

    /// Three numbers between slashes: `46d/c52b/1201` in hexadecimal, `9/0/1` in decimal.
    static func triple(_ text: String?, isHex: Bool) -> (UInt32, UInt32, UInt32)? {
        guard let text else { return nil }
        let bytes = text.utf8.span
        var values = (UInt32(0), UInt32(0), UInt32(0))
        var start = 0
        for field in 0..<3 {
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "/") { end += 1 }
            let part = start..<end
            guard (end == bytes.count) == (field == 2),
                let value = isHex ? hex(in: bytes, part) : decimal(in: bytes, part)
            else { return nil }
            switch field {
            case 0: values.0 = value
            case 1: values.1 = value
            default: values.2 = value
            }
            start = end + 1
        }
        return values
    }

    /// Two hexadecimal numbers with a colon between them: `1AF4:1045`.
    static func hexPair(_ text: String?) -> (UInt32, UInt32)? {
        guard let text else { return nil }
        let bytes = text.utf8.span
        for index in 0..<bytes.count where bytes[index] == UInt8(ascii: ":") {
            guard let first = hex(in: bytes, 0..<index), let second = hex(in: bytes, (index + 1)..<bytes.count) else {
                return nil
            }
            return (first, second)
        }
        return nil
    }

    private static func trimmed(_ text: Span<UInt8>, _ range: Range<Int>) -> (Int, Int) {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, text[start] <= 0x20 { start += 1 }
        while start < end, text[end - 1] <= 0x20 { end -= 1 }
        return (start, end)
    }
}
