/// Text for people as it grows: bytes, and the column where the next character would stand.
///
/// Every text given to ``write(_:_:)`` is escaped, so that nothing raw gets through by oversight. Padding is only written
/// when something follows it: no line ends in spaces.
struct TextBuffer {
    /// What has been written.
    private(set) var bytes: [UInt8] = []
    /// The column where the next character stands, from 0.
    private(set) var column = 0
    private var pendingColumn = 0

    let style: TextStyle
    let signs: GlyphSet

    init(style: TextStyle, capacity: Int = 0) {
        self.style = style
        signs = style.glyphSet
        bytes.reserveCapacity(capacity)
    }

    /// How many columns are left on the line, `nil` where that does not matter.
    var room: Int? { style.width.map { $0 - column } }

    /// Writes a text from anywhere, escaped.
    mutating func write(_ text: String, _ emphasis: Emphasis = .plain) {
        guard !text.isEmpty else { return }
        open(emphasis)
        column += DisplayText.append(text, to: &bytes, glyphs: style.glyphs)
        close(emphasis)
    }

    /// Writes one of the program's own signs, whose characters all take one column.
    mutating func sign(_ sign: String, _ emphasis: Emphasis = .plain) {
        open(emphasis)
        // One column for every byte that begins a character.
        for byte in sign.utf8 {
            bytes.append(byte)
            if byte & 0xC0 != 0x80 { column += 1 }
        }
        close(emphasis)
    }

    /// Begins an emphasis that holds for several signs.
    mutating func open(_ emphasis: Emphasis) {
        flushPadding()
        if style.isColored, let sequence = emphasis.sequence { bytes.append(contentsOf: sequence.utf8) }
    }

    /// Ends what ``open(_:)`` began.
    mutating func close(_ emphasis: Emphasis) {
        if style.isColored, emphasis.sequence != nil { bytes.append(contentsOf: Self.reset.utf8) }
    }

    private static let reset = "\u{1B}[0m"

    /// Makes what comes next stand in a column, or where the line is already.
    mutating func pad(to column: Int) {
        pendingColumn = max(pendingColumn, column)
    }

    /// Makes what comes next stand in a column, and at least `gap` columns after what is there.
    mutating func pad(to column: Int, gap: Int) {
        pad(to: max(column, self.column + gap))
    }

    /// Ends the line.
    mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        column = 0
        pendingColumn = 0
    }

    private mutating func flushPadding() {
        guard pendingColumn > column else { return }
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: pendingColumn - column))
        column = pendingColumn
    }
}

extension TextStyle {
    /// How many columns a text takes once written.
    func columns(of text: String) -> Int { DisplayText.columns(of: text, glyphs: glyphs) }

    /// The text, or its beginning and its end with an ellipsis between them where it is too wide.
    ///
    /// Both ends are kept because the names of devices differ there: vendors write what it is last.
    /// - Returns: An escaped text of at most `limit` columns, if `limit` leaves room for more than the ellipsis.
    func shortened(_ text: String, to limit: Int) -> String {
        guard columns(of: text) > limit else { return text }
        let ellipsis = glyphSet.ellipsis
        let room = max(limit - ellipsis.unicodeScalars.count, 2)
        if DisplayText.isPlain(text) {
            return String(Substring(text.utf8.prefix(room - room / 2))) + ellipsis
                + String(Substring(text.utf8.suffix(room / 2)))
        }
        let scalars = Array(DisplayText.escape(text, glyphs: glyphs).unicodeScalars)
        var head = 0
        var used = 0
        while head < scalars.count, used + scalars[head].columns <= room - room / 2 {
            used += scalars[head].columns
            head += 1
        }
        var tail = scalars.count
        while tail > head, used + scalars[tail - 1].columns <= room {
            used += scalars[tail - 1].columns
            tail -= 1
        }
        // A mark without the character it sits on would move to the ellipsis.
        while tail < scalars.count, scalars[tail].columns == 0 { tail += 1 }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars[..<head])
        result.append(contentsOf: ellipsis.unicodeScalars)
        result.append(contentsOf: scalars[tail...])
        return String(result)
    }

    /// The words of a text in lines of at most `limit` columns; a longer word gets a line of its own.
    func wrapped(_ text: String, to limit: Int?) -> [String] {
        guard let limit, columns(of: text) > limit else { return [text] }
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, columns(of: last) + 1 + columns(of: String(word)) <= limit {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
