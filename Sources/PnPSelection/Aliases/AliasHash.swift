/// The numbers under which an alias index files its patterns.
///
/// Equal numbers only bring a pattern and a text together; the pattern itself decides.
enum AliasHash {
    /// Bytes of a long window.
    static let long = 8
    /// Bytes of a short window.
    static let short = 4

    private static let first: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let second: UInt64 = 0xD6E8_FEB8_6659_FD93

    /// A long window anywhere in a text, among the patterns of one group.
    @inline(__always)
    static func longWindow(_ word: UInt64, _ group: UInt64) -> UInt64 { (word ^ group) &* first }

    /// A short window anywhere in a text, among the patterns of one group.
    @inline(__always)
    static func shortWindow(_ word: UInt32, _ group: UInt64) -> UInt64 {
        (UInt64(word) ^ 0x5BD1_E995_0000_0000 ^ group) &* first
    }

    /// What sets the windows of a group apart from those of others.
    static func salt(ofGroup key: UInt32) -> UInt64 { UInt64(key) &* second }

    /// Spreads a window's number over all bits; after it the low half and the high half tell different things.
    @inline(__always)
    static func spread(_ hash: UInt64) -> UInt64 {
        let mixed = (hash ^ hash >> 32) &* second
        return mixed ^ mixed >> 29
    }

    /// The first bytes of a text, all of them where `count` is its length.
    ///
    /// A text and the beginning of a longer one have different numbers only by accident: an index keeps whole texts and
    /// beginnings apart by `seed`.
    @inline(__always)
    static func beginning(_ text: RawSpan, count: Int, seed: UInt64) -> UInt64 {
        var hash = seed ^ UInt64(truncatingIfNeeded: count)
        guard count >= long else {
            for offset in 0..<count {
                hash = (hash ^ UInt64(unsafe text.unsafeLoad(fromByteOffset: offset, as: UInt8.self))) &* first
            }
            return spread(hash)
        }
        var offset = 0
        while offset + long < count {
            hash = ((hash ^ word(text, offset)) &* first)
            hash ^= hash >> 31
            offset += long
        }
        // The last word overlaps the one before it.
        return spread((hash ^ word(text, count - long)) &* first)
    }

    /// Eight bytes of a text.
    @inline(__always)
    static func word(_ text: RawSpan, _ offset: Int) -> UInt64 {
        unsafe text.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    /// Four bytes of a text.
    @inline(__always)
    static func halfWord(_ text: RawSpan, _ offset: Int) -> UInt32 {
        unsafe text.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self)
    }
}
