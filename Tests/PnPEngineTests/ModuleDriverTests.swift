import PnPDiagnostics
import PnPEngine
import PnPModel
import PnPSelection
import Testing

/// Drivers chosen by a kernel's module directory, design section 4.
@Suite struct ModuleDriverTests {
    private let place = SourceLocation(file: "modules.alias", line: 1, column: 1)

    private func modules(_ lines: [(pattern: String, module: String)], known: Set<String> = []) -> DriverDatabase {
        var database = DriverDatabase(name: "6.12.0")
        database.kind = .modules(known: Set(lines.map(\.module)).union(known))
        database.packages = lines.map { line in
            var package = DriverPackage(name: line.module, location: place)
            package.module = line.module
            package.modaliases = [MatchPattern(line.pattern, at: place)]
            package.isKernelModule = true
            return package
        }
        return database
    }

    private var rules: DriverDatabase {
        var package = DriverPackage(name: "xhci_hcd", location: SourceLocation(file: "rules.yaml", line: 1))
        package.module = "xhci_pci"
        package.className = "USB"
        var database = DriverDatabase(name: "rules")
        database.packages = [package]
        return database
    }

    private let controller = record(
        "pci0000:00/0000:00:14.0",
        "bus/pci",
        driver: "xhci_hcd",
        modalias: "pci:v00008086d00001E31sv00001043sd0000108Dbc0Csc03i30"
    )
    private let hub = record("pci0000:00/0000:00:14.0/usb1", "bus/usb", driver: "usb", type: "usb_device")

    @Test func theDriverInAModuleIsCalledAsRulesCallIt() throws {
        let tree = tree(
            [controller, hub],
            databases: [modules([("pci:v*bc0Csc03i30*", "xhci_pci")]), rules],
            policy: .selected
        )
        let node = try #require(tree.node("pci0000:00/0000:00:14.0"))
        #expect(node.driver.function == "xhci_hcd")
        #expect(node.driver.module == "xhci_pci")
        #expect(node.driver.origin == .selected)
        #expect(node.setupClass?.name == "USB")
    }

    @Test func aSelectedModuleKeepsWhatIsSeenBelowItsDevice() {
        let tree = tree(
            [controller, hub],
            databases: [modules([("pci:v*bc0Csc03i30*", "xhci_pci")]), rules],
            policy: .selected
        )
        #expect(tree.node("pci0000:00/0000:00:14.0/usb1") != nil)
    }

    @Test func whatTheDirectoryCannotSpeakForKeepsItsDriver() throws {
        let compiledIn = record(
            "platform/serial8250",
            "bus/platform",
            driver: "serial8250",
            modalias: "platform:serial8250"
        )
        let nameless = record("platform/thing", "bus/platform", driver: "thing")
        let missed = record("platform/other", "bus/platform", driver: "other", modalias: "platform:other")
        let tree = tree(
            [compiledIn, nameless, missed],
            databases: [modules([("pci:*", "xhci_pci")], known: ["other", "thing"])],
            policy: .selected
        )
        let kept = try #require(tree.node("platform/serial8250"))
        #expect(kept.driver.function == "serial8250")
        #expect(kept.driver.origin == .observed)
        #expect(tree.node("platform/thing")?.driver.function == "thing")
        // The directory has this module, and says that it is not for this device.
        #expect(tree.node("platform/other")?.driver.function == nil)
    }

    @Test func whatOnlyHelpersMatchKeepsItsDriver() {
        let text = "cpu:type:x86,ven0000fam0006mod009E:feature:,0099,"
        let processor = record("system/cpu/cpu0", "bus/cpu", driver: "processor", modalias: text)
        let tree = tree(
            [processor],
            databases: [modules([("cpu:type:x86,ven*fam*mod*:feature:*0099*", "aesni_intel")], known: ["processor"])],
            policy: .selected
        )
        #expect(tree.node("system/cpu/cpu0")?.driver.function == "processor")
    }

