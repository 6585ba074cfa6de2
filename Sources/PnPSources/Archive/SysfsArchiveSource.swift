internal import PnPDiagnostics
public import PnPFiles
public import PnPModel

/// Reads a machine from an archive of its sysfs: tar, cpio or zip in any compression, or a text archive, `.ttar`.
///
/// The archive is read in memory; nothing is ever written to disk, and no link is followed out of it. It may hold a part of
/// sysfs only, at `sys`, below another folder, or at its top; `proc/sys/kernel/osrelease` and udev's database beside it are
/// used. An archive that ends too early, or goes past a limit, gives what came before. Limits: 2 GiB decompressed and not
/// more than 500 times the archive's size, 1,000,000 entries, 64 KiB a file, 4096 bytes a path.
/// - SeeAlso: design section 9; linux-devices 5.3.
public struct SysfsArchiveSource: DeviceSource {
    private let bytes: FileBytes

    /// Takes a file that was read.
    public init(_ bytes: FileBytes) { self.bytes = bytes }

    /// Whether a file is an archive or a text archive, by what it begins with.
    ///
    /// A compressed file counts, whatever is in it.
    public static func recognizes(_ bytes: FileBytes) -> Bool {
        unsafe bytes.withUnsafeBytes { content in
            unsafe ArchiveMagic(content) != nil || TextTarReader.recognizes(content)
        }
    }

    /// Reads everything; how much of each device is put into its record depends on the detail.
    ///
    /// - Throws: `SourceError` when it is no archive, or has no device in it.
    public func snapshot(_ detail: SourceDetail) throws -> Snapshot {
        let intake = unsafe bytes.withUnsafeBytes { content in
            unsafe TextTarReader.recognizes(content)
                ? TextTarReader(content, file: bytes.name).intake
                : ArchiveReader(content, file: bytes.name).intake
        }
        let file = bytes.name
        let system = StoredSystem(
            source: SourceDescription(kind: "sysfs-archive", path: file),
            files: intake.files,
            extent: .everywhere,
            places: { .archive(file, folder: $0) }
        )
        do throws(SourceError) {
            return try system.snapshot(detail, after: intake.log.all)
        } catch {
            // An archive that is damaged or refused has no devices because of that.
            throw intake.log.firstError.map(SourceError.init) ?? error
        }
    }
}
