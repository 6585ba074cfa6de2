import Testing
import _PnPTestSupport

/// Every key of a rules file, each seen in what the command prints.
@Suite struct RuleEffectTests {
    /// A rules file, and a fact of a device under it.
    struct Row: CustomTestStringConvertible {
        /// The key that it is about.
        let key: String
        /// What stands below `pnp-rules: 1`.
        let rules: String
        let fact: String
        let expected: String
        var device = "gizmo"
        var testDescription: String { "\(key) → \(device): \(fact) \(expected)" }

        init(_ key: String, _ rules: String, _ fact: String, _ expected: String, device: String = "gizmo") {
            (self.key, self.rules, self.fact, self.expected, self.device) = (key, rules, fact, expected, device)
        }
    }

    private static func driver(_ keys: String) -> String {
        #"drivers: [{name: w, hardware: ['PCI\VEN_1234&DEV_0001'], \#(keys)}]"#
    }

    /// Two drivers that match equally well, each with keys of its own.
    private static func two(_ first: String, _ second: String) -> String {
        #"drivers: [{name: a, hardware: ['PCI\VEN_1234&DEV_0001'], \#(first)}, "#
            + #"{name: b, hardware: ['PCI\VEN_1234&DEV_0001'], \#(second)}]"#
    }

    private static func filter(_ keys: String) -> String { driver("class: Net") + "\nfilters: [{name: f, \(keys)}]" }

