import PnPDiagnostics
import PnPFiles
import PnPModel
import PnPRules
import Testing

/// A module directory's files, linux-devices 2.4.
@Suite struct ModuleDirectoryTests {
    private func aliases(_ text: some Sequence<UInt8>) throws -> (
        aliases: [(pattern: String, module: String, line: Int)], diagnostics: [Diagnostic]
    ) {
        let loaded = try ModuleFolder(["modules.alias": Array(text)]).load()
        let table = loaded.database.aliases
        let aliases = table.entries.map { entry in
            (table.pattern(of: entry), loaded.database.moduleNames[Int(entry.module)], Int(entry.line))
        }
        return (aliases, loaded.diagnostics)
    }

    @Test func aLineNamesPatternModuleAndPlace() throws {
        let text = "# Aliases\n\nalias pci:v*d-1* snd-hda-intel\nalias usb:* uas\n"
        let loaded = try ModuleFolder(["modules.alias": text.utf8]).load()
        let table = loaded.database.aliases
        #expect(loaded.diagnostics.isEmpty)
        #expect(table.entries.map(table.pattern) == ["pci:v*d-1*", "usb:*"])
        #expect(loaded.database.moduleNames == ["snd_hda_intel", "uas"])
        #expect(table.location(of: table.entries[0]).line == 3)
        #expect(table.location(of: table.entries[0]).column == 7)
    }

    @Test func aPatternMayHaveSpaces() throws {
        let found = try aliases("alias dmi:*:svnAcme Corp:pn X*:  acme_wmi  \r\n".utf8)
        #expect(found.aliases.map(\.pattern) == ["dmi:*:svnAcme Corp:pn X*:"])
        #expect(found.aliases.map(\.module) == ["acme_wmi"])
    }

    static let faults: [(line: String, code: String, column: Int)] = [
        ("alias pci:v*", "MOD001", 1), ("alias", "MOD001", 1), ("blacklist pci", "MOD001", 1),
        ("aliaspci: a", "MOD001", 1),
        ("alias usb:d[0 uas", "MOD002", 12), ("alias usb:0] uas", "MOD002", 12), ("alias x[]] uas", "MOD002", 10),
        ("alias " + String(repeating: "a", count: 4096) + " long", "MOD003", 7),
        ("alias " + String(repeating: "a", count: 65536) + " long", "MOD003", 7),
        ("alias usb:\u{E9} uas", "MOD004", 11), ("alias usb:\0x uas", "MOD004", 11),
    ]

    @Test(arguments: faults) func aBadLineIsSaidAndTheOthersCount(row: (line: String, code: String, column: Int)) throws
    {
        let found = try aliases("alias a:* first\n\(row.line)\nalias b:* last".utf8)
        #expect(found.aliases.map(\.module) == ["first", "last"])
        #expect(found.aliases.map(\.line) == [1, 3])
        #expect(found.diagnostics.map(\.code) == [row.code])
        #expect(found.diagnostics.map(\.location.line) == [2])
        #expect(found.diagnostics.map(\.location.column) == [row.column])
    }

    @Test func aFileOfNothingButFaultsGivesAFewMessages() throws {
        let found = try aliases(String(repeating: "alias [ x\n", count: 50_000).utf8)
        #expect(found.aliases.isEmpty)
        #expect(found.diagnostics.count == 21)
        #expect(found.diagnostics.last?.code == "MOD010")
    }

    @Test func aFileThatIsCutKeepsItsWholeLines() throws {
        let text = Array("alias a:* first\nalias b:* second\n".utf8)
        for count in 0...text.count {
            let found = try aliases(text[..<count])
            #expect(found.aliases.count + found.diagnostics.count <= 2, "\(count)")
        }
    }

    @Test func namesComeFromPaths() throws {
        let folder = try ModuleFolder([
            "modules.dep": Array("kernel/a/snd-pcm.ko.xz: kernel/a/snd.ko.xz\nkernel/b/loop.ko:\nno colon\n".utf8),
            "modules.builtin": Array("kernel/fs/ext4/ext4.ko\nkernel/fs/nodot\n".utf8),
        ])
        let loaded = try folder.load()
        #expect(loaded.database.loadable == ["snd_pcm", "loop"])
        #expect(loaded.database.builtIn == ["ext4"])
        #expect(loaded.diagnostics.map(\.code) == ["MOD005", "MOD005"])
    }

    @Test func whatIsCompiledInHasAliasesToo() throws {
        let info = "dh_generic.license=GPL\0dh_generic.alias=crypto-dh\0rsa.alias=a=b.c\0broken\0x.alias=[\0y.alias=cut"
        let loaded = try ModuleFolder(["modules.alias": Array("".utf8), "modules.builtin.modinfo": Array(info.utf8)])
            .load()
        let table = loaded.database.builtInAliases
        #expect(table.entries.map(table.pattern) == ["crypto-dh", "a=b.c", "cut"])
        #expect(table.entries.map { loaded.database.moduleNames[Int($0.module)] } == ["dh_generic", "rsa", "y"])
        #expect(loaded.diagnostics.map(\.code) == ["MOD002"])
    }

    @Test func symbolsAreReadWhereTheyAreWanted() throws {
        let folder = try ModuleFolder([
            "modules.alias": Array("".utf8), "modules.symbols": Array("alias symbol:crc libcrc\n".utf8),
        ])
        #expect(try folder.load().database.symbols.entries.isEmpty)
        #expect(try folder.load(wantsSymbols: true).database.symbols.entries.count == 1)
    }

    @Test func aCompressedFileIsReadThroughTheExpander() throws {
        let folder = try ModuleFolder(["modules.alias.xz": Array("compressed".utf8)])
        let fault = Diagnostic("ARC002", "the end is missing", at: SourceLocation(file: "f"))
        let reader = ModuleDirectory { file in
            .init(content: FileBytes(Array("alias a:* first\n".utf8), name: file.name), fault: fault)
        }
        let loaded = try reader.load(folder.path, wantsSymbols: false)
        #expect(loaded.database.moduleNames == ["first"])
        #expect(loaded.diagnostics == [fault])
        #expect(loaded.database.aliases.file.hasSuffix("modules.alias.xz"))
    }

    @Test func aFolderWithoutModulesIsAnError() throws {
        let folder = try ModuleFolder(["readme": Array("".utf8)])
        #expect(throws: Diagnostic.self) { try folder.load() }
        #expect(!ModuleDirectory.isModuleDirectory(["readme"]))
        #expect(ModuleDirectory.isModuleDirectory(["modules.dep.zst"]))
    }

    @Test func modulesAreDriversInKmodsOrder() throws {
        let text = """
            alias usb:v*ic08isc06ip50in* uas
            alias usb:v*ic08isc06ip62in* uas
            alias usb:v*ic08isc06ip50in* usb-storage
            alias hid:b*g*v*p* hid_generic
            """
        let loaded = try ModuleFolder(["modules.alias": Array(text.utf8)]).load()
        let packages = DriverDatabase(modules: loaded.database).packages
        #expect(packages.map(\.name) == ["uas", "uas", "usb_storage", "hid_generic"])
        #expect(packages.map(\.isFallback) == [false, true, false, true])
        #expect(packages[0].modaliases.map(\.text) == ["usb:v*ic08isc06ip62in*"])
    }
}
