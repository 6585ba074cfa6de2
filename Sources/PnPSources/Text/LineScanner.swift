internal import Glibc

/// Walks through a whole file line by line.
///
/// A line ends with LF, or CR LF as editors of other systems write; the last one need not end. A byte order mark at the
/// start belongs to no line.
@safe
struct LineScanner {
    /// The number of the line that was returned last, from 1; 0 before the first.
    private(set) var number = 0
    private var position: Int
    private let end: Int
    private let text: UnsafeBufferPointer<UInt8>

    /// Looks at a text, which must stay as long as this value is used.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        unsafe self.text = unsafe text
        position = unsafe text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        end = text.count
    }

    /// Looks at a part of a text that begins and ends with whole lines.
    ///
    /// - Parameters:
    ///   - text: The text, which must stay as long as this value is used.
    ///   - part: The part.
    ///   - count: How many lines come before it.
    init(_ text: UnsafeBufferPointer<UInt8>, _ part: Range<Int>, after count: Int) {
        unsafe self.text = unsafe text
        position = part.lowerBound
        end = part.upperBound
        number = count
        if part.lowerBound == 0, unsafe text.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Whether the text ends where these lines end.
    var isAtEnd: Bool { unsafe end == text.count }

    /// Where the next line stands in the text, without its end; `nil` after the last one.
    mutating func next() -> Range<Int>? {
        let start = position
        guard start < self.end, let base = unsafe text.baseAddress else { return nil }
        number += 1
        var end = self.end
        if let found = unsafe memchr(base + start, Int32(UInt8(ascii: "\n")), end - start) {
            end = unsafe UnsafeRawPointer(base).distance(to: found)
        }
        position = end + 1
        let hasReturn = unsafe end > start && text[end - 1] == UInt8(ascii: "\r")
        return start..<(hasReturn ? end - 1 : end)
    }
}
