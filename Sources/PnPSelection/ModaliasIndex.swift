import PnPModel

/// The modalias patterns of all packages.
struct ModaliasIndex: Sendable {
    /// A pattern that matches a device's string.
    struct Match {
        let package: Int
        let pattern: MatchPattern
        let score: IdentifierScore
        /// How many bytes of the string the pattern's wildcards take.
        let wildcards: Int
    }

    /// The package of a pattern, and its place there.
    private struct Owner: Sendable {
        let package: Int32
        let position: Int32
    }

    private let index: AliasIndex
    private let owners: [Owner]

    /// Files the patterns of packages.
    init(_ packages: [IndexedPackage]) {
        let count = packages.reduce(0) { $0 + $1.package.modaliases.count }
        var patterns = AliasPatterns(capacity: count)
        var owners: [Owner] = []
        owners.reserveCapacity(count)
        for (number, package) in packages.enumerated() {
            for (position, pattern) in package.package.modaliases.enumerated() {
                patterns.add(pattern.text.utf8.span)
                owners.append(Owner(package: Int32(number), position: Int32(position)))
            }
        }
        index = AliasIndex(patterns)
        self.owners = owners
    }

    /// Calls back for each pattern that matches a device's string, in the order of packages and patterns.
    func forEachMatch(_ modalias: String, packages: [IndexedPackage], body: (Match) -> Void) {
        guard modalias.utf8.count <= AliasText.longest else { return }
        let string = ModaliasText.asked(modalias)
        var scratch = AliasIndex.Scratch()
        index.find(string.utf8.span, &scratch)
        for number in scratch.found {
            let owner = owners[Int(number)]
            let pattern = packages[Int(owner.package)].package.modaliases[Int(owner.position)]
            body(
                Match(
                    package: Int(owner.package),
                    pattern: pattern,
                    score: ModaliasScore.score(pattern: pattern.text, device: string),
                    wildcards: string.utf8.count - index.patterns.literalCount(Int(number))
                )
            )
        }
    }
}
