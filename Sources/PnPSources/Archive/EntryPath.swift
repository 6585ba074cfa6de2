internal import PnPFiles

/// Where an entry of an archive belongs in the tree in memory.
enum EntryPath {
    /// The path below the top of the archive, without `.` and doubled slashes; empty for the top itself.
    ///
    /// A slash at the beginning is dropped, as tar drops it.
    /// - Throws: A path that leads out of the archive, holds a NUL, or is too long or too deep.
    static func normalized(_ path: String, _ limits: ArchiveLimits) throws(ArchiveFault) -> String {
        let bytes = path.utf8
        guard bytes.count <= limits.pathBytes else { throw .longPath(bytes.count, limit: limits.pathBytes) }
        if let normal = withoutEnds(path, mostNames: limits.pathNames) { return normal }
        let names = bytes.split(separator: slash)
        for name in names where name.elementsEqual("..".utf8) || name.contains(0) { throw .illegalPath(path) }
        guard names.count <= limits.pathNames else { throw .deepPath(limit: limits.pathNames) }
        return names.filter { !$0.elementsEqual(".".utf8) }.map { String(Substring($0)) }.joined(separator: "/")
    }

    /// The common case in one pass: perhaps `./` at the beginning and `/` at the end, and names without dots at their
    /// beginning between them.
    ///
    /// - Returns: `nil` for anything else.
    private static func withoutEnds(_ path: String, mostNames: Int) -> String? {
        let bytes = path.utf8Span.span
        var start = 0
        var end = bytes.count
        if end > 1, bytes[0] == dot, bytes[1] == slash { start = 2 }
        if end > start, bytes[end - 1] == slash { end -= 1 }
        var names = 1
        var startsName = true
        for index in start..<end {
            let byte = bytes[index]
            if byte == 0 || startsName && (byte == slash || byte == dot) { return nil }
            startsName = byte == slash
            if startsName { names += 1 }
        }
        guard !startsName, names <= mostNames else { return nil }
        return end - start == bytes.count ? path : String(Substring(path.utf8.dropFirst(start).prefix(end - start)))
    }

    private static let slash = UInt8(ascii: "/")
    private static let dot = UInt8(ascii: ".")
}
