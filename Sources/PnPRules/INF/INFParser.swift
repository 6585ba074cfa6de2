package import PnPDiagnostics

/// Splits the text of an INF into sections, entries and values.
///
/// Whatever the text is, it comes to its end in one pass; what is wrong is said, and the rest counts.
/// - SeeAlso: windows-pnp 4.5, "Text rules".
package struct INFParser {
    private enum Byte {
        static let newline = UInt8(ascii: "\n")
        static let quote = UInt8(ascii: "\"")
        static let percent = UInt8(ascii: "%")
    }

    /// The file so far.
    package private(set) var document: INFDocument
    /// What is wrong with it.
    private(set) var log: INFLog
    /// Text stands before the first section: Windows reads no such file.
    private(set) var beginsWithoutSection: SourceLocation?

    private var position = 0
    private var line = 1
    private var lineStart = 0
    /// The section that entries go to; `nil` where its header could not be read.
    private var section: Int?
    private var hasHeader = false
    /// Whether the last entry was more than one value.
    private var lastEntryHasParts = false

    /// Parses a text.
    ///
    /// - Parameters:
    ///   - text: UTF-8.
    ///   - file: What the file is called in diagnostics.
    package init(_ text: [UInt8], file: String) {
        document = INFDocument(file: file)
        log = INFLog(file: file)
        let text = text.span
        while position < text.count { parseLine(text) }
    }

    /// What is wrong with the text.
    package var diagnostics: [Diagnostic] { log.all }

    private var place: SourceLocation {
        SourceLocation(file: document.file, line: line, column: position - lineStart + 1)
    }

    // MARK: Lines

    private mutating func parseLine(_ text: Span<UInt8>) {
        skipBlanks(text)
        guard position < text.count else { return }
        switch text[position] {
        case Byte.newline: endLine()
        case UInt8(ascii: ";"): skipLine(text)
        case UInt8(ascii: "["): parseHeader(text)
        default:
            let start = place
            parseEntry(text)
            // A lone word there is passed over: Microsoft's own samples begin with `/*++`.
            if !hasHeader, lastEntryHasParts, beginsWithoutSection == nil { beginsWithoutSection = start }
        }
    }

    private mutating func endLine() {
        position += 1
        line += 1
        lineStart = position
    }

    /// Leaves what is left of the line.
    private mutating func skipLine(_ text: Span<UInt8>) {
        while position < text.count, text[position] != Byte.newline { position += 1 }
        if position < text.count { endLine() }
    }

    /// Passes over blanks and other control characters but the end of the line.
    private mutating func skipBlanks(_ text: Span<UInt8>) {
        while position < text.count, text[position] <= 0x20, text[position] != Byte.newline { position += 1 }
    }

    private mutating func parseHeader(_ text: Span<UInt8>) {
        let start = place
        hasHeader = true
        position += 1
        var name: [UInt8] = []
        while position < text.count, text[position] != Byte.newline, text[position] != UInt8(ascii: "]") {
            name.append(text[position])
            position += 1
        }
        let isClosed = position < text.count && text[position] == UInt8(ascii: "]")
        skipLine(text)
        section = nil
        guard isClosed else { return log.add(INFMessages.openHeader(start)) }
        guard name.count <= INFLimits.sectionNameBytes else {
            return log.add(INFMessages.longSectionName(name.count, start))
        }
        let trimmed = Self.trimmed(name[...])
        section = document.number(ofSection: String(decoding: trimmed, as: UTF8.self), at: start)
    }

    // MARK: Entries

    /// A field while it is read.
    private struct OpenField {
        let start: Int
        /// Behind the last byte that is no trailing blank.
        var contentEnd: Int
        var line: Int
        var column: Int
        /// Whether anything but blanks was met.
        var isStarted = false
    }

    private mutating func openField() -> OpenField {
        OpenField(start: document.count, contentEnd: document.count, line: line, column: position - lineStart + 1)
    }

    private mutating func close(_ field: OpenField) -> INFField {
        document.truncate(to: field.contentEnd)
        if field.contentEnd - field.start > INFLimits.fieldBytes {
            let place = SourceLocation(file: document.file, line: field.line, column: field.column)
            log.add(INFMessages.longField(field.contentEnd - field.start, place))
            document.truncate(to: field.start)
        }
        return INFField(
            start: Int32(field.start),
            end: Int32(document.count),
            line: Int32(field.line),
            column: Int32(field.column)
        )
    }

    private mutating func parseEntry(_ text: Span<UInt8>) {
        var key: INFField?
        var values: [INFField] = []
        var field = openField()
        loop: while position < text.count {
            let byte = text[position]
            switch byte {
            case Byte.newline, UInt8(ascii: ";"): break loop
            case UInt8(ascii: ","):
                values.append(close(field))
                position += 1
                skipBlanks(text)
                field = openField()
            case UInt8(ascii: "=") where key == nil && values.isEmpty:
                key = close(field)
                position += 1
                skipBlanks(text)
                field = openField()
            case Byte.quote:
                start(&field)
                parseQuoted(text)
                field.contentEnd = document.count
            case Byte.percent:
                start(&field)
                parseToken(text)
                field.contentEnd = document.count
            case UInt8(ascii: "\\") where isContinuation(text):
                skipLine(text)
                skipBlanks(text)
            case 0...0x20:
                if field.isStarted { document.append(byte) }
                position += 1
            default:
                start(&field)
                document.append(byte)
                field.contentEnd = document.count
                position += 1
            }
        }
        values.append(close(field))
        skipLine(text)
        lastEntryHasParts = key != nil || values.count > 1
        guard let section, key != nil || !values.isEmpty else { return }
        document.append(INFLine(key: key, values: values), to: section)
    }

    private func start(_ field: inout OpenField) {
        guard !field.isStarted else { return }
        field.isStarted = true
        (field.line, field.column) = (line, position - lineStart + 1)
    }

    /// Copies what stands in quotes; they end with the line at the latest.
    private mutating func parseQuoted(_ text: Span<UInt8>) {
        let start = place
        position += 1
        while position < text.count, text[position] != Byte.newline {
            let byte = text[position]
            if byte == Byte.quote {
                position += 1
                guard position < text.count, text[position] == Byte.quote else { return }
            }
            document.append(byte)
            position += 1
        }
        if document.count > 0, position > 0, text[position - 1] == 0x0D { document.truncate(to: document.count - 1) }
        log.add(INFMessages.openQuote(start))
    }

    /// Copies `%name%`, in which nothing has a meaning of its own; a single `%` where the line has no other.
    private mutating func parseToken(_ text: Span<UInt8>) {
        var end = position + 1
        while end < text.count, text[end] != Byte.newline, text[end] != Byte.percent, text[end] != Byte.quote,
            text[end] != UInt8(ascii: ",")
        { end += 1 }
        let isClosed = end < text.count && text[end] == Byte.percent
        for index in position..<(isClosed ? end + 1 : position + 1) { document.append(text[index]) }
        position = isClosed ? end + 1 : position + 1
    }

    /// Whether a backslash is the last thing on its line but blanks and a comment.
    private func isContinuation(_ text: Span<UInt8>) -> Bool {
        var next = position + 1
        while next < text.count, text[next] <= 0x20, text[next] != Byte.newline { next += 1 }
        return next < text.count && (text[next] == Byte.newline || text[next] == UInt8(ascii: ";"))
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return bytes
    }
}
