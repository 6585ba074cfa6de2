/// A tree of files that is only ever read: a mounted file system, a folder, an archive.
///
/// Paths are relative to the tree's root, with `/` between names, without `.` and `..`, and in the form of
/// ``EscapedText/path(of:)``. The empty path is the root. Nothing is cached: what a call returns was so at that time.
public protocol FileTree: ~Copyable {
    /// Lists a directory, without `.` and `..`, in no particular order.
    ///
    /// - Throws: ``FileError``; ``FileError/Cause/tooLarge`` past ``FileLimits/directoryEntries`` names.
    func entries(of directory: String) throws(FileError) -> [DirectoryEntry]

    /// Returns the text of a symbolic link; nothing is resolved.
    ///
    /// - Throws: ``FileError``; ``FileError/Cause/invalidArgument`` when it is no link.
    func linkText(at path: String) throws(FileError) -> String

    /// Reads a whole file.
    ///
    /// - Throws: ``FileError``; ``FileError/Cause/tooLarge`` when the file does not fit. The buffer is then empty.
    func read(_ path: String, into buffer: inout FileBuffer) throws(FileError)

    /// Whether something is there. What cannot be asked counts as absent.
    func exists(_ path: String) -> Bool

    /// Returns the text of a symbolic link in a directory, as ``linkText(at:)`` does.
    func linkText(of name: String, in directory: String) throws(FileError) -> String

    /// Reads a file in a directory, as ``read(_:into:)`` does.
    func read(_ name: String, in directory: String, into buffer: inout FileBuffer) throws(FileError)

    /// Whether asking for a file that is not there costs less than a look into a list of the directory.
    var answersFromMemory: Bool { get }
}

/// What a tree does that has no quicker way.
extension FileTree where Self: ~Copyable {
    /// Joins directory and name to a path.
    public func linkText(of name: String, in directory: String) throws(FileError) -> String {
        try linkText(at: "\(directory)/\(name)")
    }

    /// Joins directory and name to a path.
    public func read(_ name: String, in directory: String, into buffer: inout FileBuffer) throws(FileError) {
        try read("\(directory)/\(name)", into: &buffer)
    }

    /// `false`: a call of the system is dear.
    public var answersFromMemory: Bool { false }
}

/// One name in a directory.
public struct DirectoryEntry: Hashable, Sendable {
    /// What a name stands for, as far as the directory itself says.
    public enum Kind: Hashable, Sendable {
        /// A directory.
        case directory
        /// A regular file.
        case file
        /// A symbolic link.
        case link
        /// Anything else, or not said.
        case other
    }

    /// The name, in the form of ``EscapedText/path(of:)``.
    public var name: String
    /// What it stands for.
    public var kind: Kind

    /// Describes a name.
    public init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }
}

/// How much of a tree of files is taken in, so that a hostile one cannot fill the memory.
public enum FileLimits {
    /// The most names in one directory.
    public static let directoryEntries = 1_000_000
    /// The longest path and the longest link text, in bytes; Linux' own limit.
    public static let pathBytes = 4096
    /// The largest file that a ``FileBuffer`` takes unless told otherwise, in bytes.
    ///
    /// A sysfs attribute has at most a page.
    public static let attributeBytes = 65536
}

/// Room for one file's bytes, used again for the next file.
public struct FileBuffer: ~Copyable, Sendable {
    /// The bytes of the last file, and room behind them that means nothing.
    public private(set) var storage: [UInt8]
    /// How many bytes the last file has.
    public private(set) var count = 0

    /// Makes room.
    ///
    /// - Parameter limit: The size in bytes of the largest file that fits.
    public init(limit: Int = FileLimits.attributeBytes) {
        self.limit = limit
        // Nearly every file is small, and memory that was never touched costs nothing.
        storage = [UInt8](repeating: 0, count: min(limit, 8192) + 1)
    }

    /// The size in bytes of the largest file that fits.
    public let limit: Int

    /// Makes all the room there may ever be, once something does not fit.
    ///
    /// - Returns: Whether there was less before.
    private mutating func grow() -> Bool {
        // One byte more tells a file of exactly the limit from one that is larger.
        let missing = limit + 1 - storage.count
        storage.append(contentsOf: repeatElement(0, count: missing))
        return missing > 0
    }

    /// The bytes of the last file.
    public var bytes: ArraySlice<UInt8> { storage[..<count] }

    /// The file as text, without the line ends at its end; bytes that are not UTF-8 become `\xNN`.
    public var text: String {
        var end = count
        while end > 0, storage[end - 1] == UInt8(ascii: "\n") { end -= 1 }
        return EscapedText.value(of: storage.span.extracting(0..<end))
    }

    /// Fills the buffer with what a function writes.
    ///
    /// - Parameter write: Writes to the start of the room it is given and returns the number of bytes; `nil` where the room
    ///   was too small.
    /// - Returns: Whether it was enough; if not, the buffer is empty.
    public mutating func fill(_ write: (inout MutableSpan<UInt8>) -> Int?) -> Bool {
        count = 0
        repeat {
            var room = storage.mutableSpan
            guard let written = write(&room) else { continue }
            guard written <= limit else { return false }
            count = written
            return true
        } while grow()
        return false
    }

    /// Copies bytes into the buffer.
    ///
    /// - Returns: Whether they fitted; if not, the buffer is empty.
    mutating func fill(with content: ArraySlice<UInt8>) -> Bool {
        count = 0
        guard content.count <= limit else { return false }
        if content.count > storage.count { _ = grow() }
        storage.replaceSubrange(0..<content.count, with: content)
        count = content.count
        return true
    }

    /// How filling a buffer ended.
    enum Outcome {
        /// The whole file is in the buffer.
        case complete
        /// There was more than the limit; the buffer is empty.
        case tooLarge
        /// A call failed; the buffer is empty.
        case failed
    }

    /// Fills the buffer.
    ///
    /// - Parameters:
    ///   - page: A first call that gave fewer bytes than this gave the whole file.
    ///   - next: Writes the next bytes to the start of the room it is given and returns their number, 0 at the end, a
    ///     negative one when it failed.
    /// - Returns: How it ended.
    mutating func fill(shorterThan page: Int, next: (UnsafeMutableRawBufferPointer) -> Int) -> Outcome {
        count = 0
        var filled = 0
        while filled < storage.count || grow() {
            let read = unsafe storage.withUnsafeMutableBytes { room in
                unsafe next(UnsafeMutableRawBufferPointer(rebasing: room[filled...]))
            }
            if read < 0 { return .failed }
            let isFirst = filled == 0
            filled += read
            guard read == 0 || (isFirst && read < page) else { continue }
            guard filled <= limit else { return .tooLarge }
            count = filled
            return .complete
        }
        return .tooLarge
    }
}
