import PnPDiagnostics
import PnPModel

/// Reads `modules.alias` and files like it: `alias PATTERN MODULE`, a line each, and comments.
///
/// A pattern may have spaces in it: the module is what follows the last one. Lines that name nothing that could be found
/// are left out, as depmod leaves them out of its index.
/// - SeeAlso: linux-devices 2.4.
struct AliasFile {
    private(set) var table: AliasTable
    private(set) var log: ModuleLog

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - content: Its text.
    ///   - file: What it is called in diagnostics.
    ///   - modules: Gets the modules that are named.
    init(_ content: [UInt8], file: String, _ modules: inout ModuleNumbers) {
        log = ModuleLog(file: file)
        table = AliasTable(file: file, text: content)
        table.entries.reserveCapacity(content.count / 56)
        modules.beginText()
        let text = content.span
        var lines = LineWalk()
        while let line = lines.line(of: text) {
            if let entry = entry(of: line, number: lines.number, text, &modules) { table.entries.append(entry) }
        }
    }

    private mutating func entry(
        of line: Range<Int>,
        number: Int,
        _ text: Span<UInt8>,
        _ modules: inout ModuleNumbers
    ) -> AliasTable.Entry? {
        var end = line.upperBound
        while end > line.lowerBound, Self.isBlank(text[end - 1]) || text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        guard end > line.lowerBound, text[line.lowerBound] != UInt8(ascii: "#") else { return nil }
        let place = SourceLocation(file: log.file, line: number, column: 1)
        guard let start = Self.patternStart(line.lowerBound..<end, text) else {
            log.add(ModuleMessages.notAnAlias(text.extracting(line.lowerBound..<end), place))
            return nil
        }
        var module = end
        while module > start, !Self.isBlank(text[module - 1]) { module -= 1 }
        var patternEnd = module
        while patternEnd > start, Self.isBlank(text[patternEnd - 1]) { patternEnd -= 1 }
        guard patternEnd > start else {
            log.add(ModuleMessages.notAnAlias(text.extracting(line.lowerBound..<end), place))
            return nil
        }
        let pattern = start..<patternEnd
        guard isUsable(pattern, in: text, place.advanced(by: start - line.lowerBound)) else { return nil }
        return AliasTable.Entry(
            pattern: Int32(pattern.lowerBound)..<Int32(pattern.upperBound),
            module: modules.number(of: module..<end, in: text),
            line: Int32(number)
        )
    }

    /// Where the pattern begins, behind `alias`; `nil` where the line is something else.
    private static func patternStart(_ line: Range<Int>, _ text: Span<UInt8>) -> Int? {
        let word: StaticString = "alias"
        guard line.count > word.utf8CodeUnitCount else { return nil }
        for offset in 0..<word.utf8CodeUnitCount
        where unsafe text[line.lowerBound + offset] != word.utf8Start[offset] {
            return nil
        }
        var start = line.lowerBound + word.utf8CodeUnitCount
        guard isBlank(text[start]) else { return nil }
        while start < line.upperBound, isBlank(text[start]) { start += 1 }
        return start
    }

    private mutating func isUsable(_ pattern: Range<Int>, in text: Span<UInt8>, _ place: SourceLocation) -> Bool {
        guard let fault = AliasFault(in: text.extracting(pattern), at: place) else { return true }
        log.add(fault.diagnostic)
        return false
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}

/// Why no text can ever be found by a pattern.
struct AliasFault {
    let diagnostic: Diagnostic

    /// Looks for a fault; `nil` where there is none.
    init?(in pattern: Span<UInt8>, at place: SourceLocation) {
        guard pattern.count <= AliasText.longest else {
            diagnostic = ModuleMessages.long(pattern.count, limit: AliasText.longest, place)
            return
        }
        var isOdd = false
        var hasBrackets = false
        for index in pattern.indices {
            let byte = pattern[index]
            isOdd = isOdd || byte &- 0x20 >= 0x5F
            hasBrackets = hasBrackets || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
        }
        if isOdd, let offset = pattern.indices.first(where: { pattern[$0] &- 0x20 >= 0x5F }) {
            diagnostic = ModuleMessages.notASCII(pattern[offset], place.advanced(by: offset))
            return
        }
        guard hasBrackets, let offset = AliasText.unbalancedBracket(in: pattern) else { return nil }
        diagnostic = ModuleMessages.unbalancedBracket(place.advanced(by: offset))
    }
}

extension SourceLocation {
    /// A place further right on the same line.
    func advanced(by bytes: Int) -> SourceLocation { SourceLocation(file: file, line: line, column: column + bytes) }
}
