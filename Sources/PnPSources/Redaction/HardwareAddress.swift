/// A hardware address that stands in a text: `00:1a:2b:3c:4d:5e`, `00-1A-2B-3C-4D-5E`, `001a2b3c4d5e`.
struct HardwareAddress {
    /// The address itself: six bytes or more.
    let bytes: [UInt8]
    /// Where its first digit is in the text's UTF-8.
    private let start: Int
    /// Characters from one byte to the next: 3 with a separator, 2 without.
    private let stride: Int
    private let isUppercase: Bool

    /// Whether it is itself the replacement of another.
    var isRedacted: Bool { bytes.starts(with: [0x02, 0xED, 0xAC]) }

    /// Writes another address of the same length into its place, in the same form.
    func write(_ address: [UInt8], into text: inout [UInt8]) {
        for (index, byte) in address.enumerated() {
            text[start + index * stride] = digit(byte >> 4)
            text[start + index * stride + 1] = digit(byte & 15)
        }
    }

    private func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: isUppercase ? "A" : "a") + value - 10
    }

    /// All addresses in a text, in order.
    ///
    /// All zeros and all ones mean no address.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - isKnown: Whether twelve digits without separators are an address; nothing else tells.
    /// - Returns: Runs of six pairs of digits or more with one separator, and those twelve digits.
    static func all(in text: String, orCompact isKnown: ([UInt8]) -> Bool = { _ in false }) -> [HardwareAddress] {
        guard text.utf8.count >= 12 else { return [] }
        var text = text
        return text.withUTF8 { bytes in unsafe all(in: bytes.span, isKnown) }
    }

    private static func all(in text: Span<UInt8>, _ isKnown: ([UInt8]) -> Bool) -> [HardwareAddress] {
        var found: [HardwareAddress] = []
        var index = 0
        while index + 12 <= text.count {
            // A run of digits begins here: every address begins with one.
            guard value(text[index]) != nil else {
                index += 1
                continue
            }
            var end = index
            while end < text.count, value(text[end]) != nil { end += 1 }
            if end - index == 2, let address = pairs(in: text, from: index) {
                if address.isMeaningful { found.append(address) }
                index += address.bytes.count * 3
            } else {
                if end - index == 12, let address = compact(in: text, from: index), isKnown(address.bytes) {
                    found.append(address)
                }
                index = end
            }
        }
        return found
    }

    private var isMeaningful: Bool { bytes.contains { $0 != 0 } && bytes.contains { $0 != 0xFF } }

    /// Six pairs or more from here, with a colon or a dash between them and none around them.
    private static func pairs(in text: Span<UInt8>, from start: Int) -> HardwareAddress? {
        guard start + 2 < text.count else { return nil }
        let separator = text[start + 2]
        guard separator == UInt8(ascii: ":") || separator == UInt8(ascii: "-") else { return nil }
        var bytes: [UInt8] = []
        var index = start
        while index + 1 < text.count, let high = value(text[index]), let low = value(text[index + 1]) {
            if index + 2 < text.count, value(text[index + 2]) != nil { break }
            bytes.append(high << 4 | low)
            guard index + 2 < text.count, text[index + 2] == separator else { break }
            index += 3
        }
        guard bytes.count >= 6 else { return nil }
        return HardwareAddress(
            bytes: bytes,
            start: start,
            stride: 3,
            isUppercase: hasCapital(text, start, bytes.count * 3 - 1)
        )
    }

    private static func compact(in text: Span<UInt8>, from start: Int) -> HardwareAddress? {
        var bytes: [UInt8] = []
        for index in 0..<6 {
            guard let high = value(text[start + 2 * index]), let low = value(text[start + 2 * index + 1]) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return HardwareAddress(bytes: bytes, start: start, stride: 2, isUppercase: hasCapital(text, start, 12))
    }

    private static func hasCapital(_ text: Span<UInt8>, _ start: Int, _ count: Int) -> Bool {
        (start..<(start + count)).contains { text[$0] >= UInt8(ascii: "A") && text[$0] <= UInt8(ascii: "F") }
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
