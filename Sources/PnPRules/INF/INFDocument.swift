package import PnPDiagnostics
import PnPModel

/// A piece of text in an INF: its quotes are gone, its strings are not yet put in.
package struct INFField: Sendable {
    /// Where it stands in ``INFDocument/bytes``.
    let start: Int32
    let end: Int32
    /// Where it begins in the file; line and column from 1.
    let line: Int32
    let column: Int32
}

/// One entry: `key = value, value` or values alone, however many lines of text it takes.
package struct INFLine: Sendable {
    /// What stands before `=`; `nil` where there is none.
    package let key: INFField?
    /// The values, in order, empty ones too; there is at least one.
    package let values: [INFField]
}

/// A section; what stands under the same name in several places of a file is one.
package struct INFSection: Sendable {
    /// As first written.
    package let name: String
    /// Of the first header.
    package let location: SourceLocation
    /// The entries, in the order of the file.
    package internal(set) var lines: [INFLine] = []
}

/// An INF as its text says it, not yet understood.
package struct INFDocument: Sendable {
    /// The file, for diagnostics.
    package let file: String
    /// The text of all fields.
    private(set) var bytes: [UInt8] = []
    /// In the order of their first headers.
    package private(set) var sections: [INFSection] = []
    private var numbers: [String: Int] = [:]

    init(file: String) { self.file = file }

    /// The section of a name, whose case does not matter.
    package func section(_ name: String) -> INFSection? { numbers[Self.folded(name)].map { sections[$0] } }

    /// Where a field is written.
    package func location(of field: INFField) -> SourceLocation {
        SourceLocation(file: file, line: Int(field.line), column: Int(field.column))
    }

    /// A field's bytes.
    func bytes(of field: INFField) -> ArraySlice<UInt8> { bytes[Int(field.start)..<Int(field.end)] }

    /// A field as it is written, without quotes and with the names of strings.
    package func raw(_ field: INFField) -> String { String(decoding: bytes(of: field), as: UTF8.self) }

    /// Whether a field is this text, whose letters are lower-case ASCII.
    func `is`(_ field: INFField, _ word: String) -> Bool {
        guard Int(field.end - field.start) == word.utf8.count else { return false }
        return zip(bytes(of: field), word.utf8).allSatisfy { $0.asciiUppercased == $1.asciiUppercased }
    }

    /// A name with its ASCII letters made lower-case, by which sections and strings are found.
    static func folded(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 &- 0x41 < 26 }) else { return name }
        return String(decoding: name.utf8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    // MARK: Building

    /// The number of a section, which is made where it is new.
    mutating func number(ofSection name: String, at location: SourceLocation) -> Int {
        let key = Self.folded(name)
        if let number = numbers[key] { return number }
        numbers[key] = sections.count
        sections.append(INFSection(name: name, location: location))
        return sections.count - 1
    }

    mutating func append(_ line: INFLine, to section: Int) { sections[section].lines.append(line) }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    /// How many bytes all fields have so far.
    var count: Int { bytes.count }

    /// Takes back what was appended behind a place.
    mutating func truncate(to count: Int) { bytes.removeSubrange(count...) }
}
