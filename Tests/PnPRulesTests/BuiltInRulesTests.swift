import Foundation
import PnPDiagnostics
import PnPJSON
import PnPModel
import PnPSelection
import Testing
import _PnPTestSupport

@testable import PnPRules

@Suite struct BuiltInRulesTests {
    static let folder = "Sources/PnPRules/BuiltIn/Rules"
    static let embedded = "Sources/PnPRules/BuiltIn/BuiltInRules+Embedded.swift"

    static func files() throws -> [(path: String, text: String)] {
        try ProjectLayout.names(in: folder).filter { $0.hasSuffix(".yaml") }.sorted().map {
            ("built-in/\($0)", String(decoding: try ProjectLayout.bytes("\(folder)/\($0)"), as: UTF8.self))
        }
    }

    @Test func filesHaveNoFaults() throws {
        let files = try Self.files()
        #expect(files.count >= 10)
        #expect(BuiltInRules.merged(files).diagnostics == [])
        // Across all files too: one name stands for one driver on a bus.
        #expect(NativeRules.load(BuiltInRules.merged(files).root, name: "all").diagnostics == [])
    }

    /// What is compiled in says what the YAML says; `make rules` brings it up to date.
    @Test func whatIsCompiledInIsUpToDate() throws {
        let database = NativeRules.load(BuiltInRules.merged(try Self.files()).root, name: BuiltInRules.name).database
        let table = try #require(RulesTable.text(of: database), "a text that a table cannot hold")
        let lines = table.split(separator: "\n", omittingEmptySubsequences: true)
        expectGolden(
            """
            // swift-format-ignore-file
            // Written by `make rules` from the YAML files in `Rules`; edit those.

            extension BuiltInRules {
                /// The built-in rules, in the form of ``RulesTable``.
                static let embedded: StaticString = #\"""
            \(lines.joined(separator: "\n"))

            \"""#
            }

            """,
            Self.embedded
        )
    }

    @Test func whatIsCompiledInLoads() throws {
        let database = BuiltInRules.load()
        #expect(database.packages.count > 360)
        let fromYAML = NativeRules.load(BuiltInRules.merged(try Self.files()).root, name: "yaml").database
        #expect(database.packages == fromYAML.packages.map(\.withoutColumns))
        #expect(database.filters == fromYAML.filters.map(\.withoutColumns))
        #expect(database.filters.map(\.name) == ["acpi"])
        #expect(database.packages.allSatisfy { $0.className != nil && $0.description != nil })
    }

    @Test func classesAreTheSystems() {
        let classes = Set(BuiltInRules.load().packages.compactMap(\.className))
        #expect(classes.filter { SetupClass($0).guid == nil } == [])
    }

