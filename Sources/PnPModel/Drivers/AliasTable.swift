public import PnPDiagnostics

/// The aliases of one file in the order of its lines, as places in the file's own text.
///
/// A kernel has 26,000 of them: a pattern becomes a string when somebody wants to see it.
public struct AliasTable: Sendable {
    /// One alias.
    public struct Entry: Sendable {
        /// Where its pattern stands in the text.
        public let pattern: Range<Int32>
        /// The module that it names, by its number among the database's modules.
        public let module: Int32
        /// Its line, from 1; 0 in a file that has none.
        public let line: Int32

        /// Makes an entry.
        public init(pattern: Range<Int32>, module: Int32, line: Int32) {
            self.pattern = pattern
            self.module = module
            self.line = line
        }
    }

    /// The file, for explanations.
    public let file: String
    /// The file's content.
    public let text: [UInt8]
    /// The aliases, in the order of the file, which is their order of precedence.
    public var entries: [Entry] = []

    /// Makes a table without aliases.
    ///
    /// - Parameters:
    ///   - file: The file, for explanations.
    ///   - text: The file's content, less than two gigabytes.
    public init(file: String, text: [UInt8] = []) {
        self.file = file
        self.text = text
    }

    /// The pattern of an alias as it was written, `-` and all.
    public func pattern(of entry: Entry) -> String {
        String(decoding: text[Int(entry.pattern.lowerBound)..<Int(entry.pattern.upperBound)], as: UTF8.self)
    }

    /// Where a pattern is written.
    public func location(of entry: Entry) -> SourceLocation {
        guard entry.line > 0 else { return SourceLocation(file: file) }
        let start = Int(entry.pattern.lowerBound)
        var lineStart = start
        while lineStart > 0, text[lineStart - 1] != UInt8(ascii: "\n") { lineStart -= 1 }
        return SourceLocation(file: file, line: Int(entry.line), column: start - lineStart + 1)
    }
}
