package import PnPDiagnostics

/// Turns byte offsets of a text into lines and columns.
///
/// It remembers the last place, so that asking for mostly ascending offsets costs one pass over the text.
@unsafe package struct JSONLines {
    private let text: UnsafeBufferPointer<UInt8>
    private let file: String
    private var offset = 0
    private var line = 1
    private var lineStart = 0

    /// Looks at a text, which must stay as long as this value is used.
    package init(text: UnsafeBufferPointer<UInt8>, file: String) {
        unsafe self.text = unsafe text
        unsafe self.file = file
    }

    /// The line and column, both from 1, of a byte; the column counts bytes.
    @safe
    package mutating func location(at wanted: Int) -> SourceLocation {
        let wanted = unsafe min(max(wanted, 0), text.count)
        if unsafe wanted < offset { unsafe goBack(to: wanted) }
        while unsafe offset < wanted {
            if unsafe text[offset] == UInt8(ascii: "\n") {
                unsafe line += 1
                unsafe lineStart = offset + 1
            }
            unsafe offset += 1
        }
        return unsafe SourceLocation(file: file, line: line, column: wanted - lineStart + 1)
    }

    /// Goes back, which costs no more than the bytes gone past and the rest of the line that is reached.
    private mutating func goBack(to wanted: Int) {
        unsafe offset = wanted
        guard unsafe wanted < lineStart else { return }
        for index in unsafe wanted..<lineStart where unsafe text[index] == UInt8(ascii: "\n") { unsafe line -= 1 }
        unsafe lineStart = wanted
        while unsafe lineStart > 0, unsafe text[lineStart - 1] != UInt8(ascii: "\n") { unsafe lineStart -= 1 }
    }
}
