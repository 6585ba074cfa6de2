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
    static func precedes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
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
        guard offset < common else { return left.count < right.count }

        // Back to where the differing components begin.
        let difference = offset
        var hasColon = false
        while offset > 0, unsafe left[offset - 1] != slash {
            offset -= 1
            if unsafe left[offset] == UInt8(ascii: ":") { hasColon = true }
        }
        if hasColon {
            // Both are text from here on, as most names of a large machine are; one that ends comes first.
            let (x, y) = unsafe (left[difference], right[difference])
            return x == slash || (y != slash && x < y)
        }
        var a = unsafe Name(text: left, start: offset)
        var b = unsafe Name(text: right, start: offset)
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