    static let rows: [Row] = [
        Row("drivers.name", driver(""), "function", "w"),
        Row("drivers.description", driver("description: A gizmo"), "description", "A gizmo"),
        Row("drivers.class", driver("class: Net"), "class", "Net"),
        Row("drivers.mode", driver("mode: kernel"), "stack", "pdo pci, bus-filter acpi, function w"),
        Row("drivers.mode", driver("mode: user"), "stack", "pdo pci, bus-filter acpi, function WUDFRd, user w"),
        Row("drivers.mode", driver("mode: user"), "function", "w"),
        Row("drivers.on", two("on: [isa]", "on: [pci]"), "function", "b"),
        Row("drivers.bus", driver("bus: [gizmobus]"), "problem", "28", device: "gizmo/part"),
        Row("drivers.bus", driver("bus: [usb]"), "problem", "no node", device: "gizmo/part"),
        Row("drivers.pair", driver("pair: [mini, port]"), "stack", "pdo pci, bus-filter acpi, function mini+port"),
        Row("drivers.module", driver("module: w_core"), "module", "w_core"),
        Row("drivers.hardware", driver(""), "rank", "00FF0001"),
        Row("drivers.hardware", #"drivers: [{name: w, hardware: ['PCI\CC_FF']}]"#, "rank", "00FF2001"),
        Row("drivers.compatible", #"drivers: [{name: w, compatible: ['PCI\VEN_1234&DEV_0001']}]"#, "rank", "00FF1001"),
        Row("drivers.compatible", #"drivers: [{name: w, compatible: ['PCI\A', 'PCI\CC_FF']}]"#, "rank", "00FF3101"),
        Row(
            "drivers.modalias",
            "drivers: [{name: w, modalias: ['pci:v00001234d*sv*sd*bc*sc*i*']}]",
            "rank",
            "00FF2004"
        ),
        Row("drivers.feature-score", two("", "feature-score: 0x40"), "function", "b"),
        Row("drivers.feature-score", two("", "feature-score: 0x40"), "rank", "00400001"),
        Row("drivers.fallback", two("fallback: true", ""), "function", "b"),
        Row("drivers.signature", two("signature: unsigned", ""), "function", "b"),
        Row("drivers.signature", driver("signature: unsigned"), "rank", "80FF0001"),
        Row("drivers.date", two("date: 2020-01-01", "date: 2024-01-01"), "function", "b"),
        Row("drivers.version", two("version: 1.9", "version: 1.10"), "function", "b"),
        Row(
            "drivers.upper-filters",
            driver("upper-filters: [u1, u2]"),
            "stack",
            "pdo pci, bus-filter acpi, function w, upper-device-filter u1, upper-device-filter u2"
        ),
        Row(
            "drivers.lower-filters",
            driver("lower-filters: [l1, l2]"),
            "stack",
            "pdo pci, bus-filter acpi, lower-device-filter l1, lower-device-filter l2, function w"
        ),
        Row("drivers.exclude", driver(#"exclude: ['PCI\VEN_1234&DEV_0001&REV_01']"#), "problem", "28"),
        Row("drivers.exclude", driver(#"exclude: ['PCI\VEN_1234&DEV_0001&REV_02']"#), "function", "w"),
        Row("drivers.kind", driver("kind: 'null'"), "needsNone", "yes"),
        Row("drivers.kind", driver("kind: 'null'"), "problem", ""),
        Row("classes.name", driver("class: neT") + "\nclasses: [{name: Net}]", "class", "Net"),
        Row(
            "classes.upper-filters",
            driver("class: Net") + "\nclasses: [{name: Net, upper-filters: [cu]}]",
            "stack",
            "pdo pci, bus-filter acpi, function w, upper-class-filter cu"
        ),
        Row(
            "classes.lower-filters",
            driver("class: Net") + "\nclasses: [{name: Net, lower-filters: [cl]}]",
            "stack",
            "pdo pci, bus-filter acpi, lower-class-filter cl, function w"
        ),
        Row(
            "filters.position",
            filter("position: bus, hardware: ['PCI\\CC_FF']"),
            "stack",
            "pdo pci, bus-filter f, bus-filter acpi, function w"
        ),
        Row(
            "filters.hardware",
            filter("position: lower, hardware: ['PCI\\VEN_1234&DEV_0001']"),
            "stack",
            "pdo pci, bus-filter acpi, lower-device-filter f, function w"
        ),
        Row(
            "filters.compatible",
            filter("position: upper, compatible: ['PCI\\CC_FF']"),
            "stack",
            "pdo pci, bus-filter acpi, function w, upper-device-filter f"
        ),
        Row(
            "filters.compatible",
            filter("position: upper, compatible: ['PCI\\CC_01']"),
            "stack",
            "pdo pci, bus-filter acpi, function w"
        ),
        Row(
            "filters.level",
            filter("position: upper, level: class, class: Net"),
            "stack",
            "pdo pci, bus-filter acpi, function w, upper-class-filter f"
        ),
        Row(
            "filters.class",
            filter("position: lower, class: NET"),
            "stack",
            "pdo pci, bus-filter acpi, lower-device-filter f, function w"
        ),
        Row("filters.class", filter("position: lower, class: USB"), "stack", "pdo pci, bus-filter acpi, function w"),
        Row(
            "filters.match",
            filter("position: upper, match: {has-firmware-node: true}"),
            "stack",
            "pdo pci, bus-filter acpi, function w, upper-device-filter f"
        ),
    ]

    @Test(arguments: rows) func everyKeyIsSeen(row: Row) throws {
        let file = try TemporaryFile("pnp-rules: 1\n\(row.rules)\n", suffix: ".yaml")
        let machine = try RuleMachine([file.path])
        #expect(machine.fact(row.fact, of: row.device) == row.expected, "\(machine.errors)")
    }

    @Test func everyKeyOfTheFormatHasARow() throws {
        let keys = [
            "drivers": [
                "name", "description", "class", "mode", "on", "bus", "pair", "module", "hardware", "compatible",
                "modalias", "feature-score", "fallback", "signature", "date", "version", "upper-filters",
                "lower-filters", "exclude", "kind",
            ],
            "classes": ["name", "upper-filters", "lower-filters"],
            "filters": ["position", "level", "class", "hardware", "compatible", "match"],
        ]
        #expect(Set(keys.flatMap { section, keys in keys.map { "\(section).\($0)" } }) == Set(Self.rows.map(\.key)))
    }

    @Test func aClassHasItsGUID() throws {
        let rules = try TemporaryFile(
            "pnp-rules: 1\nclasses: [{name: Giz, guid: '5B1F0F3E-8F0A-4D55-9D3A-6C6B2F9A0001'}]\n"
                + Self.driver("class: Giz"),
            suffix: ".yaml"
        )
        let source = try TemporaryFile(
            #"{"schema": "pnpctl.snapshot/1", "devices": [{"path": "/devices/gizmo", "bus": "pci", "#
                + #""identity": {"hardwareIDs": ["PCI\\VEN_1234&DEV_0001"], "instanceID": "0"}}]}"#,
            suffix: ".json"
        )
        let outcome = try pnpctl(["show", "gizmo", source.path, "--no-names", "--drivers", rules.path])
        #expect(outcome.output.contains("{5b1f0f3e-8f0a-4d55-9d3a-6c6b2f9a0001}"))
    }

    @Test func aSoftwareDriverIsADeviceBelowTheRoot() throws {
        let rules = try TemporaryFile(
            "pnp-rules: 1\ndrivers: [{name: ramdisk, kind: software, class: SCSIAdapter, description: A disk}]\n",
            suffix: ".yaml"
        )
        let node = try #require(
            RuleMachine([rules.path]).nodes.first { $0["instancePath"] as? String == #"ROOT\RAMDISK\0000"# }
        )
        #expect(node["class"] as? String == "SCSIAdapter")
        #expect(node["parent"] as? String == #"HTREE\ROOT\0"#)
        #expect((node["driver"] as? [String: Any])?["function"] as? String == "ramdisk")
    }

    // MARK: Several databases

    @Test("the first database that is named is preferred where all else is equal", arguments: [false, true])
    func order(isReversed: Bool) throws {
        let files = try ["a", "b"].map { name in
            try TemporaryFile(
                "pnp-rules: 1\ndrivers: [{name: \(name), hardware: ['PCI\\VEN_1234&DEV_0001']}]\n",
                suffix: ".yaml"
            )
        }
        let paths = isReversed ? files.reversed().map(\.path) : files.map(\.path)
        #expect(try RuleMachine(paths).fact("function") == (isReversed ? "b" : "a"))
    }

    @Test func filtersOfSeveralDatabasesAddUpInTheOrderOfTheLayers() throws {
        let function = try TemporaryFile(
            "pnp-rules: 1\n" + Self.driver("class: Net, lower-filters: [d1], upper-filters: [d2]"),
            suffix: ".yaml"
        )
        let classes = try TemporaryFile(
            "pnp-rules: 1\nclasses: [{name: Net, lower-filters: [c1], upper-filters: [c2]}]\n",
            suffix: ".yaml"
        )
        let filters = try TemporaryFile(
            """
            pnp-rules: 1
            filters:
              - {name: c3, position: lower, level: class, class: Net}
              - {name: d3, position: lower, hardware: ['PCI\\CC_FF']}
              - {name: d4, position: upper, hardware: ['PCI\\CC_FF']}
              - {name: c4, position: upper, level: class, class: Net}
            """,
            suffix: ".yaml"
        )
        let machine = try RuleMachine([filters.path, classes.path, function.path])
        #expect(
            machine.fact("stack") == """
                pdo pci, bus-filter acpi, lower-device-filter d1, lower-device-filter d3, lower-class-filter c1, \
                lower-class-filter c3, function w, upper-device-filter d2, upper-device-filter d4, \
                upper-class-filter c2, upper-class-filter c4
                """
        )
    }

    // MARK: No driver

    @Test("V-NONE-1, V-TR-2: without a driver problem 28, not started, and the children are lost, said once")
    func noDriver() throws {
        let rules = try TemporaryFile("pnp-rules: 1\ndrivers: [{name: w, hardware: ['PCI\\OTHER']}]\n", suffix: ".yaml")
        let strict = try RuleMachine([rules.path])
        #expect(strict.fact("problem") == "28")
        #expect(strict.fact("state") == "initialized")
        #expect(strict.fact("stack") == "pdo pci, bus-filter acpi")
        #expect(strict.node("gizmo/part") == nil)
        #expect(strict.errors.split(separator: "\n").count { $0.contains("TRE002") } == 1)
        let lenient = try RuleMachine([rules.path], options: ["--lenient"])
        #expect(lenient.fact("problem") == "28")
        #expect(lenient.node("gizmo/part") != nil)
        #expect(!lenient.errors.contains("TRE002"))
    }

    @Test("V-TR-3, V-STACK-2: a raw device starts without a driver, with its filters")
    func raw() throws {
        let rules = try TemporaryFile(
            "pnp-rules: 1\nfilters: [{name: f, position: upper, hardware: ['PCI\\CC_FF']}]\n",
            suffix: ".yaml"
        )
        let machine = try RuleMachine([rules.path], isRaw: true)
        #expect(machine.fact("raw") == "yes")
        #expect(machine.fact("state") == "started")
        #expect(machine.fact("problem") == "")
        #expect(machine.fact("stack") == "pdo pci, bus-filter acpi, upper-device-filter f")
    }
}
