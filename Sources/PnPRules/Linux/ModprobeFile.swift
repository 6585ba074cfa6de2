import PnPDiagnostics
import PnPModel

/// Reads one file of modprobe.d into a configuration; what modprobe reports and skips is skipped here too.
///
/// - SeeAlso: linux-devices 2.3, 2.4; modprobe.d(5).
struct ModprobeFile {
    /// A word that begins a line.
    private enum Command: String, CaseIterable {
        case alias, blacklist, install, options, remove, softdep, weakdep
        case include, config

        /// What belongs on its line.
        var form: String {
            switch self {
            case .alias: "alias PATTERN MODULE"
            case .blacklist: "blacklist MODULE"
            case .install, .remove: "\(rawValue) MODULE COMMAND"
            case .options: "options MODULE PARAMETERS"
            case .softdep: "softdep MODULE pre: MODULES post: MODULES"
            case .weakdep: "weakdep MODULE MODULES"
            case .include, .config: rawValue
            }
        }
    }

    /// Bytes of a line beyond which it is left out.
    private static let longestLine = 65536

    private(set) var log: ModuleLog

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - content: Its text.
    ///   - file: What it is called in diagnostics and explanations.
    ///   - configuration: Gets what the file says, behind what it has.
    init(_ content: [UInt8], file: String, into configuration: inout ModprobeConfiguration) {
        log = ModuleLog(file: file)
        let text = content.span
        var lines = ModprobeLines()
        while let line = lines.line(of: text) {
            guard let first = line.bytes.first, first != UInt8(ascii: "#") else { continue }
            read(line, &configuration)
        }
    }

    private mutating func read(_ line: ModprobeLines.Line, _ configuration: inout ModprobeConfiguration) {
        var place = SourceLocation(file: log.file, line: line.number, column: 1)
        guard line.bytes.count <= Self.longestLine else {
            log.add(ModuleMessages.long(line.bytes.count, limit: Self.longestLine, place))
            return
        }
        var line = line
        // For modprobe a line ends with a zero byte.
        if let zero = line.bytes.firstIndex(of: 0) {
            log.add(ModuleMessages.notASCII(0, place.advanced(by: zero)))
            line.bytes.removeSubrange(zero...)
        }
        var words = ModprobeWords(line)
        guard let word = words.word() else { return }
        place = place.advanced(by: word.lowerBound)
        guard let command = Command(rawValue: Self.text(line, word)) else {
            let known = Command.allCases.map(\.rawValue)
            log.add(ModuleMessages.unknownCommand(line.bytes.span.extracting(word), known: known, place))
            return
        }
        if line.bytes.last == UInt8(ascii: "\r") { log.add(ModuleMessages.carriageReturn(place)) }
        if !take(command, &words, place, &configuration) {
            log.add(ModuleMessages.missingWord(command.rawValue, expected: command.form, place))
        }
    }

    /// Takes a line in.
    ///
    /// - Returns: Whether all words were there.
    private mutating func take(
        _ command: Command,
        _ words: inout ModprobeWords,
        _ place: SourceLocation,
        _ configuration: inout ModprobeConfiguration
    ) -> Bool {
        switch command {
        case .include, .config:
            log.add(ModuleMessages.obsolete(command.rawValue, place))
            return true
        case .weakdep:
            // For images of a start-up: nothing is loaded by it.
            return words.word() != nil && words.rest() != nil
        case .alias:
            guard let pattern = words.word(), let module = words.word() else { return false }
            let bytes = words.line.bytes.span
            if let fault = AliasFault(in: bytes.extracting(pattern), at: place.advanced(by: pattern.lowerBound)) {
                log.add(fault.diagnostic)
                return true
            }
            configuration.aliases.append(
                ModprobeConfiguration.Alias(
                    pattern: MatchPattern(Self.normalised(words.line, pattern), at: place),
                    module: AliasText.moduleName(bytes.extracting(module))
                )
            )
            return true
        case .blacklist:
            return add(&words, place, \.blacklist, &configuration, needsText: false)
        case .install: return add(&words, place, \.install, &configuration)
        case .remove: return add(&words, place, \.remove, &configuration)
        case .options: return add(&words, place, \.options, &configuration)
        case .softdep: return add(&words, place, \.softDependencies, &configuration)
        }
    }

    private mutating func add(
        _ words: inout ModprobeWords,
        _ place: SourceLocation,
        _ list: WritableKeyPath<ModprobeConfiguration, [ModprobeConfiguration.Command]>,
        _ configuration: inout ModprobeConfiguration,
        needsText: Bool = true
    ) -> Bool {
        guard let module = words.word() else { return false }
        let text = needsText ? words.rest() : nil
        guard !needsText || text != nil else { return false }
        let bytes = words.line.bytes.span
        if let offset = AliasText.unbalancedBracket(in: bytes.extracting(module)) {
            log.add(ModuleMessages.unbalancedBracket(place.advanced(by: module.lowerBound + offset)))
            return true
        }
        configuration[keyPath: list].append(
            ModprobeConfiguration.Command(
                module: Self.normalised(words.line, module),
                text: text.map { Self.text(words.line, $0) } ?? "",
                location: place
            )
        )
        return true
    }

    private static func text(_ line: ModprobeLines.Line, _ range: Range<Int>) -> String {
        String(decoding: line.bytes[range], as: UTF8.self)
    }

    private static func normalised(_ line: ModprobeLines.Line, _ range: Range<Int>) -> String {
        var bytes: [UInt8] = []
        AliasText.append(line.bytes.span.extracting(range), to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
