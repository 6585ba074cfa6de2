import PnPDiagnostics
import PnPFiles
import PnPModel

/// Finds the files that a rules file includes: relative to the including file, inside the folder of the first one.
///
/// A file that two others include is there once. Links are not followed: what is included is in the folder.
struct IncludedFiles {
    /// One file, ready to be read.
    struct File {
        /// Its path below the folder, without `.` and `..`.
        let path: String
        let text: String
    }

    /// The folder of the first file, and its name there.
    private let folder: String
    private let first: String
    /// The files so far, by their paths below the folder.
    private(set) var taken: Set<String> = []
    /// Bytes that may still be read.
    private var room: Int

    /// Begins with a file.
    ///
    /// - Parameters:
    ///   - file: Its path, as the user named it.
    ///   - bytes: Its size.
    init(of file: String, bytes: Int) {
        let slash = file.utf8.lastIndex(of: UInt8(ascii: "/"))
        folder = slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
        first = slash.map { String(file[file.utf8.index(after: $0)...]) } ?? file
        taken = [first]
        room = RuleLimits.fileBytes - bytes
    }

    /// What a file is called in diagnostics.
    func name(of path: String) -> String {
        switch folder {
        case ".": path
        case "/": "/" + path
        default: "\(folder)/\(path)"
        }
    }

    /// Reads a file that another one includes.
    ///
    /// - Parameters:
    ///   - include: What is written, and where.
    ///   - stack: The including files, the first one first, as paths below the folder; the empty path is the first one.
    /// - Returns: The file; `nil` where it was taken already.
    /// - Throws: What is wrong with it.
    mutating func file(for include: MatchPattern, from stack: [String]) throws(Diagnostic) -> File? {
        let path = try path(of: include, from: stack.last ?? first)
        guard !stack.contains(path), path != first else {
            throw NativeMessages.includesItself(include.text, include.location)
        }
        guard !taken.contains(path) else { return nil }
        guard stack.count < RuleLimits.includeDepth else {
            let what = "rules files include one another at most \(RuleLimits.includeDepth) deep"
            throw NativeMessages.limit(what, include.location)
        }
        guard taken.count < RuleLimits.files else {
            throw NativeMessages.limit("a rules file has at most \(RuleLimits.files) others", include.location)
        }
        taken.insert(path)
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try RuleFile.bytes(below: folder, path, limit: max(room, 1))
        } catch {
            guard error.cause != .tooLarge else {
                let megabytes = RuleLimits.fileBytes >> 20
                throw NativeMessages.limit("rules files have at most \(megabytes) MB together", include.location)
            }
            throw NativeMessages.notIncluded(include.text, Self.reason(error), include.location)
        }
        room -= bytes.count
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw NativeMessages.syntax(
                "the text is not UTF-8",
                RuleFile.placeOfInvalidUTF8(in: bytes, file: name(of: path))
            )
        }
        return File(path: path, text: text)
    }

    /// Where an included file is, below the folder.
    private func path(of include: MatchPattern, from including: String) throws(Diagnostic) -> String {
        guard !include.text.hasPrefix("/") else { throw NativeMessages.outside(include.text, include.location) }
        var parts = including.split(separator: "/").dropLast().map(String.init)
        for part in include.text.split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                guard !parts.isEmpty else { throw NativeMessages.outside(include.text, include.location) }
                parts.removeLast()
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }

    private static func reason(_ error: FileError) -> String {
        error.cause == .loop ? "it is a link, or behind one" : "\(error.cause)"
    }
}
