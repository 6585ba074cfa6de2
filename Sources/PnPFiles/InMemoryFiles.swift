/// A tree of files that is held in memory: made by a test, or filled from an archive.
///
/// Directories come into being with what is put into them. Links are followed where a file system would follow them, inside
/// the tree only: `..` stops at the root and an absolute text begins there. A call takes time with the length of its path,
/// not with the size of the tree.
public struct InMemoryFiles: FileTree, Sendable {
    /// How many links one path may lead through, as in Linux.
    private static let linkLimit = 40
    /// How many names the texts of these links may have together: more than sysfs needs, and no work for a hostile tree.
    private static let linkNameLimit = 256

    private var nodes = FileNodes()
    private var root = FileNodes.root

    /// Makes an empty tree.
    public init() {}

    // MARK: Filling

    /// Puts a directory there, and those above it.
    public mutating func addDirectory(_ path: String) { _ = makeNode(at: path) }

    /// Puts a file there; an earlier one is replaced.
    public mutating func addFile(_ path: String, _ bytes: some Sequence<UInt8>) {
        addFile(path, copying: Array(bytes).span)
    }

    /// Puts a file with text there; an earlier one is replaced.
    public mutating func addFile(_ path: String, _ text: String) { addFile(path, copying: text.utf8Span.span) }

    /// Puts a file there; an earlier one is replaced.
    public mutating func addFile(_ path: String, copying bytes: Span<UInt8>) { add(.file, bytes, at: path) }

    /// Puts a symbolic link there; an earlier one is replaced.
    public mutating func addLink(_ path: String, to text: String) { add(.link, text.utf8Span.span, at: path) }

    /// Puts the file or link that stands at one path at another one, too, sharing its bytes.
    ///
    /// - Returns: Whether there was one.
    public mutating func addCopy(of other: String, at path: String) -> Bool {
        guard let node = try? node(at: other, followingLast: false, call: "linkat"), nodes.kind(of: node) != .directory
        else { return false }
        nodes.share(node, with: makeNode(at: path))
        return true
    }

    /// Lets every call on a path fail, also when something was put there: a file that may not be read, a device that goes
    /// away while it is.
    public mutating func addFailure(_ path: String, _ cause: FileError.Cause) {
        add(.failure(cause), [UInt8]().span, at: path)
    }

    /// How many files, links and directories there are.
    public var nodeCount: Int { nodes.count }

    /// How many bytes names, link texts and files take together, those that were replaced included.
    public var byteCount: Int { nodes.bytes.count }

    private mutating func add(_ kind: FileNodes.Kind, _ content: Span<UInt8>, at path: String) {
        nodes.set(makeNode(at: path), to: kind, content: content)
    }

    /// The node at a path, with all directories above it; a file or link above it makes way for a directory.
    private mutating func makeNode(at path: String) -> FileNodes.Index {
        var node = root
        let path = path.utf8Span.span
        var start = 0
        while let name = Self.nextName(in: path, from: &start) {
            switch nodes.kind(of: node) {
            case .file, .link: nodes.set(node, to: .directory, content: [UInt8]().span)
            case .directory, .failure: break
            }
            node = nodes.makeChild(path.extracting(name), of: node)
        }
        return node
    }

    // MARK: Reading

    /// The part of the tree below a directory, as a tree of its own that shares the memory of this one.
    ///
    /// - Throws: ``FileError`` when there is no such directory.
    public func subtree(at path: String) throws(FileError) -> InMemoryFiles {
        let node = try node(at: path, followingLast: true, call: "openat")
        guard nodes.kind(of: node) == .directory else { throw FileError(.notFound, call: "openat", path: path) }
        var tree = self
        tree.root = node
        return tree
    }

    /// Lists a directory in the order in which its names were added.
    public func entries(of directory: String) throws(FileError) -> [DirectoryEntry] {
        let node = try node(at: directory, followingLast: true, call: "openat")
        guard nodes.kind(of: node) == .directory else { throw FileError(.notFound, call: "openat", path: directory) }
        var entries: [DirectoryEntry] = []
        for child in nodes.children(of: node) {
            let kind: DirectoryEntry.Kind =
                switch nodes.kind(of: child) {
                case .directory: .directory
                case .file: .file
                case .link: .link
                case .failure: .other
                }
            entries.append(DirectoryEntry(name: nodes.name(of: child), kind: kind))
        }
        return entries
    }

