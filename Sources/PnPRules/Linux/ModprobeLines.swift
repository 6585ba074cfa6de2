import PnPModel

/// The lines of a modprobe.d file as modprobe joins them: a backslash at the end of a line takes the next one in, and any
/// other backslash is dropped before the byte that follows it.
///
/// - SeeAlso: linux-devices 2.4, "modprobe.d".
struct ModprobeLines {
    /// A joined line.
    struct Line {
        /// Its bytes, backslashes resolved.
        var bytes: [UInt8]
        /// The number of its first line, from 1.
        var number: Int
    }

    private var next = 0
    private var number = 0

    /// The next line; `nil` behind the last one.
    mutating func line(of text: Span<UInt8>) -> Line? {
        guard next < text.count else { return nil }
        var line = Line(bytes: [], number: number + 1)
        while next < text.count {
            let byte = text[next]
            next += 1
            if byte == UInt8(ascii: "\n") { break }
            guard byte == UInt8(ascii: "\\"), next < text.count else {
                line.bytes.append(byte)
                continue
            }
            let escaped = text[next]
            next += 1
            if escaped == UInt8(ascii: "\n") { number += 1 } else { line.bytes.append(escaped) }
        }
        number += 1
        return line
    }
}

/// The words of one joined line, taken from its beginning.
struct ModprobeWords {
    let line: ModprobeLines.Line
    private var next = 0

    init(_ line: ModprobeLines.Line) { self.line = line }

    /// The next word; `nil` where there is none.
    mutating func word() -> Range<Int>? {
        skipBlanks()
        let start = next
        while next < line.bytes.count, !Self.isBlank(line.bytes[next]) { next += 1 }
        return next > start ? start..<next : nil
    }

    /// All that follows; `nil` where there is nothing.
    mutating func rest() -> Range<Int>? {
        skipBlanks()
        defer { next = line.bytes.count }
        return next < line.bytes.count ? next..<line.bytes.count : nil
    }

    private mutating func skipBlanks() {
        while next < line.bytes.count, Self.isBlank(line.bytes[next]) { next += 1 }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
