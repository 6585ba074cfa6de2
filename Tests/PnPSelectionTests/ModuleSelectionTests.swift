import PnPDiagnostics
import PnPModel
import PnPSelection
import Testing

/// Selection by the aliases of kernel modules: ranks, ties, and what modprobe.d refuses.
@Suite struct ModuleSelectionTests {
    private let place = SourceLocation(file: "modules.alias", line: 1, column: 1)

    private func modules(_ lines: [(pattern: String, module: String)], fallback: Set<String> = []) -> DriverDatabase {
        var database = DriverDatabase(name: "6.12.0")
        database.kind = .modules(known: Set(lines.map(\.module)))
        for line in lines {
            var package = DriverPackage(name: line.module, location: place)
            package.module = line.module
            package.modaliases = [MatchPattern(line.pattern, at: place)]
            package.isKernelModule = true
            package.isFallback = fallback.contains(line.module)
            database.packages.append(package)
        }
        return database
    }

    private func modprobe(
        aliases: [(pattern: String, module: String)] = [],
        refusals: [ModuleRefusal] = []
    ) -> DriverDatabase {
        var database = modules(aliases)
        database.kind = .modprobe
        for index in database.packages.indices { database.packages[index].hidesKernelModules = true }
        database.refusals = refusals
        return database
    }

    private func refusal(_ module: String, _ reason: ModuleRefusal.Reason = .blacklisted) -> ModuleRefusal {
        ModuleRefusal(module: module, reason: reason, location: SourceLocation(file: "a.conf", line: 3, column: 1))
    }

    private func select(_ modalias: String, _ databases: [DriverDatabase], bus: String? = nil) -> Selection {
        DriverStore(databases).select(SelectionQuery(modaliases: [modalias], bus: bus))
    }

    private func names(_ selection: Selection) -> [String] { selection.verdicts.map(\.package.name) }

    private let storage = "usb:v0781p5567d0100dc00dsc00dp00ic08isc06ip50in00"
    private var kernel: DriverDatabase {
        modules(
            [("usb:v*p*d*dc*dsc*dp*ic08isc06ip50in*", "uas"), ("usb:v*p*d*dc*dsc*dp*ic08isc06ip50in*", "usb_storage")],
            fallback: ["uas"]
        )
    }

    @Test func ofEqualPatternsTheFallbackComesLast() {
        #expect(names(select(storage, [kernel])) == ["usb_storage", "uas"])
    }

    @Test func aPatternThatPinsMoreRanksBetter() {
        let database = modules([("hid:b*g*v*p*", "hid_generic"), ("hid:b0003g*v0000046Dp0000C52B", "hid_logitech_dj")])
        let selection = select("hid:b0003g0001v0000046Dp0000C52B", [database])
        #expect(names(selection) == ["hid_logitech_dj", "hid_generic"])
        #expect(selection.verdicts.map(\.rank.description) == ["00FF0001", "00FF203F"])
    }

    @Test func aBlacklistedModuleIsRefusedWithItsLine() {
        let selection = select(storage, [modprobe(refusals: [refusal("usb_storage")]), kernel])
        #expect(selection.winner?.package.name == "uas")
        #expect(selection.verdicts.last?.fate == .refused(refusal("usb_storage")))
    }

    @Test func aRefusedModuleDoesNotComeBackThroughAnotherDatabase() {
        var rules = DriverDatabase(name: "rules")
        var package = DriverPackage(name: "usb-storage", location: place)
        package.modaliases = [MatchPattern("usb:*ic08isc06ip50*", at: place)]
        rules.packages = [package]
        let selection = select(storage, [modprobe(refusals: [refusal("usb_storage"), refusal("uas")]), kernel, rules])
        #expect(selection.winner == nil)
        #expect(selection.verdicts.count == 3)
    }

    @Test func aModuleThatACommandStandsInForIsRefused() {
        let replaced = refusal("usb_*", .replaced(command: "/bin/true"))
        let selection = select(storage, [modprobe(refusals: [replaced]), kernel])
        #expect(selection.verdicts.last?.fate == .refused(replaced))
    }

    @Test func anAliasOfModprobeDHidesThoseOfTheModuleDirectory() {
        let configured = modprobe(aliases: [("usb:v0781p*", "my_usb")])
        let selection = select(storage, [configured, kernel])
        #expect(selection.winner?.package.name == "my_usb")
        #expect(
            selection.verdicts.dropFirst().allSatisfy { $0.fate == .hidden(by: MatchPattern("usb:v0781p*", at: place)) }
        )
        #expect(names(select("usb:v1111p2222d0100dc00dsc00dp00ic08isc06ip50in00", [configured, kernel])).count == 2)
    }

    @Test(arguments: [
        ("cpu:type:x86,ven0000fam0006mod009E:feature:,0099,", "cpu:type:x86,ven*fam*mod*:feature:*0099*"),
        ("dmi:bvnX:svnPCEngines:pnapu1:", "dmi*:svn*PCEngines*:pn*apu1*:"),
        ("input:b0003v045Ep028Ee0114-e0,1,k130,ra", "input:b*v*p*e*-e*k*130,*r*a*"),
    ]) func aHelperIsListedAndNeverChosen(text: String, pattern: String) {
        let selection = select(text, [modules([(pattern, "helper")])])
        #expect(selection.verdicts.map(\.fate) == [.helper])
        #expect(selection.winner == nil)
    }

    @Test func aModuleKnowsWhatTheDirectoryCannotSpeakFor() {
        let store = DriverStore([kernel])
        #expect(store.isUnknownToModuleDirectories(nil))
        #expect(store.isUnknownToModuleDirectories("serial8250"))
        #expect(!store.isUnknownToModuleDirectories("usb-storage"))
        #expect(!DriverStore([]).isUnknownToModuleDirectories(nil))
    }

    @Test func aRuleIsFoundByItsModule() {
        var rules = DriverDatabase(name: "rules")
        var package = DriverPackage(name: "xhci_hcd", location: place)
        package.module = "xhci_pci"
        rules.packages = [package]
        let store = DriverStore([modules([("pci:*", "xhci_pci")]), rules])
        #expect(store.facts(ofModule: "xhci_pci", onBus: "pci")?.name == "xhci_hcd")
        #expect(store.facts(ofDriver: "xhci_pci", onBus: "pci") == nil)
    }
}
