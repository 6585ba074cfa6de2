import PnPDiagnostics
import PnPModel
import Testing

@testable import PnPSelection

/// Whether rules choose the driver that the kernel bound, and why not.
@Suite struct VerificationTests {
    /// A kernel's module directory with what the rows below need.
    private var kernel: DriverDatabase {
        let aliases = [
            ("pci:v00008086d00001234sv*sd*bc*sc*i*", "narrow"), ("pci:v00008086d*sv*sd*bc02sc*i*", "broad"),
            ("hid:b0003g*v0000046Dp0000C52B", "hid_logitech_dj"), ("cpu:type:x86,*", "coretemp"),
            ("platform:other", "by_name"), ("vfio_pci:v*d*sv*sd*bc*sc*i*", "vfio_pci"),
            ("pci:v00008086d00001E31sv*sd*bc*sc*i*", "xhci_pci"), ("pci:v00008086d00005678sv*sd*bc*sc*i*", "barred"),
        ]
        var database = DriverDatabase(name: "kernel")
        database.kind = .modules(known: Set(aliases.map(\.1) + ["silent"]))
        database.compiledIn = ["core"]
        database.packages = aliases.map { pattern, module in
            var package = Sample.package(module, modalias: [pattern])
            package.module = module
            package.isKernelModule = true
            return package
        }
        let place = SourceLocation(file: "a.conf", line: 1, column: 1)
        database.refusals = [ModuleRefusal(module: "barred", reason: .blacklisted, location: place)]
        return database
    }

    /// Rules that lie underneath: two drivers whose modules have other names, and one that is part of the kernel.
    private var rules: DriverDatabase {
        var database = DriverDatabase(name: "rules")
        var host = Sample.package("xhci_hcd", on: ["pci"])
        host.module = "xhci_pci"
        var part = Sample.package("pci_link", modalias: ["acpi*:PNP0C0F:*"], on: ["acpi"])
        part.module = ""
        database.packages = [host, part, Sample.package("guess", modalias: ["platform:lone"])]
        return database
    }

    private func verify(
        _ driver: String,
        bus: String,
        _ modaliases: [String],
        module: String? = nil,
        override: String? = nil,
        by databases: [DriverDatabase],
        underneath: [DriverDatabase] = []
    ) throws -> VerifiedDevice {
        let path = SysfsPath("/devices/one")
        var record = DeviceRecord(
            path: path,
            subsystem: .bus(bus),
            driver: driver,
            module: module,
            modaliases: modaliases
        )
        record.attributes["driver_override"] = override
        var node = DeviceNode(
            instancePath: DeviceInstancePath(try DeviceID(#"A\B"#), try InstanceID("0")),
            parent: nil,
            label: "one",
            state: .started
        )
        node.modaliases = modaliases
        node.driver.observed = driver
        node.records = [RecordPlacement(path: path, role: .node, driver: driver)]
        let source = SourceDescription(kind: "test")
        let tree = DeviceTree(source: source, machine: Machine(), nodes: [node])
        let snapshot = Snapshot(source: source, machine: Machine(), records: [record])
        return try #require(
            DriverVerification(of: databases, underneath: underneath).devices(of: tree, snapshot).first
        )
    }

    static let narrow = "pci:v00008086d00001234sv00000000sd00000000bc02sc00i00"
    static let rows: [(driver: String, bus: String, modaliases: [String], VerifiedDevice.Reason)] = [
        ("narrow", "pci", [narrow], .bestCandidate),
        ("xhci_hcd", "pci", ["pci:v00008086d00001E31sv00000000sd00000000bc0Csc03i30"], .onlyCandidate),
        ("broad", "pci", [narrow], .outranked),
        ("hid-logitech-dj", "hid", ["hid:b0003g0001v0000046Dp0000C52B"], .onlyCandidate),
        ("xhci_hcd", "pci", [narrow], .otherCandidates),
        ("narrow", "pci", ["pci:v00001000d00000001sv00000000sd00000000bc01sc00i00"], .noCandidate),
        ("barred", "pci", ["pci:v00008086d00005678sv00000000sd00000000bc01sc00i00"], .refused),
        ("narrow", "pci", [], .noModalias), ("coretemp", "platform", ["cpu:type:x86,ven0000"], .helperAlias),
        ("hid-logitech-dj", "hid", ["hid:b0003v0000046Dp0000C52B"], .olderGrammar),
        ("foreign", "pci", [narrow], .unknownDriver), ("core", "pci", [narrow], .compiledIn),
        ("pci_link", "acpi", ["acpi:PNP0C0F:"], .compiledIn), ("silent", "platform", ["platform:x"], .boundByName),
        ("by-name", "platform", ["platform:by-name"], .boundByName), ("vfio-pci", "pci", [narrow], .boundByHand),
    ]

    @Test("each device has its reason", arguments: rows.indices) func reason(index: Int) throws {
        let row = Self.rows[index]
        let device = try verify(row.driver, bus: row.bus, row.modaliases, by: [kernel], underneath: [rules])
        #expect(device.reason == row.3)
        #expect(device.verdict == row.3.verdict)
    }

    @Test func theSourcesWordForTheModuleComesFirst() throws {
        #expect(try verify("x", bus: "pci", [Self.narrow], module: "narrow", by: [kernel]).verdict == .agree)
        #expect(try verify("narrow", bus: "pci", [Self.narrow], module: "x", by: [kernel]).reason == .unknownDriver)
    }

    @Test func anOverrideThatIsFollowedSaysNothingOfTheRules() throws {
        #expect(
            try verify("narrow", bus: "pci", [Self.narrow], override: "narrow", by: [kernel]).reason == .boundByHand
        )
        #expect(try verify("narrow", bus: "pci", [Self.narrow], override: "(null)", by: [kernel]).verdict == .agree)
    }

