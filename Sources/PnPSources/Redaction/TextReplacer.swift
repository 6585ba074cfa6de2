/// Replaces many texts at once wherever they stand between word boundaries, in time that grows with the text alone.
struct TextReplacer {
    /// The shortest text that is looked for inside of others: shorter ones mean too many other things.
    private static let minimumLength = 6
    /// The longest one, in bytes; it bounds the time that a text takes.
    private static let maximumLength = 256
    /// What was noted, and what comes in its place.
    private var replacements: [[UInt8]: [UInt8]] = [:]
    /// How long the texts are that begin in one way, the longest first: serial numbers of one batch have one length.
    private var lengths: [UInt64: [Int]] = [:]

    /// Notes a text, if it is long enough and has a digit, so that it is no ordinary word.
    mutating func add(_ text: String, as replacement: String) {
        let core = text.trimmed
        let bytes = Array(core.utf8)
        guard text != replacement, (Self.minimumLength...Self.maximumLength).contains(bytes.count),
            replacements[bytes] == nil,
            bytes.contains(where: { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") })
        else { return }
        replacements[bytes] = Array(replacement.trimmed.utf8)
        let beginning = Self.beginning(bytes.span, 0)
        var list = lengths[beginning] ?? []
        guard !list.contains(bytes.count) else { return }
        list.insert(bytes.count, at: list.firstIndex { $0 < bytes.count } ?? list.endIndex)
        lengths[beginning] = list
    }

    /// The text with all that was noted replaced.
    func replace(in text: String) -> String {
        guard !replacements.isEmpty, text.utf8.count >= Self.minimumLength else { return text }
        var text = text
        let replaced = text.withUTF8 { bytes in unsafe replace(in: bytes.span) }
        return replaced.map { String(decoding: $0, as: UTF8.self) } ?? text
    }

    private func replace(in text: Span<UInt8>) -> [UInt8]? {
        var output: [UInt8]?
        var copied = 0
        var index = 0
        while index + Self.minimumLength <= text.count {
            guard index == 0 || !Self.isWord(text[index - 1]), let (length, replacement) = match(in: text, at: index)
            else {
                index += 1
                continue
            }
            var result = output ?? []
            for place in copied..<index { result.append(text[place]) }
            result += replacement
            output = result
            index += length
            copied = index
        }
        guard var output else { return nil }
        for place in copied..<text.count { output.append(text[place]) }
        return output
    }

    /// The longest text that stands here as a word of its own, by its length, and its replacement.
    private func match(in text: Span<UInt8>, at index: Int) -> (Int, [UInt8])? {
        guard let lengths = lengths[Self.beginning(text, index)] else { return nil }
        for length in lengths {
            let end = index + length
            guard end <= text.count, end == text.count || !Self.isWord(text[end]) else { continue }
            if let replacement = replacements[(index..<end).map { text[$0] }] { return (length, replacement) }
        }
        return nil
    }

    private static func beginning(_ text: Span<UInt8>, _ index: Int) -> UInt64 {
        var key: UInt64 = 0
        for offset in 0..<minimumLength { key = key << 8 | UInt64(text[index + offset]) }
        return key
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: byte >= 0x80
        }
    }
}

extension String {
    /// The text without quotes and blanks around it.
    fileprivate var trimmed: String {
        func isAround(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x20 || byte == 0x0A }
        guard let start = utf8.firstIndex(where: { !isAround($0) }), let end = utf8.lastIndex(where: { !isAround($0) })
        else { return "" }
        return String(self[start...end])
    }
}
