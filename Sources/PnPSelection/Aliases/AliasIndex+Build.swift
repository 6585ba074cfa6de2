extension AliasIndex {
    /// Files patterns.
    ///
    /// Three walks over the patterns: lengths of heads, how often each beginning and window occurs, where each pattern goes.
    init(_ patterns: AliasPatterns) {
        var builder = AliasIndexBuilder(patterns)
        builder.chooseLengths()
        builder.countSpellings()
        builder.fileAll()
        self.patterns = patterns
        groups = builder.groups
        slots = builder.slots
        next = builder.next
        filter = builder.filter
        filterShift = builder.filterShift
    }
}

/// Works out where each pattern of an index goes.
private struct AliasIndexBuilder {
    /// Something that a pattern spells, and how rare it is.
    private enum Place {
        case beginning(length: Int)
        case window(UInt64, isLong: Bool)
    }

    /// A shorter beginning says too little.
    private static let shortestBeginning = AliasHash.long
    /// Longer heads are not told apart.
    private static let longestBeginning = 127
    /// A beginning that so few share is good enough: it costs a look-up less than windows do.
    private static let fewSharers: UInt16 = 8

    let patterns: AliasPatterns
    var groups = AliasGroups()
    var slots: [AliasIndex.Slot]
    var next: [Int32]
    var filter: [UInt64]
    let filterShift: UInt64
    /// The group of each pattern with a wildcard.
    private var groupOf: [Int32]
    /// How often something is spelled, by a part of its hash; no count grows past its limit.
    private var counts: [UInt16]

    init(_ patterns: AliasPatterns) {
        self.patterns = patterns
        var slotCount = 16
        while slotCount < patterns.count * 2 { slotCount *= 2 }
        slots = Array(repeating: AliasIndex.Slot(), count: slotCount)
        next = Array(repeating: -1, count: patterns.count)
        let filterBits = min(max(slotCount * 4, 1 << 10), 1 << 20)
        filter = Array(repeating: 0, count: filterBits / 64)
        filterShift = UInt64(64 - filterBits.trailingZeroBitCount)
        counts = Array(repeating: 0, count: slotCount * 4)
        groupOf = Array(repeating: -1, count: patterns.count)
    }

    // MARK: The lengths of beginnings

    /// Gives each group the three lengths that most heads in it have.
    mutating func chooseLengths() {
        var heads: [[UInt32]] = []
        for number in 0..<patterns.count {
            let pattern = patterns.patterns[number]
            guard !pattern.isLiteral else { continue }
            let group = groups.add(AliasGroups.key(patterns.bytes.span.extracting(pattern.headRange)))
            groupOf[number] = Int32(group)
            if group == heads.count { heads.append(Array(repeating: 0, count: Self.longestBeginning + 1)) }
            heads[group][min(Int(pattern.head), Self.longestBeginning)] += 1
        }
        for (group, counts) in heads.enumerated() {
            let lengths = counts.indices
                .filter { $0 >= Self.shortestBeginning && counts[$0] > 0 }
                .sorted { (counts[$0], $0) > (counts[$1], $1) }
                .prefix(3)
                .sorted()
            groups.update(group) { group in
                for (index, length) in lengths.enumerated() { group.lengths[index] = Int32(length) }
            }
        }
    }

    /// The longest beginning under which a pattern may stand.
    private func beginning(of number: Int) -> Int? {
        let group = groups.groups[Int(groupOf[number])]
        let head = Int(patterns.patterns[number].head)
        for index in (0..<3).reversed() where group.lengths[index] > 0 && Int(group.lengths[index]) <= head {
            return Int(group.lengths[index])
        }
        return nil
    }

    // MARK: How rare something is

    mutating func countSpellings() {
        var counts = counts
        self.counts = []
        func count(_ hash: UInt64) {
            let place = Int(truncatingIfNeeded: hash) & (counts.count - 1)
            if counts[place] < UInt16.max { counts[place] += 1 }
        }
        for number in 0..<patterns.count where groupOf[number] >= 0 {
            if let length = beginning(of: number) { count(hash(ofBeginning: length, number)) }
            forEachWindow(of: number) { hash, _ in count(AliasHash.spread(hash)) }
        }
        self.counts = counts
    }

