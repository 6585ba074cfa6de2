internal import Glibc
internal import PnPDiagnostics
internal import PnPFiles
internal import PnPRules
internal import PnPSources

/// The lines of files that diagnostics are about; a file is read once.
struct SourceLines {
    /// A file's text, and where its lines begin.
    private struct Text {
        var bytes: [UInt8]
        var starts: [Int] = [0]

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
        }
    }

    private let limit: Int
    private var files: [String: Text] = [:]

    /// - Parameter limit: The size in bytes above which a file is not read.
    init(limit: Int) { self.limit = limit }

    /// The line of a place, without its end; `nil` where it cannot be read.
    mutating func line(at location: SourceLocation) -> [UInt8]? {
        guard location.line > 0 else { return nil }
        if files[location.file] == nil { files[location.file] = Text(Self.read(location.file, limit: limit)) }
        guard let text = files[location.file], location.line <= text.starts.count else { return nil }
        let start = text.starts[location.line - 1]
        guard start < text.bytes.count else { return nil }
        let line = text.bytes[start...].prefix { $0 != UInt8(ascii: "\n") }
        return Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    }

    /// The text of a regular file, decompressed and in UTF-8; nothing for one that cannot be read now: the excerpt is a convenience.
    private static func read(_ path: String, limit: Int) -> [UInt8] {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let file = try? FileBytes(path: path, limit: limit)
        else { return [] }
        let bytes = (DecompressedFile(file)?.bytes ?? file).array
        return WindowsINF.isINF(path) ? INFText(bytes, file: path).bytes : bytes
    }
}
