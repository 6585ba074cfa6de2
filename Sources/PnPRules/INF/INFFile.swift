package import PnPDiagnostics
import PnPModel

/// One INF, parsed, with the strings of a language and what was said about it.
///
/// A class, because INFs include one another: what is wrong with one is said once, whoever asks it.
package final class INFFile {
    /// What its text says.
    package let document: INFDocument
    let strings: INFStrings
    /// It is one that comes with Windows, of which only the documented sections are known.
    let isInbox: Bool
    /// What is wrong with it so far.
    private(set) var log: INFLog
    /// The files that its sections included so far, in order.
    private(set) var included: [INFFile] = []
    private let beginsWithoutSection: SourceLocation?
    /// How many more lines are looked at.
    private var remainingLines = INFLimits.visitedLines

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - content: The file's bytes.
    ///   - file: What it is called; `.inx` at its end says that it is a source file that is yet to be stamped.
    ///   - hosts: For which architecture it is stamped, and the language of its strings.
    ///   - isInbox: Whether it stands for one that comes with Windows.
    package init(_ content: [UInt8], file: String, for hosts: INFHosts, isInbox: Bool = false) {
        let text = INFText(content, file: file)
        var bytes = text.bytes
        if file.lowercased().hasSuffix(".inx") { bytes = Self.stamped(bytes, hosts.stamp) }
        let parser = INFParser(bytes, file: file)
        document = parser.document
        beginsWithoutSection = parser.beginsWithoutSection
        strings = INFStrings(document, language: hosts.language)
        self.isInbox = isInbox
        log = INFLog(file: file)
        for diagnostic in text.diagnostics + parser.diagnostics { log.add(diagnostic) }
        for field in strings.referring { say(INFMessages.referringString(document.location(of: field))) }
    }

    /// What is wrong with the file, in the order of its text.
    package var diagnostics: [Diagnostic] { log.all }

    /// Puts the architecture where the text has `$ARCH$`.
    private static func stamped(_ text: [UInt8], _ architecture: WindowsHost.Architecture) -> [UInt8] {
        let mark = Array("$ARCH$".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var rest = text[...]
        while let start = rest.firstIndex(of: mark[0]) {
            result += rest[..<start]
            if rest[start...].starts(with: mark) {
                result += architecture.rawValue.utf8
                rest = rest[(start + mark.count)...]
            } else {
                result.append(mark[0])
                rest = rest[(start + 1)...]
            }
        }
        return result + rest
    }

    // MARK: What it says

    /// Notes what is wrong.
    func say(_ diagnostic: @autoclosure () -> Diagnostic) { log.add(diagnostic()) }

    /// Notes what is wrong once for each subject.
    func say(once subject: String, _ diagnostic: @autoclosure () -> Diagnostic) {
        log.add(once: subject, diagnostic())
    }

    /// Where a field is written.
    func place(of field: INFField) -> SourceLocation { document.location(of: field) }

    /// A field with its strings put in.
    package func text(_ field: INFField) -> String {
        let expansion = strings.expand(document.bytes(of: field))
        for name in expansion.undefined {
            log.add(
                once: "string " + INFDocument.folded(name),
                INFMessages.undefinedString(name, strings.section?.name, place(of: field))
            )
        }
        if expansion.isTooLong { say(INFMessages.longExpansion(place(of: field))) }
        return expansion.text
    }

    /// A field that is a name, with its strings put in: what is longer than a name may be is cut.
    func name(_ field: INFField) -> String {
        let text = text(field)
        guard text.utf8.count > INFLimits.nameBytes else { return text }
        say(INFMessages.longName(text.utf8.count, place(of: field)))
        return String(decoding: text.utf8.prefix(INFLimits.nameBytes), as: UTF8.self)
    }

    /// The values of a key's first entry in a section; its letters are lower-case.
    func values(of key: String, in section: INFSection) -> [INFField]? {
        section.lines.first { line in line.key.map { document.is($0, key) } ?? false }?.values
    }

    /// The first value of a key's first entry in a section.
    func value(of key: String, in section: INFSection) -> INFField? { values(of: key, in: section)?.first }

    /// Whether Windows would open it: nothing before the first section, and a known signature.
    package func isReadable() -> Bool {
        if let place = beginsWithoutSection {
            say(INFMessages.textBeforeSection(place))
            return false
        }
        guard let section = document.section("version") else {
            say(INFMessages.signature(found: nil, SourceLocation(file: document.file)))
            return false
        }
        guard let field = value(of: "signature", in: section) else {
            say(INFMessages.signature(found: nil, section.location))
            return false
        }
        let signature = text(field)
        guard ["$windows nt$", "$chicago$"].contains(INFDocument.folded(signature)) else {
            say(INFMessages.signature(found: signature, place(of: field)))
            return false
        }
        return true
    }

    /// Whether so many more lines may be looked at: sections that name each other could make few lines into many.
    func mayVisit(_ count: Int) -> Bool {
        guard remainingLines >= count else {
            say(once: "limit", INFMessages.tooManyLines(SourceLocation(file: document.file)))
            return false
        }
        remainingLines -= count
        return true
    }

    /// Adds an included file.
    func include(_ file: INFFile) {
        if !included.contains(where: { $0 === file }) { included.append(file) }
    }
}
