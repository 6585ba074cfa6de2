internal import CSimdjson

/// Elements of an array that a ``JSONReader`` read together, on a tape of their own.
///
/// So that another thread can look at them while the reader reads on.
@safe package final class JSONElementTape {
    /// So much of the text is read at a time: small enough for a processor's own memory, and thousands of devices are
    /// still hundreds of turns.
    private static let length = 32 << 10

    private let handle: OpaquePointer
    private var tape: JSONTape?
    private var entryCount = 0

    /// Makes an empty tape.
    package init() {
        guard let handle = unsafe pnp_json_tape_create() else { preconditionFailure("no memory for a JSON tape") }
        unsafe self.handle = unsafe handle
    }

    deinit { unsafe pnp_json_tape_destroy(handle) }

    /// The elements in the text's order, valid until the tape is filled again.
    package var elements: JSONElements {
        guard let tape = unsafe tape else { return JSONElements() }
        return unsafe JSONElements(tape: tape, end: entryCount)
    }

    /// Takes further elements from a reader.
    ///
    /// - Returns: Whether more may come; `nil` where the text is wrong.
    func fill(from reader: OpaquePointer, source: UnsafePointer<UInt8>) -> Bool? {
        var piece = unsafe pnp_json_piece()
        let result = unsafe pnp_json_next_elements(reader, handle, Self.length, &piece)
        unsafe tape = JSONTape(piece, source: source)
        entryCount = unsafe piece.count
        guard result == PNP_JSON_OK else { return nil }
        return unsafe Int(piece.event) == PNP_JSON_ELEMENT
    }
}
