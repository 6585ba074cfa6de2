internal import Glibc

/// A file that could not be listed, read or asked about.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Why, in the names of errno.
    public enum Cause: Hashable, Sendable {
        /// ENOENT, ENOTDIR: it is not there.
        case notFound
        /// ENODEV, ENXIO: the device behind the file went away; from some attributes, only that there is no value.
        case noDevice
        /// EACCES, EPERM.
        case permissionDenied
        /// ELOOP: links in a circle, or a link where none is followed.
        case loop
        /// ENAMETOOLONG.
        case nameTooLong
        /// It is larger than the limit.
        case tooLarge
        /// EINVAL; of a link's text, that it is no link.
        case invalidArgument
        /// EISDIR.
        case isDirectory
        /// EIO.
        case inputOutput
        /// EAGAIN, EBUSY.
        case tryAgain
        /// ENODATA.
        case noData
        /// EOPNOTSUPP, ENOTTY, ENOSYS.
        case notSupported
        /// ETIMEDOUT.
        case timedOut
        /// Another errno.
        case other(Int32)
    }

    /// Why.
    public var cause: Cause
    /// The system call, such as `openat`.
    public var call: String
    /// The file, with the root of its tree.
    public var path: String

    /// Describes a failure.
    public init(_ cause: Cause, call: String, path: String) {
        self.cause = cause
        self.call = call
        self.path = path
    }

    /// `openat /sys/devices/…: permission denied`.
    public var description: String { "\(call) \(path.isEmpty ? "''" : path): \(cause)" }
}

extension FileError.Cause: CustomStringConvertible {
    /// What the C library says of it, in lower case and without regard to the language.
    public var description: String {
        switch self {
        case .notFound: "no such file or directory"
        case .noDevice: "no such device"
        case .permissionDenied: "permission denied"
        case .loop: "too many levels of symbolic links"
        case .nameTooLong: "name too long"
        case .tooLarge: "too large"
        case .invalidArgument: "invalid argument"
        case .isDirectory: "is a directory"
        case .inputOutput: "input/output error"
        case .tryAgain: "resource busy"
        case .noData: "no data available"
        case .notSupported: "not supported"
        case .timedOut: "timed out"
        case .other(let code): Self.words(of: code)
        }
    }

    /// What the C library says of an errno; the program sets no locale, so it is English.
    private static func words(of code: Int32) -> String {
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        let words = unsafe String(cString: text).lowercased()
        return words.hasPrefix("unknown error") ? "error \(code)" : words
    }
}
