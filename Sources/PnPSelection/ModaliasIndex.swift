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
        /// How many bytes of the string the pattern's wildcards take.
        let wildcards: Int
    }

    private struct Entry: Sendable {
        let package: Int32
        let position: Int32
        /// The next entry under the same key, or -1.
        let next: Int32
    }

    private struct General: Sendable {
        let package: Int32
        let position: Int32
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

    /// Adds the patterns of a package.
    mutating func add(_ patterns: [MatchPattern], ofPackage package: Int) {
        for (position, pattern) in patterns.enumerated() {
            let text = ModaliasText(pattern.text)
            if let text, Self.helperPrefixes.contains(text.prefix) { continue }
            if let key = ModaliasKey.key(ofPattern: pattern.text, text) {
                let entry = Int32(entries.count)
                entries.append(
                    Entry(package: Int32(package), position: Int32(position), next: heads[key] ?? -1)
                )
                heads[key] = entry
            } else {
                let prefix = text.map { ModaliasKey.listPrefix(of: $0, pattern: pattern.text) } ?? ""
                general[prefix, default: []].append(
                    General(
                        package: Int32(package),
                        position: Int32(position),
                        glob: Glob(pattern.text, foldsDashes: true)
                    )
                )
            }
        }
    }

    /// Calls back for each pattern that matches a device's string.
    func forEachMatch(
        _ modalias: String,
        packages: [IndexedPackage],
        body: (Match) -> Void
    ) {
        let string = ModaliasKey.asked(modalias)
        guard let text = ModaliasText(string) else { return }
        let bytes = string.utf8.span
        for key in ModaliasKey.keys(ofDevice: string, text) {
            var next = heads[key] ?? -1
            while next >= 0 {
                let entry = entries[Int(next)]
                let pattern = packages[Int(entry.package)].package.modaliases[Int(entry.position)]
                let glob = Glob(pattern.text, foldsDashes: true)
                if glob.matches(bytes) {
                    body(
                        Match(
                            package: Int(entry.package),
                            pattern: pattern,
                            wildcards: bytes.count - glob.literalCount
                        )
                    )
                }
                next = entry.next
            }
        }
        let prefix: Substring = text.prefix.hasPrefix("acpi") ? "acpi" : text.prefix
        for list in [general[prefix], general[""]] {
            for entry in list ?? [] where entry.glob.matches(bytes) {
                let pattern = packages[Int(entry.package)].package.modaliases[Int(entry.position)]
                body(
                    Match(
                        package: Int(entry.package),
                        pattern: pattern,
                        wildcards: bytes.count - entry.glob.literalCount
                    )
                )
            }
        }
    }
}
