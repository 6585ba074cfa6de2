import PnPKit
import Testing
import _PnPTestSupport

/// 221 INFs of other people, and what an independent reader makes of them.
@Suite(.enabled(if: CorpusLocation.drivers.isAvailable)) struct INFCorpusTests {
    private static let folder = "\(CorpusLocation.drivers.folder ?? "")/inf"
    /// The independent reader takes strings from `[Strings]` alone: as for a language that no file knows.
    private static let hosts = INFHosts.any(language: 0x007F)

    private static let paths =
        (CorpusLocation.drivers.files(below: "inf", endingIn: ".inf")
        + CorpusLocation.drivers.files(below: "inf", endingIn: ".inx")
        + CorpusLocation.drivers.files(below: "inf", endingIn: ".InX")).sorted()

    private static func name(of path: String) -> String { String(path.dropFirst(folder.utf8.count + 1)) }

    /// The lines of a table without its heading, split at tabs; in some a backslash begins an escape.
    private func rows(_ name: String, isEscaped: Bool = false) throws -> [[String]] {
        let file = try FileBytes(path: "\(CorpusLocation.drivers.folder ?? "")/\(name)")
        let text = String(decoding: (DecompressedFile(file)?.bytes ?? file).array, as: UTF8.self)
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map {
                isEscaped ? Self.unescaped($0) : String($0)
            }
        }
    }

    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var rest = text
        while let character = rest.popFirst() {
            guard character == "\\", let next = rest.popFirst() else {
                result.append(character)
                continue
            }
            result.append(next == "t" ? "\t" : next == "r" ? "\r" : next == "n" ? "\n" : next)
        }
        return result
    }

    private func file(_ path: String) throws -> INFFile {
        INFFile(try FileBytes(path: path).array, file: path, for: Self.hosts)
    }

    /// A text as the independent reader shows it, which takes UTF-8 without a mark for Windows-1252.
    private func asANSI(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        // Control characters between the good ones keep the bytes from being UTF-8.
        return String(decoding: INFText(Array(text.utf8) + [0xFF], file: "").bytes, as: UTF8.self)
            .replacing("\u{FF}", with: "")
    }

    /// The install section as the independent reader names it, in lower case.
    ///
    /// It takes a section without entries for one that is not there, and shows none; here a null driver's section may be
    /// empty. 255 lines of 13 files differ in this alone.
    private func installSection(_ name: String, of file: INFFile) -> String {
        guard let section = file.installSection(name, for: .amd64)?.section, !section.lines.isEmpty else { return "" }
        return section.name.lowercased()
    }

    @Test func everyModelsLineIsAsTheIndependentReaderHasIt() throws {
        var expected: [String: [[String]]] = [:]
        for row in try rows("inf-models-expected.tsv.xz", isEscaped: true) {
            expected[row[0], default: []].append(Array(row.dropFirst()))
        }
        #expect(expected.values.reduce(0) { $0 + $1.count } == 3370)
        for path in Self.paths {
            let name = Self.name(of: path)
            let file = try file(path)
            var found: [[String]] = []
            for section in file.isReadable() ? file.manufacturers().flatMap(\.self) : [] {
                for model in section.section.map(file.models) ?? [] {
                    found.append([
                        section.manufacturer, section.name, section.decorationText, model.description,
                        model.installSection, installSection(model.installSection, of: file),
                        model.hardwareID.map(file.text) ?? "",
                        model.compatibleIDs.map(file.text).joined(separator: "|"),
                    ])
                }
            }
            // Section names are the same in letters of any case.
            let rows = (expected[name] ?? []).map { row in
                row.indices.map { $0 == 5 ? row[$0].lowercased() : row[$0] }
            }
            #expect(found.count == rows.count, "\(name)")
            for (mine, other) in zip(found, rows) where mine != other {
                #expect(mine.map(asANSI) == other, "\(name)")
            }
        }
    }

    @Test func whatTheIndependentReaderRefusesIsRefused() throws {
        let refused = Set(try rows("inf-refused-expected.tsv").map { $0[0] })
        for path in Self.paths {
            let file = try file(path)
            #expect(file.isReadable() != refused.contains(Self.name(of: path)), "\(path)")
        }
    }

    /// The sections of one manufacturer that the independent reader looks at: those for amd64, whatever their version, else
    /// those without architecture, else those without decoration, else those of a file that was never stamped.
    private func looked(at sections: [INFModelsSection]) -> [INFModelsSection] {
        let there = sections.filter { $0.section?.lines.isEmpty == false }
        for isWanted in [
            { $0.hasPrefix("ntamd64") }, { $0 == "nt" }, { $0.isEmpty }, { $0.hasPrefix("nt$arch$") },
        ] as [(String) -> Bool] {
            let wanted = there.filter { isWanted($0.decorationText.lowercased()) }
            if !wanted.isEmpty { return wanted }
        }
        return []
    }

    @Test func devicesAreMatchedAsTheIndependentReaderMatchesThem() throws {
        let rows = try rows("inf-match-expected.tsv")
        #expect(rows.count == 109)
        for row in rows {
            let file = try file("\(Self.folder)/\(row[0])")
            let ids = (row[1].split(separator: "|") + row[2].split(separator: "|")).map { $0.lowercased() }
            var found: [String] = []
            for section in file.manufacturers().flatMap(looked) {
                for model in section.section.map(file.models) ?? [] {
                    let own = ([model.hardwareID].compactMap(\.self) + model.compatibleIDs).map(file.text)
                    guard own.contains(where: { ids.contains($0.lowercased()) }) else { continue }
                    found.append("\(model.installSection) | \(model.description)")
                }
            }
            #expect(found == Array(row.dropFirst(4)), "\(row[0]) \(row[1])")
        }
    }

    /// What an independent reader matches is a candidate, once for each file.
    @Test func theFileIsOneCandidateForWhatItMatches() throws {
        for row in try rows("inf-match-expected.tsv") {
            let database = try WindowsINF.load(path: "\(Self.folder)/\(row[0])", for: Self.hosts).database
            let query = SelectionQuery(
                hardwareIDs: row[1].split(separator: "|").compactMap { try? HardwareID(String($0)) },
                compatibleIDs: row[2].split(separator: "|").compactMap { try? CompatibleID(String($0)) }
            )
            let selection = DriverStore([database]).select(query)
            let isExtension = database.packages.contains { $0.kind == .extension }
            let candidates = isExtension ? selection.extensions : selection.verdicts
            // An .inf that was never stamped has decorations for no Windows.
            #expect(candidates.count == (database.packages.isEmpty ? 0 : 1), "\(row[0]) \(row[1])")
        }
    }

    @Test func allAreReadTogetherAndNothingIsSaidWithoutAPlace() throws {
        let loaded = try WindowsINF.load(path: Self.folder)
        #expect(Self.paths.count == 221)
        #expect(loaded.database.packages.count > 1000)
        #expect(
            loaded.diagnostics.filter { $0.severity == .error }.map(\.code).allSatisfy {
                $0 == "INF007" || $0 == "INF004"
            }
        )
        for diagnostic in loaded.diagnostics { #expect(!diagnostic.location.file.isEmpty) }
        // What one file says does not hang on the others.
        let alone = try Self.paths.flatMap { try WindowsINF.load(path: $0).database.packages }
        #expect(alone.count == loaded.database.packages.count)
    }
}
