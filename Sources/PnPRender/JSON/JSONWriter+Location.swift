import PnPDiagnostics
import PnPJSON

extension JSONWriter {
    /// A place in a file, without the parts that are not known.
    mutating func location(_ location: SourceLocation) {
        beginObject()
        member("file", location.file)
        if location.line > 0 { member("line", location.line) }
        if location.column > 0 { member("column", location.column) }
        endObject()
    }
}
