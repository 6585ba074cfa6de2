import PnPModel

/// The modalias patterns of all packages, found by what they spell out: vendor and product, an ID, a compatible string.
///
/// A pattern stands under one key made of its literal parts, and a device's string is asked for under each key it could
/// be found by. What spells out none of these is kept apart for its prefix and tried one by one.
struct ModaliasIndex: Sendable {
    /// A pattern that matches a device's string.
    struct Match {
        let package: Int
        let pattern: MatchPattern
        let score: IdentifierScore
        /// How many bytes of the string the pattern's wildcards take.
        let wildcards: Int
    }

    private struct Entry: Sendable {
        let key: UInt64
        let package: Int32
        let position: Int32
        /// The next entry in the same slot, or -1.
        let next: Int32
    }

    private struct General: Sendable {
        let package: Int32
        let position: Int32
        let glob: Glob
    }

    private var entries: [Entry] = []
    /// The last entry of each slot, or -1; a key's slot is its lowest bits.
    private var slots: [Int32]
    /// Patterns without a key, by prefix; under the empty prefix those that any string may match.
    private var general: [String: [General]] = [:]

    /// Makes an empty index with room for so many patterns.
    init(capacity: Int) {
        entries.reserveCapacity(capacity)
        var slotCount = 16
        while slotCount < capacity * 2 { slotCount *= 2 }
        slots = Array(repeating: -1, count: slotCount)
    }

    /// Adds the patterns of a package.
    mutating func add(_ patterns: [MatchPattern], ofPackage package: Int) {
        for (position, pattern) in patterns.enumerated() {
            let text = ModaliasText(pattern.text)
            if let text, text.isForHelpers { continue }
            if let key = ModaliasKey.key(ofPattern: pattern.text, text) {
                let slot = slot(of: key)
                entries.append(
                    Entry(key: key, package: Int32(package), position: Int32(position), next: slots[slot])
                )
                slots[slot] = Int32(entries.count - 1)
            } else {
                let prefix = text.map { String($0.listPrefix) } ?? ""
                let glob = Glob(pattern.text, foldsDashes: true)
                general[prefix, default: []].append(
                    General(package: Int32(package), position: Int32(position), glob: glob)
                )
            }
        }
    }

    /// Calls back for each pattern that matches a device's string.
    func forEachMatch(_ modalias: String, packages: [IndexedPackage], body: (Match) -> Void) {
        let string = ModaliasKey.asked(modalias)
        guard let text = ModaliasText(string) else { return }
        let bytes = string.utf8.span
        func found(_ package: Int32, _ position: Int32, _ glob: Glob) {
            let pattern = packages[Int(package)].package.modaliases[Int(position)]
            body(
                Match(
                    package: Int(package),
                    pattern: pattern,
                    score: ModaliasScore.score(pattern: pattern.text, device: string),
                    wildcards: string.utf8.count - glob.literalCount
                )
            )
        }
        for key in ModaliasKey.keys(ofDevice: string, text) {
            var next = slots[slot(of: key)]
            while next >= 0 {
                let entry = entries[Int(next)]
                next = entry.next
                guard entry.key == key else { continue }
                let glob = Glob(
                    packages[Int(entry.package)].package.modaliases[Int(entry.position)].text,
                    foldsDashes: true
                )
                if glob.matches(bytes) { found(entry.package, entry.position, glob) }
            }
        }
        let prefix = text.prefix.utf8.starts(with: "acpi".utf8) ? "acpi" : String(text.prefix)
        for entry in general[prefix] ?? [] where entry.glob.matches(bytes) {
            found(entry.package, entry.position, entry.glob)
        }
        guard prefix != "" else { return }
        for entry in general[""] ?? [] where entry.glob.matches(bytes) {
            found(entry.package, entry.position, entry.glob)
        }
    }

    private func slot(of key: UInt64) -> Int { Int(key & UInt64(slots.count - 1)) }
}
