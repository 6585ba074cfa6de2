/// The tagged fields of a modalias, found without making a string of any.
///
/// Tags are lower-case letters, values have none: `pci:v00008086d*sv*sd*bc02sc00i*` has `v`, `d`, `sv`, … Only the
/// grammars that are written so are read this way.
/// - SeeAlso: linux-devices 3.2.
struct ModaliasFields {
    /// A tag, its letters packed into a number, the last one lowest.
    struct Tag: Hashable, ExpressibleByStringLiteral {
        var packed: UInt64 = 0

        init() {}

        init(stringLiteral text: StaticString) {
            for byte in text.description.utf8 { add(byte) }
        }

        mutating func add(_ letter: UInt8) { packed = packed << 8 | UInt64(letter) }

        /// The letters, of which the number holds the last eight.
        var text: String {
            let letters = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: packed >> UInt64($0)) }
            return String(decoding: letters.drop { $0 == 0 }, as: UTF8.self)
        }
    }

    /// One field; where its value stands in the text.
    struct Field {
        let tag: Tag
        let value: Range<Int>
        /// There is something other than stars in the value.
        let isPinned: Bool
    }

    /// The fields in order.
    private(set) var fields: [Field] = []

    /// Finds the fields after the first `:`.
    init(_ text: borrowing Span<UInt8>) {
        fields.reserveCapacity(10)
        var index = 0
        while index < text.count, text[index] != UInt8(ascii: ":") { index += 1 }
        index += 1
        // No grammar of tagged fields has more than ten.
        while index < text.count, fields.count < 32 {
            var tag = Tag()
            while index < text.count, text[index] &- 0x61 < 26 {
                tag.add(text[index])
                index += 1
            }
            let start = index
            var stars = 0
            while index < text.count, !(text[index] &- 0x61 < 26) {
                if text[index] == UInt8(ascii: "*") { stars += 1 }
                index += 1
            }
            fields.append(Field(tag: tag, value: start..<index, isPinned: index - start > stars))
        }
    }

    /// The first field with a tag.
    subscript(tag: Tag) -> Field? { fields.first { $0.tag == tag } }

    /// Whether all of these say something.
    func pins(_ tags: Tag...) -> Bool { tags.allSatisfy { self[$0]?.isPinned ?? false } }
}
