internal import PnPFiles
internal import PnPJSON

/// Makes strings of a file's bytes, one for all places where a text stands.
///
/// Names of properties and of vendors come with thousands of devices; memory stays bounded whatever comes.
struct TextPool {
    private var strings = JSONStringPool()

    /// The text of a value; bytes that are not UTF-8 are escaped as ``EscapedText`` says.
    mutating func value(of bytes: Span<UInt8>) -> String {
        // The pool keeps no short ones, because they need no memory of their own.
        guard bytes.count > 15, (try? UTF8Span(validating: bytes)) != nil else { return EscapedText.value(of: bytes) }
        return unsafe bytes.withUnsafeBufferPointer { strings.string($0) }
    }
}
