/// The order of sysfs paths for people: a device right before what is below it, numbers in names as numbers.
///
/// Names with a colon (`0000:00:1c.0`, `PNP0C0C:00`) hold hexadecimal numbers of fixed width and are compared as text;
/// in all others a run of digits is one decimal number. Each name is read by itself, so the order is total whatever is
/// compared with what.
package enum NaturalOrder {
    /// Whether `left` comes before `right`.
    package static func precedes(_ left: String, _ right: String) -> Bool {
        var left = left
        var right = right
        return left.withUTF8 { left in
            right.withUTF8 { right in unsafe precedes(left, right) }
        }
    }

    /// The same for the bytes of two paths.
    ///
    /// - Parameters:
    ///   - left: A path.
    ///   - right: Another one.
    ///   - whenEqual: What to answer of equal ones.
    /// - Returns: Whether `left` comes before `right`.
    static func precedes(
        _ left: UnsafeBufferPointer<UInt8>,
        _ right: UnsafeBufferPointer<UInt8>,
        whenEqual: Bool = false
    ) -> Bool {
        let common = min(left.count, right.count)
        var offset = 0
        // Neighbours in a forest have most of their paths in common: eight bytes at a time.
        let (mine, theirs) = (UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
        while offset + 8 <= common,
            unsafe mine.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                == theirs.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        {
            offset += 8
        }
        while offset < common, unsafe left[offset] == right[offset] { offset += 1 }
        guard offset < common else { return left.count == right.count ? whenEqual : left.count < right.count }

        // Back to where the differing components begin, and to the digits before the difference.
        let difference = offset
        var digits = difference
        while digits > 0, unsafe isDigit(left[digits - 1]) { digits -= 1 }
        var start = difference
        var hasColon = false
        while start > 0, unsafe left[start - 1] != slash {
            start -= 1
            if unsafe left[start] == UInt8(ascii: ":") { hasColon = true }
        }
        let isMineText = unsafe hasColon || self.hasColon(left, from: difference)
        let isTheirsText = unsafe hasColon || self.hasColon(right, from: difference)
        if isMineText != isTheirsText { return unsafe precedesMixed(left, right, from: start) }
        let (x, y) = unsafe (left[difference], right[difference])
        if !isMineText, isDigit(x) || isDigit(y) {
            let mine = unsafe Number(left, at: digits)
            let theirs = unsafe Number(right, at: digits)
            if mine.length > 0, theirs.length > 0 { return unsafe mine.precedes(theirs, left, right) }
            // A number comes before any other byte.
            if x != slash, y != slash { return mine.length > 0 }
        }
        // A name that ends comes first.
        return x == slash || (y != slash && x < y)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// Whether there is a colon before the component's end.
    private static func hasColon(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        var offset = start
        while offset < text.count, unsafe text[offset] != slash {
            if unsafe text[offset] == UInt8(ascii: ":") { return true }
            offset += 1
        }
        return false
    }

    /// A run of decimal digits, of any length.
    private struct Number {
        /// Where its first digit other than zero is.
        var start: Int
        var end: Int
        /// How many digits it has, leading zeros included; 0 where there is none.
        var length: Int

        init(_ text: UnsafeBufferPointer<UInt8>, at first: Int) {
            start = first
            while start < text.count, unsafe text[start] == UInt8(ascii: "0") { start += 1 }
            end = start
            while end < text.count, unsafe isDigit(text[end]) { end += 1 }
            length = end - first
        }

        /// By value; of equal ones the shorter first.
        func precedes(
            _ other: Number,
            _ mine: UnsafeBufferPointer<UInt8>,
            _ theirs: UnsafeBufferPointer<UInt8>
        ) -> Bool {
            let significant = end - start
            if significant != other.end - other.start { return significant < other.end - other.start }
            for offset in 0..<significant {
                let (x, y) = unsafe (mine[start + offset], theirs[other.start + offset])
                if x != y { return x < y }
            }
            return length < other.length
        }
    }

    /// Compares a name with a colon and one without, from their beginnings.
    private static func precedesMixed(
        _ left: UnsafeBufferPointer<UInt8>,
        _ right: UnsafeBufferPointer<UInt8>,
        from start: Int
    ) -> Bool {
        var a = unsafe Name(text: left, start: start)
        var b = unsafe Name(text: right, start: start)
        while true {
            let x = unsafe a.next()
            let y = unsafe b.next()
            if x != y { return x < y }
            if x == .end { return false }
        }
    }

    fileprivate static let slash = UInt8(ascii: "/")

    /// One step through a name.
    private enum Token: Comparable {
        case end
        /// A decimal number: how many digits after the leading zeros, their text, how many digits in all.
        case number(significant: Int, digits: UInt64, length: Int)
        case byte(UInt8)
    }

    /// A path component that is being read.
    @unsafe
    private struct Name {
        let text: UnsafeBufferPointer<UInt8>
        let end: Int
        let hasColon: Bool
        var position: Int

        init(text: UnsafeBufferPointer<UInt8>, start: Int) {
            var end = start
            var hasColon = false
            while end < text.count, unsafe text[end] != NaturalOrder.slash {
                if unsafe text[end] == UInt8(ascii: ":") { hasColon = true }
                end += 1
            }
            unsafe self.text = text
            unsafe self.end = end
            unsafe self.hasColon = hasColon
            unsafe position = start
        }

        mutating func next() -> Token {
            guard unsafe position < end else { return .end }
            let first = unsafe text[position]
            guard unsafe !hasColon, first &- 0x30 < 10 else {
                unsafe position += 1
                return .byte(first)
            }
            var value: UInt64 = 0
            var significant = 0
            let start = unsafe position
            // More digits than a 64-bit number holds are taken in pieces.
            while unsafe position < end, significant < 18 {
                let digit = unsafe text[position] &- 0x30
                guard digit < 10 else { break }
                value = value * 10 + UInt64(digit)
                if value > 0 { significant += 1 }
                unsafe position += 1
            }
            return unsafe .number(significant: significant, digits: value, length: position - start)
        }
    }
}