    @Test(.enabled(if: PythonSchemaValidator.isAvailable)) func theSchemaAgrees() throws {
        let schema = "Schemas/pnp-rules-1.schema.json"
        expectValid(JSONRuleText.json(BuiltInRules.merged(try Self.files()).root), against: schema)
        expectValid(JSONRuleText.json(try YAMLRuleText.parse(NativeLoadingTests.sketch, file: "s")), against: schema)
        expectValid(#"{"pnp-rules": 1, "include": ["base.yaml", "vendors/acme.json"]}"#, against: schema)
        for wrong in [
            #"{"pnp-rules": 2}"#, #"{"pnp-rules": 1, "include": "a.yaml"}"#, #"{"pnp-rules": 1, "include": [""]}"#,
            #"{"pnp-rules": 1, "drivers": [{}]}"#,
            #"{"pnp-rules": 1, "drivers": [{"name": "a", "hardwares": []}]}"#,
            #"{"pnp-rules": 1, "filters": [{"name": "a", "position": "upper", "level": "class"}]}"#,
        ] {
            #expect(try !PythonSchemaValidator.faults(in: wrong, against: schema).isEmpty, "\(wrong)")
            #expect(!NativeRules.load(text: wrong, file: "wrong.json").diagnostics.isEmpty, "\(wrong)")
        }
    }

    @Test func theSchemaHasTheKeysOfTheValidator() throws {
        let schema = try JSONText.parse(try ProjectLayout.bytes("Schemas/pnp-rules-1.schema.json"), file: "schema")
        let definitions = try #require(schema["$defs"])
        for (title, grammar) in [
            ("class", NativeGrammar.setupClass), ("driver", NativeGrammar.driver), ("filter", NativeGrammar.filter),
            ("refusal", NativeGrammar.refusal), ("module", NativeGrammar.module),
        ] {
            let keys = definitions[title]?["properties"]?.object?.map(\.key)
            #expect(keys == grammar.keys.map(\.name))
        }
        let words = definitions["driver"]?["properties"]?["signature"]?["enum"]?.array?.compactMap(\.string)
        #expect(words == NativeGrammar.signatureScores.map(\.word))
    }

    static let choices: [(device: [String], compatible: [String], modalias: String, bus: String, driver: String?)] = [
        ([], [#"PCI\CC_0600"#], "pci:v00008086d00000C00sv00000000sd00000000bc06sc00i00", "pci", "no-driver-bridge"),
        ([], [#"PCI\CC_0604"#], "pci:v00008086d00001C10sv00000000sd00000000bc06sc04i00", "pci", "pcieport"),
        ([], [], "pci:v00001AF4d00001041sv00001AF4sd00001100bc02sc00i00", "pci", "virtio-pci"),
        ([], [], "virtio:d00000001v00001AF4", "virtio", "virtio_net"),
        ([], [], "pci:v00008086d00001E31sv00001043sd0000108Dbc0Csc03i30", "pci", "xhci_hcd"),
        ([], [], "usb:v0781p5567d0100dc00dsc00dp00ic08isc06ip50in00", "usb", "usb-storage"),
        ([], [], "usb:v0781p5567d0100dc00dsc00dp00ic08isc06ip62in00", "usb", "uas"),
        ([], [#"USB\COMPOSITE"#], "", "usb", "usb"),
        ([#"USB\ROOT_HUB30"#], [], "", "usb", "hub"),
        ([], [], "hid:b0003g0001v0000046Dp0000C52B", "hid", "hid-generic"),
        ([], [], "hid:b0018g0004v000004F3p00003088", "hid", "hid-multitouch"),
        ([], [], "serio:ty06pr00id00ex00", "serio", "atkbd"), ([], [], "serio:ty01pr00id00ex00", "serio", "psmouse"),
        ([], [], "acpi:PNP0C0B:", "platform", "acpi-fan"), ([], [], "acpi:PNP0C0B:", "acpi", "fan"),
        ([#"ACPI\VEN_PNP&DEV_0A08"#, #"ACPI\PNP0A08"#, "*PNP0A08"], [], "acpi:PNP0A08:PNP0A03:", "acpi", "pci_root"),
        ([#"ACPI\VEN_PNP&DEV_0C02"#, #"ACPI\PNP0C02"#, "*PNP0C02"], [], "", "pnp", "system"),
        (
            [#"ACPI\VEN_PNP&DEV_0103"#, #"ACPI\PNP0103"#, "*PNP0103"], [], "acpi:PNP0103:", "platform",
            "no-driver-motherboard"
        ),
        ([#"OF\brcm_bcm2711-i2c"#], [#"OF\brcm_bcm2835-i2c"#], "", "platform", "i2c-bcm2835"),
        ([], [], "scsi:t-0x00", "scsi", "sd"), ([], [], "pci:v00001234d00000001sv0sd0bcFFsc00i00", "pci", nil),
    ]

    @Test(arguments: choices.indices) func chooses(index: Int) throws {
        let row = Self.choices[index]
        let query = SelectionQuery(
            hardwareIDs: try row.device.map { try HardwareID($0) },
            compatibleIDs: try row.compatible.map { try CompatibleID($0) },
            modaliases: row.modalias.isEmpty ? [] : [row.modalias],
            bus: row.bus
        )
        #expect(DriverStore([BuiltInRules.load()]).select(query).winner?.package.name == row.driver)
    }

    @Test(arguments: ["0600", "0601", "0500", "0580", "0880", "1101", "0604", "0C05", "1300", "0806"])
    func someFunctionsNeedNoDriver(pciClass: String) throws {
        let query = SelectionQuery(compatibleIDs: [
            try CompatibleID("PCI\\CC_\(pciClass)00"), try CompatibleID("PCI\\CC_\(pciClass)"),
        ])
        #expect(DriverStore([BuiltInRules.load()]).select(query, kinds: [.null]).winner?.package.kind == .null)
    }

    @Test func modulesOfTheKernelProperHaveNoName() throws {
        let store = DriverStore([BuiltInRules.load()])
        #expect(store.facts(ofDriver: "ec", onBus: "acpi")?.moduleName == "")
        #expect(store.facts(ofDriver: "xhci_hcd", onBus: "pci")?.moduleName == "xhci_pci")
        #expect(store.facts(ofDriver: "serial", onBus: "pnp")?.moduleName == "8250_pnp")
        #expect(store.facts(ofDriver: "serial", onBus: "pci")?.moduleName == "8250_pci")
        #expect(store.facts(ofDriver: "dw-apb-uart", onBus: "platform")?.className == "Ports")
    }
}

/// A table keeps the lines of the YAML files, not the columns.
extension PnPDiagnostics.SourceLocation {
    fileprivate var withoutColumn: PnPDiagnostics.SourceLocation {
        PnPDiagnostics.SourceLocation(file: file, line: line)
    }
}

extension MatchPattern {
    fileprivate var withoutColumn: MatchPattern { MatchPattern(text, at: location.withoutColumn) }
}

extension DriverPackage {
    fileprivate var withoutColumns: DriverPackage {
        var copy = self
        copy.location = location.withoutColumn
        copy.hardwareIDs = hardwareIDs.map(\.withoutColumn)
        copy.compatibleIDs = compatibleIDs.map(\.withoutColumn)
        copy.modaliases = modaliases.map(\.withoutColumn)
        return copy
    }
}

extension FilterRule {
    fileprivate var withoutColumns: FilterRule {
        var copy = self
        copy.location = location.withoutColumn
        copy.ids = ids.map(\.withoutColumn)
        return copy
    }
}
