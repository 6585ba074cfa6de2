internal import PnPModel
internal import PnPThreads

/// Lines of a dump that can be read by themselves.
struct UdevDumpPart: Sendable {
    /// Where they stand in the text.
    let range: Range<Int>
    /// How many lines come before them.
    let linesBefore: Int

    /// Smaller texts are read before another thread has woken up.
    private static let fewestBytes = 64 << 10

    /// Two parts of about equal length, the second of which begins with a device behind a blank line; `nil` for a text
    /// that is small or has no such line.
    ///
    /// What comes before a blank line says nothing of the device behind it, so reading the parts gives what reading the
    /// whole gives.
    static func halves(of text: UnsafeBufferPointer<UInt8>) -> (UdevDumpPart, UdevDumpPart)? {
        guard text.count >= fewestBytes else { return nil }
        let mark: StaticString = "\n\nP: /devices/"
        var start = text.count / 2
        let last = text.count - mark.utf8CodeUnitCount
        while start <= last, unsafe !matches(text, at: start, mark) { start += 1 }
        guard start <= last else { return nil }
        start += 2
        var lines = 0
        for offset in 0..<start { unsafe lines &+= text[offset] == UInt8(ascii: "\n") ? 1 : 0 }
        return (
            UdevDumpPart(range: 0..<start, linesBefore: 0),
            UdevDumpPart(range: start..<text.count, linesBefore: lines)
        )
    }

    private static func matches(_ text: UnsafeBufferPointer<UInt8>, at start: Int, _ mark: StaticString) -> Bool {
        for offset in 0..<mark.utf8CodeUnitCount
        where unsafe text[start + offset] != mark.utf8Start[offset] { return false }
        return true
    }
}

/// A large dump, the halves of which are read at the same time.
@unsafe
struct UdevDumpHalves: @unchecked Sendable {  // the text does not change
    let text: UnsafeBufferPointer<UInt8>
    let file: String

    init(text: UnsafeBufferPointer<UInt8>, file: String) {
        unsafe self.text = unsafe text
        unsafe self.file = file
    }

    /// Reads both parts.
    func read(_ first: UdevDumpPart, _ second: UdevDumpPart) -> Result<Snapshot, SourceError> {
        let other = Meanwhile { unsafe ReadPart(reader(second)) }
        var whole = unsafe reader(first)
        whole.append(other.value().reader)
        return whole.snapshot()
    }

    private func reader(_ part: UdevDumpPart) -> UdevDumpReader {
        var reader = unsafe UdevDumpReader(text: text, file: file, part: part)
        reader.read()
        return reader
    }
}

/// A reader that has read its part, on its way to another thread.
private final class ReadPart: @unchecked Sendable {  // nothing changes it any more
    let reader: UdevDumpReader
    init(_ reader: consuming UdevDumpReader) { self.reader = reader }
}
