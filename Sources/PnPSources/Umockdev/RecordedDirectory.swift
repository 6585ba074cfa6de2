internal import Glibc
internal import PnPFiles

/// One recorded device as the directory in sysfs that it was, so that it is read as the running system's are.
///
/// Holds where the values stand in the file, not the values: most are never asked for. All lines are added, then ``end()``,
/// then it is asked. Of two lines with one name the first counts.
@safe
struct RecordedDirectory: FileTree {
    /// What a line holds.
    enum Form: UInt8 {
        /// `A:`, escaped text.
        case text
        /// `H:`, pairs of digits.
        case hexadecimal
        /// `L:`, a link's text.
        case link
    }

    /// A line `NAME=VALUE`, as offsets into the file.
    private struct Entry {
        var start: UInt32
        var equals: UInt32
        var end: UInt32
        var form: Form
    }

    /// The device's directory, relative to the root of sysfs.
    private(set) var path = ""
    /// In the order of their names, after ``end()``; the recorder writes them so.
    private var entries: [Entry] = []
    private var isSorted = true
    private let text: UnsafeBufferPointer<UInt8>

    /// - Parameter text: The file; it stays as long as this value is used, and offsets into it fit in 32 bits.
    init(text: UnsafeBufferPointer<UInt8>) { unsafe self.text = unsafe text }

    /// Begins another device; what was there is gone.
    mutating func begin(_ path: String) {
        self.path = path
        entries.removeAll(keepingCapacity: true)
        isSorted = true
    }

    /// Adds a line.
    ///
    /// - Parameters:
    ///   - form: What it holds.
    ///   - name: Where its name stands.
    ///   - value: Where its value stands, behind the `=`.
    mutating func add(_ form: Form, name: Range<Int>, value: Range<Int>) {
        let entry = Entry(
            start: UInt32(truncatingIfNeeded: name.lowerBound),
            equals: UInt32(truncatingIfNeeded: name.upperBound),
            end: UInt32(truncatingIfNeeded: value.upperBound),
            form: form
        )
        if isSorted, let last = entries.last { isSorted = compare(last, entry) < 0 }
        entries.append(entry)
    }

    /// How many lines were added.
    var count: Int { entries.count }

    /// Ends the device.
    ///
    /// - Returns: Where names stand that stood before in the same device, in the file's order.
    mutating func end() -> [Range<Int>] {
        if isSorted { return [] }
        let sorted = entries.sorted { left, right in
            let order = compare(left, right)
            return order == 0 ? left.start < right.start : order < 0
        }
        var repeated: [Range<Int>] = []
        entries.removeAll(keepingCapacity: true)
        for entry in sorted {
            if let last = entries.last, compare(last, entry) == 0 {
                repeated.append(Int(entry.start)..<Int(entry.equals))
            } else {
                entries.append(entry)
            }
        }
        return repeated.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// Less than, equal to or more than 0, as the first name is before, equal to or behind the second.
    private func compare(_ left: Entry, _ right: Entry) -> Int { unsafe compare(left, name(of: right)) }

    private func compare(_ entry: Entry, _ other: UnsafeBufferPointer<UInt8>) -> Int {
        let name = unsafe name(of: entry)
        guard let left = name.baseAddress, let right = other.baseAddress else { return name.count - other.count }
        let order = unsafe memcmp(left, right, min(name.count, other.count))
        return order == 0 ? name.count - other.count : Int(order)
    }

    // MARK: FileTree

    var answersFromMemory: Bool { true }

    /// Lists the files and links that stand in the device's directory itself, or in one of its own (`power`).
    func entries(of directory: String) throws(FileError) -> [DirectoryEntry] {
        guard directory == path || directory.utf8.starts(with: "\(path)/".utf8) else {
            throw FileError(.notFound, call: "openat", path: directory)
        }
        let folder = directory == path ? [] : Array(directory.utf8.dropFirst(path.utf8.count + 1)) + [UInt8(ascii: "/")]
        var names: [DirectoryEntry] = []
        names.reserveCapacity(folder.isEmpty ? entries.count : 0)
        for entry in entries {
            var name = unsafe name(of: entry)
            guard unsafe name.starts(with: folder) else { continue }
            unsafe name = unsafe UnsafeBufferPointer(rebasing: name[folder.count...])
            guard unsafe !name.contains(UInt8(ascii: "/")) else { continue }
            let text = unsafe EscapedText.path(of: name.span)
            names.append(DirectoryEntry(name: text, kind: entry.form == .link ? .link : .file))
        }
        if names.isEmpty, !folder.isEmpty { throw FileError(.notFound, call: "openat", path: directory) }
        return names
    }

    func linkText(of name: String, in directory: String) throws(FileError) -> String {
        guard directory == path, let entry = entry(named: name) else {
            throw FileError(.notFound, call: "readlinkat", path: directory)
        }
        guard entry.form == .link else { throw FileError(.invalidArgument, call: "readlinkat", path: directory) }
        return unsafe EscapedText.path(of: value(of: entry).span)
    }

    func read(_ name: String, in directory: String, into buffer: inout FileBuffer) throws(FileError) {
        guard directory == path, let entry = entry(named: name) else {
            throw FileError(.notFound, call: "openat", path: directory)
        }
        let value = unsafe value(of: entry)
        let fits: Bool
        switch entry.form {
        case .text: fits = buffer.fill { unsafe RecordedValue.unescape(value.span, into: &$0) }
        case .hexadecimal: fits = buffer.fill { unsafe RecordedValue.decodeHexadecimal(value.span, into: &$0) }
        case .link: throw FileError(.loop, call: "openat", path: directory)
        }
        if !fits { throw FileError(.tooLarge, call: "read", path: directory) }
    }

    func linkText(at path: String) throws(FileError) -> String {
        try linkText(of: name(in: path) ?? "", in: self.path)
    }

    func read(_ path: String, into buffer: inout FileBuffer) throws(FileError) {
        try read(name(in: path) ?? "", in: self.path, into: &buffer)
    }

    /// Says that the device itself is there: it cannot go away while it is read.
    func exists(_ path: String) -> Bool {
        guard let name = name(in: path) else { return path == self.path }
        return name == "uevent" || entry(named: name) != nil
    }

    /// A path's part below the device's directory; `nil` where it leads elsewhere.
    private func name(in path: String) -> String? {
        guard path.hasPrefix(self.path + "/") else { return nil }
        return String(path.dropFirst(self.path.count + 1))
    }

    /// The line with a name in the form of ``EscapedText/path(of:)``; asked for every name of the allow-list.
    private func entry(named name: String) -> Entry? {
        var name = name
        let isEscaped = name.withUTF8 { bytes in
            unsafe bytes.baseAddress.map { unsafe memchr($0, Int32(UInt8(ascii: "\\")), bytes.count) != nil } ?? false
        }
        guard isEscaped else { return name.withUTF8 { unsafe entry(named: $0) } }
        return unsafe EscapedText.bytes(ofPath: name).withUnsafeBufferPointer { unsafe entry(named: $0) }
    }

    private func entry(named name: UnsafeBufferPointer<UInt8>) -> Entry? {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            let order = unsafe compare(entries[middle], name)
            if order == 0 { return entries[middle] }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    private func name(of entry: Entry) -> UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(rebasing: text[Int(entry.start)..<Int(entry.equals)])
    }

    private func value(of entry: Entry) -> UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(rebasing: text[Int(entry.equals) + 1..<Int(entry.end)])
    }
}
