import PnPDiagnostics
import PnPModel
import PnPSelection
import Testing
import _PnPTestSupport

@testable import PnPRules

/// Databases written as native rules say the same when they are read back.
@Suite struct ConversionTests {
    private func reread(_ database: DriverDatabase, _ form: NativeRules.Form) throws -> DriverDatabase {
        let (bytes, losses) = NativeRules.text(of: database, as: form)
        #expect(losses.isEmpty, "\(losses)")
        let loaded = NativeRules.load(bytes: bytes, file: "converted.\(form.rawValue)")
        try #require(loaded.diagnostics.isEmpty, "\(loaded.diagnostics)")
        return loaded.database
    }

    private func expectEqual(_ one: DriverDatabase, _ other: DriverDatabase) {
        #expect(one.kind == other.kind)
        #expect(one.compiledIn == other.compiledIn)
        #expect(one.packages.map(\.converted) == other.packages.map(\.converted))
        #expect(one.classes.map(\.setupClass) == other.classes.map(\.setupClass))
        #expect(one.classes.map(\.upperFilters) == other.classes.map(\.upperFilters))
        #expect(one.classes.map(\.lowerFilters) == other.classes.map(\.lowerFilters))
        #expect(one.filters.map(\.converted) == other.filters.map(\.converted))
        #expect(one.refusals.map(\.module) == other.refusals.map(\.module))
        #expect(one.refusals.map(\.reason) == other.refusals.map(\.reason))
    }

    @Test(arguments: NativeRules.Form.allCases) func nativeRules(form: NativeRules.Form) throws {
        let sketch = NativeRules.load(text: NativeLoadingTests.sketch, file: "sketch.yaml").database
        expectEqual(try reread(sketch, form), sketch)
        let builtIn = BuiltInRules.load()
        expectEqual(try reread(builtIn, form), builtIn)
    }

    @Test(arguments: NativeRules.Form.allCases) func aKernelsModules(form: NativeRules.Form) throws {
        let aliases = """
            alias usb:v*p*d*dc*dsc*dp*ic08isc06ip50in* uas
            alias usb:v*p*d*dc*dsc*dp*ic08isc06ip62in* uas
            alias usb:v*p*d*dc*dsc*dp*ic08isc06ip50in* usb-storage
            alias pci:v00008086d00001E31sv*sd*bc*sc*i* xhci_pci
            alias acpi*:PNP0C0A:* battery
            """
        var modules = ModuleDirectory.load(aliases: Array(aliases.utf8), file: "modules.alias").database
        modules.loadable = ["uas", "usb_storage", "xhci_pci", "battery", "silent"]
        modules.builtIn = ["loop"]
        var configuration = ModprobeConfiguration(name: "modprobe.d")
        let place = PnPDiagnostics.SourceLocation(file: "a.conf", line: 1, column: 1)
        configuration.aliases = [
            .init(pattern: MatchPattern("usb:v0781p*", at: place), module: "mine"),
            .init(pattern: MatchPattern("usb:v0782p*", at: place), module: "mine"),
        ]
        configuration.blacklist = [.init(module: "battery", text: "", location: place)]
        configuration.install = [.init(module: "xhci_*", text: "/bin/sh -c 'exit 1' # \"x\"", location: place)]
        let all = DriverDatabase(
            joining: [DriverDatabase(configuration), DriverDatabase(modules: modules)],
            name: "all"
        )
        let back = try reread(all, form)
        expectEqual(back, all)
        let stores = [
            DriverStore([DriverDatabase(configuration), DriverDatabase(modules: modules)]), DriverStore([back]),
        ]
        for modalias in [
            "usb:v0781p5567d0100dc00dsc00dp00ic08isc06ip50in00", "usb:v0001p5567d0100dc00dsc00dp00ic08isc06ip50in00",
            "usb:v0001p5567d0100dc00dsc00dp00ic08isc06ip62in00", "acpi:PNP0C0A:",
            "pci:v00008086d00001E31sv00001043sd0000108Dbc0Csc03i30", "pci:v0",
        ] {
            let ends = stores.map { store in
                store.select(SelectionQuery(modaliases: [modalias])).verdicts.map {
                    "\($0.package.name) \($0.rank) \($0.pattern.text) \($0.fate.word)"
                }
            }
            #expect(ends[0] == ends[1])
        }
    }

