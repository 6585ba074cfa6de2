/// A pattern in the sense of `fnmatch` with flags 0, over bytes.
///
/// `*` takes any bytes, `/` and a leading `.` too; `?` one byte; `[…]` one of a set, with ranges, `!` or `^` for "not"
/// and POSIX classes; `\` takes the next byte literally. An unterminated `[` is literal, a dangling `\` matches nothing.
/// - SeeAlso: linux-devices 2.5.
package struct Glob: Sendable {
    /// The steps, two bytes each.
    ///
    /// A byte's value, `any`, `star`, or `firstSet` and the number of a set; a run of stars is one step.
    private let steps: [UInt16]
    private let sets: [ByteSet]
    /// How many bytes of whatever matches the pattern itself spells; the rest is taken by wildcards.
    package let literalCount: Int

    private static let any: UInt16 = 256
    private static let star: UInt16 = 257
    private static let firstSet: UInt16 = 512
    /// Parts up to so many steps are compared place by place.
    private static let longestCompared = 16

    /// Compiles a pattern.
    ///
    /// - Parameters:
    ///   - pattern: The pattern's text.
    ///   - foldsDashes: Makes `-` outside of brackets `_`, as libkmod does with aliases and with what is asked.
    package init(_ pattern: String, foldsDashes: Bool = false) {
        self.init(pattern.utf8.span, foldsDashes: foldsDashes)
    }

    /// Compiles the bytes of a pattern.
    package init(_ bytes: borrowing Span<UInt8>, foldsDashes: Bool = false) {
        var steps: [UInt16] = []
        steps.reserveCapacity(bytes.count)
        var sets: [ByteSet] = []
        var literals = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "*"):
                if steps.last != Self.star { steps.append(Self.star) }
            case UInt8(ascii: "?"):
                steps.append(Self.any)
            case UInt8(ascii: "\\"):
                if index < bytes.count {
                    steps.append(UInt16(bytes[index]))
                    literals += 1
                    index += 1
                } else {
                    steps.append(Self.firstSet + UInt16(sets.count))
                    sets.append(ByteSet())
                }
            case UInt8(ascii: "["):
                // More sets than anybody writes are literal, so that a step stays two bytes.
                if sets.count < 1024, let (set, end) = ByteSet.parse(bytes, after: index) {
                    steps.append(Self.firstSet + UInt16(sets.count))
                    sets.append(set)
                    index = end
                } else {
                    steps.append(UInt16(byte))
                    literals += 1
                }
            default:
                steps.append(UInt16(foldsDashes && byte == UInt8(ascii: "-") ? UInt8(ascii: "_") : byte))
                literals += 1
            }
        }
        self.steps = steps
        self.sets = sets
        literalCount = literals
    }

    /// Whether the pattern takes the whole text.
    package func matches(_ text: String) -> Bool { matches(text.utf8.span) }

    /// Whether the pattern takes the whole text.
    ///
    /// Stars are settled from left to right, each at the first place where what follows it fits; what follows the last
    /// one is compared at the end of the text. No choice is ever taken back, and a long part is looked for at all places
    /// at once, so time grows with the text's length.
    package func matches(_ text: borrowing Span<UInt8>) -> Bool {
        guard let firstStar = steps.firstIndex(of: Self.star), let lastStar = steps.lastIndex(of: Self.star) else {
            return steps.count == text.count && fits(steps.indices, text, at: 0)
        }
        let head = 0..<firstStar
        let tail = (lastStar + 1)..<steps.count
        guard head.count + tail.count <= text.count else { return false }
        guard fits(head, text, at: 0), fits(tail, text, at: text.count - tail.count) else { return false }
        var place = head.count
        let limit = text.count - tail.count
        var start = firstStar + 1
        while start <= lastStar {
            guard let end = steps[start...].firstIndex(of: Self.star) else { break }
            let part = start..<end
            guard let found = firstPlace(of: part, in: text, from: place, to: limit) else { return false }
            place = found + part.count
            start = end + 1
        }
        return true
    }

    /// Whether a step of the pattern takes no byte at all: it matches nothing.
    package var hasEmptySet: Bool { sets.contains { $0 == ByteSet() } }

    /// Whether the pattern takes any of the texts whose bytes are each one of a set.
    ///
    /// All ways through the pattern are followed at once: time grows with the product of both lengths.
    func canMatch(_ text: [ByteSet]) -> Bool {
        var reached = [Bool](repeating: false, count: steps.count + 1)
        reached[0] = true
        passStars(&reached)
        for set in text {
            var next = [Bool](repeating: false, count: steps.count + 1)
            for index in steps.indices where reached[index] {
                if steps[index] == Self.star {
                    next[index] = true
                } else if takesAny(of: set, at: index) {
                    next[index + 1] = true
                }
            }
            passStars(&next)
            reached = next
        }
        return reached[steps.count]
    }

    /// A star may take nothing.
    private func passStars(_ reached: inout [Bool]) {
        for index in steps.indices where reached[index] && steps[index] == Self.star { reached[index + 1] = true }
    }

    private func takesAny(of set: ByteSet, at index: Int) -> Bool {
        let step = steps[index]
        if step < Self.any { return set.contains(UInt8(step)) }
        return step < Self.firstSet || sets[Int(step - Self.firstSet)].intersects(set)
    }

    /// The first place in a stretch of the text where a part without stars fits.
    private func firstPlace(of part: Range<Int>, in text: borrowing Span<UInt8>, from start: Int, to end: Int) -> Int? {
        guard start + part.count <= end else { return nil }
        if part.count > Self.longestCompared {
            let search = PartSearch(count: part.count) { takes($1, at: part.lowerBound + $0) }
            return search.first(in: text, from: start, to: end)
        }
        for place in start...(end - part.count) where fits(part, text, at: place) { return place }
        return nil
    }

    private func fits(_ part: Range<Int>, _ text: borrowing Span<UInt8>, at start: Int) -> Bool {
        var place = start
        for index in part {
            guard takes(text[place], at: index) else { return false }
            place += 1
        }
        return true
    }

    private func takes(_ byte: UInt8, at index: Int) -> Bool {
        let step = steps[index]
        if step < Self.any { return UInt16(byte) == step }
        return step < Self.firstSet || sets[Int(step - Self.firstSet)].contains(byte)
    }
}
