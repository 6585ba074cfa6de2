import PnPDiagnostics
import PnPModel

/// Reads the aliases out of `modules.builtin.modinfo`: `MODULE.KEY=VALUE`, with a zero byte behind each.
///
/// Until kernel 6.17 drivers that are compiled in leave no alias of their ID tables there: that none is found never means
/// that there is no driver.
/// - SeeAlso: linux-devices 2.4.
struct BuiltInModuleInfo {
    private(set) var table: AliasTable
    private(set) var log: ModuleLog

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - content: Its bytes.
    ///   - file: What it is called in diagnostics.
    ///   - modules: Gets the modules that are named.
    init(_ content: [UInt8], file: String, _ modules: inout ModuleNumbers) {
        log = ModuleLog(file: file)
        table = AliasTable(file: file, text: content)
        modules.beginText()
        let text = content.span
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, text[end] != 0 { end += 1 }
            if let (module, alias) = Self.alias(start..<end, text) {
                if let fault = AliasFault(in: text.extracting(alias), at: SourceLocation(file: file)) {
                    log.add(fault.diagnostic)
                } else {
                    let pattern = Int32(alias.lowerBound)..<Int32(alias.upperBound)
                    table.entries.append(.init(pattern: pattern, module: modules.number(of: module, in: text), line: 0))
                }
            }
            start = end + 1
        }
    }

    /// Module and alias of an entry whose key is `alias`; `nil` for any other.
    private static func alias(_ entry: Range<Int>, _ text: Span<UInt8>) -> (module: Range<Int>, alias: Range<Int>)? {
        guard let equals = entry.first(where: { text[$0] == UInt8(ascii: "=") }),
            let dot = (entry.lowerBound..<equals).first(where: { text[$0] == UInt8(ascii: ".") })
        else { return nil }
        let key: StaticString = "alias"
        guard equals - dot - 1 == key.utf8CodeUnitCount, equals + 1 < entry.upperBound else { return nil }
        for offset in 0..<key.utf8CodeUnitCount where unsafe text[dot + 1 + offset] != key.utf8Start[offset] {
            return nil
        }
        return (entry.lowerBound..<dot, (equals + 1)..<entry.upperBound)
    }
}
