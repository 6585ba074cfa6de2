internal import CSimdjson

/// What a JSON value is.
package enum JSONKind: Hashable, Sendable {
    case null, bool, number, string, array, object

    /// What it is called in a message.
    package var name: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

/// The memory of one piece that a ``JSONReader`` has read: its tape and the two places where texts are.
@unsafe struct JSONTape {
    var entries: UnsafePointer<pnp_json_entry>
    var source: UnsafePointer<UInt8>
    var unescaped: UnsafePointer<UInt8>?

    /// The text of a string, key or number.
    func text(of entry: pnp_json_entry) -> UnsafeBufferPointer<UInt8> {
        let base = unsafe entry.is_unescaped == 0 ? source : unescaped
        return unsafe UnsafeBufferPointer(start: base.map { unsafe $0 + Int(entry.start) }, count: Int(entry.length))
    }
}

/// A value of the piece that a ``JSONReader`` has read last: a place on its tape, nothing is copied.
///
/// - Important: Valid until the reader reads the next piece or is gone; it must not be kept longer.
@safe package struct JSONValue {
    private let tape: JSONTape
    private let entry: pnp_json_entry
    private let index: Int

    init(tape: JSONTape, index: Int) {
        unsafe self.tape = unsafe tape
        self.index = index
        entry = unsafe tape.entries[index]
    }

    /// What it is.
    package var kind: JSONKind {
        switch Int(entry.kind) {
        case PNP_JSON_NULL: .null
        case PNP_JSON_FALSE, PNP_JSON_TRUE: .bool
        case PNP_JSON_NUMBER: .number
        case PNP_JSON_ARRAY: .array
        case PNP_JSON_OBJECT: .object
        default: .string
        }
    }

    /// Where its first byte is in the text.
    package var offset: Int { Int(entry.offset) }

    /// How many elements or members it has; 0 for what is no array or object.
    package var count: Int { kind == .array || kind == .object ? Int(entry.start) : 0 }

    /// Its truth value, if it is a boolean.
    package var bool: Bool? {
        switch Int(entry.kind) {
        case PNP_JSON_TRUE: true
        case PNP_JSON_FALSE: false
        default: nil
        }
    }

    /// Its text without quotes and escapes, if it is a string.
    package var string: String? {
        guard kind == .string else { return nil }
        return unsafe String(decoding: tape.text(of: entry), as: UTF8.self)
    }

    /// Its digits as they stand in the text, if it is a number.
    package var numberText: String? {
        guard kind == .number else { return nil }
        return unsafe String(decoding: tape.text(of: entry), as: UTF8.self)
    }

    /// Its text, if it is a string, from a pool of texts that were met before.
    package func string(in pool: inout JSONStringPool) -> String? {
        guard kind == .string else { return nil }
        return unsafe pool.string(tape.text(of: entry))
    }

    /// Lets a function see the bytes of a string without quotes and escapes, or of a number; else none.
    package func withText<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        switch kind {
        case .string, .number: return unsafe body(tape.text(of: entry).span)
        default: return unsafe body(UnsafeBufferPointer<UInt8>(start: nil, count: 0).span)
        }
    }

    /// Its members in the text's order; none if it is no object.
    package var members: JSONMembers {
        unsafe JSONMembers(tape: tape, first: index + 1, count: kind == .object ? count : 0)
    }

    /// Its elements in the text's order; none if it is no array.
    package var elements: JSONElements {
        unsafe kind == .array ? JSONElements(tape: tape, first: index + 1, end: end) : JSONElements()
    }

    /// The index on the tape behind it and all that is in it.
    fileprivate var end: Int {
        switch kind {
        case .array, .object: Int(entry.length)
        default: index + 1
        }
    }
}

/// The key of a member, in place like its value.
@safe package struct JSONKey {
    private let tape: JSONTape
    private let entry: pnp_json_entry

    init(tape: JSONTape, index: Int) {
        unsafe self.tape = unsafe tape
        entry = unsafe tape.entries[index]
    }

    /// Where its quote is in the text.
    package var offset: Int { Int(entry.offset) }

    /// Its text without escapes.
    package var string: String { unsafe String(decoding: tape.text(of: entry), as: UTF8.self) }

    /// Its text from a pool of texts that were met before.
    package func string(in pool: inout JSONStringPool) -> String { unsafe pool.string(tape.text(of: entry)) }

    /// One bit of 64, the same for equal keys: two keys with different bits are different.
    package var bit: UInt64 {
        let text = unsafe tape.text(of: entry)
        guard let first = unsafe text.first, let last = unsafe text.last else { return 1 }
        let middle = unsafe text[text.count / 2]
        let mix = UInt32(text.count) &* 31 &+ UInt32(first) &* 7 &+ UInt32(middle) &* 13 &+ UInt32(last) &* 17
        return 1 << UInt64(mix & 63)
    }
}

/// The members of an object, one after the other.
@safe package struct JSONMembers: Sequence, IteratorProtocol {
    private let tape: JSONTape
    private var index: Int
    private var remaining: Int

    init(tape: JSONTape, first: Int, count: Int) {
        unsafe self.tape = unsafe tape
        index = first
        remaining = count
    }

    /// How many are left.
    package var underestimatedCount: Int { remaining }

    /// The next member.
    package mutating func next() -> (key: JSONKey, value: JSONValue)? {
        guard remaining > 0 else { return nil }
        remaining -= 1
        let key = unsafe JSONKey(tape: tape, index: index)
        let value = unsafe JSONValue(tape: tape, index: index + 1)
        index = value.end
        return (key, value)
    }
}

/// The elements of an array, one after the other.
@safe package struct JSONElements: Sequence, IteratorProtocol {
    private let tape: JSONTape?
    private var index: Int
    private let end: Int

    /// None.
    init() {
        unsafe tape = nil
        index = 0
        end = 0
    }

    /// All values on a tape up to an index.
    init(tape: JSONTape, first: Int = 0, end: Int) {
        unsafe self.tape = unsafe tape
        index = first
        self.end = end
    }

    /// The next element.
    package mutating func next() -> JSONValue? {
        guard index < end, let tape = unsafe tape else { return nil }
        let value = unsafe JSONValue(tape: tape, index: index)
        index = value.end
        return value
    }
}
