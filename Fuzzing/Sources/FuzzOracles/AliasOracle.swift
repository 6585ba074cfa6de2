internal import Glibc
internal import PnPKit

/// What must be true of alias patterns and of what is asked of them.
///
/// The lines before the first empty one are read as `modules.alias` and as a file of modprobe.d; the lines behind it are
/// looked up.
public struct AliasOracle {
    /// The C library goes back for each star, which takes for ever where there are many.
    private static let mostStars = 3

    /// Makes an oracle.
    public init() {}

    /// Reads patterns, looks strings up, and ends the process where a promise is broken.
    public func check(_ bytes: [UInt8]) {
        let (rules, strings) = Self.split(bytes)
        let (database, faults) = ModuleDirectory.load(aliases: rules, file: "modules.alias")
        let (configuration, warnings) = ModprobeFolders.load(bytes: rules, file: "local.conf")
        DrawnText.check(faults + warnings)
        expect(faults.count + warnings.count <= 42, "diagnostics are bounded")
        let plain = ModuleLookup(database, configuration: ModprobeConfiguration(name: "none"))
        let configured = ModuleLookup(database, configuration: configuration)
        var room = ModuleLookup.Room()
        var otherRoom = ModuleLookup.Room()
        for string in strings.prefix(32) {
            _ = try? configured.modules(for: string.span, &otherRoom)
            guard let found = try? plain.modules(for: string.span, &room) else { continue }
            expect(Set(found).count == found.count, "each module comes once")
            check(Set(found), of: string, in: database)
        }
    }

    /// Each pattern finds what the C library's `fnmatch` finds, its head taken literally.
    private func check(_ found: Set<String>, of string: [UInt8], in database: ModuleDatabase) {
        guard string.count <= AliasText.longest, !string.contains(0) else { return }
        var text: [UInt8] = []
        AliasText.append(string.span, to: &text)
        for entry in database.aliases.entries {
            let range = Int(entry.pattern.lowerBound)..<Int(entry.pattern.upperBound)
            var pattern: [UInt8] = []
            AliasText.append(database.aliases.text[range].span, to: &pattern)
            guard pattern.count(where: { $0 == UInt8(ascii: "*") }) <= Self.mostStars else { continue }
            if Self.matches(pattern, text) {
                expect(found.contains(database.moduleNames[Int(entry.module)]), "a pattern that matches is found")
            }
        }
    }

    private static func matches(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
        let head = pattern.prefix { !"*?[".utf8.contains($0) }
        guard text.starts(with: head) else { return false }
        let rest = pattern.dropFirst(head.count).map { CChar(bitPattern: $0) } + [0]
        let tail = text.dropFirst(head.count).map { CChar(bitPattern: $0) } + [0]
        return unsafe fnmatch(rest, tail, 0) == 0
    }

    private static func split(_ bytes: [UInt8]) -> (rules: [UInt8], strings: [[UInt8]]) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let end = lines.firstIndex { $0.isEmpty } ?? lines.count
        let rules = lines[..<end].joined(separator: [UInt8(ascii: "\n")])
        return (Array(rules), lines[min(end + 1, lines.count)...].map(Array.init))
    }
}