    @Test func whatCannotBeSaidIsSaid() throws {
        var database = DriverDatabase(name: "odd")
        let place = PnPDiagnostics.SourceLocation(file: "odd", line: 7, column: 1)
        var package = DriverPackage(name: "fine", location: place)
        package.modaliases = ["fs-ext4", "usb:v1*", "net-pf-10", "usb:\u{7}"].map { MatchPattern($0, at: place) }
        package.hardwareIDs = [MatchPattern(#"PCI\A,B"#, at: place)]
        package.signatureScore = 0x0D
        package.date = "yesterday"
        database.packages = [package, DriverPackage(name: "bad\nname", location: place)]
        let (bytes, losses) = NativeRules.text(of: database, as: .yaml)
        #expect(losses.map(\.code) == ["CNV001", "CNV001", "CNV003", "CNV001", "CNV001", "CNV002"])
        #expect(losses.allSatisfy { $0.severity == .warning && $0.location == place })
        let loaded = NativeRules.load(bytes: bytes, file: "odd.yaml")
        #expect(loaded.diagnostics.isEmpty)
        #expect(loaded.database.packages.map(\.name) == ["fine"])
        #expect(loaded.database.packages[0].modaliases.map(\.text) == ["usb:v1*"])
    }

    static let hostile = [
        "null", "True", "no", "~", "", " ", " a ", "- a", "a: b", "a #b", "#", "'", "''", "\"", "\\", "&a", "*a", "!a",
        "|",
        ">", "%a", "@a", "`a", "[a]", "{a}", "a, b", "? a", "---", "...", "1.20", "0x40", "1e5", ".inf", "2024-01-01",
        "é",
        "日本", "a\u{85}b", "a\u{2028}b", "\u{FEFF}a", "\u{202E}a", "\u{200B}", "😀", "e\u{301}", "a'b\"c\\d", "=", "<<",
    ]

    @Test("any text is read back as it was", arguments: NativeRules.Form.allCases) func quoting(form: NativeRules.Form)
        throws
    {
        var database = DriverDatabase(name: "hostile")
        database.packages = Self.hostile.enumerated().map { number, text in
            var package = DriverPackage(name: "d\(number)", location: PnPDiagnostics.SourceLocation(file: "hostile"))
            package.description = text
            if !text.isEmpty { package.upperFilters = [text, "x"] }
            return package
        }
        let back = try reread(database, form)
        #expect(back.packages.map(\.description) == Self.hostile)
        #expect(back.packages.map(\.upperFilters) == Self.hostile.map { $0.isEmpty ? [] : [$0, "x"] })
        // Nothing that reorders, hides or ends a line stands in the text.
        let bytes = NativeRules.text(of: database, as: form).bytes
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        #expect(!scalars.contains { ["\u{85}", "\u{2028}", "\u{FEFF}", "\u{202E}", "\u{200B}"].contains($0) })
    }

    @Test("random texts are read back as they were", arguments: 0..<8 as Range<UInt64>) func random(seed: UInt64) throws
    {
        var generator = SeededGenerator(seed: seed)
        var database = DriverDatabase(name: "random")
        let pool = Array(
            "ab:#-'\"\\ ,[]{}&*!|>%@`~\t\n\r\u{0}\u{1B}\u{7F}é\u{85}\u{2029}\u{10FFFF}\u{E000}".unicodeScalars
        )
        database.packages = (0..<200).map { number in
            var package = DriverPackage(name: "d\(number)", location: PnPDiagnostics.SourceLocation(file: "random"))
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...12, using: &generator) {
                text.append(pool[Int.random(in: 0..<pool.count, using: &generator)])
            }
            package.description = String(text)
            return package
        }
        for form in NativeRules.Form.allCases {
            let back = try reread(database, form)
            #expect(
                back.packages.map { Array(($0.description ?? "-").utf8) }
                    == database.packages.map { Array(($0.description ?? "-").utf8) }
            )
        }
    }

    @Test func codesHavePages() throws {
        for code in ["CNV001", "CNV002", "CNV003"] {
            #expect(try ProjectLayout.text("docs/diagnostics/\(code).md").hasPrefix("# \(code): "))
        }
    }
}

extension DriverPackage {
    /// Without places, and with the module where the name does not say it.
    fileprivate var converted: DriverPackage {
        var package = unplaced
        package.module = moduleName
        return package
    }
}

extension FilterRule {
    fileprivate var converted: FilterRule {
        var rule = self
        rule.location = PnPDiagnostics.SourceLocation(file: "")
        rule.ids = ids.map { MatchPattern($0.text, at: rule.location) }
        return rule
    }
}

extension Selection.Fate {
    /// The fate without places.
    fileprivate var word: String {
        switch self {
        case .refused(let refusal): "refused \(refusal.module) \(refusal.reason)"
        case .hidden(let alias): "hidden by \(alias.text)"
        default: "\(self)"
        }
    }
}
