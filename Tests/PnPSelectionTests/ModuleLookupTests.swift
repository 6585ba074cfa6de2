import PnPDiagnostics
import PnPModel
import PnPSelection
import Testing

/// libkmod's order of sources, linux-devices 2.3.
@Suite struct ModuleLookupTests {
    private func table(_ lines: [(pattern: String, module: String)], _ database: inout ModuleDatabase) -> AliasTable {
        var table = AliasTable(file: "modules.alias", text: lines.flatMap { Array($0.pattern.utf8) })
        var start: Int32 = 0
        for line in lines {
            let end = start + Int32(line.pattern.utf8.count)
            let module = database.moduleNames.firstIndex(of: line.module) ?? database.moduleNames.count
            if module == database.moduleNames.count { database.moduleNames.append(line.module) }
            table.entries.append(AliasTable.Entry(pattern: start..<end, module: Int32(module), line: 0))
            start = end
        }
        return table
    }

    private var database: ModuleDatabase {
        var database = ModuleDatabase(name: "6.12.0")
        database.aliases = table(
            [
                ("pci:v*d*sv*sd*bc0Csc03i30*", "xhci_pci"), ("usb:v*ic08isc06ip50in*", "uas"),
                ("usb:v0781*", "usb_storage"), ("usb:v*ic08isc06ip50in*", "usb_storage"), ("nvme", "wrong"),
                ("tun", "by_alias"),
            ],
            &database
        )
        database.builtInAliases = table([("crypto-dh", "dh_generic"), ("usb:v*", "never")], &database)
        database.symbols = table([("symbol:crc32c", "libcrc32c")], &database)
        database.loadable = ["nvme", "snd_hda_intel", "usb_storage"]
        database.builtIn = ["tun", "serial8250"]
        return database
    }

    private func modules(_ text: String, _ configuration: ModprobeConfiguration? = nil) throws -> [String] {
        let configuration = configuration ?? ModprobeConfiguration(name: "modprobe.d")
        return try ModuleLookup(database, configuration: configuration).modules(for: text)
    }

    private let usb = "usb:v0781p5567d0100dc00dsc00dp00ic08isc06ip50in00"

    @Test func aliasesGiveAllModulesInTheOrderOfTheLinesEachOnce() throws {
        #expect(try modules(usb) == ["uas", "usb_storage"])
    }

    @Test func aConfiguredAliasEndsTheSearch() throws {
        var configuration = ModprobeConfiguration(name: "modprobe.d")
        let place = SourceLocation(file: "a.conf", line: 1, column: 1)
        configuration.aliases = [
            .init(pattern: MatchPattern("usb:v0781p*", at: place), module: "my_usb"),
            .init(pattern: MatchPattern("usb:*", at: place), module: "other"),
        ]
        #expect(try modules(usb, configuration) == ["my_usb", "other"])
        #expect(try modules("nvme", configuration) == ["nvme"])
    }

    @Test func aNameIsFoundBeforeAnAliasOfThatName() throws { #expect(try modules("nvme") == ["nvme"]) }

    @Test func anAliasIsFoundBeforeTheNameOfWhatIsCompiledIn() throws { #expect(try modules("tun") == ["by_alias"]) }

    @Test(arguments: [
        ("snd-hda-intel", ["snd_hda_intel"]), ("serial8250", ["serial8250"]), ("crypto-dh", ["dh_generic"]),
        ("symbol:crc32c", ["libcrc32c"]), ("crc32c", []), ("pci:nothing", []), ("", []), ("nvme.ko", []),
    ]) func everySourceAnswers(text: String, expected: [String]) throws {
        #expect(try modules(text) == expected)
    }

    @Test func anInstallCommandMakesAName() throws {
        var configuration = ModprobeConfiguration(name: "modprobe.d")
        let place = SourceLocation(file: "a.conf", line: 1, column: 1)
        configuration.install = [.init(module: "virtual_only", text: "/bin/true", location: place)]
        #expect(try modules("virtual-only", configuration) == ["virtual_only"])
    }

    @Test func blacklistedIsWhatTheConfigurationNames() {
        var configuration = ModprobeConfiguration(name: "modprobe.d")
        let place = SourceLocation(file: "a.conf", line: 1, column: 1)
        configuration.blacklist = [.init(module: "uas", text: "", location: place)]
        let lookup = ModuleLookup(database, configuration: configuration)
        #expect(lookup.isBlacklisted("uas"))
        #expect(!lookup.isBlacklisted("usb_storage"))
    }

    @Test(arguments: [("[", 0), ("]", 0), ("a]", 1), ("pci:[0", 4), ("[]]", 2), ("[[", 0)])
    func aBracketWithoutAPartnerIsRefused(text: String, offset: Int) {
        #expect(throws: ModuleLookup.UnbalancedBracket.self) { try modules(text) }
        #expect(AliasText.unbalancedBracket(in: text.utf8.span) == offset)
    }

    @Test(arguments: ["[]", "[a-]", "[!a]", "[[]"]) func balancedBracketsAreAsked(text: String) throws {
        #expect(try modules(text).isEmpty)
    }

    @Test func ofALongTextLibkmodReads4095Bytes() throws {
        #expect(try modules(usb + String(repeating: "x", count: 100_000)) == ["usb_storage", "uas"].sorted())
    }
}
