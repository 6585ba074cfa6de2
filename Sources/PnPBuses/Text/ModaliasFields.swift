internal import PnPModel

/// The fields of a modalias whose tags are lower-case and whose values are upper-case hexadecimal.
///
/// A fallback: what a bus's attributes or uevent say is more than what its modalias says.
/// - SeeAlso: linux-devices 3.1, 3.2.
struct ModaliasFields {
    private let text: String
    private let start: Int

    /// Looks for a modalias of a kind among those of a record.
    init?(_ record: DeviceRecord, prefix: String) {
        guard let text = record.modaliases.first(where: { $0.hasModaliasPrefix(prefix) }) else { return nil }
        self.text = text
        start = prefix.utf8.count + 1
    }

    /// The value behind a tag; `nil` where there is none, or more than 32 bits of it.
    subscript(tag: String) -> UInt32? {
        let bytes = text.utf8.span
        let wanted = tag.utf8.span
        var index = start
        while index < bytes.count {
            let tagStart = index
            while index < bytes.count, !bytes[index].isUpperHexDigit { index += 1 }
            let valueStart = index
            while index < bytes.count, bytes[index].isUpperHexDigit { index += 1 }
            guard valueStart - tagStart == wanted.count else { continue }
            var equal = 0
            while equal < wanted.count, bytes[tagStart + equal] == wanted[equal] { equal += 1 }
            if equal == wanted.count { return Number.hex(in: bytes, valueStart..<index) }
        }
        return nil
    }
}

extension String {
    /// Whether the text is a modalias of a kind: the kind's name, then a colon.
    func hasModaliasPrefix(_ prefix: String) -> Bool {
        let text = utf8.span
        let wanted = prefix.utf8.span
        guard text.count > wanted.count, text[wanted.count] == UInt8(ascii: ":") else { return false }
        for index in 0..<wanted.count where text[index] != wanted[index] { return false }
        return true
    }

    /// What stands behind the first colon; the whole text where there is none.
    var modaliasRest: Substring {
        guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return self[...] }
        return self[utf8.index(after: colon)...]
    }
}
