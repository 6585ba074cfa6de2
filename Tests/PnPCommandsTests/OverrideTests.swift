import Testing
import _PnPTestSupport

/// What decides over a driver, whoever matches best: each is seen with the attribute or the line that says so.
@Suite struct OverrideTests {
    private func rules() throws -> TemporaryFile {
        try TemporaryFile(
            """
            pnp-rules: 1
            drivers:
              - {name: best, bus: [gizmobus], hardware: ['PCI\\VEN_1234&DEV_0001']}
              - {name: good, bus: [gizmobus], compatible: ['PCI\\CC_FF']}
              - {name: elsewhere, module: else_where, bus: [gizmobus], hardware: ['PCI\\OTHER']}
              - {name: part, hardware: ['GIZMO\\PART']}
            """,
            suffix: ".yaml"
        )
    }

    @Test(
        "a driver that driver_override names runs the device, however well it matches",
        arguments: [
            ("good", "good", "00FF3001"), ("elsewhere", "elsewhere", ""), ("best", "best", "00FF0001"),
            ("(null)", "best", "00FF0001"), ("", "best", "00FF0001"),
        ]
    ) func driverOverride(name: String, function: String, rank: String) throws {
        let file = try rules()
        let machine = try RuleMachine([file.path], attributes: #""driver_override": "\#(name)""#)
        #expect(machine.fact("function") == function)
        #expect(machine.fact("selected") == function)
        #expect(machine.fact("rank") == rank)
        #expect(machine.fact("problem") == "")
        #expect(machine.node("gizmo/part") != nil)
        let isSet = name != "" && name != "(null)"
        #expect(
            machine.fact("overrides") == (isSet ? "driver-override \(name) /devices/gizmo/driver_override" : "")
        )
    }

    @Test("where no database has the driver that driver_override names, the device has none: problem 22, no children")
    func unknownOverride() throws {
        let file = try rules()
        let machine = try RuleMachine([file.path], attributes: #""driver_override": "nobody""#)
        #expect(machine.fact("function") == "")
        #expect(machine.fact("problem") == "22")
        #expect(machine.fact("reason") == "driver_override names 'nobody', which no database has")
        #expect(machine.node("gizmo/part") == nil)
    }

    @Test("a device that is not authorised has no driver: problem 22, no children")
    func unauthorized() throws {
        let file = try rules()
        let machine = try RuleMachine([file.path], attributes: #""authorized": "0""#)
        #expect(machine.fact("function") == "")
        #expect(machine.fact("problem") == "22")
        #expect(machine.fact("reason") == "not authorized: /devices/gizmo/authorized is 0")
        #expect(machine.fact("overrides") == "unauthorized /devices/gizmo/authorized")
        #expect(machine.node("gizmo/part") == nil)
        #expect(try RuleMachine([file.path], attributes: #""authorized": "1""#).fact("function") == "best")
    }

    @Test(
        "modprobe.d keeps a module away, wherever it is named, and the next best runs the device",
        arguments: [
            ("blacklist best\n", "blacklist best FILE:1:1"),
            ("\ninstall best /bin/true\n", "install best /bin/true FILE:2:1"),
        ]
    ) func modprobe(text: String, expected: String) throws {
        let (file, configuration) = (try rules(), try TemporaryFile(text, suffix: ".conf"))
        let machine = try RuleMachine([file.path, configuration.path])
        #expect(machine.fact("function") == "good")
        #expect(machine.fact("overrides") == expected.replacing("FILE", with: configuration.path))
    }

    @Test(
        "where all are kept away the problem says by what",
        arguments: [
            ("blacklist best\nblacklist good\n", "best is blacklisted (FILE:1:1)"),
            ("install * /bin/false\n", "'/bin/false' runs instead of loading best (FILE:1:1)"),
        ]
    ) func allKeptAway(text: String, reason: String) throws {
        let (file, configuration) = (try rules(), try TemporaryFile(text, suffix: ".conf"))
        let machine = try RuleMachine([file.path, configuration.path])
        #expect(machine.fact("problem") == "28")
        #expect(machine.fact("reason") == reason.replacing("FILE", with: configuration.path))
        #expect(machine.node("gizmo/part") == nil)
    }

    @Test("an excluded device says which driver refuses it, and where that is written")
    func exclude() throws {
        let file = try TemporaryFile(
            "pnp-rules: 1\ndrivers:\n- {name: a, hardware: ['PCI\\CC_FF'], exclude: ['PCI\\VEN_1234&DEV_0001']}\n",
            suffix: ".yaml"
        )
        let machine = try RuleMachine([file.path])
        #expect(machine.fact("problem") == "28")
        #expect(machine.fact("reason") == "a excludes PCI\\VEN_1234&DEV_0001 (\(file.path):3:10)")
        #expect(machine.fact("overrides") == "exclude a PCI\\VEN_1234&DEV_0001 \(file.path):3:10")
    }

    @Test("show says it in words") func show() throws {
        let source = try TemporaryFile(
            RuleMachine.gizmo.replacing("{GIZMO}", with: #"{"driver_override": "good"}"#)
                .replacing("{PART}", with: "{}").replacing("[RAW]", with: "[]"),
            suffix: ".json"
        )
        let (file, configuration) = (try rules(), try TemporaryFile("blacklist best\n", suffix: ".conf"))
        let outcome = try pnpctl(
            ["show", "gizmo", source.path, "--drivers", file.path, "--drivers", configuration.path, "--no-names"]
        )
        #expect(outcome.output.contains("driver_override names good (/devices/gizmo/driver_override)"))
        #expect(outcome.output.contains("best is blacklisted (\(configuration.path):1:1)"))
        #expect(outcome.output.contains("named by /devices/gizmo/driver_override"))
    }

    // MARK: Site policy over a whole kernel

    private static let stick = "usb:v0781p5567d0100dc00dsc00dp00ic08isc06ip50in00"

    @Test(
        "a site's rules prefer, pin or step back behind a kernel's modules",
        .enabled(if: CorpusLocation.drivers.isAvailable),
        arguments: [
            (#"{name: other, modalias: ['usb:v0781p5567d*'], feature-score: 0x40}"#, "other"),
            (#"{name: uas, modalias: ['usb:v0781p5567d*'], feature-score: 0x00}"#, "uas"),
            (#"{name: other, modalias: ['usb:v*p*d*dc*dsc*dp*ic08isc06ip50in*'], fallback: true}"#, "usb_storage"),
            (#"{name: other, modalias: ['usb:v*p*d*dc*dsc*dp*ic08isc06ip50in*']}"#, "other"),
        ]
    ) func policy(entry: String, first: String) throws {
        let file = try TemporaryFile("pnp-rules: 1\ndrivers: [\(entry)]\n", suffix: ".yaml")
        let alias = try #require(CorpusLocation.drivers.files(below: "linux", endingIn: "/modules.alias.xz").first)
        let kernel = String(alias.dropLast("/modules.alias.xz".utf8.count))
        let outcome = try pnpctl(
            ["resolve", "--ranked", "--drivers", file.path, "--drivers", kernel, "--drivers", "none", Self.stick]
        )
        let drivers = outcome.output.dropFirst(Self.stick.utf8.count + 1).split(whereSeparator: { ",\n".contains($0) })
        #expect(drivers.first.map(String.init) == first, "\(outcome.output)")
    }
}