    @Test func whatLiesUnderneathChoosesButMakesNothingComparable() throws {
        let device = try verify("guess", bus: "platform", ["platform:lone"], by: [kernel], underneath: [rules])
        #expect(device.reason == .unknownDriver)
        #expect(device.winner?.package.name == "guess")
        #expect(!device.isOtherOffered)
        #expect(try verify("guess", bus: "platform", ["platform:lone"], by: [rules]).verdict == .agree)
        #expect(
            try verify("mine", bus: "platform", ["platform:lone"], by: [kernel], underneath: [rules]).isOtherOffered
        )
    }

    @Test func rulesAreVerifiedByNames() throws {
        var database = DriverDatabase(name: "mine")
        database.packages = [
            Sample.package("toaster", modalias: ["usb:v1D50p6099*"]), Sample.package("any", modalias: ["usb:v1D50p*"]),
        ]
        let modalias = "usb:v1D50p6099d0100dc00dsc00dp00icFFisc00ip00in00"
        #expect(try verify("toaster", bus: "usb", [modalias], by: [database]).reason == .bestCandidate)
        #expect(try verify("any", bus: "usb", [modalias], by: [database]).reason == .outranked)
        #expect(try verify("toaster", bus: "usb", ["usb:v0001p0001d01"], by: [database]).reason == .noCandidate)
        // What rules say of modaliases says nothing of a device that has none.
        #expect(try verify("toaster", bus: "usb", [], by: [database]).reason == .boundByName)
    }

    @Test func theSummaryCountsBothWays() throws {
        var summary = VerificationSummary()
        summary.add(
            try Self.rows.map { try verify($0.driver, bus: $0.bus, $0.modaliases, by: [kernel], underneath: [rules]) }
        )
        #expect((summary.counts.agree, summary.counts.disagree, summary.counts.uncomparable) == (3, 4, 9))
        // 'foreign', 'core' and 'vfio-pci' run what 'narrow' matches.
        #expect(summary.otherOffered == 3)
        #expect((summary.contestedTotal, summary.contestedAgree) == (3, 1))
        #expect(summary.agreement == 3.0 / 7)
        #expect(summary.pessimisticAgreement == 3.0 / 10)
        #expect(summary.buses["hid"]?.agree == 1)
        #expect(summary.reasons[.compiledIn] == 2)
        #expect(VerificationSummary().agreement == nil)
    }

    @Test("a driver for another bus comes behind all others, whatever its rank") func otherBuses() throws {
        let store = Sample.store(
            Sample.package("i8042 kbd", hardware: ["*PNP0303"], on: ["pnp"]),
            Sample.package("atkbd", modalias: ["serio:ty06pr*id*ex*"], on: ["serio"])
        )
        let keyboard = ["serio:ty06pr00id00ex00"]
        let query = try Sample.query([#"SERIO\TY_06"#, "*PNP0303"], modaliases: keyboard, bus: "serio")
        #expect(store.select(query).names == ["atkbd", "i8042 kbd"])
        let other = try Sample.query([#"ACPI\PNP0303"#, "*PNP0303"], modaliases: keyboard, bus: "pnp")
        #expect(store.select(other).names == ["i8042 kbd", "atkbd"])
    }
}
