/// The first thing wrong with a text that should be JSON, found by reading it byte by byte.
///
/// libsimdjson says that a text is wrong but not, in all its versions, where. This scan runs only after it said so, keeps
/// no copy of anything and needs no stack: nesting is a bit per level.
/// - SeeAlso: RFC 8259; Unicode 15, table 3-7 (well-formed UTF-8).
struct JSONFault: Hashable {
    /// What can be wrong.
    enum Kind: Hashable {
        case empty
        case invalidUTF8(UInt8)
        case unexpected(UInt8, expected: Expectation)
        case endsEarly(expected: Expectation)
        case unclosedString
        case controlInString(UInt8)
        case badEscape, loneSurrogate, badNumber, tooDeep
        case trailingText(UInt8)
    }

    /// What may stand at a place, in words.
    enum Expectation: String, Hashable {
        case value = "a value"
        case valueOrEnd = "a value or ']'"
        case key = "a key in quotes"
        case keyOrEnd = "a key in quotes or '}'"
        case colon = "':'"
        case commaOrBracket = "',' or ']'"
        case commaOrBrace = "',' or '}'"
    }

    var kind: Kind
    /// The byte where it shows.
    var offset: Int

    /// Finds the first fault, or `nil` for a text that is JSON and nested no deeper than ``JSONReader/maximumDepth``.
    @safe
    static func first(in text: UnsafeBufferPointer<UInt8>) -> JSONFault? {
        var scan = unsafe JSONFaultScan(text: text)
        do {
            try unsafe scan.run()
            return nil
        } catch {
            return error
        }
    }
}

extension JSONFault: Error {}

/// The state of one search for a fault.
@unsafe
private struct JSONFaultScan {
    let text: UnsafeBufferPointer<UInt8>
    var offset = 0
    /// The open containers, true for objects.
    var levels: [Bool] = []

    init(text: UnsafeBufferPointer<UInt8>) { unsafe self.text = unsafe text }

    private func fault(_ kind: JSONFault.Kind, at offset: Int? = nil) -> JSONFault {
        unsafe JSONFault(kind: kind, offset: offset ?? self.offset)
    }

    /// The byte at the current place, or `nil` at the end.
    private var byte: UInt8? { unsafe offset < text.count ? text[offset] : nil }

