import PnPDiagnostics
import PnPModel
import PnPSelection
import Testing
import _PnPTestSupport

@testable import PnPRules

@Suite struct NativeLoadingTests {
    static let sketch = #"""
        pnp-rules: 1
        classes:
          - {name: HIDClass, guid: "{745A17A0-74d3-11d0-b6fe-00a0c90f57da}", upper-filters: [hid-audit]}
        drivers:
          - name: proseware
            description: Proseware Gizmo
            class: ProsewareGizmo
            mode: user
            on: [pci]
            bus: [usb]
            pair: [usbuhci, usbport]
            module: proseware_gizmo
            hardware: ['PCI\VEN_1234&DEV_0001']
            compatible: ['PCI\CC_FF0000']
            modalias: ["pci:v00001234d00000001sv*sd*bc*sc*i*"]
            feature-score: 0x40
            fallback: true
            signature: unsigned
            date: 2024-03-05
            version: 1.20.300.4
            upper-filters: [afterthought]
            lower-filters: [forethought]
            exclude: ['PCI\VEN_1234&DEV_0001&SUBSYS_00011234']
          - {name: ramdisk, kind: software, class: SCSIAdapter}
          - {name: host-bridge, kind: null, compatible: ['PCI\CC_0600']}
        filters:
          - {name: acpi, position: bus, match: {has-firmware-node: true}}
          - {name: usbaudit, position: upper, level: class, class: USB}
          - {name: serialguard, position: lower, level: device, hardware: ['USB\VID_1D50&PID_6099']}
        """#

    @Test func everyKeyArrives() throws {
        let (database, diagnostics) = NativeRules.load(text: Self.sketch, file: "sketch.yaml")
        #expect(diagnostics.isEmpty)
        let package = try #require(database.packages.first)
        #expect(package.location == SourceLocation(file: "sketch.yaml", line: 5, column: 11))
        #expect(package.hardwareIDs.first?.location == SourceLocation(file: "sketch.yaml", line: 13, column: 16))
        #expect((package.name, package.description) == ("proseware", "Proseware Gizmo"))
        #expect((package.kind, package.mode) == (.function, .user))
        #expect(package.className == "ProsewareGizmo")
        #expect((package.on, package.buses, package.pair) == (["pci"], ["usb"], ["usbuhci", "usbport"]))
        #expect(package.module == "proseware_gizmo")
        #expect(package.hardwareIDs.map(\.text) == [#"PCI\VEN_1234&DEV_0001"#])
        #expect(package.compatibleIDs.map(\.text) == [#"PCI\CC_FF0000"#])
        #expect(package.modaliases.map(\.text) == ["pci:v00001234d00000001sv*sd*bc*sc*i*"])
        #expect((package.featureScore, package.signatureScore, package.isFallback) == (0x40, 0x80, true))
        #expect((package.date, package.version) == ("2024-03-05", "1.20.300.4"))
        #expect((package.upperFilters, package.lowerFilters) == (["afterthought"], ["forethought"]))
        #expect(package.excludedIDs == [#"PCI\VEN_1234&DEV_0001&SUBSYS_00011234"#])
        #expect(database.packages.map(\.kind) == [.function, .software, .null])
        #expect(database.classes.first?.setupClass.guid == "{745a17a0-74d3-11d0-b6fe-00a0c90f57da}")
        #expect(database.classes.first?.upperFilters == ["hid-audit"])
        #expect(database.filters.map(\.position) == [.bus, .upper, .lower])
        #expect(database.filters.map(\.level) == [.device, .class, .device])
        #expect(database.filters.map(\.needsFirmwareNode) == [true, false, false])
    }

    @Test func jsonSaysTheSame() throws {
        let root = try YAMLRuleText.parse(Self.sketch, file: "sketch.yaml")
        let json = JSONRuleText.json(root)
        let (fromJSON, diagnostics) = NativeRules.load(text: json, file: "sketch.json")
        #expect(diagnostics.isEmpty)
        let (fromYAML, _) = NativeRules.load(text: Self.sketch, file: "sketch.yaml")
        #expect(fromJSON.packages.map(\.unplaced) == fromYAML.packages.map(\.unplaced))
        #expect(fromJSON.filters.map(\.name) == fromYAML.filters.map(\.name))
        #expect(fromJSON.classes.map(\.setupClass) == fromYAML.classes.map(\.setupClass))
        // JSON without the name to show it is recognised by its first byte.
        #expect(NativeRules.load(text: json, file: "<stdin>").database.packages.count == 3)
    }

    @Test func aliasesAreFollowed() {
        let text = "pnp-rules: 1\ndrivers:\n- {name: a, on: &b [pci]}\n- {name: c, on: *b}\n"
        let (database, diagnostics) = NativeRules.load(text: text, file: "a.yaml")
        #expect(diagnostics.isEmpty && database.packages.map(\.on) == [["pci"], ["pci"]])
    }

    @Test func anAliasMayBeAKey() {
        let text = "pnp-rules: 1\ndrivers:\n- {&n name: &m a}\n- {*n : b, class: *m}\n"
        let (database, diagnostics) = NativeRules.load(text: text, file: "a.yaml")
        #expect(diagnostics.isEmpty && database.packages.map(\.name) == ["a", "b"])
        #expect(database.packages.map(\.className) == [nil, "a"])
    }

    @Test(arguments: ["pnp-rules: 1\n", "pnp-rules: 1\ndrivers:\n", "\u{FEFF}pnp-rules: 1", "{pnp-rules: 1}"])
    func aFileMayBeEmpty(text: String) {
        let (database, diagnostics) = NativeRules.load(text: text, file: "a.yaml")
        #expect(diagnostics.isEmpty && database.packages.isEmpty)
    }

    @Test func aFileIsReadAndAMissingOneIsAnError() throws {
        let path = ProjectLayout.path("Fixtures/usb-toaster/rules.yaml")
        let (database, diagnostics) = try NativeRules.load(path: path)
        #expect(diagnostics.isEmpty && database.name == path && !database.packages.isEmpty)
        #expect(throws: (any Error).self) { try NativeRules.load(path: path + ".none") }
    }

    @Test(arguments: Fixture.all.compactMap(\.rulesPath)) func fixturesHaveNoFaults(path: String) throws {
        #expect(try NativeRules.load(path: path).diagnostics == [])
    }
}

extension DriverPackage {
    /// The package as if it stood nowhere.
    var unplaced: DriverPackage {
        let nowhere = SourceLocation(file: "")
        func unplaced(_ patterns: [MatchPattern]) -> [MatchPattern] {
            patterns.map { MatchPattern($0.text, at: nowhere) }
        }
        var package = self
        package.location = nowhere
        package.hardwareIDs = unplaced(hardwareIDs)
        package.compatibleIDs = unplaced(compatibleIDs)
        package.modaliases = unplaced(modaliases)
        return package
    }
}
