import PnPModel
import Testing

@testable import PnPSelection

@Suite struct DriverStoreTests {
    @Test func idsAreComparedWithoutCase() throws {
        let store = Sample.store(Sample.package("p", hardware: [#"usb\vid_046d&pid_c31c"#]))
        #expect(store.select(try Sample.query([#"USB\VID_046D&PID_C31C"#])).names == ["p"])
    }

    @Test(arguments: [
        (#"OF\atmel,24c02"#, #"OF\atmel_24c02"#, true), (#"of\Atmel 24C02"#, #"OF\atmel_24c02"#, true),
        (#"PCI\VEN 8086"#, #"PCI\VEN_8086"#, false), ("GenDisk,", "GenDisk_", false),
    ])
    func illegalBytesCountAsUnderscores(rule: String, device: String, matches: Bool) throws {
        let store = Sample.store(Sample.package("p", hardware: [rule]))
        #expect(store.select(try Sample.query([device])).verdicts.isEmpty != matches)
    }

    @Test func theFirstDatabaseWinsTies() throws {
        var (one, other) = (DriverDatabase(name: "one"), DriverDatabase(name: "other"))
        one.packages = [Sample.package("a", hardware: ["X"])]
        other.packages = [Sample.package("b", hardware: ["X"]), Sample.package("c", hardware: ["X"])]
        let query = try Sample.query(["X"])
        #expect(DriverStore([one, other]).select(query).names == ["a", "b", "c"])
        #expect(DriverStore([other, one]).select(query).verdicts.map(\.database) == ["other", "other", "one"])
        #expect(
            DriverStore([other, one]).select(query).verdicts.map(\.fate) == [
                .selected, .outranked(by: 0), .outranked(by: 0),
            ]
        )
    }

    @Test func onlyTheKindsAskedForAreSelected() throws {
        let store = Sample.store(
            Sample.package("soft", hardware: ["X"], kind: .software),
            Sample.package("none", hardware: ["X"], kind: .null)
        )
        #expect(store.select(try Sample.query(["X"])).names == ["none"])
        #expect(store.select(try Sample.query(["X"]), kinds: [.software]).names == ["soft"])
        #expect(store.softwareDrivers.map(\.name) == ["soft"])
    }

    @Test(
        arguments: [
            ("serial", "pnp", "serial on pnp"), ("serial", "pci", "serial on pci"),
            ("serial", "amba", "serial anywhere"),
            ("i2c_hid", nil, "exact"), ("i2c-hid", nil, "dashed"), ("I2C", nil, nil), ("a_b", "pci", "folded"),
        ] as [(String, String?, String?)]
    )
    func factsAreFoundByNameAndBus(name: String, bus: String?, expected: String?) {
        func described(_ name: String, on: [String] = [], _ text: String) -> DriverPackage {
            var package = Sample.package(name, on: on)
            package.description = text
            return package
        }
        let store = Sample.store(
            described("serial", on: ["pnp"], "serial on pnp"),
            described("serial", on: ["pci"], "serial on pci"),
            described("serial", "serial anywhere"),
            described("i2c-hid", "dashed"),
            described("i2c_hid", "exact"),
            described("a-b", "folded")
        )
        #expect(store.facts(ofDriver: name, onBus: bus)?.description == expected)
    }

    @Test func filtersApplyWhereAllTheirConditionsHold() throws {
        func rule(_ name: String, _ change: (inout FilterRule) -> Void) -> FilterRule {
            var rule = FilterRule(name: name, position: .upper, location: Sample.at())
            change(&rule)
            return rule
        }
        var database = DriverDatabase(name: "d")
        database.filters = [
            rule("acpi") { $0.needsFirmwareNode = true },
            rule("usbaudit") { ($0.level, $0.className) = (.class, "USB") },
            rule("guard") { $0.ids = [MatchPattern(#"usb\vid_1d50&pid_6099"#, at: Sample.at())] },
            rule("nothing") { _ in },
            rule("both") {
                $0.needsFirmwareNode = true
                $0.ids = [MatchPattern("C1", at: Sample.at())]
            },
        ]
        let store = DriverStore([database])
        let query = try Sample.query([#"USB\VID_1D50&PID_6099"#], ["C1"])
        func names(_ className: String?, _ firmware: Bool) -> [String] {
            store.filters(for: query, className: className, hasFirmwareNode: firmware).map(\.name)
        }
        #expect(names(nil, false) == ["guard"])
        #expect(names("usb", true) == ["acpi", "usbaudit", "guard", "both"])
        #expect(names("Net", true) == ["acpi", "guard", "both"])
    }

    @Test func classRulesOfSeveralDatabasesAddUp() throws {
        func rule(_ name: String, upper: [String], guid: String? = nil) -> ClassRule {
            var rule = ClassRule(setupClass: SetupClass(name, guid: guid), location: Sample.at())
            rule.upperFilters = upper
            return rule
        }
        var (one, other) = (DriverDatabase(name: "one"), DriverDatabase(name: "other"))
        one.classes = [rule("Toaster", upper: ["a", "b"])]
        other.classes = [rule("toaster", upper: ["b", "c"], guid: "{0}")]
        let found = try #require(DriverStore([one, other]).classRule(named: "TOASTER"))
        #expect(found.upperFilters == ["a", "b", "c"])
        #expect(found.setupClass == SetupClass("Toaster", guid: "{0}"))
        #expect(DriverStore([one]).classRule(named: "Net") == nil)
    }
}