    private mutating func skipSpace() {
        while let byte = unsafe byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            unsafe offset += 1
        }
    }

    /// That something else was expected here; a broken character is named as such.
    private func unexpected(_ expected: JSONFault.Expectation) -> JSONFault {
        guard let byte = unsafe byte else { return unsafe fault(.endsEarly(expected: expected)) }
        if byte >= 0x80, unsafe characterLength() == nil { return unsafe fault(.invalidUTF8(byte)) }
        return unsafe fault(.unexpected(byte, expected: expected))
    }

    mutating func run() throws(JSONFault) {
        if unsafe byte == 0xEF, unsafe byte(at: 1) == 0xBB, unsafe byte(at: 2) == 0xBF { unsafe offset = 3 }
        unsafe skipSpace()
        guard unsafe byte != nil else { throw unsafe fault(.empty) }
        var expected = JSONFault.Expectation.value
        while true {
            // A value, or the end of a container that may be empty.
            unsafe skipSpace()
            if expected == .keyOrEnd || expected == .key {
                guard unsafe byte == UInt8(ascii: "}"), expected == .keyOrEnd else {
                    guard unsafe byte == UInt8(ascii: "\"") else { throw unsafe unexpected(expected) }
                    try unsafe scanString()
                    unsafe skipSpace()
                    guard unsafe byte == UInt8(ascii: ":") else { throw unsafe unexpected(.colon) }
                    unsafe offset += 1
                    expected = .value
                    continue
                }
                if try unsafe close() { break }
            } else if unsafe byte == UInt8(ascii: "]"), expected == .valueOrEnd {
                if try unsafe close() { break }
            } else if let opened = try unsafe scanValue(expected) {
                expected = opened
                continue
            } else if unsafe levels.isEmpty {
                break
            }
            guard let next = try unsafe separate() else { break }
            expected = next
        }
        unsafe skipSpace()
        if let byte = unsafe byte {
            if byte >= 0x80, unsafe characterLength() == nil { throw unsafe fault(.invalidUTF8(byte)) }
            throw unsafe fault(.trailingText(byte))
        }
    }

    /// Ends the innermost container; true if it was the outermost too.
    private mutating func close() throws(JSONFault) -> Bool {
        unsafe offset += 1
        unsafe levels.removeLast()
        return unsafe levels.isEmpty
    }

    /// Goes past a comma and any closing brackets; `nil` when the outermost container was ended.
    private mutating func separate() throws(JSONFault) -> JSONFault.Expectation? {
        while let isObject = unsafe levels.last {
            unsafe skipSpace()
            if unsafe byte == UInt8(ascii: ",") {
                unsafe offset += 1
                return isObject ? .key : .value
            }
            guard unsafe byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                throw unsafe unexpected(isObject ? .commaOrBrace : .commaOrBracket)
            }
            _ = try unsafe close()
        }
        return nil
    }

    /// Goes past a value, or past the opening bracket of a container: then says what comes first in it.
    private mutating func scanValue(_ expected: JSONFault.Expectation) throws(JSONFault) -> JSONFault.Expectation? {
        guard let byte = unsafe byte else { throw unsafe unexpected(expected) }
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard unsafe levels.count < JSONReader.maximumDepth else { throw unsafe fault(.tooDeep) }
            let isObject = byte == UInt8(ascii: "{")
            unsafe levels.append(isObject)
            unsafe offset += 1
            return isObject ? .keyOrEnd : .valueOrEnd
        case UInt8(ascii: "\""): try unsafe scanString()
        case UInt8(ascii: "n"): try unsafe scanWord("null", expected)
        case UInt8(ascii: "t"): try unsafe scanWord("true", expected)
        case UInt8(ascii: "f"): try unsafe scanWord("false", expected)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try unsafe scanNumber()
        default: throw unsafe unexpected(expected)
        }
        return nil
    }

    /// Whether a byte may come right after a word or number.
    private var isAtEndOfWord: Bool {
        guard let byte = unsafe byte else { return true }
        return switch byte {
        case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "}"),
            UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""):
            true
        default: false
        }
    }

    private mutating func scanWord(_ word: StaticString, _ expected: JSONFault.Expectation) throws(JSONFault) {
        let start = unsafe offset
        for index in 0..<word.utf8CodeUnitCount {
            guard unsafe byte == word.utf8Start[index] else {
                guard unsafe byte != nil else { throw unsafe fault(.endsEarly(expected: expected)) }
                unsafe offset = start
                throw unsafe unexpected(expected)
            }
            unsafe offset += 1
        }
        guard unsafe isAtEndOfWord else {
            unsafe offset = start
            throw unsafe unexpected(expected)
        }
    }

    private mutating func scanDigits() -> Int {
        let start = unsafe offset
        while let byte = unsafe byte, byte &- 0x30 < 10 { unsafe offset += 1 }
        return unsafe offset - start
    }

    private mutating func scanNumber() throws(JSONFault) {
        let start = unsafe offset
        if unsafe byte == UInt8(ascii: "-") { unsafe offset += 1 }
        if unsafe byte == UInt8(ascii: "0") {
            unsafe offset += 1
        } else if unsafe scanDigits() == 0 {
            throw unsafe fault(.badNumber, at: start)
        }
        if unsafe byte == UInt8(ascii: ".") {
            unsafe offset += 1
            guard unsafe scanDigits() > 0 else { throw unsafe fault(.badNumber, at: start) }
        }
        if let byte = unsafe byte, byte | 0x20 == UInt8(ascii: "e") {
            unsafe offset += 1
            if let sign = unsafe self.byte, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                unsafe offset += 1
            }
            guard unsafe scanDigits() > 0 else { throw unsafe fault(.badNumber, at: start) }
        }
        guard unsafe isAtEndOfWord else { throw unsafe fault(.badNumber, at: start) }
    }

    private mutating func scanString() throws(JSONFault) {
        let start = unsafe offset
        unsafe offset += 1
        while let byte = unsafe byte {
            switch byte {
            case UInt8(ascii: "\""):
                unsafe offset += 1
                return
            case UInt8(ascii: "\\"): try unsafe scanEscape(inStringAt: start)
            case 0..<0x20: throw unsafe fault(.controlInString(byte))
            case 0x20..<0x80: unsafe offset += 1
            default:
                guard let length = unsafe characterLength() else { throw unsafe fault(.invalidUTF8(byte)) }
                unsafe offset += length
            }
        }
        throw unsafe fault(.unclosedString, at: start)
    }

    private mutating func scanEscape(inStringAt start: Int) throws(JSONFault) {
        let escape = unsafe offset
        unsafe offset += 1
        guard let byte = unsafe byte else { throw unsafe fault(.unclosedString, at: start) }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            unsafe offset += 1
        case UInt8(ascii: "u"):
            guard let unit = unsafe scanCodeUnit() else { throw unsafe fault(.badEscape, at: escape) }
            guard (0xD800..<0xE000).contains(unit) else { return }
            guard unit < 0xDC00, unsafe self.byte(at: 0) == UInt8(ascii: "\\"),
                unsafe self.byte(at: 1) == UInt8(ascii: "u")
            else {
                throw unsafe fault(.loneSurrogate, at: escape)
            }
            let second = unsafe offset
            unsafe offset += 1
            guard let low = unsafe scanCodeUnit() else { throw unsafe fault(.badEscape, at: second) }
            guard (0xDC00..<0xE000).contains(low) else { throw unsafe fault(.loneSurrogate, at: escape) }
        default: throw unsafe fault(.badEscape, at: escape)
        }
    }

    /// Goes past `u` and four hexadecimal digits.
    private mutating func scanCodeUnit() -> UInt32? {
        var unit: UInt32 = 0
        for index in 1...4 {
            guard let byte = unsafe self.byte(at: index), let digit = Character(Unicode.Scalar(byte)).hexDigitValue
            else {
                return nil
            }
            unit = unit << 4 | UInt32(digit)
        }
        unsafe offset += 5
        return unit
    }

    private func byte(at distance: Int) -> UInt8? {
        unsafe offset + distance < text.count ? text[offset + distance] : nil
    }

    /// The length of the character beyond ASCII at the current place, or `nil` where the bytes are not UTF-8.
    private func characterLength() -> Int? {
        guard let first = unsafe byte, let second = unsafe byte(at: 1) else { return nil }
        let length: Int
        let range: ClosedRange<UInt8>
        switch first {
        case 0xC2...0xDF: (length, range) = (2, 0x80...0xBF)
        case 0xE0: (length, range) = (3, 0xA0...0xBF)
        case 0xED: (length, range) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, range) = (3, 0x80...0xBF)
        case 0xF0: (length, range) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, range) = (4, 0x80...0xBF)
        case 0xF4: (length, range) = (4, 0x80...0x8F)
        default: return nil
        }
        guard range.contains(second) else { return nil }
        for distance in 2..<max(length, 2) {
            guard let byte = unsafe self.byte(at: distance), byte & 0xC0 == 0x80 else { return nil }
        }
        return length
    }
}
