import PnPDiagnostics
import PnPEngine
import PnPModel
import PnPSelection
import Testing

/// How rules decide over the devices of a tree that was built, and why a bound driver stays.
@Suite struct DriverDecisionTests {
    private let place = SourceLocation(file: "modules.alias", line: 1, column: 1)

    private func kernel(_ pattern: String, _ module: String, known: Set<String> = []) -> DriverDatabase {
        var package = DriverPackage(name: module, location: place)
        package.module = module
        package.modaliases = [MatchPattern(pattern, at: place)]
        package.isKernelModule = true
        var database = DriverDatabase(name: "6.12.0")
        database.kind = .modules(known: known.union([module]))
        database.packages = [package]
        return database
    }

    private func decision(
        _ record: DeviceRecord,
        _ databases: [DriverDatabase],
        policy: EnumerationPolicy = .observed
    ) throws -> DriverDecision {
        let snapshot = Snapshot(source: SourceDescription(kind: "json", path: "sample.json"), records: [record])
        let plan = TreePlan(snapshot, buses: PlainBuses())
        let builder = TreeBuilder(buses: PlainBuses(), store: DriverStore(databases), policy: policy)
        let (tree, decisions) = builder.buildExplained(plan)
        let index = try #require(tree.nodes.firstIndex { $0.records.contains { $0.path == record.path } })
        return try #require(decisions.decision(on: index))
    }

    @Test(
        "why a module directory cannot speak for a device",
        arguments: [
            (nil, "thing", KeptDriver.noModalias),
            ("cpu:type:x86,ven0000", "processor", .helpersOnly),
            ("platform:serial8250", "serial8250", .compiledIn),
            ("platform:stranger", "stranger", .unknownModule),
            ("platform:other", "other", nil),
        ] as [(String?, String, KeptDriver?)]
    )
    func kept(modalias: String?, driver: String, reason: KeptDriver?) throws {
        // An empty module says that the driver is part of the kernel.
        var package = DriverPackage(name: "serial8250", location: place)
        package.module = ""
        var rules = DriverDatabase(name: "rules")
        rules.packages = [package]
        let databases = [kernel("cpu:type:x86*", "aesni_intel", known: ["other"]), rules]
        let record = record("platform/x", "bus/platform", driver: driver, modalias: modalias)
        let decision = try decision(record, databases, policy: .selected)
        #expect(decision.choice.kept == reason)
        #expect(decision.choice.function == (reason == nil ? nil : driver))
        #expect(decision.choice.origin == (reason == nil ? nil : .observed))
    }

    @Test func rulesAreAskedAlsoWhereTheKernelDecided() throws {
        let device = record("platform/x", "bus/platform", driver: "mine", modalias: "platform:x")
        let decision = try decision(device, [kernel("platform:x", "theirs")])
        #expect(decision.choice.observed == "mine")
        #expect(decision.choice.selected == "theirs")
        #expect(decision.isAgreed == false)
        #expect(decision.observedCandidate == nil)
        #expect(decision.query.bus == "platform")
    }

    @Test func agreementIsByModule() throws {
        var rule = DriverPackage(name: "xhci_hcd", location: place)
        rule.module = "xhci_pci"
        var rules = DriverDatabase(name: "rules")
        rules.packages = [rule]
        let device = record("pci0000:00/0000:00:14.0", "bus/pci", driver: "xhci_hcd", modalias: "pci:v1")
        let decision = try decision(device, [kernel("pci:v1", "xhci_pci"), rules])
        #expect(decision.isAgreed == true)
        #expect(decision.observedCandidate == 0)
        #expect(decision.choice.selected == "xhci_hcd")
    }

    @Test func theAdministratorsWordIsThere() throws {
        let unauthorized = record("usb1/1-1", "bus/usb", type: "usb_device", attributes: ["authorized": "0"])
        #expect(
            try decision(unauthorized, []).constraints == [.unauthorized(SysfsPath("/devices/usb1/1-1"))]
        )
        let path = "pci0000:00/0000:00:01.0"
        let overridden = record(path, "bus/pci", driver: "vfio-pci", attributes: ["driver_override": "vfio-pci"])
        #expect(
            try decision(overridden, []).constraints
                == [.override(driver: "vfio-pci", SysfsPath("/devices/" + path))]
        )
        #expect(
            try decision(record(path, "bus/pci", attributes: ["driver_override": "(null)"]), []).constraints.isEmpty
        )
    }

    @Test func aDeviceThatTheStrictTreeLeavesOutNamesWhatIsAboveIt() throws {
        let records = [
            record("pci0000:00/0000:00:14.0", "bus/pci", driver: "xhci_hcd"),
            record("pci0000:00/0000:00:14.0/usb1", "bus/usb", driver: "usb", type: "usb_device"),
            record("pci0000:00/0000:00:14.0/usb1/1-1", "bus/usb", driver: "usb", type: "usb_device"),
        ]
        func cause(_ buses: [String]) throws -> String? {
            var host = DriverPackage(name: "host", location: place)
            host.hardwareIDs = [MatchPattern(#"PCI\0000:00:14.0"#, at: place)]
            host.buses = buses
            var hub = DriverPackage(name: "hub", location: place)
            hub.hardwareIDs = [MatchPattern(#"USB\usb1"#, at: place)]
            hub.buses = ["usb"]
            var rules = DriverDatabase(name: "rules")
            rules.packages = [host, hub]
            let snapshot = Snapshot(source: SourceDescription(kind: "json", path: "sample.json"), records: records)
            let plan = TreePlan(snapshot, buses: PlainBuses())
            func build(_ policy: EnumerationPolicy) -> (tree: DeviceTree, decisions: DriverDecisions) {
                TreeBuilder(buses: PlainBuses(), store: DriverStore([rules]), policy: policy).buildExplained(plan)
            }
            let (tree, decisions) = build(.selectedLenient)
            let index = try #require(tree.nodes.firstIndex { $0.label == "1-1" })
            let above = decisions.absenceCause(of: index)
            // It is what the strict tree does.
            #expect((above == nil) == build(.selected).tree.nodes.contains { $0.label == "1-1" })
            return above.map { tree.nodes[$0].label }
        }
        #expect(try cause(["usb"]) == nil)
        #expect(try cause([]) == "0000:00:14.0")
    }

    @Test func noRuleDecidesOverTheRootOrSoftware() {
        let snapshot = Snapshot(
            source: SourceDescription(kind: "json", path: "sample.json"),
            records: [record("virtual/net/lo", "class/net")]
        )
        var package = DriverPackage(name: "ramdisk", location: place)
        package.kind = .software
        var rules = DriverDatabase(name: "rules")
        rules.packages = [package]
        let (tree, decisions) = TreeBuilder(buses: PlainBuses(), store: DriverStore([rules]))
            .buildExplained(TreePlan(snapshot, buses: PlainBuses()))
        #expect(tree.nodes.count == 3)
        for index in tree.nodes.indices { #expect(decisions.decision(on: index) == nil) }
        #expect(decisions.decision(on: 99) == nil)
    }
}
