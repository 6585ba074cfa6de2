internal import PnPDiagnostics

/// Reads a tar, cpio or zip archive into a tree in memory.
struct ArchiveReader {
    /// What was taken, and what was wrong.
    private(set) var intake: ArchiveIntake
    /// How many bytes the archive has.
    private let size: Int

    /// Reads as much as can be read.
    ///
    /// - Parameters:
    ///   - bytes: The archive, compressed or not.
    ///   - file: Its name.
    ///   - limits: How much is taken.
    init(_ bytes: UnsafeBufferPointer<UInt8>, file: String, limits: ArchiveLimits = .standard) {
        intake = ArchiveIntake(file: file, limits: limits)
        size = bytes.count
        do throws(ArchiveFault) {
            // One byte more tells a file of exactly the limit from one that is larger.
            var stream = unsafe try ArchiveStream(bytes, lookingFor: .archive, contentLimit: limits.fileBytes + 1)
            try read(&stream)
        } catch {
            intake.log.end(error, at: SourceLocation(file: file))
        }
    }

    private mutating func read(_ stream: inout ArchiveStream) throws(ArchiveFault) {
        var contentCount = 0
        while let entry = try stream.next() {
            // Of a zip the library says what it took in, not what came out.
            try check(max(stream.expandedCount, contentCount), before: entry)
            guard let path = try intake.admit(entry.path) else { continue }
            switch entry.kind {
            case .directory: intake.addDirectory(path)
            case .link(let text): intake.addLink(path, to: text)
            case .hardLink(let target): intake.addHardLink(path, to: target)
            case .file(let size):
                guard intake.wantsContent(of: path, size: size) else { continue }
                contentCount += try stream.readContent { bytes in
                    intake.addFile(path, bytes)
                    return bytes.count
                }
            case .other: continue
            }
        }
    }

    /// Refuses to go on where an archive has expanded too much, or would with its next entry.
    ///
    /// The library passes over an unwanted file in one call, so what the file claims to have counts already.
    private func check(_ expanded: Int, before entry: ArchiveEntry) throws(ArchiveFault) {
        var claimed = 0
        if case .file(let size) = entry.kind { claimed = max(0, size) }
        let (total, isBeyondCounting) = expanded.addingReportingOverflow(claimed)
        try intake.limits.check(
            isBeyondCounting ? .max : total,
            from: size,
            most: intake.limits.expandedBytes
        )
    }
}
