internal import PnPFiles

/// A file in the form of `pci.ids` and `usb.ids`, as bytes, with the places where vendors and base classes begin.
///
/// Of two entries with one number the first counts.
/// - SeeAlso: linux-devices 5.3.
final class IDsFile: Sendable {
    /// The longest file that is read; the real ones have one to two megabytes.
    static let longestFile = 32 << 20

    /// What the comment at the top says: `2023.04.10`.
    let version: String?
    /// The day that it says: `2023-04-10`.
    let date: String?

    private let file: FileBytes
    /// A number of a vendor, or a base class above ``baseClass``, and where the line behind it begins.
    private let sections: [Section]

    private struct Section {
        var key: UInt32
        var name: Range<Int>
        var body: Int
    }

    private static let baseClass: UInt32 = 0x1_0000

    init(_ file: FileBytes) {
        self.file = file
        let head = unsafe file.withUnsafeBytes { unsafe Self.survey($0.span) }
        version = head.version
        date = head.date
        // Sorted already, but for what somebody has added by hand; equal keys keep their order.
        sections = head.sections.enumerated()
            .sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }.map(\.element)
    }

    /// The name of a vendor.
    func name(ofVendor vendor: UInt16) -> String? { section(UInt32(vendor)).map { text($0.name) } }

    /// The name of a vendor's device.
    func name(ofDevice device: UInt16, of vendor: UInt16) -> String? {
        guard let section = section(UInt32(vendor)) else { return nil }
        return entry(.number(device), level: 1, from: section.body).map { text($0.name) }
    }

    /// The name of a subsystem with a device on it.
    func name(ofSubsystem subsystem: (vendor: UInt16, device: UInt16), on device: UInt16, of vendor: UInt16) -> String?
    {
        guard let section = section(UInt32(vendor)),
            let own = entry(.number(device), level: 1, from: section.body)
        else { return nil }
        return entry(.pair(subsystem.vendor, subsystem.device), level: 2, from: own.body).map { text($0.name) }
    }

    /// The name of a subclass, or of the base class where that is all there is.
    func name(ofClass base: UInt8, _ subclass: UInt8?) -> String? {
        guard let section = section(Self.baseClass | UInt32(base)) else { return nil }
        let sub = subclass.flatMap { entry(.code($0), level: 1, from: section.body) }
        return text(sub?.name ?? section.name)
    }

    // MARK: Finding

    private func section(_ key: UInt32) -> Section? {
        var low = 0
        var high = sections.count
        while low < high {
            let middle = (low + high) / 2
            if sections[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low < sections.count && sections[low].key == key ? sections[low] : nil
    }

    /// The first entry with a number among those of one level, up to the next line of a level above.
    private func entry(_ key: IDsLine.Key, level: Int, from start: Int) -> (name: Range<Int>, body: Int)? {
        unsafe file.withUnsafeBytes { bytes in
            let text = unsafe bytes.span
            var at = start
            while let line = Self.line(at: &at, in: text) {
                // Comments and empty lines end nothing.
                guard !line.isEmpty, text[line.lowerBound] != UInt8(ascii: "#") else { continue }
                var tabs = 0
                while tabs < level, line.lowerBound + tabs < line.upperBound,
                    text[line.lowerBound + tabs] == UInt8(ascii: "\t")
                { tabs += 1 }
                guard tabs == level else { return nil }
                guard let entry = IDsLine(line, in: text), entry.level == level, entry.key == key else { continue }
                return (entry.name, at)
            }
            return nil
        }
    }

    /// A part of the file as a string: UTF-8, or Latin-1 where it is not, as in old files.
    private func text(_ range: Range<Int>) -> String {
        let part = unsafe file.withUnsafeBytes { bytes in unsafe Array(bytes[range]) }
        if let text = String(validating: part, as: UTF8.self) { return text }
        var text = String.UnicodeScalarView()
        for byte in part { text.append(Unicode.Scalar(byte)) }
        return String(text)
    }

    // MARK: The first pass

    private static func survey(_ text: Span<UInt8>) -> (version: String?, date: String?, sections: [Section]) {
        var version: String?
        var date: String?
        var sections: [Section] = []
        var at = 0
        while let line = Self.line(at: &at, in: text) {
            guard let first = line.isEmpty ? nil : text[line.lowerBound], first != UInt8(ascii: "\t") else { continue }
            if first == UInt8(ascii: "#") {
                // Further down a comment may say anything.
                guard sections.isEmpty else { continue }
                version = version ?? value(of: "Version:", line, text)
                date = date ?? value(of: "Date:", line, text).map { String($0.prefix { $0 != " " }) }
            } else if let entry = IDsLine(line, in: text) {
                switch entry.key {
                case .number(let vendor): sections.append(Section(key: UInt32(vendor), name: entry.name, body: at))
                case .baseClass(let base):
                    sections.append(Section(key: baseClass | UInt32(base), name: entry.name, body: at))
                case .pair, .code: break
                }
            }
        }
        return (version, date, sections)
    }

    /// What stands behind a word in a comment; `nil` where it is not there or no plain text.
    private static func value(of word: StaticString, _ line: Range<Int>, _ text: Span<UInt8>) -> String? {
        var at = line.lowerBound
        while at < line.upperBound, text[at] <= UInt8(ascii: " ") || text[at] == UInt8(ascii: "#") { at += 1 }
        let length = word.utf8CodeUnitCount
        guard at + length < line.upperBound else { return nil }
        for offset in 0..<length where unsafe text[at + offset] != word.utf8Start[offset] { return nil }
        var value = ""
        for offset in at + length..<min(line.upperBound, at + length + 64) {
            guard (0x20..<0x7F).contains(text[offset]) || text[offset] == UInt8(ascii: "\t") else { return nil }
            if value.isEmpty, text[offset] <= UInt8(ascii: " ") { continue }
            value.unicodeScalars.append(Unicode.Scalar(text[offset]))
        }
        return value.isEmpty ? nil : value
    }

    /// The line that begins at a place, without its end; moves on to the next.
    private static func line(at start: inout Int, in text: Span<UInt8>) -> Range<Int>? {
        guard start < text.count else { return nil }
        var end = start
        while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
        defer { start = end + 1 }
        return start..<(end > start && text[end - 1] == UInt8(ascii: "\r") ? end - 1 : end)
    }
}
