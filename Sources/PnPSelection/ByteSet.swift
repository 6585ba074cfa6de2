/// A set of bytes: what stands in the brackets of a pattern.
struct ByteSet: Hashable, Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// The empty set.
    init() {}

    /// Whether a byte is in it.
    func contains(_ byte: UInt8) -> Bool {
        let word =
            switch byte >> 6 {
            case 0: words.0
            case 1: words.1
            case 2: words.2
            default: words.3
            }
        return word >> UInt64(byte & 63) & 1 == 1
    }

    /// Adds a byte.
    mutating func insert(_ byte: UInt8) {
        let bit = UInt64(1) << UInt64(byte & 63)
        switch byte >> 6 {
        case 0: words.0 |= bit
        case 1: words.1 |= bit
        case 2: words.2 |= bit
        default: words.3 |= bit
        }
    }

    /// What is not in it.
    var inverted: Self {
        var set = Self()
        set.words = (~words.0, ~words.1, ~words.2, ~words.3)
        return set
    }

    /// Whether two sets have a byte in common.
    func intersects(_ other: Self) -> Bool {
        words.0 & other.words.0 | words.1 & other.words.1 | words.2 & other.words.2 | words.3 & other.words.3 != 0
    }

    static func == (left: Self, right: Self) -> Bool { left.words == right.words }

    func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }

    /// Reads a bracket expression.
    ///
    /// - Parameters:
    ///   - bytes: The pattern.
    ///   - start: Where its content begins, after `[`.
    /// - Returns: The set and the place after `]`; `nil` where there is no closing bracket.
    /// - SeeAlso: POSIX 2.14, Pattern Matching Notation; a `]` that comes first is a member.
    static func parse(_ bytes: borrowing Span<UInt8>, after start: Int) -> (set: Self, end: Int)? {
        var set = Self()
        var index = start
        var isInverted = false
        if index < bytes.count, bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "^") {
            isInverted = true
            index += 1
        }
        let first = index
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "]"), index > first { return (isInverted ? set.inverted : set, index + 1) }
            if let (name, end) = className(bytes, at: index) {
                for byte in UInt8.min...UInt8.max where isMember(byte, ofClass: name) { set.insert(byte) }
                index = end
                continue
            }
            guard let low = member(bytes, &index) else { return nil }
            // `a-z` is a range, `a-]` is not.
            if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "-"), bytes[index + 1] != UInt8(ascii: "]") {
                index += 1
                guard let high = member(bytes, &index) else { return nil }
                if low <= high { for byte in low...high { set.insert(byte) } }
            } else {
                set.insert(low)
            }
        }
        return nil
    }

    private static func member(_ bytes: borrowing Span<UInt8>, _ index: inout Int) -> UInt8? {
        if bytes[index] == UInt8(ascii: "\\") { index += 1 }
        guard index < bytes.count else { return nil }
        defer { index += 1 }
        return bytes[index]
    }

    /// `[:name:]` inside of brackets.
    private static func className(_ bytes: borrowing Span<UInt8>, at start: Int) -> (name: String, end: Int)? {
        guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "["), bytes[start + 1] == UInt8(ascii: ":") else {
            return nil
        }
        var name = ""
        var index = start + 2
        while index + 1 < bytes.count, index - start < 12 {
            if bytes[index] == UInt8(ascii: ":"), bytes[index + 1] == UInt8(ascii: "]") { return (name, index + 2) }
            name.unicodeScalars.append(Unicode.Scalar(bytes[index]))
            index += 1
        }
        return nil
    }

    /// Membership in the C locale.
    private static func isMember(_ byte: UInt8, ofClass name: String) -> Bool {
        let isDigit = byte &- 0x30 < 10
        let isUpper = byte &- 0x41 < 26
        let isLower = byte &- 0x61 < 26
        switch name {
        case "digit": return isDigit
        case "upper": return isUpper
        case "lower": return isLower
        case "alpha": return isUpper || isLower
        case "alnum": return isUpper || isLower || isDigit
        case "xdigit": return isDigit || byte &- 0x41 < 6 || byte &- 0x61 < 6
        case "space": return byte == 0x20 || byte &- 0x09 < 5
        case "blank": return byte == 0x20 || byte == 0x09
        case "cntrl": return byte < 0x20 || byte == 0x7F
        case "graph": return byte &- 0x21 < 94
        case "print": return byte &- 0x20 < 95
        case "punct": return byte &- 0x21 < 94 && !(isUpper || isLower || isDigit)
        default: return false
        }
    }
}
