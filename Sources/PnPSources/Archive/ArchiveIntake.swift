internal import PnPDiagnostics
internal import PnPFiles

/// Takes what the entries of an archive hold into a tree in memory.
///
/// Kept are directories, links, and those files that a reader of sysfs may ask for; of two entries with one path the last
/// counts. Nothing is ever written to disk.
struct ArchiveIntake {
    let limits: ArchiveLimits
    /// What was kept.
    private(set) var files = InMemoryFiles()
    /// What was wrong.
    var log: ArchiveLog
    private var entryCount = 0

    /// Begins with an empty tree.
    ///
    /// - Parameters:
    ///   - file: The archive's name, for diagnostics.
    ///   - limits: How much is taken.
    init(file: String, limits: ArchiveLimits = .standard) {
        log = ArchiveLog(file: file)
        self.limits = limits
    }

    /// Counts an entry.
    ///
    /// - Parameters:
    ///   - path: Its path as it stands in the archive.
    ///   - place: Where it stands; `nil` names it by its path.
    /// - Returns: Where it belongs in the tree; `nil` for one that is left out.
    /// - Throws: That there are too many.
    mutating func admit(_ path: String, at place: SourceLocation? = nil) throws(ArchiveFault) -> String? {
        entryCount += 1
        guard max(entryCount, files.nodeCount) <= limits.entries else { throw .tooManyEntries(limits.entries) }
        guard files.byteCount <= limits.keptBytes else { throw .tooManyBytes(limits.keptBytes) }
        do throws(ArchiveFault) {
            return try EntryPath.normalized(path, limits)
        } catch {
            if let place { log.add(error, at: place) } else { log.add(error, entry: path) }
            return nil
        }
    }

    mutating func addDirectory(_ path: String) { files.addDirectory(path) }

    mutating func addLink(_ path: String, to text: String) {
        guard !text.utf8.contains(0) else { return log.add(.illegalPath(text), entry: path) }
        guard text.utf8.count <= limits.pathBytes else {
            log.add(.longPath(text.utf8.count, limit: limits.pathBytes), entry: path)
            return
        }
        files.addLink(path, to: text)
    }

    mutating func addHardLink(_ path: String, to target: String) {
        guard KeptFiles.keeps(path) else {
            addDirectory(above: path)
            return
        }
        guard let target = try? EntryPath.normalized(target, limits),
            files.addCopy(of: target, at: path)
        else {
            log.add(.missingTarget(target), entry: path)
            return
        }
    }

    /// Whether the content of a file is wanted; if not, it is enough to know that its directory is there.
    mutating func wantsContent(of path: String, size: Int) -> Bool {
        guard KeptFiles.keeps(path) else {
            addDirectory(above: path)
            return false
        }
        if size > limits.fileBytes {
            refuseLarge(path)
            return false
        }
        return true
    }

    /// Adds a file of which all bytes, or more than the limit, are there.
    mutating func addFile(_ path: String, _ bytes: Span<UInt8>) {
        guard bytes.count <= limits.fileBytes else { return refuseLarge(path) }
        if let count = PagePadding.contentCount(of: bytes, path: path) {
            files.addFile(path, copying: bytes.extracting(0..<count))
        } else {
            files.addFailure(path, .noData)
        }
    }

    private mutating func refuseLarge(_ path: String) {
        files.addFailure(path, .tooLarge)
        log.add(.largeFile(limit: limits.fileBytes), entry: path)
    }

    private mutating func addDirectory(above path: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
        files.addDirectory(String(path[..<slash]))
    }
}
