/// Kernel names of devices, taken apart.
enum KernelName {
    /// What stands behind the last of a separator; `nil` where there is none or nothing behind it.
    static func suffix(of name: Substring, after separator: Unicode.Scalar) -> Substring? {
        guard separator.isASCII, let index = name.utf8.lastIndex(of: UInt8(ascii: separator)) else { return nil }
        let rest = name[name.utf8.index(after: index)...]
        return rest.isEmpty ? nil : rest
    }

    /// The name without what the kernel counted onto it: `coretemp.0`, `rtc.3.auto`, `pnp0`, `PNP0501:00`, `spi0.0`.
    ///
    /// A name of nothing but numbers stays as it is: there is nothing else to call the device by.
    static func withoutCounter(_ name: Substring) -> Substring {
        var bytes = name.utf8
        if bytes.count > 5, bytes.suffix(5).elementsEqual(".auto".utf8) { bytes = bytes.dropLast(5) }
        // An ACPI name's counter is hexadecimal, behind a colon.
        if let colon = bytes.lastIndex(of: UInt8(ascii: ":")), bytes[bytes.index(after: colon)...].allSatisfy(isHex) {
            bytes = bytes[..<colon]
        } else {
            while let last = bytes.last, last.isDigit { bytes = bytes.dropLast() }
        }
        while let last = bytes.last, last == UInt8(ascii: ".") || last == UInt8(ascii: "-") || last == 0x3A {
            bytes = bytes.dropLast()
        }
        let stem = Substring(bytes)
        return stem.utf8.contains(where: \.isLetter) ? stem : name
    }

    /// The name without an ACPI counter (`ELAN0501:00`); numbers at the end of any other name belong to it (`24c02`).
    static func withoutACPICounter(_ name: String) -> String {
        guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")), colon > name.startIndex,
            name.utf8[name.utf8.index(after: colon)...].allSatisfy(isHex)
        else { return name }
        return String(name[..<colon])
    }

    private static func isHex(_ byte: UInt8) -> Bool { byte.hexValue != nil }
}

extension String {
    /// The text without blanks and control characters at both ends, and `nil` where nothing is left.
    var named: String? {
        let (first, last) = (utf8.first, utf8.last)
        guard let first, let last else { return nil }
        if first > 0x20, last > 0x20 { return self }
        var bytes = utf8[...]
        while let first = bytes.first, first <= 0x20 { bytes = bytes.dropFirst() }
        while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
        return bytes.isEmpty ? nil : String(Substring(bytes))
    }

    /// A name from udev's database, which writes `_` for blanks, as a person would write it.
    var namedWithBlanks: String? {
        guard utf8.contains(UInt8(ascii: "_")) else { return named }
        return String(decoding: utf8.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }, as: UTF8.self).named
    }
}
