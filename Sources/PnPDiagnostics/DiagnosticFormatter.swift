/// Writes diagnostics as a compiler does: place, severity, message, and the line with a mark below the column.
public struct DiagnosticFormatter: Sendable {
    /// The longest stretch of a source line that is shown, in bytes.
    private static let longestExcerpt = 120

    /// Makes a formatter.
    public init() {}

    /// The diagnostic's line, and two more where the source line is known.
    ///
    /// - Parameters:
    ///   - diagnostic: What to write.
    ///   - sourceLine: The line it is about, without its end; a long one is cut around the column.
    /// - Returns: Lines of text, not yet safe for a terminal, without a line feed at the end.
    public func format(_ diagnostic: Diagnostic, sourceLine: [UInt8]?) -> String {
        guard let sourceLine, diagnostic.location.line > 0 else { return diagnostic.description }
        let column = max(diagnostic.location.column, 1)
        let start = max(0, min(column - 1, sourceLine.count) - Self.longestExcerpt / 2)
        let excerpt = sourceLine[start...].prefix(Self.longestExcerpt)
        let number = String(diagnostic.location.line)
        let margin = String(repeating: " ", count: number.count)
        let text = String(decoding: excerpt.map { $0 == UInt8(ascii: "\t") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
        let mark = String(decoding: sourceLine[start..<min(column - 1, sourceLine.count)], as: UTF8.self)
        let indent = String(repeating: " ", count: mark.count)
        return "\(diagnostic.description)\n\(number) | \(text)\n\(margin) | \(indent)^"
    }
}
