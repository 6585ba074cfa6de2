internal import Glibc

/// A whole file, or all of standard input, in memory, with room behind it that may be read.
///
/// Parsers that look at many bytes at once read a little past the end; the ``padding`` bytes there are zero. The memory
/// is released with the last reference. Pipes are read to their end.
@safe
public final class FileBytes: @unchecked Sendable {  // what it points to never changes after init
    /// Bytes behind the end that may be read.
    public static let padding = 64
    /// The most bytes that are read unless the caller says otherwise: four gigabytes, which offsets of 32 bits can name.
    public static let defaultLimit = 0xFFFF_FF00

    /// The file as the caller named it, `<stdin>` for standard input: for diagnostics.
    public let name: String
    /// How many bytes the file has.
    public let count: Int
    private let base: UnsafeMutableRawPointer

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: A file or pipe; links are followed.
    ///   - limit: The most bytes to read.
    /// - Throws: ``FileError``: not there, a directory, no permission, longer than the limit, and what the system says.
    public convenience init(path: String, limit: Int = defaultLimit) throws(FileError) {
        // A path that is cut at a NUL would be another file.
        guard !path.utf8.contains(0) else { throw FileError(.invalidArgument, call: "open", path: path) }
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw FileError(LocalFiles.lastCause(), call: "open", path: path) }
        defer { _ = close(descriptor) }
        try self.init(descriptor: descriptor, name: path, limit: limit)
    }

    /// Reads standard input to its end.
    ///
    /// - Throws: ``FileError``
    public static func standardInput(limit: Int = defaultLimit) throws(FileError) -> FileBytes {
        try FileBytes(descriptor: STDIN_FILENO, name: "<stdin>", limit: limit)
    }

    /// Copies bytes that are in memory already.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - name: What to call them in diagnostics.
    public init(_ bytes: [UInt8], name: String) {
        guard let base = unsafe calloc(bytes.count + Self.padding, 1) else {
            preconditionFailure("no memory for \(bytes.count) bytes")
        }
        unsafe bytes.withUnsafeBytes { source in
            unsafe UnsafeMutableRawBufferPointer(start: base, count: bytes.count).copyMemory(from: source)
        }
        unsafe self.base = unsafe base
        self.name = name
        count = bytes.count
    }

    private init(descriptor: Int32, name: String, limit: Int) throws(FileError) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw FileError(LocalFiles.lastCause(), call: "fstat", path: name)
        }
        let kind = status.st_mode & S_IFMT
        guard kind != S_IFDIR else { throw FileError(.isDirectory, call: "read", path: name) }
        let isSized = kind == S_IFREG && status.st_size > 0
        guard !isSized || status.st_size <= limit else { throw FileError(.tooLarge, call: "read", path: name) }
        // One byte more than the size shows that a file ends where it should, without growing.
        let expected = isSized ? Int(status.st_size) + 1 : 65536
        var room = unsafe try Room(capacity: expected, name: name)
        do throws(FileError) {
            while true {
                if unsafe room.count == room.capacity { unsafe try room.grow(name: name) }
                let got = unsafe read(descriptor, room.base + room.count, min(room.capacity - room.count, 1 << 30))
                if got == 0 { break }
                if got < 0 {
                    if errno == EINTR { continue }
                    throw FileError(LocalFiles.lastCause(), call: "read", path: name)
                }
                unsafe room.count += got
                guard unsafe room.count <= limit else { throw FileError(.tooLarge, call: "read", path: name) }
            }
        } catch {
            unsafe free(room.base)
            throw error
        }
        unsafe memset(room.base + room.count, 0, Self.padding)
        unsafe base = unsafe room.base
        count = unsafe room.count
        self.name = name
    }

    deinit { unsafe free(base) }

    /// Lets a function see the bytes.
    ///
    /// - Parameter body: Gets the bytes, with ``padding`` readable ones behind them; they must not be kept.
    /// - Returns: What the function returns.
    /// - Throws: What the function throws.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe body(UnsafeBufferPointer(start: base.assumingMemoryBound(to: UInt8.self), count: count))
    }

    /// The bytes as an array, copied.
    public var array: [UInt8] { unsafe withUnsafeBytes { unsafe Array($0) } }

    /// Memory that grows while a file of unknown length is read; `capacity` leaves the padding out.
    @unsafe
    private struct Room {
        var base: UnsafeMutableRawPointer
        var count = 0
        var capacity: Int

        init(capacity: Int, name: String) throws(FileError) {
            guard let base = unsafe Self.allocate(capacity + FileBytes.padding) else {
                throw FileError(.other(ENOMEM), call: "malloc", path: name)
            }
            unsafe self.base = unsafe base
            unsafe self.capacity = capacity
        }

        /// Memory for a file; a large one gets large pages, which saves thousands of page faults.
        private static func allocate(_ count: Int) -> UnsafeMutableRawPointer? {
            let pageSize = 2 << 20
            guard count >= 2 * pageSize else { return unsafe malloc(count) }
            guard let base = unsafe aligned_alloc(pageSize, (count + pageSize - 1) & ~(pageSize - 1)) else {
                return nil
            }
            // A hint: without large pages everything works as well.
            _ = unsafe madvise(base, count, MADV_HUGEPAGE)
            return unsafe base
        }

        mutating func grow(name: String) throws(FileError) {
            guard let larger = unsafe realloc(base, capacity * 2 + FileBytes.padding) else {
                throw FileError(.other(ENOMEM), call: "realloc", path: name)
            }
            unsafe base = unsafe larger
            unsafe capacity *= 2
        }
    }
}
