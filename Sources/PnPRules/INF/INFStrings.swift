/// The strings of an INF in one language, and how they are put into values.
///
/// - SeeAlso: windows-pnp 4.5, "Strings selection for a locale".
struct INFStrings: Sendable {
    /// What came of putting strings into a value.
    struct Expansion {
        var text: String
        /// The names for which there is no string; they stay as they are written.
        var undefined: [String] = []
        /// Whether the value became too long, and was cut.
        var isTooLong = false
    }

    private let document: INFDocument
    private var fields: [String: INFField] = [:]
    /// The section that was chosen; `nil` where there is none.
    let section: INFSection?

    /// Chooses the section of a language.
    ///
    /// - Parameters:
    ///   - document: The INF.
    ///   - language: A Windows language identifier.
    init(_ document: INFDocument, language: UInt16) {
        self.document = document
        section = Self.section(of: document, language: language)
        for line in section?.lines ?? [] {
            guard let key = line.key, let value = line.values.first else { continue }
            let name = INFDocument.folded(document.raw(key))
            if fields[name] == nil { fields[name] = value }
        }
    }

    /// The exact language, else its neutral form, else any other of the same primary language, else no language at all.
    private static func section(of document: INFDocument, language: UInt16) -> INFSection? {
        let primary = language & 0x3FF
        var best: (rank: Int, section: INFSection)?
        for section in document.sections where section.name.utf8.count > 8 {
            let name = INFDocument.folded(section.name)
            guard name.hasPrefix("strings."), let found = UInt16(name.dropFirst(8), radix: 16) else { continue }
            guard found & 0x3FF == primary else { continue }
            let rank = found == language ? 0 : found == primary ? 1 : 2
            if rank < best?.rank ?? 3 { best = (rank, section) }
        }
        return best?.section ?? document.section("strings")
    }

    /// The strings that name one: they are put in as they are.
    var referring: [INFField] {
        fields.values
            .filter { value in
                let bytes = document.bytes(of: value)
                guard let open = bytes.firstIndex(of: UInt8(ascii: "%")) else { return false }
                guard let close = bytes[(open + 1)...].firstIndex(of: UInt8(ascii: "%")) else { return false }
                let name = String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
                return fields[INFDocument.folded(name)] != nil
            }
            .sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    /// Puts strings in the place of their names; a doubled percent sign becomes one.
    ///
    /// What was put in is not looked at again.
    func expand(_ bytes: ArraySlice<UInt8>) -> Expansion {
        let percent = UInt8(ascii: "%")
        guard bytes.contains(percent) else { return Expansion(text: String(decoding: bytes, as: UTF8.self)) }
        var result: [UInt8] = []
        var expansion = Expansion(text: "")
        var rest = bytes
        while let open = rest.firstIndex(of: percent) {
            result += rest[..<open]
            guard let close = rest[(open + 1)...].firstIndex(of: percent) else {
                rest = rest[open...]
                break
            }
            let name = String(decoding: rest[(open + 1)..<close], as: UTF8.self)
            if name.isEmpty {
                result.append(percent)
            } else if let value = fields[INFDocument.folded(name)] {
                result += document.bytes(of: value)
            } else {
                result += rest[open...close]
                if !Self.isDirectory(name) { expansion.undefined.append(name) }
            }
            rest = rest[(close + 1)...]
            if result.count > INFLimits.fieldBytes { break }
        }
        result += rest
        if result.count > INFLimits.fieldBytes {
            expansion.isTooLong = true
            result.removeSubrange(INFLimits.fieldBytes...)
        }
        expansion.text = String(decoding: result, as: UTF8.self)
        return expansion
    }

    /// Whether a name is the number of a directory, such as 13 or -1.
    private static func isDirectory(_ name: String) -> Bool {
        let digits = name.utf8.first == UInt8(ascii: "-") ? name.dropFirst() : name[...]
        return !digits.isEmpty && digits.utf8.allSatisfy { $0 &- 0x30 < 10 }
    }
}
