/// One line of a `.ids` file: how deep it stands, its number and where its name is.
///
/// - SeeAlso: linux-devices 5.3, "pci.ids", "usb.ids"; pci.ids(5).
struct IDsLine {
    /// What a line begins with.
    enum Key: Equatable {
        /// `8086  Intel Corporation`: a vendor, or a device below one.
        case number(UInt16)
        /// `17aa 3808  ThinkPad`: a subsystem below a device.
        case pair(UInt16, UInt16)
        /// `C 0c  Serial bus controller`: a base class.
        case baseClass(UInt8)
        /// `03  USB controller`: a subclass below a base class, or a programming interface below that.
        case code(UInt8)
    }

    /// How many tabs it begins with: 0 to 2.
    var level: Int
    /// Its number.
    var key: Key
    /// Where its name stands; not empty.
    var name: Range<Int>

    /// The longest name that is one.
    static let longestName = 512
    private static let tab = UInt8(ascii: "\t")
    private static let space = UInt8(ascii: " ")

    /// Reads a line; `nil` for what is no entry: an empty line, a comment, a section of another kind, nonsense.
    ///
    /// - Parameters:
    ///   - line: Where it stands, without its end.
    ///   - text: The file.
    init?(_ line: Range<Int>, in text: Span<UInt8>) {
        var at = line.lowerBound
        while at < line.upperBound, text[at] == Self.tab { at += 1 }
        level = at - line.lowerBound
        guard level <= 2 else { return nil }
        if level == 0, at + 1 < line.upperBound, text[at] == UInt8(ascii: "C"), text[at + 1] == Self.space {
            guard let code = Self.hexadecimal(2, at: at + 2, line.upperBound, text) else { return nil }
            key = .baseClass(UInt8(truncatingIfNeeded: code))
            at += 4
        } else if let number = Self.hexadecimal(4, at: at, line.upperBound, text) {
            at += 4
            if level == 2, let second = Self.second(at: at, line.upperBound, text) {
                key = .pair(UInt16(truncatingIfNeeded: number), second)
                at += 5
            } else {
                key = .number(UInt16(truncatingIfNeeded: number))
            }
        } else if level > 0, let code = Self.hexadecimal(2, at: at, line.upperBound, text) {
            key = .code(UInt8(truncatingIfNeeded: code))
            at += 2
        } else {
            return nil
        }
        // Two spaces end a number: one may stand between two of them.
        guard at + 2 < line.upperBound, text[at] == Self.space, text[at + 1] == Self.space else { return nil }
        at += 2
        var end = line.upperBound
        while at < end, text[at] == Self.space { at += 1 }
        while at < end, text[end - 1] <= Self.space { end -= 1 }
        guard at < end, end - at <= Self.longestName else { return nil }
        name = at..<end
    }

    /// The second number of a pair, behind one space.
    private static func second(at start: Int, _ end: Int, _ text: Span<UInt8>) -> UInt16? {
        guard start < end, text[start] == space else { return nil }
        return hexadecimal(4, at: start + 1, end, text).map { UInt16(truncatingIfNeeded: $0) }
    }

    /// A number of exactly so many digits; `nil` where something else stands there.
    private static func hexadecimal(_ digits: Int, at start: Int, _ end: Int, _ text: Span<UInt8>) -> UInt32? {
        guard start + digits <= end else { return nil }
        var value: UInt32 = 0
        for offset in start..<start + digits {
            guard let digit = hexadecimalDigit(text[offset]) else { return nil }
            value = value << 4 | digit
        }
        return value
    }
}

/// The value of a hexadecimal digit of either case.
func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
}
