internal import CSimdjson
package import PnPDiagnostics

/// Reads JSON texts through libsimdjson: whole, or piece by piece for texts of hundreds of megabytes.
///
/// One reader may read many texts, one after the other; its memory is reused. Every fault is a ``Diagnostic`` with line
/// and column (see ``JSONFault``).
@safe package struct JSONReader: ~Copyable {
    /// Bytes that must be readable behind the end of every text; what is in them does not matter.
    package static let padding = Int(PNP_JSON_PADDING)
    /// How deep objects and arrays may nest; the outermost is at depth 1.
    package static let maximumDepth = Int(PNP_JSON_MAX_DEPTH)
    /// The longest text, in bytes.
    package static let maximumLength = Int(PNP_JSON_MAX_LENGTH)

    /// What a text whose top level is an object is made of, read piece by piece.
    package enum Piece {
        /// A member whose value is no array.
        case member(key: JSONKey, value: JSONValue)
        /// A member whose value is an array; its elements come next, then ``arrayEnd``. The value shows an empty array.
        case arrayBegin(key: JSONKey, value: JSONValue)
        /// An element of that array.
        case element(JSONValue)
        /// The end of that array.
        case arrayEnd
        /// The end of the text.
        case end
    }

    private let handle: OpaquePointer
    /// The text that is being read piece by piece.
    private var text = unsafe UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private var file = ""

    /// Makes a reader.
    package init() {
        guard let handle = unsafe pnp_json_reader_create() else { preconditionFailure("no memory for a JSON reader") }
        unsafe self.handle = unsafe handle
    }

    deinit { unsafe pnp_json_reader_destroy(handle) }

    /// Reads a text that is one value.
    ///
    /// - Parameters:
    ///   - text: The text, with ``padding`` readable bytes behind it; it must stay as long as the value is used.
    ///   - file: The file's name for diagnostics.
    /// - Returns: The value, valid until the reader is used again.
    /// - Throws: The first fault of the text.
    @unsafe
    package mutating func readWhole(_ text: UnsafeBufferPointer<UInt8>, file: String) throws(Diagnostic) -> JSONValue {
        guard let value = unsafe tryReadWhole(text) else { throw unsafe fault(in: text, file: file) }
        return value
    }

    /// Reads a text that is one value, or returns `nil` where it is not.
    ///
    /// The text is as for ``readWhole(_:file:)``.
    @unsafe
    package mutating func tryReadWhole(_ text: UnsafeBufferPointer<UInt8>) -> JSONValue? {
        guard let base = text.baseAddress, !text.isEmpty else { return nil }
        var piece = unsafe pnp_json_piece()
        let result = unsafe pnp_json_read_whole(handle, base, text.count, &piece)
        guard result == PNP_JSON_OK, let tape = unsafe JSONTape(piece, source: base) else { return nil }
        return unsafe JSONValue(tape: tape, index: 0)
    }

    /// Begins to read a text whose top level is an object.
    ///
    /// - Parameters:
    ///   - text: The text, with ``padding`` readable bytes behind it; it must stay until the last piece was read.
    ///   - file: The file's name for diagnostics.
    /// - Throws: The first fault of the text, or that it is no object.
    @unsafe
    package mutating func begin(_ text: UnsafeBufferPointer<UInt8>, file: String) throws(Diagnostic) {
        unsafe self.text = unsafe text
        self.file = file
        guard let base = text.baseAddress, unsafe pnp_json_begin(handle, base, text.count) == PNP_JSON_OK else {
            throw unsafe fault(in: text, file: file, wantsObject: true)
        }
    }

    /// Reads the next piece, which takes the place of the one before.
    ///
    /// - Throws: The first fault of the text. Pieces before it were delivered.
    package mutating func next() throws(Diagnostic) -> Piece {
        var piece = unsafe pnp_json_piece()
        guard let base = unsafe text.baseAddress, unsafe pnp_json_next(handle, &piece) == PNP_JSON_OK else {
            throw unsafe fault(in: text, file: file)
        }
        let event = unsafe Int(piece.event)
        if event == PNP_JSON_END { return .end }
        if event == PNP_JSON_ARRAY_END { return .arrayEnd }
        guard let tape = unsafe JSONTape(piece, source: base) else { return .end }
        if event == PNP_JSON_ELEMENT { return unsafe .element(JSONValue(tape: tape, index: 0)) }
        let key = unsafe JSONKey(tape: tape, index: 0)
        let value = unsafe JSONValue(tape: tape, index: 1)
        return event == PNP_JSON_ARRAY_BEGIN ? .arrayBegin(key: key, value: value) : .member(key: key, value: value)
    }

    /// Reads further elements of the array that ``Piece/arrayBegin(key:value:)`` began, instead of one at a time.
    ///
    /// - Parameter tape: Receives them; they stay when the reader reads on.
    /// - Returns: Whether more may come; after the last ones ``next()`` reads on behind the array.
    /// - Throws: The first fault of the text.
    package mutating func next(into tape: JSONElementTape) throws(Diagnostic) -> Bool {
        guard let base = unsafe text.baseAddress, let hasMore = unsafe tape.fill(from: handle, source: base) else {
            throw unsafe fault(in: text, file: file)
        }
        return hasMore
    }

    /// What is wrong with a part of a text, such as a line, that ``tryReadWhole(_:)`` refused.
    ///
    /// - Parameters:
    ///   - part: The part.
    ///   - start: Where it begins in the whole text.
    ///   - lines: The lines of the whole text.
    /// - Returns: The part's first fault.
    @unsafe
    package static func fault(
        in part: UnsafeBufferPointer<UInt8>,
        at start: Int,
        lines: inout JSONLines
    ) -> Diagnostic {
        let fault = JSONFault.first(in: part)
        let place = lines.location(at: start + (fault?.offset ?? 0))
        return fault.map { JSONDiagnostics.diagnostic($0, at: place) } ?? JSONDiagnostics.refused(at: place)
    }

    /// Finds out what is wrong with a text that libsimdjson refused.
    private func fault(
        in text: UnsafeBufferPointer<UInt8>,
        file: String,
        wantsObject: Bool = false
    ) -> Diagnostic {
        guard text.count <= Self.maximumLength else { return JSONDiagnostics.tooLong(text.count, file: file) }
        let fault = JSONFault.first(in: text)
        let offset = fault?.offset ?? 0
        var lines = unsafe JSONLines(text: text, file: file)
        let place = lines.location(at: offset)
        if let fault { return JSONDiagnostics.diagnostic(fault, at: place) }
        return wantsObject ? JSONDiagnostics.notAnObject(at: place) : JSONDiagnostics.refused(at: place)
    }
}

extension JSONTape {
    /// The tape of a piece, or `nil` for an empty one.
    init?(_ piece: pnp_json_piece, source: UnsafePointer<UInt8>) {
        guard let entries = unsafe piece.entries, unsafe piece.count > 0 else { return nil }
        unsafe self.init(entries: entries, source: source, unescaped: piece.unescaped)
    }
}
