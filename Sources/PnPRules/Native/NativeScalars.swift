import PnPDiagnostics
import PnPFiles
import PnPModel

/// What a single text in a rules file may be.
enum NativeScalars {
    /// Reads a text as a value of some shape.
    static func value(
        _ text: String,
        _ shape: NativeGrammar.Shape,
        key: String,
        _ node: RuleNode
    ) throws(Diagnostic) -> CheckedRecord.Value {
        let place = node.location
        switch shape {
        case .name:
            if let fault = name(text, place) { throw fault }
        case .flag:
            guard text == "true" || text == "false" else {
                throw NativeMessages.wrongType(key, expected: shape.noun, found: node)
            }
            return .flag(text == "true")
        case .byte:
            let isHexadecimal = text.hasPrefix("0x") || text.hasPrefix("0X")
            let digits = isHexadecimal ? text.dropFirst(2) : text[...]
            guard let number = UInt8(digits, radix: isHexadecimal ? 16 : 10), digits.first != "+" else {
                throw NativeMessages.featureScore(text, place)
            }
            return .byte(number)
        case .word(let words):
            guard words.contains(text) else { throw NativeMessages.unknownWord(text, for: key, known: words, place) }
        case .guid:
            guard let guid = guid(text) else { throw NativeMessages.guid(text, place) }
            return .text(guid)
        case .date:
            guard isDate(text) else { throw NativeMessages.date(text, place) }
        case .version:
            guard isVersion(text) else { throw NativeMessages.driverVersion(text, place) }
        default:
            break
        }
        return .text(text)
    }

    /// What keeps a text from being a driver's, filter's or class's name.
    static func name(_ text: String, _ place: SourceLocation) -> Diagnostic? {
        let count = text.utf8.count
        if count == 0 { return NativeMessages.name(text, "it is empty", place) }
        if count > RuleLimits.nameBytes {
            return NativeMessages.name(text, "it has \(count) bytes, more than \(RuleLimits.nameBytes)", place)
        }
        if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            return NativeMessages.name(text, "it has a control character", place)
        }
        return nil
    }

    /// What keeps a text from being any device's ID.
    ///
    /// After an enumerator that Windows does not know, bytes that no ID may contain stand for the `_` in its place.
    static func identifier(_ text: String, _ place: SourceLocation) -> Diagnostic? {
        identifierFault(in: text).map { NativeMessages.identifier(text, $0, place) }
    }

    /// The same in words.
    static func identifierFault(in text: String) -> String? {
        do {
            _ = try HardwareID(IdentifierFolding.deviceSpelling(of: text))
            return nil
        } catch {
            return "\(error)"
        }
    }

    /// What keeps a text from being the path of a file.
    static func path(_ text: String, _ place: SourceLocation) -> Diagnostic? {
        if text.isEmpty { return NativeMessages.notIncluded(text, "it is empty", place) }
        if text.utf8.count > FileLimits.pathBytes || text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            return NativeMessages.notIncluded(text, "it is no path", place)
        }
        return nil
    }

    /// What keeps a pattern from matching any device's string.
    static func modalias(_ text: String, _ place: SourceLocation) -> Diagnostic? {
        let count = text.utf8.count
        if count == 0 { return NativeMessages.modalias(text, "it is empty", place) }
        if count > RuleLimits.patternBytes {
            return NativeMessages.modalias(text, "it has \(count) bytes, more than \(RuleLimits.patternBytes)", place)
        }
        if !text.utf8.contains(UInt8(ascii: ":")) {
            return NativeMessages.modalias(text, "it has no ':' after the bus", place)
        }
        if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            return NativeMessages.modalias(text, "it has a control character", place)
        }
        return nil
    }

    /// A GUID in lower case with braces, which the text may leave out; `nil` where the text is none.
    static func guid(_ text: String) -> String? {
        var bytes = Array(text.utf8)
        if bytes.count == 38, bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") {
            bytes = Array(bytes[1..<37])
        }
        guard bytes.count == 36 else { return nil }
        for (index, byte) in bytes.enumerated() {
            let isDash = [8, 13, 18, 23].contains(index)
            let isHexadecimal = byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
            guard isDash ? byte == UInt8(ascii: "-") : isHexadecimal else { return nil }
        }
        return "{" + String(decoding: bytes, as: UTF8.self).lowercased() + "}"
    }

    /// Whether a text is a day of the calendar, `yyyy-mm-dd`.
    static func isDate(_ text: String) -> Bool {
        let fields = text.split(separator: "-", omittingEmptySubsequences: false)
        guard fields.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x2D }) else {
            return false
        }
        let numbers = fields.compactMap { Int($0) }
        guard numbers.count == 3, numbers[0] > 0, (1...12).contains(numbers[1]) else { return false }
        let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...days[numbers[1] - 1]).contains(numbers[2])
    }

    private static func isVersion(_ text: String) -> Bool {
        let fields = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...4).contains(fields.count) else { return false }
        let numbers = fields.map { field in
            field.utf8.count <= 5 && field.utf8.allSatisfy { $0 &- 0x30 < 10 } ? Int(field) : nil
        }
        return numbers.allSatisfy { $0.map { $0 <= 65534 } ?? false } && numbers.contains { $0 != 0 }
    }
}
