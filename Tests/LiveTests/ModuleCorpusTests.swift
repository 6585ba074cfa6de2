import PnPKit
import Testing
import _PnPTestSupport

/// A whole kernel's modules, and what libkmod answers to 12,498 strings.
@Suite(.enabled(if: CorpusLocation.drivers.isAvailable)) struct ModuleCorpusTests {
    private static let folder = "\(CorpusLocation.drivers.folder ?? "")/linux"

    /// The one kernel of the collection.
    private func database() throws -> (ModuleDatabase, folder: String) {
        let file = try #require(CorpusLocation.drivers.files(below: "linux", endingIn: "/modules.alias.xz").first)
        let folder = String(file.dropLast("/modules.alias.xz".utf8.count))
        let reader = ModuleDirectory { file in
            DecompressedFile(file).map { .init(content: $0.bytes, fault: $0.fault) }
        }
        let loaded = try reader.load(folder, wantsSymbols: true, wantsDependencies: true)
        #expect(loaded.diagnostics.isEmpty)
        return (loaded.database, folder)
    }

    /// The lines of a table, split at tabs; its first field has escapes.
    private func rows(_ path: String) throws -> [[[UInt8]]] {
        let file = try FileBytes(path: path)
        let text = try #require(DecompressedFile(file)).bytes.array
        return text.split(separator: UInt8(ascii: "\n")).map { line in
            line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(Array.init)
        }
    }

    private func unescaped(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = text[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
                result.append(byte)
                continue
            }
            if next == UInt8(ascii: "x") {
                result.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
                rest = rest.dropFirst(2)
            } else {
                result.append(next)
            }
        }
        return result
    }

    /// Names with commas between them, each once.
    private func modules(_ field: [UInt8]) -> [String] {
        var names: [String] = []
        for name in String(decoding: field, as: UTF8.self).split(separator: ",") where !names.contains(String(name)) {
            names.append(String(name))
        }
        return names
    }

    private func answer(_ lookup: ModuleLookup, _ text: [UInt8]) -> (modules: [String], code: String) {
        var room = ModuleLookup.Room()
        do { return (try lookup.modules(for: text.span, &room), "0") } catch { return ([], "-22") }
    }

    @Test func everyStringHasLibkmodsModulesInLibkmodsOrder() throws {
        let (database, folder) = try database()
        let lookup = ModuleLookup(database, configuration: ModprobeConfiguration(name: "none"))
        let rows = try rows("\(folder)/modalias-expected.tsv.xz")
        #expect(rows.count > 12_000)
        for row in rows {
            let found = answer(lookup, unescaped(row[0]))
            #expect(found.modules == modules(row[1]), "\(String(decoding: row[0], as: UTF8.self))")
            #expect(found.code == String(decoding: row[3], as: UTF8.self))
        }
    }

    @Test func withModprobeDEveryStringHasLibkmodsModulesAndBlacklist() throws {
        let (database, folder) = try database()
        let loaded = ModprobeFolders.load(["\(Self.folder)/modprobe.d"], name: "modprobe.d")
        // A line that is no comment for modprobe, and two words of newer versions.
        #expect(loaded.diagnostics.map(\.code) == ["MOD006"])
        let lookup = ModuleLookup(database, configuration: loaded.configuration)
        let rows = try rows("\(folder)/modalias-config-expected.tsv.xz")
        #expect(rows.count > 12_000)
        for row in rows {
            let found = answer(lookup, unescaped(row[0]))
            #expect(found.modules == modules(row[1]), "\(String(decoding: row[0], as: UTF8.self))")
            #expect(found.modules.filter { !lookup.isBlacklisted($0) } == modules(row[2]))
            #expect(found.code == String(decoding: row[3], as: UTF8.self))
        }
    }

    @Test func modprobesOwnAnswersAreTheSame() throws {
        let (database, folder) = try database()
        let loaded = ModprobeFolders.load(["\(Self.folder)/modprobe.d"], name: "modprobe.d")
        let lookup = ModuleLookup(database, configuration: loaded.configuration)
        let rows = try rows("\(folder)/modprobe-config-expected.tsv.xz")
        #expect(rows.count > 100)
        for row in rows {
            let isKnown = !String(decoding: row[1], as: UTF8.self).hasSuffix(" !1")
            let found = answer(lookup, unescaped(row[0]))
            #expect(found.modules == (isKnown ? modules(row[1]) : []), "\(String(decoding: row[0], as: UTF8.self))")
            // With -R a blacklist changes nothing.
            #expect(row[2] == row[1])
        }
    }

    // MARK: Plans of loading

    /// A plan as the tables have it: steps with `; ` between them, files relative to the directory.
    private func plan(_ planner: LoadPlanner, _ text: [UInt8], usesBlacklist: Bool) -> String {
        var room = LoadPlanner.Room()
        guard let plan = try? planner.plan(for: text.span, usesBlacklist: usesBlacklist, &room) else { return " !1" }
        let answer = LoadPlanRenderer.Answer(asked: text, directory: "/", plan: plan)
        var bytes: [UInt8] = []
        LoadPlanRenderer().appendText(answer, to: &bytes)
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
            let step = line.split(separator: "\t", omittingEmptySubsequences: false)[1]
            return step.hasPrefix("insmod /") ? "insmod " + step.dropFirst("insmod /".count) : String(step)
        }.joined(separator: "; ")
    }

    @Test func everyModuleIsLoadedAsModprobeWouldLoadIt() throws {
        let (database, folder) = try database()
        let planner = LoadPlanner(database, configuration: ModprobeConfiguration(name: "none"))
        let rows = try rows("\(folder)/modprobe-D-expected.tsv.xz")
        #expect(rows.count > 4_000)
        for row in rows {
            let found = plan(planner, unescaped(row[0]), usesBlacklist: false)
            #expect(found == String(decoding: row[1], as: UTF8.self), "\(String(decoding: row[0], as: UTF8.self))")
        }
    }

    @Test(arguments: [(3, false), (4, true)])
    func withModprobeDEveryPlanIsModprobes(column: Int, usesBlacklist: Bool) throws {
        let (database, folder) = try database()
        let loaded = ModprobeFolders.load(["\(Self.folder)/modprobe.d"], name: "modprobe.d")
        let planner = LoadPlanner(database, configuration: loaded.configuration)
        let rows = try rows("\(folder)/modprobe-config-expected.tsv.xz")
        #expect(rows.count > 1_000)
        for row in rows {
            let found = plan(planner, unescaped(row[0]), usesBlacklist: usesBlacklist)
            #expect(found == String(decoding: row[column], as: UTF8.self), "\(String(decoding: row[0], as: UTF8.self))")
        }
    }
}
