public import PnPFiles
public import PnPModel

/// The formats of files that a machine can be read from, named as users name them.
///
/// - SeeAlso: design section 5, `--input-format`.
public enum SourceFormat: String, CaseIterable, Sendable {
    /// `pnpctl.snapshot/1`: what `capture` writes and people write by hand.
    case json
    /// What `umockdev-record` writes.
    case umockdev
    /// What `udevadm info --export-db` writes.
    case udevDump = "udev-db"
    /// An archive of a sysfs tree.
    case sysfsArchive = "sysfs-archive"

    /// Finds out from a file's content what it is.
    ///
    /// - Returns: `nil` for a file in none of the formats.
    public static func recognize(_ bytes: FileBytes) -> SourceFormat? {
        allCases.first { $0.fits(bytes) }
    }

    /// The reader of a file that may be compressed, such as `dump.txt.xz`.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - format: What it is; where left out, that is found out from its content.
    /// - Returns: `nil` for a file in none of the formats.
    public static func source(of file: FileBytes, as format: SourceFormat? = nil) -> (any DeviceSource)? {
        let content = DecompressedFile(file)
        let bytes = content?.bytes ?? file
        guard let source = (format ?? recognize(bytes))?.source(bytes) else {
            // A compressed file of which nothing came out has the words for that as an archive.
            return content?.fault == nil ? nil : SysfsArchiveSource(file)
        }
        return content?.fault.map { DecompressedSource(source: source, fault: $0) } ?? source
    }

    /// The reader of a file in this format.
    public func source(_ bytes: FileBytes) -> any DeviceSource {
        switch self {
        case .json: JSONSnapshotSource(bytes)
        case .umockdev: UmockdevSource(bytes)
        case .udevDump: UdevDumpSource(bytes)
        case .sysfsArchive: SysfsArchiveSource(bytes)
        }
    }

    /// What it is, in a few words.
    public var summary: String {
        switch self {
        case .json: "a capture of pnpctl, or JSON written by hand in the same form"
        case .umockdev: "a recording of umockdev-record"
        case .udevDump: "the output of 'udevadm info --export-db'"
        case .sysfsArchive: "an archive of /sys: tar, cpio, zip or ttar"
        }
    }

    private func fits(_ bytes: FileBytes) -> Bool {
        switch self {
        case .json: JSONSnapshotSource.recognizes(bytes)
        case .umockdev: UmockdevSource.recognizes(bytes)
        case .udevDump: UdevDumpSource.recognizes(bytes)
        case .sysfsArchive: SysfsArchiveSource.recognizes(bytes)
        }
    }
}
