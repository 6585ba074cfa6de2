internal import CArchive
internal import PnPFiles

/// One name in an archive.
struct ArchiveEntry {
    /// What stands there.
    enum Kind {
        case directory
        /// A file, and how many bytes it claims to have; 0 also where the archive does not say.
        case file(size: Int)
        case link(text: String)
        /// Another name for an entry that came before.
        case hardLink(to: String)
        /// A device, a pipe, a socket.
        case other
    }

    /// The name as it stands in the archive, in the form of `EscapedText.path(of:)`.
    var path: String
    var kind: Kind
}

/// Walks through an archive in memory, entry by entry: the only place that knows libarchive.
///
/// Tar, cpio and zip in gzip, bzip2, xz, zstd, lz4, lzip or compress, also one in the other. Others that the library could
/// read stay off: some of them start programs (lrzip, grzip), open files of this machine (mtree), or have a history of
/// faults, and nobody keeps sysfs in them. Owns the library's reader, released exactly once; what an entry holds is a copy.
/// - SeeAlso: libarchive 3, `archive_read(3)`, `archive_entry(3)`.
@safe
struct ArchiveStream: ~Copyable {
    /// What is looked for in the bytes.
    enum Content {
        /// An archive.
        case archive
        /// An archive, or one file that is merely compressed.
        case archiveOrFile
    }

    private let library: UnsafePointer<carchive>
    private let reader: OpaquePointer
    private var room: [UInt8]

    /// Opens an archive.
    ///
    /// - Parameters:
    ///   - bytes: The archive, which must stay as long as this value is used.
    ///   - content: What is looked for.
    ///   - contentLimit: The most bytes that ``readContent(_:)`` gives of an entry.
    /// - Throws: Why there is nothing to read.
    init(
        _ bytes: UnsafeBufferPointer<UInt8>,
        lookingFor content: Content,
        contentLimit: Int
    ) throws(ArchiveFault) {
        guard let library = unsafe carchive_load() else {
            throw .noLibrary(unsafe String(cString: carchive_load_error()))
        }
        guard let reader = unsafe library.pointee.read_new() else { throw .damaged("there is not enough memory") }
        unsafe Self.enable(content, in: reader, library.pointee)
        guard unsafe library.pointee.read_open_memory(reader, bytes.baseAddress, bytes.count) == ARCHIVE_OK else {
            defer { unsafe _ = library.pointee.read_free(reader) }
            throw .damaged(unsafe Self.problem(of: reader, library.pointee))
        }
        unsafe (self.library, self.reader) = unsafe (library, reader)
        room = [UInt8](repeating: 0, count: contentLimit)
    }

    deinit { unsafe _ = library.pointee.read_free(reader) }

    private static func enable(_ content: Content, in reader: OpaquePointer, _ library: carchive) {
        let filters = unsafe [
            library.read_support_filter_gzip, library.read_support_filter_bzip2, library.read_support_filter_xz,
            library.read_support_filter_zstd, library.read_support_filter_lz4, library.read_support_filter_lzip,
            library.read_support_filter_compress,
        ]
        for index in unsafe filters.indices where unsafe isBuiltIn(filters[index], library) {
            unsafe _ = filters[index](reader)
        }
        unsafe _ = library.read_support_format_tar(reader)
        unsafe _ = library.read_support_format_cpio(reader)
        unsafe _ = library.read_support_format_zip(reader)
        if content == .archiveOrFile { unsafe _ = library.read_support_format_raw(reader) }
    }

    /// Whether the library decompresses this itself: one that was built without it would start a program, and says so.
    private static func isBuiltIn(
        _ enable: @convention(c) (OpaquePointer?) -> Int32,
        _ library: carchive
    ) -> Bool {
        let trial = unsafe library.read_new()
        defer { unsafe _ = library.read_free(trial) }
        return unsafe enable(trial) == ARCHIVE_OK
    }

    /// Whether the bytes are one compressed file and no archive; known with the first entry.
    var isSingleFile: Bool { unsafe library.pointee.format(reader) == ARCHIVE_FORMAT_RAW }

