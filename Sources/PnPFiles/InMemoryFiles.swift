/// A tree of files that is held in memory: made by a test, or filled from an archive.
///
/// Directories come into being with what is put into them. Links are followed where a file system would follow them, inside
/// the tree only: `..` stops at the root and an absolute text begins there.
public struct InMemoryFiles: FileTree, Sendable {
    private enum Node {
        case directory
        case file([UInt8])
        case link(String)
        case failure(FileError.Cause)
    }

    /// How many links one path may lead through, as in Linux.
    private static let linkLimit = 40

    private var nodes: [String: Node] = ["": .directory]
    private var names: [String: [String]] = [:]

    /// Makes an empty tree.
    public init() {}

    /// Puts a directory there, and those above it.
    public mutating func addDirectory(_ path: String) { add(.directory, at: path) }

    /// Puts a file there; an earlier one is replaced.
    public mutating func addFile(_ path: String, _ bytes: some Sequence<UInt8>) { add(.file(Array(bytes)), at: path) }

    /// Puts a file with text there; an earlier one is replaced.
    public mutating func addFile(_ path: String, _ text: String) { add(.file(Array(text.utf8)), at: path) }

    /// Puts a symbolic link there; an earlier one is replaced.
    public mutating func addLink(_ path: String, to text: String) { add(.link(text), at: path) }

    /// Lets every call on a path fail, also when something was put there: a file that may not be read, a device that goes
    /// away while it is.
    public mutating func addFailure(_ path: String, _ cause: FileError.Cause) { add(.failure(cause), at: path) }

    private mutating func add(_ node: Node, at path: String) {
        var child = path
        var isNew = nodes.updateValue(node, forKey: path) == nil
        while isNew, !child.isEmpty {
            let (parent, name) = Self.split(child)
            names[parent, default: []].append(name)
            isNew = nodes[parent] == nil
            if isNew { nodes[parent] = .directory }
            child = parent
        }
    }

    /// Lists a directory in the order in which its names were added.
    public func entries(of directory: String) throws(FileError) -> [DirectoryEntry] {
        let path = try resolve(directory, followingLast: true, call: "openat")
        switch nodes[path] {
        case .directory: break
        case .failure(let cause): throw FileError(cause, call: "openat", path: directory)
        default: throw FileError(.notFound, call: "openat", path: directory)
        }
        return (names[path] ?? []).map { name in
            let kind: DirectoryEntry.Kind =
                switch nodes[path.isEmpty ? name : "\(path)/\(name)"] {
                case .directory: .directory
                case .file: .file
                case .link: .link
                default: .other
                }
            return DirectoryEntry(name: name, kind: kind)
        }
    }

    /// Returns the text that was given to ``addLink(_:to:)``.
    public func linkText(at path: String) throws(FileError) -> String {
        switch nodes[try resolve(path, followingLast: false, call: "readlinkat")] {
        case .link(let text): return text
        case .failure(let cause): throw FileError(cause, call: "readlinkat", path: path)
        case nil: throw FileError(.notFound, call: "readlinkat", path: path)
        default: throw FileError(.invalidArgument, call: "readlinkat", path: path)
        }
    }

    /// Copies a file's bytes into the buffer.
    ///
    /// A link in the last component is not followed.
    public func read(_ path: String, into buffer: inout FileBuffer) throws(FileError) {
        let bytes: [UInt8]
        switch nodes[try resolve(path, followingLast: false, call: "openat")] {
        case .file(let content): bytes = content
        case .directory: throw FileError(.isDirectory, call: "read", path: path)
        case .link: throw FileError(.loop, call: "openat", path: path)
        case .failure(let cause): throw FileError(cause, call: "openat", path: path)
        case nil: throw FileError(.notFound, call: "openat", path: path)
        }
        if !buffer.fill(with: bytes) { throw FileError(.tooLarge, call: "read", path: path) }
    }

    /// Whether a path leads to something.
    public func exists(_ path: String) -> Bool {
        guard let resolved = try? resolve(path, followingLast: true, call: "faccessat") else { return false }
        return switch nodes[resolved] {
        case nil, .failure: false
        default: true
        }
    }

    /// Replaces the links in a path by what they lead to.
    private func resolve(_ path: String, followingLast: Bool, call: String) throws(FileError) -> String {
        var resolved = ""
        var rest = Array(path.split(separator: "/").reversed())
        var links = 0
        while let name = rest.popLast() {
            if name == "." { continue }
            if name == ".." {
                resolved = Self.split(resolved).parent
                continue
            }
            let next = resolved.isEmpty ? String(name) : "\(resolved)/\(name)"
            guard case .link(let text) = nodes[next], followingLast || !rest.isEmpty else {
                if case .failure(let cause) = nodes[next], !rest.isEmpty {
                    throw FileError(cause, call: call, path: path)
                }
                resolved = next
                continue
            }
            links += 1
            guard links <= Self.linkLimit else { throw FileError(.loop, call: call, path: path) }
            if text.hasPrefix("/") { resolved = "" }
            rest += text.split(separator: "/").reversed()
        }
        return resolved
    }

    private static func split(_ path: String) -> (parent: String, name: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
        return (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
    }
}
