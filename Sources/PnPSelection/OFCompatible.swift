/// The compatible strings inside an `of:` modalias.
///
/// `of:NnameTtypeCfirstCsecond`: nothing marks the `C` as a separator but its place, and names may hold one.
/// - SeeAlso: linux-devices 3.2, "Not unambiguously parseable".
enum OFCompatible {
    /// The compatible string that a pattern asks for: `x,y` in `of:N*T*Cx,y` and in `of:N*T*Cx,yC*`.
    static func wanted(by pattern: ModaliasText) -> Substring? {
        var rest = pattern.rest
        guard let name = rest.utf8.firstIndex(of: UInt8(ascii: "T")) else { return nil }
        rest = rest[rest.utf8.index(after: name)...]
        guard let mark = rest.utf8.firstIndex(of: UInt8(ascii: "C")) else { return nil }
        var wanted = rest[rest.utf8.index(after: mark)...]
        if wanted.utf8.last == UInt8(ascii: "*") {
            wanted = wanted.dropLast()
            if wanted.utf8.last == UInt8(ascii: "C") { wanted = wanted.dropLast() }
        }
        return wanted.isEmpty || !ModaliasText.isLiteral(wanted) ? nil : wanted
    }

    /// Where each compatible string may begin in a device's string, in order, and the places where each may end.
    static func separators(in device: ModaliasText) -> [String.Index] {
        let bytes = device.rest.utf8
        guard let type = bytes.firstIndex(of: UInt8(ascii: "T")) else { return [] }
        return bytes[type...].indices.filter { bytes[$0] == UInt8(ascii: "C") }
    }

    /// The place of a compatible string in a device's list, from 0.
    static func position(of wanted: Substring, in device: ModaliasText) -> Int? {
        let marks = separators(in: device)
        let rest = device.rest
        for (number, mark) in marks.enumerated() {
            let tail = rest[rest.utf8.index(after: mark)...]
            guard hasPrefix(tail.utf8, wanted.utf8) else { continue }
            let after = tail.utf8.dropFirst(wanted.utf8.count)
            guard after.isEmpty || after.first == UInt8(ascii: "C") else { continue }
            return number
        }
        return nil
    }

    private static func hasPrefix(_ text: Substring.UTF8View, _ prefix: Substring.UTF8View) -> Bool {
        var rest = text.makeIterator()
        for byte in prefix {
            guard let other = rest.next(), folded(other) == folded(byte) else { return false }
        }
        return true
    }

    private static func folded(_ byte: UInt8) -> UInt8 { byte == UInt8(ascii: "-") ? UInt8(ascii: "_") : byte }
}
