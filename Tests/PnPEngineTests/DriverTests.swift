import PnPDiagnostics
import PnPEngine
import PnPModel
import PnPSelection
import Testing

private let place = PnPDiagnostics.SourceLocation(file: "rules.yaml", line: 1)

/// A driver for tests, as a rules file would describe it.
private func driver(
    _ name: String,
    _ kind: DriverPackage.Kind = .function,
    hardware: [String] = [],
    compatible: [String] = [],
    className: String? = nil,
    buses: [String] = [],
    pair: [String] = [],
    upper: [String] = [],
    lower: [String] = [],
    mode: DriverPackage.Mode = .kernel
) -> DriverPackage {
    var package = DriverPackage(name: name, location: place)
    package.kind = kind
    package.hardwareIDs = hardware.map { MatchPattern($0, at: place) }
    package.compatibleIDs = compatible.map { MatchPattern($0, at: place) }
    package.className = className
    package.buses = buses
    package.pair = pair
    package.upperFilters = upper
    package.lowerFilters = lower
    package.mode = mode
    return package
}

private func database(_ packages: [DriverPackage], _ change: (inout DriverDatabase) -> Void = { _ in })
    -> DriverDatabase
{
    var database = DriverDatabase(name: "test")
    database.packages = packages
    change(&database)
    return database
}

private func identity(_ ids: String..., compatible: [String] = [], capabilities: [String] = []) -> StatedIdentity {
    StatedIdentity(hardwareIDs: ids, compatibleIDs: compatible, capabilities: capabilities)
}

@Suite("Problems") struct ProblemTests {
    private func problem(
        _ record: DeviceRecord,
        with others: [DeviceRecord] = [],
        rules: [DriverPackage] = []
    ) -> ProblemCode? {
        let path = String(record.path.text.dropFirst("/devices/".count))
        return tree([record] + others, databases: [database(rules)]).node(path)?.problem?.code
    }

    private let bound = record("pci0000:00/0000:00:1f.0", "bus/pci", driver: "lpc_ich")

    @Test("28: an unbound PCI function or USB device that nothing claims", arguments: ["bus/pci", "bus/usb"])
    func noDriver(bus: String) {
        #expect(problem(record("pci0000:00/x", bus), with: [bound]) == .failedInstall)
    }

    @Test(
        "other unbound devices are just unbound",
        arguments: ["bus/platform", "bus/i2c", "bus/spi", "bus/acpi", "bus/serio"]
    )
    func unbound(bus: String) {
        #expect(problem(record("pci0000:00/x", bus, modalias: "x:y"), with: [bound]) == nil)
    }