    /// How many bytes have come out of decompression so far.
    var expandedCount: Int { Int(clamping: unsafe library.pointee.filter_bytes(reader, 0)) }

    /// The next entry; `nil` at the end.
    ///
    /// - Throws: Why the rest cannot be read.
    mutating func next() throws(ArchiveFault) -> ArchiveEntry? {
        var entry: OpaquePointer?
        for _ in 0..<Self.mostTries {
            switch unsafe library.pointee.read_next_header(reader, &entry) {
            case ARCHIVE_OK, ARCHIVE_WARN:
                guard let entry = unsafe entry else { throw .damaged("an entry is missing") }
                return unsafe Self.copy(entry, library.pointee)
            case ARCHIVE_EOF: return nil
            case ARCHIVE_RETRY: continue
            default: throw .damaged(problem)
            }
        }
        throw .damaged(problem)
    }

    /// How often the library may say that the next entry cannot be read, but perhaps one after it.
    private static let mostTries = 1000

    private static func copy(_ entry: OpaquePointer, _ library: carchive) -> ArchiveEntry {
        // A name of another character set is only there as UTF-8.
        let path = unsafe text(library.entry_pathname(entry) ?? library.entry_pathname_utf8(entry))
        if let target = unsafe library.entry_hardlink(entry) ?? library.entry_hardlink_utf8(entry) {
            return ArchiveEntry(path: path, kind: .hardLink(to: unsafe text(target)))
        }
        let kind: ArchiveEntry.Kind =
            switch unsafe library.entry_filetype(entry) {
            case 0o040000: .directory
            case 0o100000: .file(size: Int(unsafe library.entry_size(entry)))
            case 0o120000: .link(text: unsafe text(library.entry_symlink(entry) ?? library.entry_symlink_utf8(entry)))
            default: .other
            }
        return ArchiveEntry(path: path, kind: kind)
    }

    private static func text(_ characters: UnsafePointer<CChar>?) -> String {
        guard let characters = unsafe characters else { return "" }
        let bytes = unsafe UnsafeRawPointer(characters).assumingMemoryBound(to: UInt8.self)
        var count = 0
        while unsafe bytes[count] != 0 { count += 1 }
        return unsafe EscapedText.path(of: UnsafeBufferPointer(start: bytes, count: count).span)
    }

    /// Reads the content of the entry that came last, or the beginning of a long one.
    ///
    /// - Parameter body: Gets the bytes.
    /// - Returns: What the function returns.
    /// - Throws: Why the rest of the archive cannot be read; of a content that is not whole nothing is given.
    mutating func readContent<Result>(_ body: (Span<UInt8>) -> Result) throws(ArchiveFault) -> Result {
        var filled = 0
        while filled < room.count {
            let count = unsafe room.withUnsafeMutableBytes { room in
                unsafe library.pointee.read_data(reader, room.baseAddress?.advanced(by: filled), room.count - filled)
            }
            guard count >= 0 else { throw .damaged(problem) }
            if count == 0 { break }
            filled += count
        }
        return body(room.span.extracting(0..<filled))
    }

    /// Reads on in a single file, as far as the next step of decompression leads.
    ///
    /// - Parameter body: Gets the bytes.
    /// - Returns: What the function returns; `nil` at the end.
    /// - Throws: Why the rest cannot be read.
    mutating func readOn<Result>(_ body: (Span<UInt8>) -> Result) throws(ArchiveFault) -> Result? {
        var start: UnsafeRawPointer?
        var count = 0
        var offset: Int64 = 0
        switch unsafe library.pointee.read_data_block(reader, &start, &count, &offset) {
        case ARCHIVE_OK, ARCHIVE_WARN: break
        case ARCHIVE_EOF: return nil
        default: throw .damaged(problem)
        }
        let bytes = unsafe start?.assumingMemoryBound(to: UInt8.self)
        return body(unsafe UnsafeBufferPointer(start: bytes, count: count).span)
    }

    private var problem: String { unsafe Self.problem(of: reader, library.pointee) }

    private static func problem(of reader: OpaquePointer, _ library: carchive) -> String {
        guard let words = unsafe library.error_string(reader) else { return "no reason is given" }
        return unsafe String(cString: words)
    }
}
