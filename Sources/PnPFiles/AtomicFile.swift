internal import Glibc

/// Writes files whole or not at all.
///
/// The bytes go to a temporary file in the same folder, which takes the name only when everything is on the disk; at
/// any failure it is removed and what was there before stays. A link is followed, so that it stays a link. What is no
/// regular file (`/dev/null`, a pipe) has nothing to be replaced and is written to directly.
public enum AtomicFile {
    /// Writes a file in one go.
    ///
    /// - Parameters:
    ///   - bytes: All that the file will hold.
    ///   - path: Where it will be; the folder exists. A new file gets mode 0644 less the umask, an old one keeps its mode.
    /// - Throws: ``FileError``
    public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        try write(to: path) { (file: borrowing AtomicFileWriter) throws(FileError) in try file.append(bytes) }
    }

    /// Writes a file in portions.
    ///
    /// - Parameters:
    ///   - path: As for ``write(_:to:)``.
    ///   - body: Writes the portions; when it throws, nothing is left behind.
    /// - Throws: ``FileError``, or what `body` throws.
    public static func write(
        to path: String,
        _ body: (borrowing AtomicFileWriter) throws(FileError) -> Void
    ) throws(FileError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw FileError(path.isEmpty ? .notFound : .invalidArgument, call: "open", path: path)
        }
        switch try target(path) {
        case .directly: try writeDirectly(to: path, body)
        case .replacing(let path, let mode): try replace(path, mode: mode, body)
        }
    }

    /// How a path is to be written.
    private enum Target {
        case directly
        case replacing(path: String, mode: mode_t?)
    }

    private static func target(_ path: String) throws(FileError) -> Target {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            let cause = LocalFiles.lastCause()
            guard cause == .notFound else { throw FileError(cause, call: "stat", path: path) }
            return .replacing(path: path, mode: nil)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw FileError(.isDirectory, call: "open", path: path)
        default: return .directly
        }
        guard let resolved = unsafe realpath(path, nil) else {
            throw FileError(LocalFiles.lastCause(), call: "realpath", path: path)
        }
        defer { unsafe free(resolved) }
        return unsafe .replacing(path: String(cString: resolved), mode: status.st_mode & 0o7777)
    }

    private static func writeDirectly(
        to path: String,
        _ body: (borrowing AtomicFileWriter) throws(FileError) -> Void
    ) throws(FileError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw FileError(LocalFiles.lastCause(), call: "open", path: path) }
        let writer = AtomicFileWriter(descriptor: descriptor, path: path)
        try body(writer)
    }

    private static func replace(
        _ path: String,
        mode: mode_t?,
        _ body: (borrowing AtomicFileWriter) throws(FileError) -> Void
    ) throws(FileError) {
        let (descriptor, temporary) = try createTemporary(beside: path)
        let writer = AtomicFileWriter(descriptor: descriptor, path: path)
        do throws(FileError) {
            try body(writer)
            if let mode, fchmod(descriptor, mode) != 0 {
                throw FileError(LocalFiles.lastCause(), call: "fchmod", path: path)
            }
            guard fsync(descriptor) == 0 else { throw FileError(LocalFiles.lastCause(), call: "fsync", path: path) }
            guard unsafe rename(temporary, path) == 0 else {
                throw FileError(LocalFiles.lastCause(), call: "rename", path: path)
            }
        } catch {
            _ = unsafe unlink(temporary)
            throw error
        }
    }

    /// Creates a file with a name that nothing has, in the folder of another.
    private static func createTemporary(beside path: String) throws(FileError) -> (descriptor: Int32, path: String) {
        let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] } ?? ""
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<100 {
            let temporary = folder + ".pnpctl-" + String(generator.next(), radix: 36) + ".tmp"
            let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            if descriptor >= 0 { return (descriptor, temporary) }
            guard errno == EEXIST else { throw FileError(LocalFiles.lastCause(), call: "open", path: path) }
        }
        throw FileError(.other(EEXIST), call: "open", path: path)
    }
}

/// The file that ``AtomicFile`` is writing; closed when the writing is over.
public struct AtomicFileWriter: ~Copyable {
    private let descriptor: Int32
    private let path: String

    fileprivate init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { _ = close(descriptor) }

    /// Writes bytes behind those written before.
    ///
    /// - Throws: ``FileError``; no room on the disk, for one.
    public borrowing func append(_ bytes: [UInt8]) throws(FileError) {
        var offset = 0
        while offset < bytes.count {
            let written = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress.map { unsafe $0 + offset }, buffer.count - offset)
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw FileError(LocalFiles.lastCause(), call: "write", path: path)
            }
            offset += written
        }
    }
}