    @Test("no problem where a null driver speaks, whoever else claims the device")
    func null() {
        let rules = [driver("bridge", .null, compatible: [#"PCI\x"#]), driver("other", hardware: [#"PCI\x"#])]
        #expect(problem(record("pci0000:00/x", "bus/pci"), with: [bound], rules: rules) == nil)
    }

    @Test("31: the driver that claims it runs here, but is not bound to it")
    func declined() {
        let rules = [driver("lpc_ich", hardware: [#"PCI\x"#])]
        #expect(problem(record("pci0000:00/x", "bus/pci"), with: [bound], rules: rules) == .failedAdd)
    }

    @Test("28: the driver that claims it runs nowhere here, and its module is named")
    func notLoaded() throws {
        let tree = tree(
            [record("pci0000:00/x", "bus/pci"), bound],
            databases: [database([driver("e1000e", hardware: [#"PCI\x"#])])]
        )
        let problem = try #require(tree.node("pci0000:00/x")?.problem)
        #expect(problem.code == .failedInstall)
        #expect(problem.reason.contains("e1000e"))
    }

    @Test("22: not authorised, itself or its interface; or kept for a driver that is not there")
    func disabled() {
        let usb = record("pci0000:00/x", "bus/usb", type: "usb_device", attributes: ["authorized": "0"])
        #expect(problem(usb, with: [bound]) == .disabled)
        let override = record("pci0000:00/x", "bus/pci", attributes: ["driver_override": "vfio-pci"])
        #expect(problem(override, with: [bound]) == .disabled)
        let unset = record("pci0000:00/x", "bus/pci", attributes: ["driver_override": "(null)"])
        #expect(problem(unset, with: [bound]) == .failedInstall)
    }

    @Test("51: waits for a supplier, on any bus")
    func waiting() {
        let waiting = record("platform/x", "bus/platform", attributes: ["waiting_for_supplier": "1"])
        #expect(problem(waiting, with: [bound]) == .waitingOnDependency)
        let running = record("platform/x", "bus/platform", driver: "x", attributes: ["waiting_for_supplier": "1"])
        #expect(problem(running, with: [bound]) == nil)
    }

    @Test("45: listed, but not there now")
    func phantom() {
        #expect(problem(record("pci0000:00/x", "bus/pci", isPresent: false), with: [bound]) == .phantom)
    }

    @Test("29: the firmware has switched it off")
    func hardwareDisabled() {
        let off = record("pci0000:00/x", "bus/pci", identity: identity(#"X\1"#, capabilities: ["hardware-disabled"]))
        #expect(problem(off, with: [bound]) == .hardwareDisabled)
    }

    @Test("V-STACK-2, V-TR-3: a device that may run without a driver is started, without a problem")
    func raw() {
        let tree = tree([record("x/a", "bus/pci", identity: identity(#"X\1"#, capabilities: ["raw-ok"])), bound])
        #expect(tree.node("x/a")?.problem == nil)
        #expect(tree.node("x/a")?.isRaw == true)
        #expect(tree.node("x/a")?.state == .started)
    }
}

@Suite("Stacks and selection") struct StackTests {
    @Test("V-STACK-1: every layer in its place")
    func layers() {
        let rules = database([driver("F", hardware: [#"X\1"#], className: "Layered", upper: ["D"], lower: ["A", "B"])])
        {
            var rule = ClassRule(setupClass: SetupClass("Layered"), location: place)
            rule.lowerFilters = ["C"]
            rule.upperFilters = ["E", "G"]
            $0.classes = [rule]
            var acpi = FilterRule(name: "acpi", position: .bus, location: place)
            acpi.needsFirmwareNode = true
            $0.filters = [acpi]
        }
        let tree = tree(
            [
                record("LNXSYSTM:00", "bus/acpi", modalias: "acpi:LNXSYSTM:"),
                record("LNXSYSTM:00/device:00", "bus/acpi"),
                record(
                    "x/a",
                    "bus/pci",
                    links: ["firmware_node": "LNXSYSTM:00/device:00"],
                    identity: identity(#"X\1"#)
                ),
            ],
            databases: [rules]
        )
        #expect(
            tree.stack("x/a") == """
                pdo pci, bus-filter acpi, lower-device-filter A, lower-device-filter B, lower-class-filter C, \
                function F, upper-device-filter D, upper-class-filter E, upper-class-filter G
                """
        )
    }

    @Test("V-UMDF-1: a user-mode driver stands behind the reflector")
    func userMode() {
        let tree = tree(
            [record("x/a", "bus/x", identity: identity(#"X\1"#))],
            databases: [database([driver("Echo", hardware: [#"X\1"#], mode: .user)])]
        )
        #expect(tree.stack("x/a") == "pdo x, function WUDFRd, user Echo")
        #expect(tree.node("x/a")?.driver.function == "Echo")
    }

    @Test("a miniport and its port driver are one object, and the PDO of the children is theirs")
    func pair() {
        let tree = tree(
            [
                record("x/a", "bus/x", identity: identity(#"X\1"#)),
                record("x/a/b", "bus/y", identity: identity(#"Y\1"#)),
            ],
            databases: [database([driver("Usbuhci", hardware: [#"X\1"#], buses: ["y"], pair: ["Usbuhci", "Usbport"])])]
        )
        #expect(tree.node("x/a/b")?.stack.objects.first?.displayName == "(Usbuhci,Usbport)")
    }

    @Test("the kernel's word counts, until rules are asked; both are known")
    func observedAndSelected() {
        let records = [record("x/a", "bus/pci", driver: "nouveau", identity: identity(#"X\1"#))]
        let rules = database([driver("nvidia", hardware: [#"X\1"#])])
        let observed = tree(records, databases: [rules]).node("x/a")?.driver
        #expect(observed?.function == "nouveau" && observed?.origin == .observed && observed?.selected == nil)
        let selected = tree(records, databases: [rules], policy: .selected).node("x/a")?.driver
        #expect(
            selected?.function == "nvidia" && selected?.observed == "nouveau"
                && selected?.rank?.description == "00FF0000"
        )
    }

    @Test(
        "V-TR-2: what rules give no driver has problem 28, is not started and reports no children; --lenient keeps them"
    )
    func strict() {
        let records = [
            record("x/a", "bus/x", identity: identity(#"X\1"#)), record("x/a/b", "bus/x", identity: identity(#"X\2"#)),
        ]
        let rules = database([driver("two", hardware: [#"X\2"#])])
        let strict = tree(records, databases: [rules], policy: .selected)
        #expect(strict.node("x/a")?.problem?.code == .failedInstall)
        #expect(strict.node("x/a")?.state == .initialized)
        #expect(strict.node("x/a/b") == nil)
        #expect(strict.diagnostics.map(\.code) == ["TRE002"])
        let lenient = tree(records, databases: [rules], policy: .selectedLenient)
        #expect(lenient.node("x/a/b")?.driver.function == "two")
    }

    @Test("a driver that does not enumerate the bus has no children on it")
    func wrongBus() {
        let records = [
            record("x/a", "bus/x", identity: identity(#"X\1"#)), record("x/a/b", "bus/y", identity: identity(#"X\2"#)),
        ]
        func child(buses: [String]) -> DeviceNode? {
            let rules = database([driver("one", hardware: [#"X\1"#], buses: buses), driver("two", hardware: [#"X\2"#])])
            return tree(records, databases: [rules], policy: .selected).node("x/a/b")
        }
        #expect(child(buses: ["z"]) == nil)
        #expect(child(buses: ["y"]) != nil)
    }

    @Test("a software driver is a node below the root, without hardware")
    func software() throws {
        let tree = tree([record("x/a", "bus/x", driver: "x")], databases: [database([driver("ramdisk", .software)])])
        let node = try #require(tree.nodes.first { $0.label == "ramdisk" })
        #expect(node.instancePath.spelling == #"ROOT\RAMDISK\0000"#)
        #expect(node.isSoftware && node.parent == 0 && node.driver.function == "ramdisk")
    }

    @Test("the firmware's driver runs a device that has no other, and is a filter below one that has")
    func firmwareDriver() {
        func stack(_ own: String?) -> String? {
            tree([
                record("LNXSYSTM:00", "bus/acpi", modalias: "acpi:LNXSYSTM:"),
                record("LNXSYSTM:00/PNP0C0A:00", "bus/acpi", driver: "battery", modalias: "acpi:PNP0C0A:"),
                record(
                    "platform/PNP0C0A:00",
                    "bus/platform",
                    driver: own,
                    links: ["firmware_node": "LNXSYSTM:00/PNP0C0A:00"]
                ),
            ]).stack("platform/PNP0C0A:00")
        }
        #expect(stack(nil) == "pdo acpi, function battery")
        #expect(stack("own") == "pdo acpi, lower-device-filter battery, function own")
    }
}
