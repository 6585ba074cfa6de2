public import PnPDiagnostics

/// Turns the bytes of an INF into UTF-8.
///
/// UTF-16 and UTF-8 are told by their byte-order marks; what has none is UTF-8 where it is valid, else Windows code page
/// 1252. Control-Z ends the text, as it does for Windows.
/// - SeeAlso: windows-pnp 4.5, "Encoding".
public struct INFText: Sendable {
    /// The text, without a byte-order mark.
    public private(set) var bytes: [UInt8]
    /// What could not be decoded.
    public private(set) var diagnostics: [Diagnostic] = []

    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// Decodes a file.
    ///
    /// - Parameters:
    ///   - content: The file's bytes.
    ///   - file: What it is called in diagnostics.
    public init(_ content: [UInt8], file: String) {
        if content.starts(with: [0xFF, 0xFE]) {
            bytes = []
            decodeUTF16(content, isLittleEndian: true, file)
        } else if content.starts(with: [0xFE, 0xFF]) {
            bytes = []
            decodeUTF16(content, isLittleEndian: false, file)
        } else if content.starts(with: [0xEF, 0xBB, 0xBF]) {
            bytes = Array(content[3...])
            if String(validating: bytes, as: UTF8.self) == nil {
                diagnostics.append(INFMessages.undecodable("bytes that are not UTF-8", place(in: bytes, file)))
                bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
            }
        } else if String(validating: content, as: UTF8.self) != nil {
            bytes = content
        } else {
            bytes = Self.decodeWindows1252(content)
        }
        if let end = bytes.firstIndex(of: 0x1A) { bytes.removeSubrange(end...) }
        replaceZeros(file)
    }

    private mutating func decodeUTF16(_ content: [UInt8], isLittleEndian: Bool, _ file: String) {
        if content.count % 2 == 1 {
            diagnostics.append(INFMessages.oddLength(content.count, file: file))
        }
        bytes.reserveCapacity(content.count * 3 / 4)
        var offset = 2
        func unit(at offset: Int) -> UInt32? {
            guard offset + 1 < content.count else { return nil }
            let (first, second) = (UInt32(content[offset]), UInt32(content[offset + 1]))
            return isLittleEndian ? second << 8 | first : first << 8 | second
        }
        var isBroken = false
        while let high = unit(at: offset) {
            offset += 2
            guard high & 0xF800 == 0xD800 else {
                append(high)
                continue
            }
            if high < 0xDC00, let low = unit(at: offset), low & 0xFC00 == 0xDC00 {
                offset += 2
                append(0x10000 + (high & 0x3FF) << 10 + (low & 0x3FF))
            } else {
                if !isBroken { diagnostics.append(INFMessages.undecodable("half a surrogate pair", end(file))) }
                isBroken = true
                bytes += Self.replacement
            }
        }
    }

    private mutating func append(_ scalar: UInt32) {
        switch scalar {
        case 0..<0x80: bytes.append(UInt8(scalar))
        case 0x80..<0x800: bytes += [UInt8(0xC0 | scalar >> 6), UInt8(0x80 | scalar & 0x3F)]
        case 0x800..<0x10000:
            bytes += [UInt8(0xE0 | scalar >> 12), UInt8(0x80 | scalar >> 6 & 0x3F), UInt8(0x80 | scalar & 0x3F)]
        default:
            bytes += [
                UInt8(0xF0 | scalar >> 18), UInt8(0x80 | scalar >> 12 & 0x3F), UInt8(0x80 | scalar >> 6 & 0x3F),
                UInt8(0x80 | scalar & 0x3F),
            ]
        }
    }

    /// A zero byte is in no name and ends no line: it becomes what no ID may hold.
    private mutating func replaceZeros(_ file: String) {
        guard let first = bytes.firstIndex(of: 0) else { return }
        diagnostics.append(INFMessages.undecodable("a zero byte", place(of: first, in: bytes, file)))
        var replaced: [UInt8] = []
        replaced.reserveCapacity(bytes.count + 64)
        for byte in bytes { if byte == 0 { replaced += Self.replacement } else { replaced.append(byte) } }
        bytes = replaced
    }

    // MARK: Places

    private func end(_ file: String) -> SourceLocation { place(of: bytes.count, in: bytes, file) }

    private func place(in bytes: [UInt8], _ file: String) -> SourceLocation {
        RuleFile.placeOfInvalidUTF8(in: bytes, file: file)
    }

    private func place(of offset: Int, in bytes: [UInt8], _ file: String) -> SourceLocation {
        var (line, start) = (1, 0)
        for (index, byte) in bytes[..<offset].enumerated() where byte == 0x0A { (line, start) = (line + 1, index + 1) }
        return SourceLocation(file: file, line: line, column: offset - start + 1)
    }

    // MARK: Windows-1252

    private static func decodeWindows1252(_ content: [UInt8]) -> [UInt8] {
        var text = INFText(empty: content.count)
        for byte in content {
            switch byte {
            case 0x80..<0xA0: text.append(UInt32(upperRow[Int(byte) - 0x80]))
            default: text.append(UInt32(byte))
            }
        }
        return text.bytes
    }

    private init(empty capacity: Int) {
        bytes = []
        bytes.reserveCapacity(capacity + capacity / 8)
    }

    /// The characters 0x80 to 0x9F; the five that are not assigned stand for the control characters, as in Windows.
    private static let upperRow: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
        0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x009D, 0x017E, 0x0178,
    ]
}
