internal import Glibc
internal import PnPDiagnostics
internal import PnPFiles

/// Reads a text archive, `.ttar`: the form in which the Prometheus exporters keep their sysfs fixtures.
///
/// Entries follow each other, each of lines `Key: value`; `Mode:` and lines that begin with `#` mean nothing here.
///
///     Directory: sys/class/net            a directory
///
///     Path: sys/class/net/eth0            a link
///     SymlinkTo: ../../devices/x
///
///     Path: sys/devices/x/uevent          a file: so many lines of content follow
///     Lines: 2
///     INTERFACE=eth0
///     IFINDEX=4EOF
///
/// In content, `NULLBYTE` stands for a NUL, `EOF` at the end of a line says that no line feed follows, and a backslash before
/// either makes it the word itself.
///
/// Every line ends with a line feed. A last one that does not is cut, and left out: a part of a link's text would lead to
/// another device.
struct TextTarReader {
    /// What was taken, and what was wrong.
    private(set) var intake: ArchiveIntake

    /// Whether a text looks like one: after comments, its first line names a directory or a path.
    static func recognizes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var lines = unsafe Lines(text)
        while let line = lines.next() {
            if unsafe line.isEmpty || text[line.lowerBound] == UInt8(ascii: "#") { continue }
            let start = unsafe String(decoding: text[line].prefix(11), as: UTF8.self)
            return start == Key.directory.rawValue || start.hasPrefix(Key.path.rawValue)
        }
        return false
    }

    /// Reads as much as can be read.
    ///
    /// - Parameters:
    ///   - text: The archive.
    ///   - file: Its name.
    ///   - limits: How much is taken.
    init(_ text: UnsafeBufferPointer<UInt8>, file: String, limits: ArchiveLimits = .standard) {
        intake = ArchiveIntake(file: file, limits: limits)
        var lines = unsafe Lines(text)
        do throws(ArchiveFault) {
            while let line = lines.next() { unsafe try read(text, line, &lines) }
            if lines.hasCutLine { intake.log.end(.cutLine, at: place(lines, next: 1)) }
        } catch {
            intake.log.end(error, at: place(lines))
        }
    }

    /// What begins a line of an entry.
    private enum Key: String, CaseIterable {
        case directory = "Directory: "
        case path = "Path: "
        case link = "SymlinkTo: "
        case lines = "Lines: "
        case mode = "Mode: "
    }

    /// Where the entry belongs of which the last `Path:` spoke; `nil` without one, or for one that is left out.
    private var path: String?
    /// Whether lines are passed over until the next entry.
    private var isLost = false

    private mutating func read(
        _ text: UnsafeBufferPointer<UInt8>,
        _ line: Range<Int>,
        _ lines: inout Lines
    ) throws(ArchiveFault) {
        let content = unsafe UnsafeBufferPointer(rebasing: text[line])
        if unsafe content.isEmpty || content[0] == UInt8(ascii: "#") { return }
        guard let key = Key.allCases.first(where: { unsafe content.starts(with: $0.rawValue.utf8) }) else {
            if !isLost { unsafe report(content, "'Directory:', 'Path:', 'SymlinkTo:', 'Lines:' or 'Mode:'", lines) }
            return
        }
        let length = content.count - key.rawValue.utf8.count
        guard length <= intake.limits.pathBytes else {
            path = nil
            intake.log.add(.longPath(length, limit: intake.limits.pathBytes), at: place(lines))
            return
        }
        let value = unsafe EscapedText.path(of: content.span.extracting(last: length))
        switch key {
        case .directory:
            isLost = false
            path = nil
            if let path = try intake.admit(value, at: place(lines)) { intake.addDirectory(path) }
        case .path:
            isLost = false
            path = try intake.admit(value, at: place(lines))
        case .link: if let path { intake.addLink(path, to: value) }
        case .lines:
            guard let count = Int(value), count >= 0 else {
                unsafe report(content, "a number of lines", lines)
                return
            }
            unsafe readContent(text, count, &lines)
        case .mode: break
        }
    }

    /// Notes a line that means nothing; what follows it is passed over until the next entry.
    private mutating func report(_ line: UnsafeBufferPointer<UInt8>, _ expected: String, _ lines: Lines) {
        isLost = true
        let found = unsafe EscapedText.value(of: line.span.extracting(first: min(line.count, 256)))
        intake.log.add(.unexpectedLine(expected: expected, found: found), at: place(lines))
    }

    private mutating func readContent(_ text: UnsafeBufferPointer<UInt8>, _ count: Int, _ lines: inout Lines) {
        let isWanted = path.map { intake.wantsContent(of: $0, size: 0) } ?? false
        let start = place(lines)
        var bytes: [UInt8] = []
        var left = count
        while left > 0, let line = lines.next() {
            left -= 1
            guard isWanted, bytes.count <= intake.limits.fileBytes else { continue }
            // More than the limit is known to be too much, however much more it is.
            let most = unsafe text[line].prefix(intake.limits.fileBytes * Self.nullWord.utf8CodeUnitCount + 1)
            unsafe Self.append(UnsafeBufferPointer(rebasing: most), to: &bytes)
        }
        defer { path = nil }
        if left > 0 {
            intake.log.add(.cutOff(missingLines: left), at: start)
            lines.passOverRest()
            // Of a file without one line nothing is known, not that it is empty.
            if left == count { return }
        }
        if isWanted, let path { intake.addFile(path, bytes.span) }
    }

    // MARK: Content

    private static let nullWord: StaticString = "NULLBYTE"
    private static let endWord: StaticString = "EOF"

    /// Adds a line of a file with its line feed, unless it says that there is none.
    private static func append(_ line: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var index = 0
        while index < line.count {
            let byte = unsafe line[index]
            if byte == UInt8(ascii: "\\"), let word = unsafe word(in: line, at: index + 1) {
                unsafe bytes.append(
                    contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
                )
                index += 1 + word.utf8CodeUnitCount
            } else if unsafe isWord(nullWord, in: line, at: index) {
                bytes.append(0)
                index += nullWord.utf8CodeUnitCount
            } else if unsafe index + endWord.utf8CodeUnitCount == line.count && isWord(endWord, in: line, at: index) {
                return
            } else {
                bytes.append(byte)
                index += 1
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private static func word(in line: UnsafeBufferPointer<UInt8>, at index: Int) -> StaticString? {
        if unsafe isWord(nullWord, in: line, at: index) { return nullWord }
        return unsafe isWord(endWord, in: line, at: index) ? endWord : nil
    }

    private static func isWord(_ word: StaticString, in line: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard index + count <= line.count else { return false }
        for offset in 0..<count where unsafe line[index + offset] != word.utf8Start[offset] { return false }
        return true
    }

    // MARK: Lines

    /// Where the line stands that came last, or one of those after it.
    private func place(_ lines: Lines, next distance: Int = 0) -> SourceLocation {
        SourceLocation(file: intake.log.file, line: lines.number + distance, column: 1)
    }

    /// Walks through the lines that have an end; that is a line feed alone, because content keeps its carriage returns.
    @safe
    private struct Lines {
        /// The number of the line that came last, from 1.
        private(set) var number = 0
        private var position = 0
        private let text: UnsafeBufferPointer<UInt8>

        init(_ text: UnsafeBufferPointer<UInt8>) { unsafe self.text = unsafe text }

        mutating func next() -> Range<Int>? {
            let start = position
            guard unsafe start < text.count, let base = unsafe text.baseAddress,
                let found = unsafe memchr(base + start, Int32(UInt8(ascii: "\n")), text.count - start)
            else { return nil }
            number += 1
            let end = unsafe UnsafeRawPointer(base).distance(to: found)
            position = end + 1
            return start..<end
        }

        /// Whether something stands behind the last line that has an end.
        ///
        /// To be asked after ``next()`` gave `nil`.
        var hasCutLine: Bool { unsafe position < text.count }

        mutating func passOverRest() { position = unsafe text.count }
    }
}
