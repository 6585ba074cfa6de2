import Testing

@testable import PnPSources

@Suite struct SysfsLinkTests {
    @Test(arguments: [
        ("../../../devices/pci0000:00/0000:00:01.0", "bus/pci/devices", "devices/pci0000:00/0000:00:01.0"),
        ("../../devices/virtual/net/lo", "class/net", "devices/virtual/net/lo"),
        ("../../LNXSYSTM:00/device:01", "devices/pci0000:00/0000:00:01.0", "devices/LNXSYSTM:00/device:01"),
        ("0000:00:02.1", "devices/pci0000:00", "devices/pci0000:00/0000:00:02.1"),
        ("./x//y/../z/", "a", "a/x/z"),
        ("../../../.hidden/x", "bus/b/devices", ".hidden/x"),
        ("../../../...", "bus/b/devices", "..."),
        ("/sys/devices/x", "anywhere", "devices/x"),
        ("/sys/kernel/../devices/x", "anywhere", "devices/x"),
        ("../../../../firmware/devicetree/base/soc", "devices/platform/soc/x", "firmware/devicetree/base/soc"),
    ])
    func targets(text: String, directory: String, target: String) {
        #expect(SysfsLink.target(of: text, in: directory) == target)
    }

    @Test(arguments: ["../../../..", "../../../../x", "../../../", "../../..", "/", "/sys", "/sys/..", "/proc/x"])
    func nothingOutsideTheTree(text: String) {
        #expect(SysfsLink.target(of: text, in: "bus/b/devices") == nil)
    }

    @Test func aTextHasALimit() {
        #expect(SysfsLink.target(of: String(repeating: "a", count: 4097), in: "") == nil)
        #expect(SysfsLink.target(of: String(repeating: "../", count: 10_000), in: "a") == nil)
    }
}
