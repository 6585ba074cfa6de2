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
        let package: Int32
        let position: Int32
        /// The pattern's score, where it does not depend on the device.
        let score: IdentifierScore?
        /// The next entry under the same key, or -1.
        let next: Int32
    }

    private struct General: Sendable {
        let package: Int32
        let position: Int32
        let score: IdentifierScore?
        let glob: Glob
    }

    private var entries: [Entry] = []
    private var heads: [UInt64: Int32] = [:]
    /// Patterns without a key, by prefix; under the empty prefix those that any string may match.
    private var general: [Substring: [General]] = [:]

    /// Prefixes whose aliases load helpers or attach every handler: no function driver is chosen by them.
    ///
    /// - SeeAlso: design section 4, "Ranks".
    private static let helperPrefixes: Set<Substring> = ["cpu", "dmi", "input"]

    /// Makes an empty index with room for so many patterns.
    init(capacity: Int) {
        entries.reserveCapacity(capacity)
        heads.reserveCapacity(capacity)
    }

    /// Adds the patterns of a package.
    mutating func add(_ patterns: [MatchPattern], ofPackage package: Int) {
        for (position, pattern) in patterns.enumerated() {
            let text = ModaliasText(pattern.text)
            if let text, Self.helperPrefixes.contains(text.prefix) { continue }
            let score = ModaliasScore.fixedScore(pattern: pattern.text)
            if let key = ModaliasKey.key(ofPattern: pattern.text, text) {
                let next = heads.updateValue(Int32(entries.count), forKey: key) ?? -1
                entries.append(
                    Entry(package: Int32(package), position: Int32(position), score: score, next: next)
                )
            } else {
                let prefix = text.map { ModaliasKey.listPrefix(of: $0, pattern: pattern.text) } ?? ""
                let glob = Glob(pattern.text, foldsDashes: true)
                general[prefix, default: []].append(
                    General(package: Int32(package), position: Int32(position), score: score, glob: glob)
                )
            }
        }
    }

    /// Calls back for each pattern that matches a device's string.
    func forEachMatch(_ modalias: String, packages: [IndexedPackage], body: (Match) -> Void) {
        let string = ModaliasKey.asked(modalias)
        guard let text = ModaliasText(string) else { return }
        let bytes = string.utf8.span
        func found(_ package: Int32, _ position: Int32, _ score: IdentifierScore?, _ glob: Glob) {
            let pattern = packages[Int(package)].package.modaliases[Int(position)]
            body(
                Match(
                    package: Int(package),
                    pattern: pattern,
                    score: score ?? ModaliasScore.score(pattern: pattern.text, device: string),
                    wildcards: string.utf8.count - glob.literalCount
                )
            )
        }
        for key in ModaliasKey.keys(ofDevice: string, text) {
            var next = heads[key] ?? -1
            while next >= 0 {
                let entry = entries[Int(next)]
                let glob = Glob(
                    packages[Int(entry.package)].package.modaliases[Int(entry.position)].text,
                    foldsDashes: true
                )
                if glob.matches(bytes) { found(entry.package, entry.position, entry.score, glob) }
                next = entry.next
            }
        }
        let prefix: Substring = text.prefix.hasPrefix("acpi") ? "acpi" : text.prefix
        for entry in general[prefix] ?? [] where entry.glob.matches(bytes) {
            found(entry.package, entry.position, entry.score, entry.glob)
        }
        guard prefix != "" else { return }
        for entry in general[""] ?? [] where entry.glob.matches(bytes) {
            found(entry.package, entry.position, entry.score, entry.glob)
        }
    }
}
