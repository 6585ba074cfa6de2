import PnPDiagnostics
import PnPFiles

/// A rules file on disk, and the order of what is wrong with it.
enum RuleFile {
    /// Reads a file that the user named; links are followed.
    static func bytes(at path: String, limit: Int = RuleLimits.fileBytes) throws(FileError) -> [UInt8] {
        var path = path
        for _ in 0..<8 {
            let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
            let directory = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
            let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
            let files = try LocalFiles(root: directory)
            do {
                return try bytes(named: name, in: files, most: limit)
            } catch  where error.cause == .loop {
                guard let target = try? files.linkText(at: name) else { throw error }
                path = target.hasPrefix("/") ? target : "\(directory)/\(target)"
            }
        }
        throw FileError(.loop, call: "openat", path: path)
    }

    /// Reads a file below a folder; a link in any part of its path is an error.
    static func bytes(below folder: String, _ path: String, limit: Int) throws(FileError) -> [UInt8] {
        let files = try LocalFiles(root: folder)
        for slash in path.utf8.indices where path.utf8[slash] == UInt8(ascii: "/") {
            let directory = String(path[..<slash])
            // Only of the last part would the kernel refuse a link.
            if (try? files.linkText(at: directory)) != nil {
                throw FileError(.loop, call: "openat", path: "\(folder)/\(directory)")
            }
        }
        return try bytes(named: path, in: files, most: limit)
    }

    private static func bytes(
        named name: String,
        in files: borrowing LocalFiles,
        most: Int
    ) throws(FileError) -> [UInt8] {
        // Nearly all rules files are small; room for the largest is made only where it is needed.
        for limit in [1 << 16, 1 << 20] where limit < most {
            do {
                return try bytes(named: name, in: files, limit: limit)
            } catch  where error.cause == .tooLarge {
                continue
            }
        }
        return try bytes(named: name, in: files, limit: most)
    }

    private static func bytes(
        named name: String,
        in files: borrowing LocalFiles,
        limit: Int
    ) throws(FileError) -> [UInt8] {
        var buffer = FileBuffer(limit: limit)
        try files.read(name, into: &buffer)
        return Array(buffer.bytes)
    }

    /// Where text stops being UTF-8.
    static func placeOfInvalidUTF8(in bytes: [UInt8], file: String) -> SourceLocation {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var (line, column) = (1, 1)
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue("\n"): (line, column) = (line + 1, 1)
            case .scalarValue(let scalar): column += UTF8.width(scalar)
            case .emptyInput, .error: return SourceLocation(file: file, line: line, column: column)
            }
        }
    }

    /// Sorts diagnostics by their places; notes stay behind what they are about.
    static func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        Diagnostic.groups(diagnostics)
            .sorted { ($0[0].location.line, $0[0].location.column) < ($1[0].location.line, $1[0].location.column) }
            .flatMap { $0 }
    }
}
