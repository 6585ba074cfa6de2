import PnPDiagnostics
import PnPModel
import PnPRules
import Testing

/// Files of modprobe.d, linux-devices 2.4.
@Suite struct ModprobeTests {
    private func load(_ files: [String: String]) throws -> (
        configuration: ModprobeConfiguration, diagnostics: [Diagnostic]
    ) {
        let folder = try ModuleFolder(files.mapValues { Array($0.utf8) })
        return ModprobeFolders.load([folder.path], name: "modprobe.d")
    }

    @Test func everyCommandIsTakenIn() throws {
        let text = """
            # comment
            alias snd-card-0 snd-hda-intel
            \tblacklist  usb-storage  
            install floppy /bin/true  now
            remove floppy /sbin/rmmod floppy
            options snd-hda-intel power_save=1 index=0
            softdep r8169 pre: realtek post: lm75
            weakdep ext4 xfs
            """
        let loaded = try load(["a.conf": text])
        #expect(loaded.diagnostics.isEmpty)
        let configuration = loaded.configuration
        #expect(configuration.aliases.map(\.pattern.text) == ["snd_card_0"])
        #expect(configuration.aliases.map(\.module) == ["snd_hda_intel"])
        #expect(configuration.blacklist.map(\.module) == ["usb_storage"])
        #expect(configuration.blacklist.map(\.location.line) == [3])
        #expect(configuration.blacklist.map(\.location.column) == [2])
        #expect(configuration.install.map(\.text) == ["/bin/true  now"])
        #expect(configuration.remove.map(\.text) == ["/sbin/rmmod floppy"])
        #expect(configuration.options.map(\.text) == ["power_save=1 index=0"])
        #expect(configuration.softDependencies.map(\.text) == ["pre: realtek post: lm75"])
    }

    @Test func aBackslashJoinsLinesAndIsDroppedElsewhere() throws {
        let loaded = try load(["a.conf": "alias char-major-240-* \\\n   fuse\nbl\\acklist uas\n"])
        #expect(loaded.configuration.aliases.map(\.module) == ["fuse"])
        #expect(loaded.configuration.blacklist.map(\.module) == ["uas"])
        #expect(loaded.configuration.blacklist.map(\.location.line) == [3])
    }

    @Test func filesAreReadInTheOrderOfTheirNames() throws {
        let loaded = try load([
            "20.conf": "alias a second\n", "10.conf": "alias a first\n", "notes.txt": "alias a never\n",
            ".hidden.conf": "alias a never\n",
        ])
        #expect(loaded.configuration.aliases.map(\.module) == ["first", "second"])
    }

    @Test func aNameInAnEarlierFolderHidesTheSameNameInALaterOne() throws {
        let early = try ModuleFolder(["b.conf": Array("blacklist early\n".utf8)])
        let late = try ModuleFolder([
            "b.conf": Array("blacklist hidden\n".utf8), "a.conf": Array("blacklist late\n".utf8),
        ])
        let loaded = ModprobeFolders.load([early.path, "/nonexistent/modprobe.d", late.path], name: "modprobe.d")
        #expect(loaded.diagnostics.isEmpty)
        #expect(loaded.configuration.blacklist.map(\.module) == ["late", "early"])
    }

    static let faults: [(line: String, codes: [String])] = [
        ("; no comment", ["MOD006"]), ("blacklst uas", ["MOD006"]), ("\u{FEFF}blacklist uas", ["MOD006"]),
        ("alias onlyone", ["MOD007"]), ("blacklist", ["MOD007"]), ("install floppy", ["MOD007"]),
        ("options loop ", ["MOD007"]), ("softdep nvme", ["MOD007"]), ("weakdep ext4", ["MOD007"]),
        ("include /etc/other", ["MOD008"]), ("config x", ["MOD008"]), ("blacklist uas\r", ["MOD011"]),
        ("alias a[ b", ["MOD002"]), ("blacklist a]", ["MOD002"]), ("blacklist uas\0x", ["MOD004"]),
        ("alias " + String(repeating: "a", count: 5000) + " b", ["MOD003"]),
        ("install a " + String(repeating: "a", count: 70_000), ["MOD003"]),
    ]

    @Test(arguments: faults) func aBadLineIsSaidAndTheOthersCount(row: (line: String, codes: [String])) throws {
        let loaded = try load(["a.conf": "blacklist first\n\(row.line)\nblacklist last\n"])
        #expect(loaded.diagnostics.map(\.code) == row.codes)
        #expect(loaded.diagnostics.allSatisfy { $0.location.line == 2 })
        #expect(loaded.configuration.blacklist.first?.module == "first")
        #expect(loaded.configuration.blacklist.last?.module == "last")
    }

    @Test func aMisspelledCommandIsRecognised() throws {
        #expect(try load(["a.conf": "blacklst uas\n"]).diagnostics.first?.message.contains("'blacklist'") == true)
    }

    @Test func anAliasForOffRefusesWhatItMatches() throws {
        let loaded = try load(["a.conf": "alias eth0 off\nalias eth1 e1000\n"])
        let refusal = try #require(DriverDatabase(loaded.configuration).refusals.first)
        #expect(refusal.module == "off")
        #expect(refusal.reason == .replaced(command: "alias eth0 off"))
        #expect(refusal.location.line == 1)
        #expect(DriverDatabase(loaded.configuration).refusals.count == 1)
    }
}
