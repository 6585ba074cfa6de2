/// Alias patterns, found by what they spell out.
///
/// Each pattern stands in one bucket, under the rarest of what it spells:
///
/// - all of it, where it has no wildcard;
/// - the beginning of its head, at one of three lengths of its group;
/// - a window of eight bytes, or of four, anywhere behind its head.
///
/// A text is looked for as a whole, by its beginnings, and by each of its windows; bits for what is filed keep most
/// of these from being looked for at all. A collision costs time and nothing else, since the pattern itself decides. No
/// width of any field is relied on. Compiled once; a look-up takes time linear in the text and in what it finds.
/// - SeeAlso: linux-devices 2.4, "Wildcard search"; design section 8.
struct AliasIndex: Sendable {
    /// Where a chain of patterns begins, by their hash.
    struct Slot: Sendable {
        /// Part of the hash.
        var tag: UInt32 = 0
        /// The first pattern, or -1.
        var first: Int32 = -1
    }

    /// What a look-up needs besides the index; it is used again for the next one, and belongs to one thread.
    struct Scratch: Sendable {
        /// The numbers of the patterns that were found, ascending.
        fileprivate(set) var found: [Int32] = []
        /// A bit a slot: a window may stand in a text a thousand times.
        fileprivate var visited: [UInt64] = []
        fileprivate var visitedSlots: [Int32] = []

        /// Makes an empty one.
        init() {}
    }

    /// Keeps whole texts apart from beginnings.
    static let wholeSeed: UInt64 = 0x2545_F491_4F6C_DD1D

    let patterns: AliasPatterns
    let groups: AliasGroups
    let slots: [Slot]
    /// The next pattern of each pattern's chain, or -1.
    let next: [Int32]
    /// A bit for each hash that something is filed under, and for each window's hash before it is spread.
    let filter: [UInt64]
    let filterShift: UInt64

    /// Finds the patterns that take the whole of a text.
    ///
    /// - Parameters:
    ///   - text: A normalised text; see `AliasText.append(_:to:)`.
    ///   - scratch: Gets the patterns' numbers, ascending.
    func find(_ text: borrowing Span<UInt8>, _ scratch: inout Scratch) {
        scratch.found.removeAll(keepingCapacity: true)
        if scratch.visited.count != (slots.count + 63) / 64 {
            scratch.visited = Array(repeating: 0, count: (slots.count + 63) / 64)
        }
        let bytes = unsafe text.bytes
        visit(AliasHash.beginning(bytes, count: text.count, seed: Self.wholeSeed), text, &scratch)
        let key = AliasGroups.key(text)
        if let number = groups.number(of: key) { find(text, inGroup: number, &scratch) }
        if key != AliasGroups.short, let number = groups.number(of: AliasGroups.short) {
            find(text, inGroup: number, &scratch)
        }
        for slot in scratch.visitedSlots { scratch.visited[Int(slot) / 64] = 0 }
        scratch.visitedSlots.removeAll(keepingCapacity: true)
        if scratch.found.count > 1 { scratch.found.sort() }
    }

    private func find(_ text: borrowing Span<UInt8>, inGroup number: Int, _ scratch: inout Scratch) {
        let group = groups.groups[number]
        let bytes = unsafe text.bytes
        for index in 0..<3 {
            let length = Int(group.lengths[index])
            guard length > 0, length <= text.count else { break }
            visit(AliasHash.beginning(bytes, count: length, seed: group.salt), text, &scratch)
        }
        if group.hasLongWindows, text.count >= AliasHash.long {
            for offset in 0...(text.count - AliasHash.long) {
                let hash = AliasHash.longWindow(AliasHash.word(bytes, offset), group.salt)
                if isFiled(hash) { visit(AliasHash.spread(hash), text, &scratch) }
            }
        }
        if group.hasShortWindows, text.count >= AliasHash.short {
            for offset in 0...(text.count - AliasHash.short) {
                let hash = AliasHash.shortWindow(AliasHash.halfWord(bytes, offset), group.salt)
                if isFiled(hash) { visit(AliasHash.spread(hash), text, &scratch) }
            }
        }
        tryChain(group.firstOther, text, &scratch)
    }

    @inline(__always)
    private func isFiled(_ hash: UInt64) -> Bool {
        let bit = hash >> filterShift
        return filter[Int(bit >> 6)] >> (bit & 63) & 1 == 1
    }

    /// Tries the patterns of one bucket.
    private func visit(_ hash: UInt64, _ text: borrowing Span<UInt8>, _ scratch: inout Scratch) {
        guard isFiled(hash), let slot = Self.slot(of: hash, in: slots) else { return }
        guard scratch.visited[slot / 64] >> (slot % 64) & 1 == 0 else { return }
        scratch.visited[slot / 64] |= 1 << (slot % 64)
        scratch.visitedSlots.append(Int32(slot))
        tryChain(slots[slot].first, text, &scratch)
    }

    /// Tries a pattern and those that are chained behind it.
    private func tryChain(_ first: Int32, _ text: borrowing Span<UInt8>, _ scratch: inout Scratch) {
        var number = first
        while number >= 0 {
            if patterns.matches(Int(number), text) { scratch.found.append(number) }
            number = next[Int(number)]
        }
    }

    /// The slot of a hash; `nil` where nothing is filed under it.
    static func slot(of hash: UInt64, in slots: [Slot]) -> Int? {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        while slots[slot].first >= 0 {
            if slots[slot].tag == tag { return slot }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }
}
