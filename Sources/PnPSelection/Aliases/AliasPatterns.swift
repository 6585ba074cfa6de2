import PnPModel

/// Alias patterns as an index keeps them: normalised bytes, one pattern behind the other.
///
/// A pattern is named by its number, in the order in which it was added.
struct AliasPatterns: Sendable {
    /// Where one pattern stands, and what it is made of.
    struct Pattern: Sendable {
        /// The first of its bytes.
        let start: UInt32
        /// How many bytes it has.
        let count: UInt32
        /// How many of them come before the first `*`, `?` or `[`; libkmod takes these literally, a `\` too.
        let head: UInt32
        /// The compiled rest of a pattern that is not compared as it stands; -1 for all others.
        let glob: Int32

        /// Its bytes.
        var range: Range<Int> { Int(start)..<Int(start + count) }
        /// What is literal at its beginning.
        var headRange: Range<Int> { Int(start)..<Int(start + head) }
        /// Whether it has no wildcard at all.
        var isLiteral: Bool { head == count }
    }

    /// Parts between two stars that are longer than this are left to a compiled pattern.
    private static let longestPlainPart = 32

    private(set) var bytes: [UInt8] = []
    private(set) var patterns: [Pattern] = []
    private(set) var globs: [Glob] = []

    /// Makes an empty list with room for so many patterns of an ordinary length.
    init(capacity: Int) {
        bytes.reserveCapacity(capacity * 44)
        patterns.reserveCapacity(capacity)
    }

    /// How many patterns there are.
    var count: Int { patterns.count }

    /// Adds a pattern as it was written.
    mutating func add(_ text: borrowing Span<UInt8>) {
        let start = bytes.count
        AliasText.append(text, to: &bytes)
        var head = start
        while head < bytes.count, !Self.isWildcard(bytes[head]) { head += 1 }
        var glob: Int32 = -1
        if head < bytes.count, !Self.isPlain(bytes.span.extracting(head..<bytes.count)) {
            glob = Int32(globs.count)
            globs.append(Glob(bytes.span.extracting(head..<bytes.count)))
        }
        patterns.append(
            Pattern(start: UInt32(start), count: UInt32(bytes.count - start), head: UInt32(head - start), glob: glob)
        )
    }

    /// Whether a byte ends the head of a pattern.
    static func isWildcard(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "[")
    }

    /// Whether what follows a head has stars and question marks at most, and short parts between them.
    private static func isPlain(_ rest: Span<UInt8>) -> Bool {
        var part = 0
        for index in rest.indices {
            switch rest[index] {
            case UInt8(ascii: "["), UInt8(ascii: "\\"): return false
            case UInt8(ascii: "*"): part = 0
            default:
                part += 1
                if part > longestPlainPart { return false }
            }
        }
        return true
    }

    // MARK: Matching

    /// Whether a pattern takes the whole of a text.
    ///
    /// The head is compared literally; the rest has the meaning of `fnmatch` with flags 0. Stars are settled from left to
    /// right, each at the first place where what follows fits, and no choice is taken back, so that time grows with the
    /// length of the text.
    /// - Parameters:
    ///   - number: The pattern.
    ///   - text: A normalised text.
    /// - Returns: Whether it does.
    func matches(_ number: Int, _ text: borrowing Span<UInt8>) -> Bool {
        let pattern = patterns[number]
        if pattern.glob >= 0 {
            guard pattern.head <= text.count else { return false }
            let steps = unsafe bytes.span.bytes
            let head = unsafe text.bytes
            guard PlainStep.fit(steps, pattern.headRange, head, at: 0) else { return false }
            return globs[Int(pattern.glob)].matches(text.extracting(Int(pattern.head)..<text.count))
        }
        return matchesPlain(pattern.range, text)
    }

    private func matchesPlain(_ pattern: Range<Int>, _ text: borrowing Span<UInt8>) -> Bool {
        let star = UInt8(ascii: "*")
        let steps = unsafe bytes.span.bytes
        let characters = unsafe text.bytes
        var step = pattern.lowerBound
        var place = 0
        while step < pattern.upperBound, PlainStep.byte(steps, step) != star {
            guard place < text.count, PlainStep.takes(steps, step, characters, at: place) else { return false }
            step += 1
            place += 1
        }
        guard step < pattern.upperBound else { return place == text.count }
        var end = pattern.upperBound
        var limit = text.count
        while PlainStep.byte(steps, end - 1) != star {
            guard limit > place, PlainStep.takes(steps, end - 1, characters, at: limit - 1) else { return false }
            end -= 1
            limit -= 1
        }
        // From one star to the next; the last byte is a star.
        while step + 1 < end {
            let start = step + 1
            step = start
            while PlainStep.byte(steps, step) != star { step += 1 }
            guard start < step else { continue }
            while true {
                guard place + (step - start) <= limit else { return false }
                if PlainStep.fit(steps, start..<step, characters, at: place) { break }
                place += 1
            }
            place += step - start
        }
        return true
    }

    /// How many bytes of whatever matches a pattern it spells itself; the rest is taken by its wildcards.
    func literalCount(_ number: Int) -> Int {
        let pattern = patterns[number]
        if pattern.glob >= 0 { return Int(pattern.head) + globs[Int(pattern.glob)].literalCount }
        return bytes[pattern.range].reduce(0) { $0 + (Self.isWildcard($1) ? 0 : 1) }
    }
}

/// Steps of patterns without brackets and backslashes: a byte, or a question mark for any byte.
///
/// The callers' loops keep every offset inside of the pattern and of the text.
private enum PlainStep {
    /// A byte of a pattern.
    @inline(__always)
    static func byte(_ steps: RawSpan, _ step: Int) -> UInt8 {
        unsafe steps.unsafeLoad(fromUncheckedByteOffset: step, as: UInt8.self)
    }

    /// Whether a step takes the byte at a place of a text.
    @inline(__always)
    static func takes(_ steps: RawSpan, _ step: Int, _ text: RawSpan, at place: Int) -> Bool {
        let byte = byte(steps, step)
        return unsafe byte == text.unsafeLoad(fromUncheckedByteOffset: place, as: UInt8.self)
            || byte == UInt8(ascii: "?")
    }

    /// Whether some steps take the bytes from a place on; there are as many.
    @inline(__always)
    static func fit(_ steps: RawSpan, _ part: Range<Int>, _ text: RawSpan, at place: Int) -> Bool {
        for step in part where !takes(steps, step, text, at: place + step - part.lowerBound) { return false }
        return true
    }
}
