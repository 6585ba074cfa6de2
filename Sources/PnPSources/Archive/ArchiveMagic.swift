/// What kind of archive or compression a file begins with.
enum ArchiveMagic {
    /// One file or archive, compressed.
    case compressed
    /// Files one behind the other, not compressed as a whole.
    case archive

    /// Looks at the beginning of a file; `nil` for anything else.
    ///
    /// - SeeAlso: RFC 1952 (gzip), RFC 8878 (zstd), the .xz file format 1.2, the LZ4 frame format, POSIX pax (ustar, cpio),
    ///   APPNOTE.TXT (zip).
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        if Self.compressions.contains(where: { unsafe bytes.starts(with: $0) }) {
            self = .compressed
        } else if unsafe Self.archives.contains(where: { unsafe bytes.starts(with: $0) }) || Self.isTar(bytes) {
            self = .archive
        } else {
            return nil
        }
    }

    private static let compressions: [[UInt8]] = [
        [0x1F, 0x8B],  // gzip
        [0x1F, 0x9D],  // compress
        [0x28, 0xB5, 0x2F, 0xFD],  // zstd
        [0x04, 0x22, 0x4D, 0x18],  // lz4
        [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00],  // xz
        Array("BZh".utf8),
        Array("LZIP".utf8),
    ]

    private static let archives: [[UInt8]] = [
        Array("PK\u{3}\u{4}".utf8), Array("PK\u{5}\u{6}".utf8),  // zip, and one without entries
        Array("070701".utf8), Array("070702".utf8), Array("070707".utf8), [0xC7, 0x71], [0x71, 0xC7],  // cpio
    ]

    /// Whether the first 512 bytes are the header of a tar entry: its checksum says so also where there is no magic number.
    private static func isTar(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count >= 512 else { return false }
        var sum = 0
        for index in 0..<512 { sum += (148..<156).contains(index) ? 0x20 : Int(unsafe bytes[index]) }
        var stated = 0
        for index in 148..<156 {
            let digit = unsafe bytes[index]
            if (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) { stated = stated * 8 + Int(digit & 7) }
        }
        return unsafe bytes[0] != 0 && stated == sum
    }
}
