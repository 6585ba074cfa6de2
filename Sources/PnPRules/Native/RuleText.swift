/// Texts from a rules file, made fit for a message.
package enum RuleText {
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
        nearest(to: word, among: words, atMost: 1).first
    }

    /// The words that may have been meant, the nearest first.
    package static func nearest(to word: String, among words: [String], atMost most: Int) -> [String] {
        guard word.utf8.count <= 40 else { return [] }
        let near = words.map { (word: $0, distance: distance(word.lowercased(), $0)) }
            .filter { $0.distance <= max(1, min(3, $0.word.utf8.count / 3)) }
            .sorted { $0.distance < $1.distance }
        return near.prefix(most).map(\.word)
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
