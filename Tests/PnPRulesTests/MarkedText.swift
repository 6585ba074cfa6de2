import PnPDiagnostics

/// A text with places marked `1️⃣` to `9️⃣`, so that no test counts columns.
struct MarkedText {
    /// The text without the marks.
    let text: String
    private let places: [Character: SourceLocation]

    init(_ marked: String, file: String = "test.yaml") {
        var text = ""
        var places: [Character: SourceLocation] = [:]
        var (line, column) = (1, 1)
        for character in marked {
            if Self.marks.contains(character) {
                places[character] = SourceLocation(file: file, line: line, column: column)
                continue
            }
            text.append(character)
            (line, column) = character == "\n" ? (line + 1, 1) : (line, column + character.utf8.count)
        }
        (self.text, self.places) = (text, places)
    }

    /// Where a mark stood.
    subscript(mark: Character) -> SourceLocation? { places[mark] }

    private static let marks: Set<Character> = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣"]
}
