/// Lines of one device's small text; ``LineScanner`` is for whole files.
enum TextLines {
    /// Calls a closure with each line, without its end.
    ///
    /// The last line need not have one.
    static func forEach(in bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Void) {
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
            body(bytes.extracting(start..<end))
            start = end + 1
        }
    }
}
