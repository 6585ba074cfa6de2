internal import Glibc

/// A directory of this machine as a ``FileTree``, read with ordinary calls of the C library below one descriptor.
///
/// Nothing is opened for writing. A file is opened without following a link in its last component and without waiting, so
/// that a pipe in the place of a file cannot hold the caller up. Only the first open names an absolute path, which is what
/// `umockdev-run` redirects; all others are relative to it.
/// - SeeAlso: linux-devices 7 (what umockdev wraps), 8 (the calls of a scan).
@safe
public struct LocalFiles: FileTree, ~Copyable, Sendable {
    /// The directory's path as it was given.
    public let root: String
    private let descriptor: Int32

    /// Opens a directory.
    ///
    /// - Parameter root: Its path, absolute or relative to the working directory.
    /// - Throws: ``FileError``
    public init(root: String) throws(FileError) {
        let opened = unsafe Glibc.open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard opened >= 0 else { throw FileError(Self.lastCause(), call: "open", path: root) }
        self.root = root
        descriptor = opened
    }

    deinit { _ = close(descriptor) }

    /// Lists a directory in the order of the file system.
    public func entries(of directory: String) throws(FileError) -> [DirectoryEntry] {
        let opened = try open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
        guard let stream = unsafe fdopendir(opened) else {
            let error = failure("fdopendir", directory)
            _ = close(opened)
            throw error
        }
        defer { unsafe _ = closedir(stream) }
        var entries: [DirectoryEntry] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                if errno != 0 { throw failure("readdir", directory) }
                return entries
            }
            guard var found = unsafe Self.entry(entry) else { continue }
            if unsafe entry.pointee.d_type == DT_UNKNOWN { found.kind = kind(of: found.name, in: opened) }
            guard entries.count < FileLimits.directoryEntries else {
                throw FileError(.tooLarge, call: "readdir", path: fullPath(directory))
            }
            entries.append(found)
        }
    }

    private static func entry(_ entry: UnsafeMutablePointer<dirent>) -> DirectoryEntry? {
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
        let start = unsafe UnsafeRawPointer(entry).advanced(by: offset)
        let length = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
        let bytes = unsafe UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: length)
        let name = unsafe EscapedText.path(of: bytes.span)
        guard name != ".", name != ".." else { return nil }
        let kind: DirectoryEntry.Kind =
            switch unsafe Int(entry.pointee.d_type) {
            case Int(DT_DIR): .directory
            case Int(DT_LNK): .link
            case Int(DT_REG): .file
            default: .other
            }
        return DirectoryEntry(name: name, kind: kind)
    }

    /// What a name stands for, on a file system whose directories do not say.
    private func kind(of name: String, in directory: Int32) -> DirectoryEntry.Kind {
        var status = stat()
        let asked = unsafe withCPath(name) { unsafe fstatat(directory, $0, &status, AT_SYMLINK_NOFOLLOW) }
        guard asked == 0 else { return .other }
        return switch status.st_mode & S_IFMT {
        case S_IFDIR: .directory
        case S_IFLNK: .link
        case S_IFREG: .file
        default: .other
        }
    }

    /// Returns the text of a link, which is at most ``FileLimits/pathBytes`` long.
    public func linkText(at path: String) throws(FileError) -> String {
        try requireRelative(path, call: "readlinkat")
        // A text as long as the room is one that was cut.
        let text = unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: FileLimits.pathBytes) {
            room -> Result<String, FileError> in
            let characters = unsafe UnsafeMutableRawBufferPointer(room).bindMemory(to: CChar.self)
            guard let start = characters.baseAddress,
                let length = unsafe withCPath(path, { unsafe readlinkat(descriptor, $0, start, room.count) }),
                length >= 0
            else { return .failure(failure("readlinkat", path)) }
            guard length < room.count else {
                return .failure(FileError(.nameTooLong, call: "readlinkat", path: fullPath(path)))
            }
            return unsafe .success(EscapedText.path(of: room.span.extracting(0..<length)))
        }
        return try text.get()
    }

    /// Reads a file in one call where that is enough.
    ///
    /// A sysfs attribute comes whole with the first read, and a file shorter than the smallest page ends with its first
    /// short read; only longer ones are read on until nothing comes.
    /// - SeeAlso: linux-devices 1.4, "Size and offsets".
    public func read(_ path: String, into buffer: inout FileBuffer) throws(FileError) {
        let opened = try open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
        defer { _ = close(opened) }
        let outcome = unsafe buffer.fill(shorterThan: 4096) { room in
            while true {
                let count = unsafe Glibc.read(opened, room.baseAddress, room.count)
                if count >= 0 || errno != EINTR { return count }
            }
        }
        switch outcome {
        case .complete: return
        case .tooLarge: throw FileError(.tooLarge, call: "read", path: fullPath(path))
        case .failed: throw failure("read", path)
        }
    }

    /// Asks without opening anything.
    public func exists(_ path: String) -> Bool {
        guard path.utf8.first != UInt8(ascii: "/") else { return false }
        return unsafe withCPath(path) { unsafe faccessat(descriptor, $0, F_OK, 0) } == 0
    }

    private func open(_ path: String, _ flags: Int32) throws(FileError) -> Int32 {
        try requireRelative(path, call: "openat")
        while true {
            let opened = unsafe withCPath(path) { unsafe openat(descriptor, $0, flags) }
            if let opened, opened >= 0 { return opened }
            if opened == nil || errno != EINTR { throw failure("openat", path) }
        }
    }

    /// An absolute path would leave the tree: the calls that end in `at` then ignore the descriptor.
    private func requireRelative(_ path: String, call: String) throws(FileError) {
        guard path.utf8.first != UInt8(ascii: "/") else { throw FileError(.invalidArgument, call: call, path: path) }
    }

    /// Lends the bytes of a path with a zero at their end; `nil` with errno EINVAL when a zero stands within them.
    private func withCPath<Value>(_ path: String, _ body: (UnsafePointer<CChar>) -> Value) -> Value? {
        if path.isEmpty { return unsafe ".".withCString(body) }
        var hasBackslash = false
        for byte in path.utf8 {
            if byte == 0 {
                errno = EINVAL
                return nil
            }
            if byte == UInt8(ascii: "\\") { hasBackslash = true }
        }
        guard hasBackslash else { return unsafe path.withCString(body) }
        let bytes = EscapedText.bytes(ofPath: path).map { CChar(bitPattern: $0) } + [0]
        return unsafe bytes.withUnsafeBufferPointer { unsafe $0.baseAddress.map(body) }
    }

    private func failure(_ call: String, _ path: String) -> FileError {
        FileError(Self.lastCause(), call: call, path: fullPath(path))
    }

    private func fullPath(_ path: String) -> String {
        if path.isEmpty { return root }
        return root.hasSuffix("/") ? root + path : "\(root)/\(path)"
    }

    static func lastCause() -> FileError.Cause {
        let code = errno
        return switch code {
        case ENOENT, ENOTDIR: .notFound
        case ENODEV, ENXIO: .noDevice
        case EACCES, EPERM: .permissionDenied
        case ELOOP: .loop
        case ENAMETOOLONG: .nameTooLong
        case EINVAL: .invalidArgument
        case EISDIR: .isDirectory
        case EIO: .inputOutput
        case EAGAIN, EBUSY: .tryAgain
        case ENODATA: .noData
        case EOPNOTSUPP, ENOTTY, ENOSYS: .notSupported
        case ETIMEDOUT: .timedOut
        default: .other(code)
        }
    }
}
