import PnPDiagnostics
import PnPEngine
import PnPModel
import Testing
import _PnPTestSupport

@testable import PnPRules

/// What is found in rules that load: each code has a row of what it finds, and what it must not find.
@Suite struct LintTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// A rules file without its first line.
        var text: String
        /// Code and mark of each finding, notes included.
        var expected: [(code: String, mark: Character)]
    }

    static let rows: [Row] = [
        Row(
            testDescription: "a preferred driver with the same ID",
            text: """
                drivers:
                  - {name: a, hardware: [2️⃣'PCI\\VEN_1234&DEV_0001'], feature-score: 0x40}
                  - {name: b, hardware: [1️⃣'PCI\\ven_1234&dev_0001']}
                """,
            expected: [("LNT001", "1️⃣"), ("LNT001", "2️⃣")]
        ),
        Row(
            testDescription: "a newer driver with the same pattern, whatever the order",
            text: """
                drivers:
                  - {name: old, modalias: [1️⃣'platform:a-b']}
                  - {name: new, modalias: [2️⃣'platform:a_b'], date: 2024-01-01}
                """,
            expected: [("LNT001", "1️⃣"), ("LNT001", "2️⃣")]
        ),
        Row(
            testDescription: "a preferred driver with a broader pattern",
            text: """
                drivers:
                  - {name: all, modalias: [2️⃣'usb:v1D50p*'], feature-score: 1}
                  - {name: one, modalias: [1️⃣'usb:v1D50p6099d*dc*dsc*dp*ic*isc*ip*in*']}
                """,
            expected: [("LNT001", "1️⃣"), ("LNT001", "2️⃣")]
        ),
        Row(
            testDescription:
                "a broader pattern that is not preferred, a fallback, another bus, an exclusion: all can win",
            text: """
                drivers:
                  - {name: all, modalias: ['usb:v1D50p*']}
                  - {name: one, modalias: ['usb:v1D50p6099d*dc*dsc*dp*ic*isc*ip*in*']}
                  - {name: last, modalias: ['platform:x'], fallback: true}
                  - {name: first, modalias: ['platform:x']}
                  - {name: here, hardware: ['OF\\x'], on: [i2c]}
                  - {name: there, hardware: ['OF\\x'], on: [spi]}
                  - {name: most, hardware: ['PCI\\VEN_1234'], exclude: ['PCI\\VEN_1234&DEV_0001'], feature-score: 1}
                  - {name: rest, hardware: ['PCI\\VEN_1234']}
                """,
            expected: []
        ),
        Row(
            testDescription: "a compatible ID counts less than a hardware ID",
            text: """
                drivers:
                  - {name: a, compatible: [1️⃣'PCI\\CC_0200']}
                  - {name: b, hardware: [2️⃣'PCI\\CC_0200']}
                """,
            expected: [("LNT001", "1️⃣"), ("LNT001", "2️⃣")]
        ),
        Row(
            testDescription: "two drivers told apart by their order",
            text: """
                drivers:
                  - {name: a, modalias: [2️⃣'platform:x']}
                  - {name: b, modalias: [1️⃣'platform:x']}
                """,
            expected: [("LNT002", "1️⃣"), ("LNT002", "2️⃣")]
        ),
        Row(
            testDescription: "a claim that stands twice",
            text: "drivers: [{name: a, hardware: [2️⃣'USB\\COMPOSITE', 1️⃣'usb\\composite']}]",
            expected: [("LNT003", "1️⃣"), ("LNT003", "2️⃣")]
        ),
        Row(
            testDescription: "IDs in forms that no bus writes",
            text: """
                drivers:
                  - name: a
                    hardware: [1️⃣'PCI\\VEN_123&DEV_0001', 2️⃣'PCI\\DEV_0001&VEN_1234', 3️⃣'USB\\VID_1234&PID_000G', 'OF\\x']
                    compatible: [4️⃣'PCI\\CC_02', 'USB\\Class_08&SubClass_06', 'HID\\VID_046D&PID_C52B&MI_00&Col01']
                filters: [{name: f, position: upper, hardware: [5️⃣'VMBUS\\f8615163']}]
                """,
            expected: [
                ("LNT004", "1️⃣"), ("LNT004", "2️⃣"), ("LNT004", "3️⃣"), ("LNT004", "4️⃣"), ("LNT004", "5️⃣"),
            ]
        ),
        Row(
            testDescription: "patterns that no string fits",
            text: """
                drivers:
                  - name: a
                    modalias:
                      - 1️⃣'pci:v1234d*sv*sd*bc*sc*i*'
                      - 2️⃣'pci:v0000abcdd*sv*sd*bc*sc*i*'
                      - 3️⃣'usb:v0763p1031d010dc*dsc*dp*ic*isc*ip*in*'
                      - 4️⃣'i2c:x[b-a]'
                      - 5️⃣'wmi:F6E4FE6E-909D-47cb-8BAB-C9F6F2F8D396'
                      - 'pci:v00001234d0000[0-9A-F]*sv*'
                      - 'usb:v*p*d*dc*dsc*dp*ic08isc06ip50in*'
                      - '*:*'
                """,
            expected: [
                ("LNT005", "1️⃣"), ("LNT005", "2️⃣"), ("LNT005", "3️⃣"), ("LNT005", "4️⃣"), ("LNT005", "5️⃣"),
            ]
        ),
        Row(
            testDescription: "a bus that nobody has",
            text: "drivers: [{name: a, modalias: [1️⃣'pcie:v0000*', 'acpi*:PNP0C0A:*']}]",
            expected: [("LNT006", "1️⃣")]
        ),
        Row(
            testDescription: "one driver under two names",
            text: "drivers: [{name: 2️⃣acme-net}, {name: 1️⃣Acme_net}, {name: x, on: [pci]}, {name: X, on: [usb]}]",
            expected: [("LNT007", "1️⃣"), ("LNT007", "2️⃣")]
        ),
        Row(
            testDescription: "classes that are not what they are called",
            text: """
                classes:
                  - {name: 1️⃣Net, guid: '{745a17a0-74d3-11d0-b6fe-00a0c90f57da}'}
                  - {name: 2️⃣Wifi, guid: '{4d36e972-e325-11ce-bfc1-08002be10318}'}
                  - {name: HIDClass, guid: '{745a17a0-74d3-11d0-b6fe-00a0c90f57da}'}
                drivers: [{name: 3️⃣a, class: usb}, {name: b, class: OurOwn}]
                """,
            expected: [("LNT008", "1️⃣"), ("LNT008", "2️⃣"), ("LNT008", "3️⃣")]
        ),
        Row(
            testDescription: "filters of nothing",
            text: """
                classes: [{name: 1️⃣Wirless, upper-filters: [a]}, {name: Net, upper-filters: [b]}]
                drivers:
                  - {name: 2️⃣none, kind: 'null', compatible: ['PCI\\CC_0600'], upper-filters: [c]}
                filters:
                  - {name: 3️⃣d, position: upper, level: class, class: Toasters}
                  - {name: e, position: upper, level: class, class: USB}
                """,
            expected: [("LNT009", "1️⃣"), ("LNT009", "2️⃣"), ("LNT009", "3️⃣")]
        ),
        Row(
            testDescription: "exclusions of what is not claimed",
            text: """
                drivers:
                  - name: 1️⃣a
                    hardware: ['PCI\\VEN_1234&DEV_0001']
                    exclude: ['PCI\\VEN_1234&DEV_0001&SUBSYS_00011234', 'PCI\\VEN_4321&DEV_0001', 'PCI\\CC_0200']
                  - name: 2️⃣b
                    modalias: ['usb:v1D50p6099d*dc*dsc*dp*ic*isc*ip*in*']
                    exclude: ['USB\\VID_1D50&PID_6099&REV_0100', 'PCI\\VEN_1D50']
                """,
            expected: [("LNT010", "1️⃣"), ("LNT010", "2️⃣")]
        ),
        Row(
            testDescription: "drivers whose claims say nothing",
            text: """
                drivers:
                  - {name: 1️⃣a, kind: 'null'}
                  - {name: 2️⃣b, kind: software, hardware: ['ROOT\\B']}
                  - {name: c, kind: software}
                  - {name: d}
                """,
            expected: [("LNT011", "1️⃣"), ("LNT011", "2️⃣")]
        ),
    ]

    @Test(arguments: rows) func finds(row: Row) throws {
        let marked = MarkedText("pnp-rules: 1\n" + row.text)
        let loaded = NativeRules.load(text: marked.text, file: "test.yaml")
        try #require(loaded.diagnostics.isEmpty, "\(loaded.diagnostics)")
        let found = RuleLint([loaded.database]).diagnostics()
        let expected = row.expected.map { "\($0.code) \(marked[$0.mark]?.description ?? "?")" }
        // Notes stand behind what they are about, findings in the order of the text.
        let notes = found.filter { $0.severity == .note }.count
        if notes == 0 {
            #expect(found.map { "\($0.code) \($0.location)" } == expected, "\(found)")
        } else {
            #expect(Set(found.map { "\($0.code) \($0.location)" }) == Set(expected), "\(found)")
        }
        #expect(found.allSatisfy { $0.severity != .error })
    }

    @Test func modulesThatTheKernelDoesNotHave() {
        var kernel = DriverDatabase(name: "kernel")
        kernel.kind = .modules(known: ["usb_storage", "nouveau"])
        kernel.compiledIn = ["loop"]
        var configuration = ModprobeConfiguration(name: "modprobe.d")
        func line(_ number: Int) -> PnPDiagnostics.SourceLocation {
            PnPDiagnostics.SourceLocation(file: "a.conf", line: number, column: 1)
        }
        func command(_ module: String, _ number: Int) -> ModprobeConfiguration.Command {
            .init(module: module, text: "/bin/true", location: line(number))
        }
        configuration.blacklist = [command("nouveau", 1), command("noveau", 2), command("loop", 3)]
        configuration.install = [command("usb_*", 4), command("ubs_*", 5)]
        configuration.aliases = [.init(pattern: MatchPattern("usb:v0001*", at: line(6)), module: "gone")]
        let found = RuleLint([DriverDatabase(configuration), kernel]).diagnostics()
        #expect(found.map { "\($0.code) \($0.location.line)" } == ["LNT012 2", "LNT012 5", "LNT012 6"])
        #expect(RuleLint([DriverDatabase(configuration)]).diagnostics().isEmpty)
    }

    @Test func rulesOfTwoDatabasesTieByTheUsersOrder() {
        let text = "pnp-rules: 1\ndrivers: [{name: a, modalias: ['platform:x']}]"
        let one = NativeRules.load(text: text, file: "one.yaml").database
        let other = NativeRules.load(text: text.replacing("name: a", with: "name: b"), file: "two.yaml").database
        #expect(RuleLint([one, other]).diagnostics().isEmpty)
    }

    @Test func theBuiltInRulesHaveNothingButTheseTies() {
        let found = RuleLint([BuiltInRules.load()]).diagnostics().filter { $0.severity != .note }
        let known = ["snd_acp_pci and snd_pci_ps", "driver 'i2c_hid'", "cdc_mbim and cdc_ncm"]
        let unknown = found.filter { diagnostic in !known.contains { diagnostic.message.hasPrefix($0) } }
        #expect(unknown.isEmpty, "\(unknown)")
    }

    @Test("many claims of one ID take no more than their share", arguments: [1, 2])
    func hostile(kind: Int) {
        var database = DriverDatabase(name: "many")
        database.packages = (0..<20_000).map { number in
            let place = PnPDiagnostics.SourceLocation(file: "many", line: number + 1, column: 1)
            var package = DriverPackage(name: "d\(number)", location: place)
            if kind == 1 {
                package.hardwareIDs = [MatchPattern(#"PCI\VEN_1234&DEV_0001"#, at: place)]
            } else {
                package.modaliases = [MatchPattern(String(repeating: "*", count: 9) + ":*", at: place)]
                package.featureScore = UInt8(number % 200)
            }
            return package
        }
        #expect(RuleLint([database]).diagnostics().count >= 19_000)
    }

    @Test func everyCodeHasARowAndAPage() throws {
        let codes = Set(Self.rows.flatMap { $0.expected.map(\.code) } + ["LNT012"])
        #expect(codes == Set((1...12).map { "LNT0" + ($0 < 10 ? "0" : "") + "\($0)" }))
        for code in codes {
            #expect(try ProjectLayout.text("docs/diagnostics/\(code).md").hasPrefix("# \(code): "))
        }
    }
}
