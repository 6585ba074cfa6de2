/// Texts from a rules file, made fit for a message.
enum RuleText {
    /// The text without control characters, cut to 60 characters.
    static func shown(_ text: String) -> String {
        let safe = text.unicodeScalars.lazy.map { scalar -> Character in
            scalar.value < 0x20 || scalar.value == 0x7F ? "?" : Character(scalar)
        }
        let start = safe.prefix(61)
        return start.count > 60 ? String(start.prefix(60)) + "…" : String(start)
    }

    /// Of some words the one that was probably meant; `nil` where none is near.
    static func nearest(to word: String, among words: [String]) -> String? {
        guard word.utf8.count <= 40 else { return nil }
        let scored = words.map { (word: $0, distance: distance(word.lowercased(), $0)) }
        guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, min(3, best.word.utf8.count / 3)) ? best.word : nil
    }

    /// How many bytes must be added, left out or replaced.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        var row = Array(0...right.count)
        for (i, one) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let replaced = diagonal + (one == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
