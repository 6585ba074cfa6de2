/// Finds the one use of YAML that the library cannot be trusted with, before it sees the text.
///
/// The library compares the keys of a mapping by all that they hold. Where a key holds an alias of an alias of an alias,
/// that is as much as the reader of a "billion laughs" would print. Values are harmless: they are counted one by one
/// while they are followed. So a text that may have aliases must not have keys that are more than a word.
enum YAMLAliasGuard {
    /// The place of an alias, where the text also has what may be a collection or an alias as a key; both from 1.
    ///
    /// A quick look that knows nothing of quotes: it may find what is none, never the other way round.
    static func aliasBesideCollectionKey(in text: String) -> (line: Int, column: Int)? {
        var alias: (line: Int, column: Int)?
        var hasKey = false
        var (line, column) = (1, 0)
        var previous: UInt8 = 0x0A
        /// The place of a star that is an alias if a name follows.
        var star: (line: Int, column: Int)?
        /// What was last seen that could end a collection or an alias, with only blanks since.
        var mayEndKey = false
        var isInAlias = false
        for byte in text.utf8 {
            column += 1
            let startsWord = isBlank(previous) || "[]{},:?-".utf8.contains(previous) || previous == 0x0A
            if isInAlias, isBlank(byte) || byte == 0x0A || ",]}:".utf8.contains(byte) {
                isInAlias = false
                mayEndKey = true
            }
            if let place = star, isNameByte(byte) {
                alias = alias ?? place
                isInAlias = true
            }
            star = nil
            if byte == UInt8(ascii: "*"), startsWord {
                star = (line, column)
            } else if byte == UInt8(ascii: "?"), startsWord {
                hasKey = true
            } else if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") {
                mayEndKey = true
            } else if byte == UInt8(ascii: ":"), mayEndKey {
                hasKey = true
            } else if !isBlank(byte) {
                mayEndKey = false
            }
            if byte == 0x0A { (line, column) = (line + 1, 0) }
            previous = byte
        }
        return hasKey ? alias : nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}