    /// Returns the text that was given to ``addLink(_:to:)``.
    public func linkText(at path: String) throws(FileError) -> String {
        let node = try node(at: path, followingLast: false, call: "readlinkat")
        guard nodes.kind(of: node) == .link else {
            throw FileError(.invalidArgument, call: "readlinkat", path: path)
        }
        return String(decoding: nodes.bytes[nodes.content(of: node)], as: UTF8.self)
    }

    /// Copies a file's bytes into the buffer.
    ///
    /// A link in the last component is not followed.
    public func read(_ path: String, into buffer: inout FileBuffer) throws(FileError) {
        let node = try node(at: path, followingLast: false, call: "openat")
        switch nodes.kind(of: node) {
        case .file: break
        case .directory: throw FileError(.isDirectory, call: "read", path: path)
        case .link: throw FileError(.loop, call: "openat", path: path)
        case .failure(let cause): throw FileError(cause, call: "openat", path: path)
        }
        guard buffer.fill(with: nodes.bytes[nodes.content(of: node)]) else {
            throw FileError(.tooLarge, call: "read", path: path)
        }
    }

    /// Whether a path leads to something.
    public func exists(_ path: String) -> Bool {
        (try? node(at: path, followingLast: true, call: "faccessat")) != nil
    }

    /// A look at a path costs next to nothing.
    public var answersFromMemory: Bool { true }

    // MARK: Following paths

    /// The node that a path leads to; not one whose calls fail.
    private func node(at path: String, followingLast: Bool, call: String) throws(FileError) -> FileNodes.Index {
        var walk = Walk(path: path, call: call)
        return try follow(path.utf8Span.span, from: root, followingLast: followingLast, &walk)
    }

    /// One call's way through the tree, and the links it led through so far.
    private struct Walk {
        let path: String
        let call: String
        var links = 0
        var namesSinceLink = 0

        func failure(_ cause: FileError.Cause) -> FileError { FileError(cause, call: call, path: path) }
    }

    private func follow(
        _ path: Span<UInt8>,
        from start: FileNodes.Index,
        followingLast: Bool,
        _ walk: inout Walk
    ) throws(FileError) -> FileNodes.Index {
        var node = start
        var position = 0
        while let name = Self.nextName(in: path, from: &position) {
            if walk.links > 0 { walk.namesSinceLink += 1 }
            guard walk.namesSinceLink <= Self.linkNameLimit else { throw walk.failure(.loop) }
            switch Self.meaning(of: path, name) {
            case .here: continue
            case .above:
                if node != root { node = nodes.parent(of: node) }
                continue
            case .name: break
            }
            guard nodes.kind(of: node) == .directory, let child = nodes.child(path.extracting(name), of: node) else {
                throw walk.failure(.notFound)
            }
            if case .failure(let cause) = nodes.kind(of: child) { throw walk.failure(cause) }
            var rest = position
            let isLast = Self.nextName(in: path, from: &rest) == nil
            guard nodes.kind(of: child) == .link, followingLast || !isLast else {
                node = child
                continue
            }
            walk.links += 1
            guard walk.links <= Self.linkLimit else { throw walk.failure(.loop) }
            let text = nodes.bytes.span.extracting(nodes.content(of: child))
            let isAbsolute = text.count > 0 && text[0] == UInt8(ascii: "/")
            node = try follow(text, from: isAbsolute ? root : node, followingLast: true, &walk)
        }
        return node
    }

    private enum Meaning {
        case name
        case here
        case above
    }

    private static func meaning(of path: Span<UInt8>, _ name: Range<Int>) -> Meaning {
        let dot = UInt8(ascii: ".")
        guard name.count <= 2, path[name.lowerBound] == dot else { return .name }
        if name.count == 1 { return .here }
        return path[name.lowerBound + 1] == dot ? .above : .name
    }

    /// Where the next name of a path stands; `position` then stands behind it.
    private static func nextName(in path: Span<UInt8>, from position: inout Int) -> Range<Int>? {
        while position < path.count, path[position] == UInt8(ascii: "/") { position += 1 }
        let start = position
        while position < path.count, path[position] != UInt8(ascii: "/") { position += 1 }
        return start < position ? start..<position : nil
    }
}
