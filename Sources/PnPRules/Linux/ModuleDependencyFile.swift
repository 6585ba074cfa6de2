import PnPDiagnostics
import PnPModel

/// Reads files and dependencies out of `modules.dep`: `PATH: PATH PATH …`, where what stands last is loaded first.
///
/// - SeeAlso: linux-devices 2.4.
struct ModuleDependencyFile {
    /// What the file says.
    var found = ModuleDependencies()
    private(set) var log: ModuleLog

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - content: Its text.
    ///   - file: What it is called in diagnostics.
    init(_ content: [UInt8], file: String) {
        log = ModuleLog(file: file)
        found.modules.reserveCapacity(content.count / 128)
        let text = content.span
        var lines = LineWalk()
        while let line = lines.line(of: text) {
            guard !line.isEmpty, text[line.lowerBound] != UInt8(ascii: "#"),
                let colon = line.first(where: { text[$0] == UInt8(ascii: ":") }),
                let name = ModulePaths.moduleName(ofPath: line.lowerBound..<colon, text), found.modules[name] == nil
            else { continue }
            var needs: [String] = []
            for word in Self.words(in: (colon + 1)..<line.upperBound, text) {
                if let need = ModulePaths.moduleName(ofPath: word, text) {
                    needs.append(need)
                } else {
                    let column = word.lowerBound - line.lowerBound + 1
                    let place = SourceLocation(file: file, line: lines.number, column: column)
                    log.add(ModuleMessages.notAPath("'PATH/MODULE.ko'", text.extracting(word), place))
                }
            }
            let path = String(decoding: content[line.lowerBound..<colon], as: UTF8.self)
            found.modules[name] = ModuleDependencies.Module(path: path, needs: needs.reversed())
        }
    }

    private static func words(in range: Range<Int>, _ text: Span<UInt8>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start = range.lowerBound
        for index in range.lowerBound...range.upperBound {
            guard index == range.upperBound || text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "\t")
            else { continue }
            if index > start { words.append(start..<index) }
            start = index + 1
        }
        return words
    }
}
