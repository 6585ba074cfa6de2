/// Appends JSON text to a buffer, piece by piece, with the layout chosen for each object and array.
///
/// The writer keeps account of commas, colons and nesting; using it out of order (a member without a key, an end without
/// a beginning) is a programming error and stops the program. Strings are escaped so that nothing in them can act on a
/// terminal, see ``JSONEscape``.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.beginObject(.lines)
/// writer.member("schema", "pnpctl.tree/1")
/// writer.member("names", ["a", "b"])
/// writer.endObject()
/// writer.newline()
/// ```
public struct JSONWriter: Sendable {
    /// How the members of one object or the elements of one array stand.
    public enum Layout: Hashable, Sendable {
        /// Each on a line of its own, indented by its depth. Inside an `inline` container this is `inline` too.
        case lines
        /// All on one line, with a space after each comma.
        case inline
    }

    /// An object or array that is still open.
    private struct Level {
        var isObject: Bool
        var layout: Layout
        var isEmpty = true
    }

    /// The text written so far, UTF-8.
    public private(set) var bytes: [UInt8] = []
    private var levels: [Level] = []
    private var isAfterKey = false
    private let indentation: Int

    /// Starts an empty text.
    ///
    /// - Parameters:
    ///   - indentation: Spaces a level in containers laid out in lines.
    ///   - capacity: Bytes to make room for at once.
    public init(indentation: Int = 2, reservingCapacity capacity: Int = 0) {
        self.indentation = indentation
        bytes.reserveCapacity(capacity)
    }

    /// The text as a string.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether every container that was begun is ended.
    public var isComplete: Bool { levels.isEmpty }

    /// Forgets what was written so far, after it was put out as a portion; nesting goes on and the room stays.
    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Begins an object, as an element, a member's value or the whole text.
    public mutating func beginObject(_ layout: Layout = .inline) { begin(object: true, layout) }

    /// Ends the innermost container, which is an object.
    public mutating func endObject() { end(object: true) }

    /// Begins an array, as an element, a member's value or the whole text.
    public mutating func beginArray(_ layout: Layout = .inline) { begin(object: false, layout) }

    /// Ends the innermost container, which is an array.
    public mutating func endArray() { end(object: false) }

    /// Writes the key of the next member; its value must follow.
    public mutating func key(_ name: String) {
        precondition(levels.last?.isObject == true && !isAfterKey, "a key belongs into an object, before a value")
        separate()
        JSONEscape.append(name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(UInt8(ascii: " "))
        isAfterKey = true
    }

    /// Writes a key that is known when the program is built and needs no escape; its value must follow.
    ///
    /// A large text has a hundred keys for each thing it describes: this is a few times faster than ``key(_:)``.
    public mutating func key(plain name: StaticString) {
        precondition(levels.last?.isObject == true && !isAfterKey, "a key belongs into an object, before a value")
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        bytes.append(UInt8(ascii: " "))
        isAfterKey = true
    }

    /// Writes a string, or `null`.
    public mutating func value(_ string: String?) {
        prepareValue()
        guard let string else { return appendASCII("null") }
        JSONEscape.append(string, to: &bytes)
    }

    /// Writes a whole number.
    public mutating func value(_ number: some BinaryInteger) {
        prepareValue()
        appendASCII(String(number))
    }

    /// Writes `true` or `false`.
    public mutating func value(_ flag: Bool) {
        prepareValue()
        appendASCII(flag ? "true" : "false")
    }

    /// Writes `null`.
    public mutating func null() {
        prepareValue()
        appendASCII("null")
    }

    /// Writes an array of strings.
    public mutating func value(_ strings: some Sequence<String>, _ layout: Layout = .inline) {
        beginArray(layout)
        for string in strings { value(string) }
        endArray()
    }

    /// Writes a key and a string, or `null`.
    public mutating func member(_ name: String, _ string: String?) {
        key(name)
        value(string)
    }

    /// Writes a key and a whole number.
    public mutating func member(_ name: String, _ number: some BinaryInteger) {
        key(name)
        value(number)
    }

    /// Writes a key and `true` or `false`.
    public mutating func member(_ name: String, _ flag: Bool) {
        key(name)
        value(flag)
    }

    /// Writes a key and an array of strings.
    public mutating func member(_ name: String, _ strings: some Sequence<String>) {
        key(name)
        value(strings)
    }

    /// Ends the line after a whole text.
    public mutating func newline() {
        precondition(levels.isEmpty, "a line ends after a whole text only")
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func begin(object: Bool, _ layout: Layout) {
        prepareValue()
        let inherited = levels.last?.layout ?? .lines
        levels.append(Level(isObject: object, layout: inherited == .inline ? .inline : layout))
        bytes.append(UInt8(ascii: object ? "{" : "["))
    }

    private mutating func end(object: Bool) {
        guard let level = levels.popLast(), level.isObject == object, !isAfterKey else {
            preconditionFailure("the end of a container that is not the innermost one")
        }
        if level.layout == .lines, !level.isEmpty { startLine() }
        bytes.append(UInt8(ascii: object ? "}" : "]"))
    }

    private mutating func prepareValue() {
        if isAfterKey {
            isAfterKey = false
        } else if let level = levels.last {
            precondition(!level.isObject, "a member's value needs a key")
            separate()
        }
    }

    private mutating func separate() {
        let index = levels.count - 1
        let isFirst = levels[index].isEmpty
        levels[index].isEmpty = false
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        if levels[index].layout == .lines {
            startLine()
        } else if !isFirst {
            bytes.append(UInt8(ascii: " "))
        }
    }

    private mutating func startLine() {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation * levels.count))
    }

    private mutating func appendASCII(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
