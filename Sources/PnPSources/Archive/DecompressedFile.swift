public import PnPDiagnostics
public import PnPFiles
internal import PnPModel

/// The content of a file that is merely compressed, such as `dump.txt.xz`.
public struct DecompressedFile: Sendable {
    /// The content under the file's own name; as much of it as there is where the file is damaged or goes past a limit.
    public let bytes: FileBytes
    /// What is wrong with the compressed file.
    public let fault: Diagnostic?

    /// Decompresses a file: gzip, bzip2, xz, zstd, lz4, lzip or compress, up to 1 GiB and up to 500 times its size.
    ///
    /// There is nothing to decompress in a file that is not compressed, and in a compressed archive.
    public init?(_ file: FileBytes) {
        self.init(file, limits: .standard)
    }

    init?(_ file: FileBytes, limits: ArchiveLimits) {
        guard unsafe file.withUnsafeBytes({ unsafe ArchiveMagic($0) == .compressed }) else { return nil }
        var content: [UInt8] = []
        var fault: Diagnostic?
        do throws(ArchiveFault) {
            let isFile = try unsafe file.withUnsafeBytes { bytes throws(ArchiveFault) in
                var stream = unsafe try ArchiveStream(bytes, lookingFor: .archiveOrFile, contentLimit: 0)
                guard try stream.next() != nil, stream.isSingleFile else { return false }
                try Self.read(&stream, of: bytes.count, limits, into: &content)
                return true
            }
            guard isFile else { return nil }
        } catch {
            fault = error.diagnostic(at: SourceLocation(file: file.name))
        }
        bytes = FileBytes(content, name: file.name)
        self.fault = fault
    }

    private static func read(
        _ stream: inout ArchiveStream,
        of size: Int,
        _ limits: ArchiveLimits,
        into content: inout [UInt8]
    ) throws(ArchiveFault) {
        while true {
            let isThere: Void? = try stream.readOn { block in
                unsafe block.withUnsafeBufferPointer { unsafe content.append(contentsOf: $0) }
            }
            if isThere == nil { return }
            try limits.check(content.count, from: size, most: limits.textBytes)
        }
    }
}

/// A source whose file was compressed, and perhaps not whole.
struct DecompressedSource: DeviceSource {
    let source: any DeviceSource
    let fault: Diagnostic

    func snapshot(_ detail: SourceDetail) throws -> Snapshot {
        do {
            var snapshot = try source.snapshot(detail)
            snapshot.diagnostics.insert(fault, at: 0)
            return snapshot
        } catch {
            // What is wrong with the content is that its end is missing.
            throw SourceError(fault)
        }
    }
}
