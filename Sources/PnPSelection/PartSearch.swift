/// Looks for a long part of a pattern in a text, at all places at once: a bit for each step of the part (Shift-And).
///
/// Each byte of the text costs a 64th of the part's length, whatever the two hold.
/// - SeeAlso: R. Baeza-Yates, G. Gonnet, "A New Approach to Text Searching", CACM 35 (1992).
struct PartSearch {
    private let count: Int
    private let words: Int
    /// For each byte, which steps take it.
    private var takers: [UInt64]

    /// Prepares a search.
    ///
    /// - Parameters:
    ///   - count: How many steps the part has, at least one.
    ///   - takes: Whether a step takes a byte.
    init(count: Int, takes: (_ step: Int, _ byte: UInt8) -> Bool) {
        self.count = count
        words = (count + 63) / 64
        takers = Array(repeating: 0, count: 256 * words)
        for step in 0..<count {
            for byte in UInt8.min...UInt8.max where takes(step, byte) {
                takers[Int(byte) * words + step / 64] |= 1 << (step % 64)
            }
        }
    }

    /// Where the part first fits.
    ///
    /// - Returns: The place where it begins; `nil` where it fits nowhere.
    func first(in text: borrowing Span<UInt8>, from start: Int, to end: Int) -> Int? {
        var state: [UInt64] = Array(repeating: 0, count: words)
        let last: UInt64 = 1 << ((count - 1) % 64)
        for place in start..<max(start, end) {
            let row = Int(text[place]) * words
            var carry: UInt64 = 1
            for word in 0..<words {
                let shifted = state[word] << 1 | carry
                carry = state[word] >> 63
                state[word] = shifted & takers[row + word]
            }
            if state[words - 1] & last != 0 { return place + 1 - count }
        }
        return nil
    }
}
