import PnPDiagnostics

/// Turns the YAML library's places, which count characters from 0, into lines and columns in bytes from 1.
struct YAMLPlaces {
    private let file: String
    private let text: String
    /// Where each line begins; empty when all is ASCII and a character is a byte.
    private var starts: [String.Index] = []
    /// Past this length of a line, columns stay what the library says: walking there for each value costs a square.
    private static let longestLine = 4096

    init(_ text: String, file: String) {
        self.file = file
        self.text = text
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return }
        starts = [text.startIndex]
        for index in text.utf8.indices where text.utf8[index] == UInt8(ascii: "\n") {
            starts.append(text.utf8.index(after: index))
        }
    }

    /// The place of a character.
    func location(line: Int, column: Int) -> SourceLocation {
        guard starts.indices.contains(line), column < Self.longestLine else {
            return SourceLocation(file: file, line: line + 1, column: column + 1)
        }
        let before = text[starts[line]...].unicodeScalars.prefix(column)
        return SourceLocation(file: file, line: line + 1, column: before.reduce(1) { $0 + UTF8.width($1) })
    }

    /// The place of a byte.
    func location(ofByte offset: Int) -> SourceLocation {
        let before = text.utf8.prefix(offset)
        let line = before.lazy.filter { $0 == UInt8(ascii: "\n") }.count
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { before.index(after: $0) } ?? before.startIndex
        return SourceLocation(file: file, line: line + 1, column: before[start...].count + 1)
    }
}
