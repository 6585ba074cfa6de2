import PnPModel

/// What `softdep` lines ask to be loaded before and after modules.
struct SoftDependencies: Sendable {
    /// The words of one line; those before the first `pre:` or `post:` mean nothing.
    struct Line: Sendable {
        private(set) var before: [String] = []
        private(set) var after: [String] = []

        init(_ text: String) {
            var isAfter: Bool?
            for word in text.utf8.split(whereSeparator: { $0 == 0x20 || (0x09...0x0D).contains($0) }) {
                let word = String(Substring(word))
                switch word {
                case "pre:": isAfter = false
                case "post:": isAfter = true
                default:
                    if isAfter == true { after.append(word) } else if isAfter == false { before.append(word) }
                }
            }
        }
    }

    /// The lines, in the order of their precedence.
    private(set) var lines: [Line] = []
    /// The first line for each name without wildcards.
    private var named: [String: Int] = [:]
    /// The lines whose names have wildcards.
    private var patterns: [(pattern: Glob, line: Int)] = []

    /// Reads lines in the order of their precedence.
    init(_ commands: [ModprobeConfiguration.Command]) {
        for command in commands {
            if command.module.utf8.contains(where: { "*?[\\".utf8.contains($0) }) {
                patterns.append((Glob(command.module), lines.count))
            } else if named[command.module] == nil {
                named[command.module] = lines.count
            }
            lines.append(Line(command.text))
        }
    }

    /// The number of the line for a module: the first whose pattern takes its name.
    func line(for module: String) -> Int? {
        let named = named[module]
        let matching = patterns.first { $0.line < named ?? Int.max && $0.pattern.matches(module) }
        return matching?.line ?? named
    }
}
