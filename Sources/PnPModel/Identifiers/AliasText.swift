/// How libkmod writes an alias, a pattern and what is asked for: `_` for `-` outside of brackets.
///
/// - SeeAlso: linux-devices 2.3, "Input is normalised first".
public enum AliasText {
    /// The most bytes of an alias that libkmod reads; what stands behind them is not there for it.
    public static let longest = 4095

    /// The first bracket that has no partner, counted from 0; libkmod refuses such a text (EINVAL).
    ///
    /// A `[` ends with the next `]`, whatever stands between them; a `]` by itself is as wrong as an open `[`.
    public static func unbalancedBracket(in text: borrowing Span<UInt8>) -> Int? {
        var opened: Int?
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "[") where opened == nil: opened = index
            case UInt8(ascii: "]"):
                if opened == nil { return index }
                opened = nil
            default: break
            }
        }
        return opened
    }

    /// Appends a text with `_` for each `-` outside of brackets.
    ///
    /// - Parameters:
    ///   - text: An alias or a pattern; an open bracket ends with the text.
    ///   - bytes: What it is appended to.
    public static func append(_ text: borrowing Span<UInt8>, to bytes: inout [UInt8]) {
        let start = bytes.count
        unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        var isInBrackets = false
        for index in start..<bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "-") where !isInBrackets: bytes[index] = UInt8(ascii: "_")
            case UInt8(ascii: "["): isInBrackets = true
            case UInt8(ascii: "]"): isInBrackets = false
            default: break
            }
        }
    }

    /// A module's name as libkmod has it: `_` for `-`, and nothing from the first dot on.
    public static func moduleName(_ text: borrowing Span<UInt8>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        for index in text.indices {
            let byte = text[index]
            if byte == UInt8(ascii: ".") { break }
            bytes.append(byte == UInt8(ascii: "-") ? UInt8(ascii: "_") : byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A module's name as libkmod has it: `_` for `-`, and nothing from the first dot on.
    public static func moduleName(_ text: String) -> String {
        let isPlain = !text.utf8.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        return isPlain ? text : moduleName(text.utf8.span)
    }
}
