import PnPModel
import Testing

@Suite("A pattern over all that people know a device by") struct NodePatternTests {
    private func controller() throws -> DeviceNode {
        var node = DeviceNode(
            instancePath: DeviceInstancePath(
                try DeviceID(#"PCI\VEN_8086&DEV_15B8"#),
                try InstanceID("3&11583659&0&FE")
            ),
            parent: 0,
            label: "00:1f.6",
            state: .started,
            stack: DeviceStack([
                DeviceObject(.pdo, "pci"), DeviceObject(.busFilter, "acpi"), DeviceObject(.function, "e1000e"),
                DeviceObject(.upperDeviceFilter, "netaudit", pair: ["netport"]),
            ])
        )
        node.description = "Ethernet controller"
        node.hardwareIDs = [try HardwareID(#"PCI\VEN_8086&DEV_15B8&SUBSYS_86721043"#)]
        node.compatibleIDs = [try CompatibleID(#"PCI\CC_020000"#)]
        node.modaliases = ["pci:v00008086d000015B8sv00001043sd00008672bc02sc00i00"]
        node.setupClass = SetupClass("Net")
        node.driver.function = "e1000e"
        node.driver.module = "e1000e_module"
        node.driver.observed = "e1000e"
        node.driver.selected = "intel_eth"
        node.interfaces = [
            DeviceInterface(
                className: "net",
                name: "enp0s31f6",
                node: nil,
                record: SysfsPath("/devices/x/net/enp0s31f6")
            ),
            DeviceInterface(
                className: "ptp",
                name: "ptp0",
                node: "/dev/ptp0",
                record: SysfsPath("/devices/x/ptp/ptp0")
            ),
        ]
        return node
    }

    @Test(
        "each kind of word is found, in any case of letters",
        arguments: [
            #"PCI\VEN_8086&DEV_15B8\3*"#, "00:1f.?", "Ethernet*", "*I219*", #"*SUBSYS_86721043"#, #"pci\cc_02*"#,
            "pci:v00008086*", "E1000E", "e1000e_module", "intel_eth", "acpi", "netaudit", "netport", "net",
            "{4D36E972-*}", "enp0s31f6", "/dev/ptp?", "ptp",
        ]
    )
    func found(pattern: String) throws {
        #expect(NodePattern(pattern).matches(try controller(), name: "Ethernet Connection (2) I219-V"))
    }

    @Test(
        "a part of a word is not the word, nor is anything of another device",
        arguments: ["I219", "e1000", "00:1f", "", "?", "xhci*", "*.7"]
    )
    func notFound(pattern: String) throws {
        #expect(!NodePattern(pattern).matches(try controller(), name: "Ethernet Connection (2) I219-V"))
    }

    @Test("a pattern of stars takes no longer than its length times the text's")
    func stars() {
        let pattern = WordPattern(String(repeating: "*a", count: 2_000) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 20_000)))
    }
}
