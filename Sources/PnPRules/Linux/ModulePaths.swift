import PnPDiagnostics
import PnPModel

/// Reads the files of a module directory that list modules by the paths of their files: `modules.dep`, where a colon and
/// the modules that a module needs follow, and `modules.builtin`.
///
/// - SeeAlso: linux-devices 2.4.
struct ModulePaths {
    /// What stands behind a path.
    enum Form {
        /// A colon and more paths, as in `modules.dep`.
        case dependencies
        /// Nothing, as in `modules.builtin`.
        case none
    }

    /// The modules' names, `_` for `-`.
    private(set) var names: Set<String> = []
    private(set) var log: ModuleLog

    /// Reads a file.
    init(_ content: [UInt8], file: String, _ form: Form) {
        log = ModuleLog(file: file)
        let text = content.span
        var lines = LineWalk()
        while let line = lines.line(of: text) {
            guard !line.isEmpty, text[line.lowerBound] != UInt8(ascii: "#") else { continue }
            if let name = Self.name(line, text, form) {
                names.insert(name)
            } else {
                let place = SourceLocation(file: file, line: lines.number, column: 1)
                log.add(ModuleMessages.notAPath(form.expected, text.extracting(line), place))
            }
        }
    }

    /// What the file of a path is called, without its folders and from its first dot on.
    private static func name(_ line: Range<Int>, _ text: Span<UInt8>, _ form: Form) -> String? {
        var end = line.upperBound
        if form == .dependencies {
            guard let colon = line.first(where: { text[$0] == UInt8(ascii: ":") }) else { return nil }
            end = colon
        }
        return moduleName(ofPath: line.lowerBound..<end, text)
    }

    /// The name of the module in a file; `nil` where a path names none.
    static func moduleName(ofPath path: Range<Int>, _ text: Span<UInt8>) -> String? {
        let end = path.upperBound
        var start = end
        while start > path.lowerBound, text[start - 1] != UInt8(ascii: "/") { start -= 1 }
        guard let dot = (start..<end).first(where: { text[$0] == UInt8(ascii: ".") }), dot > start else { return nil }
        for index in start..<end where text[index] <= 0x20 || text[index] > 0x7E { return nil }
        return AliasText.moduleName(text.extracting(start..<dot))
    }
}

extension ModulePaths.Form {
    /// A line, in words.
    fileprivate var expected: String {
        switch self {
        case .dependencies: "'PATH/MODULE.ko: PATH …'"
        case .none: "'PATH/MODULE.ko'"
        }
    }
}