    @Test func aBlacklistedModuleIsAProblemThatNamesTheLine() throws {
        var configuration = DriverDatabase(name: "modprobe.d")
        configuration.kind = .modprobe
        let line = SourceLocation(file: "local.conf", line: 3, column: 1)
        configuration.refusals = [ModuleRefusal(module: "xhci_pci", reason: .blacklisted, location: line)]
        let tree = tree(
            [controller],
            databases: [configuration, modules([("pci:v*bc0Csc03i30*", "xhci_pci")])],
            policy: .selected
        )
        let problem = try #require(tree.node("pci0000:00/0000:00:14.0")?.problem)
        #expect(problem.code == .failedInstall)
        #expect(problem.reason == "xhci_pci is blacklisted (local.conf:3:1)")
    }

    // MARK: What is stronger than a match

    /// The controller with another attribute, and whatever else a kernel knows.
    private func controller(override: String, _ database: DriverDatabase) -> DeviceTree {
        let device = record(
            "pci0000:00/0000:00:14.0",
            "bus/pci",
            driver: "xhci_hcd",
            modalias: "pci:v00008086d00001E31sv00001043sd0000108Dbc0Csc03i30",
            attributes: ["driver_override": override]
        )
        return tree([device, hub], databases: [database, rules], policy: .selected)
    }

    @Test("driver_override names a module's driver that matches nothing, one that matches, one that is nowhere")
    func driverOverride() throws {
        let kernel = modules([("pci:v00008086d*", "xhci_pci")], known: ["vfio_pci"])
        let vfio = try #require(controller(override: "vfio-pci", kernel).node("pci0000:00/0000:00:14.0"))
        #expect(vfio.driver.function == "vfio-pci")
        #expect(vfio.driver.module == "vfio_pci")
        #expect(vfio.driver.rank == nil)
        #expect(vfio.driver.isDisputed)
        #expect(controller(override: "vfio-pci", kernel).node("pci0000:00/0000:00:14.0/usb1") != nil)
        let own = try #require(controller(override: "xhci_hcd", kernel).node("pci0000:00/0000:00:14.0"))
        #expect(own.driver.function == "xhci_hcd")
        #expect(own.driver.rank != nil)
        let nobody = try #require(controller(override: "nobody", kernel).node("pci0000:00/0000:00:14.0"))
        #expect(nobody.driver.function == nil)
        #expect(nobody.problem?.code == .disabled)
        #expect(controller(override: "nobody", kernel).node("pci0000:00/0000:00:14.0/usb1") == nil)
    }

    @Test("a bound driver that no directory knows stays where driver_override names it")
    func overrideOfWhatIsCompiledIn() {
        let node = controller(override: "xhci_hcd", modules([("pci:v0000FFFFd*", "other")]))
            .node("pci0000:00/0000:00:14.0")
        #expect(node?.driver.function == "xhci_hcd")
        #expect(node?.driver.origin == .observed)
    }

    @Test("an alias for 'off' leaves a device without a driver, and the problem says which line does")
    func off() {
        let line = SourceLocation(file: "a.conf", line: 3, column: 1)
        var configured = modules([("pci:v00008086d*", "off")])
        configured.kind = .modprobe
        configured.packages[0].modaliases = [MatchPattern("pci:v00008086d*", at: line)]
        configured.packages[0].hidesKernelModules = true
        let reason = ModuleRefusal.Reason.replaced(command: "alias pci:v00008086d* off")
        configured.refusals = [ModuleRefusal(module: "off", reason: reason, location: line)]
        let databases = [configured, modules([("pci:v00008086d*", "xhci_pci")]), rules]
        let node = tree([controller, hub], databases: databases, policy: .selected).node("pci0000:00/0000:00:14.0")
        #expect(node?.driver.function == nil)
        #expect(node?.problem?.code == .failedInstall)
        #expect(node?.problem?.reason == "'alias pci:v00008086d* off' switches its drivers off (a.conf:3:1)")
        #expect(node?.driver.overrides.map(\.kind) == [.alias])
        #expect(node?.driver.overrides.first?.driver == "xhci_pci")
    }
}
