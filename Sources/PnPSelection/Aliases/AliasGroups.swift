/// The groups of patterns in an index: those whose heads begin with the same three bytes, such as `pci` or `acp`.
///
/// A text is looked for in the group of its own first bytes and in the one of patterns that begin with fewer.
struct AliasGroups: Sendable {
    /// What is known of one group.
    struct Group: Sendable {
        /// Sets its windows apart from those of other groups.
        let salt: UInt64
        /// The lengths of beginnings under which patterns are filed, ascending; 0 where there are fewer.
        var lengths: InlineArray<3, Int32> = [0, 0, 0]
        /// Whether patterns are filed under windows of eight bytes.
        var hasLongWindows = false
        /// Whether patterns are filed under windows of four bytes.
        var hasShortWindows = false
        /// The first pattern that spells too little to be filed, or -1: each of these is tried, chained as in a bucket.
        var firstOther: Int32 = -1

        init(key: UInt32) { salt = AliasHash.salt(ofGroup: key) }
    }

    /// The group of patterns whose heads are shorter than a key.
    static let short: UInt32 = 0
    /// How many bytes name a group.
    private static let keyBytes = 3

    private(set) var groups: [Group] = []
    /// Slots of a hash table: a key, and its group's number, or -1.
    private var slots: [(key: UInt32, group: Int32)] = Array(repeating: (0, -1), count: 64)

    /// The key of a text; ``short`` where it has too few bytes.
    @inline(__always)
    static func key(_ text: borrowing Span<UInt8>) -> UInt32 {
        guard text.count >= keyBytes else { return short }
        return UInt32(text[0]) << 16 | UInt32(text[1]) << 8 | UInt32(text[2]) | 1 << 24
    }

    /// The number of a group; `nil` where no pattern is in it.
    @inline(__always)
    func number(of key: UInt32) -> Int? {
        var slot = Self.slot(key, slots.count)
        while slots[slot].group >= 0 {
            if slots[slot].key == key { return Int(slots[slot].group) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The number of a group, which is made where there is none.
    mutating func add(_ key: UInt32) -> Int {
        if let number = number(of: key) { return number }
        groups.append(Group(key: key))
        if groups.count * 2 > slots.count { grow() }
        insert(key, groups.count - 1)
        return groups.count - 1
    }

    /// Changes what is known of a group.
    mutating func update(_ number: Int, _ change: (inout Group) -> Void) { change(&groups[number]) }

    private mutating func insert(_ key: UInt32, _ group: Int) {
        var slot = Self.slot(key, slots.count)
        while slots[slot].group >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = (key, Int32(group))
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: (0, -1), count: old.count * 2)
        for (key, group) in old where group >= 0 { insert(key, Int(group)) }
    }

    @inline(__always)
    private static func slot(_ key: UInt32, _ count: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9) >> 12) & (count - 1)
    }
}
