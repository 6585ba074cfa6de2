import PnPModel

/// The hardware and compatible IDs of all packages, in one hash table over their folded text.
struct IdentifierIndex: Sendable {
    /// Which of a package's lists an ID stands in.
    enum List: UInt8, Sendable {
        case hardware
        case compatible
    }

    /// An ID of a package that equals a device's.
    struct Match {
        let package: Int
        let list: List
        /// The ID's place in its list.
        let position: Int

        /// The ID as the package writes it.
        func pattern(in packages: [IndexedPackage]) -> MatchPattern {
            switch list {
            case .hardware: packages[package].package.hardwareIDs[position]
            case .compatible: packages[package].package.compatibleIDs[position]
            }
        }
    }

    private struct Entry: Sendable {
        let hash: UInt64
        let package: Int32
        let position: Int32
        /// The next entry in the same slot, or -1.
        let next: Int32
        let list: List
    }

    private var entries: [Entry] = []
    private var slots: [Int32] = []

    /// Makes a table with room for so many IDs.
    init(packages: [IndexedPackage]) {
        let count = packages.reduce(0) { $0 + $1.package.hardwareIDs.count + $1.package.compatibleIDs.count }
        var slotCount = 16
        while slotCount < count * 2 { slotCount *= 2 }
        slots = Array(repeating: -1, count: slotCount)
        entries.reserveCapacity(count)
        for (number, indexed) in packages.enumerated() {
            add(indexed.package.hardwareIDs, .hardware, number)
            add(indexed.package.compatibleIDs, .compatible, number)
        }
    }

    private mutating func add(_ ids: [MatchPattern], _ list: List, _ package: Int) {
        for (position, id) in ids.enumerated() {
            let hash = IdentifierFolding.hash(id.text)
            let slot = Int(hash & UInt64(slots.count - 1))
            let entry = Entry(
                hash: hash,
                package: Int32(package),
                position: Int32(position),
                next: slots[slot],
                list: list
            )
            slots[slot] = Int32(entries.count)
            entries.append(entry)
        }
    }

    /// Calls back for each ID of a package that equals a device's.
    func forEachMatch(_ id: String, packages: [IndexedPackage], body: (Match) -> Void) {
        let hash = IdentifierFolding.hash(id)
        var next = slots[Int(hash & UInt64(slots.count - 1))]
        while next >= 0 {
            let entry = entries[Int(next)]
            if entry.hash == hash {
                let match = Match(package: Int(entry.package), list: entry.list, position: Int(entry.position))
                if IdentifierFolding.equal(match.pattern(in: packages).text, id) { body(match) }
            }
            next = entry.next
        }
    }
}