    private func sharers(_ hash: UInt64) -> UInt16 { counts[Int(truncatingIfNeeded: hash) & (counts.count - 1)] }

    private func hash(ofBeginning length: Int, _ number: Int) -> UInt64 {
        let start = patterns.patterns[number].range.lowerBound
        let text = patterns.bytes.span.extracting(start..<(start + length))
        return AliasHash.beginning(unsafe text.bytes, count: length, seed: groups.groups[Int(groupOf[number])].salt)
    }

    private func hash(ofWhole pattern: AliasPatterns.Pattern) -> UInt64 {
        let text = patterns.bytes.span.extracting(pattern.range)
        return AliasHash.beginning(unsafe text.bytes, count: text.count, seed: AliasIndex.wholeSeed)
    }

    /// Calls back for each window behind a pattern's head: those of eight bytes, and those of four where it spells fewer
    /// than eight bytes in a row.
    private func forEachWindow(of number: Int, _ body: (_ hash: UInt64, _ isLong: Bool) -> Void) {
        let pattern = patterns.patterns[number]
        let salt = groups.groups[Int(groupOf[number])].salt
        let bytes = unsafe patterns.bytes.span.bytes
        var start = pattern.headRange.upperBound
        while start < pattern.range.upperBound {
            let run = start..<endOfRun(from: start, to: pattern.range.upperBound)
            if run.count >= AliasHash.long {
                for offset in run.lowerBound...(run.upperBound - AliasHash.long) {
                    body(AliasHash.longWindow(AliasHash.word(bytes, offset), salt), true)
                }
            } else if run.count >= AliasHash.short {
                for offset in run.lowerBound...(run.upperBound - AliasHash.short) {
                    body(AliasHash.shortWindow(AliasHash.halfWord(bytes, offset), salt), false)
                }
            }
            guard run.upperBound < pattern.range.upperBound else { return }
            // Where a bracket ends is for the compiled pattern to say: what follows it is not looked at.
            let byte = patterns.bytes[run.upperBound]
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "\\") { return }
            start = run.upperBound + 1
        }
    }

    /// Where what a pattern spells from a place on ends: at a wildcard or a backslash.
    private func endOfRun(from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, !AliasPatterns.isWildcard(patterns.bytes[index]), patterns.bytes[index] != UInt8(ascii: "\\")
        {
            index += 1
        }
        return index
    }

    // MARK: Filing

    mutating func fileAll() {
        for number in 0..<patterns.count {
            let pattern = patterns.patterns[number]
            if pattern.isLiteral {
                insert(number, hash(ofWhole: pattern))
                continue
            }
            switch place(of: number) {
            case .beginning(let length):
                insert(number, hash(ofBeginning: length, number))
            case .window(let hash, let isLong):
                mark(hash)
                insert(number, AliasHash.spread(hash))
                groups.update(Int(groupOf[number])) { group in
                    if isLong { group.hasLongWindows = true } else { group.hasShortWindows = true }
                }
            case nil:
                next[number] = groups.groups[Int(groupOf[number])].firstOther
                groups.update(Int(groupOf[number])) { $0.firstOther = Int32(number) }
            }
        }
    }

    private func place(of number: Int) -> Place? {
        var best: (place: Place, sharers: UInt16)?
        if let length = beginning(of: number) {
            best = (.beginning(length: length), sharers(hash(ofBeginning: length, number)))
            if let best, best.sharers <= Self.fewSharers { return best.place }
        }
        forEachWindow(of: number) { hash, isLong in
            let sharers = sharers(AliasHash.spread(hash))
            if best.map({ sharers < $0.sharers }) ?? true { best = (.window(hash, isLong: isLong), sharers) }
        }
        return best?.place
    }

    private mutating func mark(_ hash: UInt64) {
        let bit = hash >> filterShift
        filter[Int(bit >> 6)] |= 1 << (bit & 63)
    }

    private mutating func insert(_ number: Int, _ hash: UInt64) {
        mark(hash)
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot].first >= 0, slots[slot].tag != tag { slot = (slot + 1) & (slots.count - 1) }
        next[number] = slots[slot].first
        slots[slot] = AliasIndex.Slot(tag: tag, first: Int32(number))
    }
}
