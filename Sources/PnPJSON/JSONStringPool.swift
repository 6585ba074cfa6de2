/// Keeps the texts met most recently, so that a name that comes a hundred thousand times is allocated once.
///
/// A small table with one place for each hash: a text that falls on another's place takes it, so memory stays bounded
/// whatever comes. Texts of 15 bytes or less need no allocation and are not kept; long ones are rarely met twice.
package struct JSONStringPool {
    private static let placeBits = 12
    /// Empty until the first text comes: most snapshots and their readers are small.
    private var places: [String] = []

    /// An empty pool.
    package init() {}

    /// A string of these bytes.
    @safe
    package mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard (16...96).contains(bytes.count), let base = unsafe UnsafeRawPointer(bytes.baseAddress) else {
            return unsafe String(decoding: bytes, as: UTF8.self)
        }
        if places.isEmpty { places = [String](repeating: "", count: 1 << Self.placeBits) }
        var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset + 8 <= bytes.count {
            hash = unsafe (hash ^ base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 32
            offset += 8
        }
        let tail = unsafe base.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
        hash = (hash ^ tail) &* 0xC4CE_B9FE_1A85_EC53
        let place = Int(truncatingIfNeeded: hash >> UInt64(64 - Self.placeBits))
        if unsafe Self.isEqual(&places[place], bytes) { return places[place] }
        let string = unsafe String(decoding: bytes, as: UTF8.self)
        places[place] = string
        return string
    }

    private static func isEqual(_ string: inout String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard string.utf8.count == bytes.count else { return false }
        return string.withUTF8 { text in
            guard let left = unsafe UnsafeRawPointer(text.baseAddress),
                let right = unsafe UnsafeRawPointer(bytes.baseAddress)
            else { return false }
            // Both have 16 bytes at least: whole words, and the last word once more where the count is not even.
            var offset = 0
            while offset + 8 <= bytes.count {
                guard unsafe isSameWord(left, right, at: offset) else { return false }
                offset += 8
            }
            return unsafe isSameWord(left, right, at: bytes.count - 8)
        }
    }

    private static func isSameWord(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, at offset: Int) -> Bool {
        unsafe left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            == right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
}
