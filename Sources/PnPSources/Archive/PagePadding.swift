/// Undoes what tar does to the files of sysfs.
///
/// Every attribute claims to have a page, so tar writes 4096 bytes and pads what it could not read with NULs; where nothing
/// could be read, all are NUL. Tools that copy what they read keep the true length, and need none of this.
/// - SeeAlso: linux-devices 5.3, "sysfs tar/dir".
enum PagePadding {
    /// The smallest page of any machine; larger ones are multiples of it.
    private static let page = 4096

    /// How many bytes of a file are its own.
    ///
    /// - Returns: `nil` for an attribute that could not be read.
    static func contentCount(of bytes: Span<UInt8>, path: String) -> Int? {
        guard bytes.count > 0, bytes.count % page == 0, !isBinary(path) else { return bytes.count }
        var end = bytes.count
        while end > 0, bytes[end - 1] == 0 { end -= 1 }
        // An empty file and an unreadable one look alike, but this one can always be read, and often is empty.
        return end == 0 && !path.utf8.reversed().starts(with: "/uevent".utf8.reversed()) ? nil : end
    }

    /// The values of a devicetree have their true length, and end with a NUL of their own.
    private static func isBinary(_ path: String) -> Bool {
        path.utf8.starts(with: "sys/firmware/devicetree/".utf8) || path.contains("/firmware/devicetree/")
    }
}
