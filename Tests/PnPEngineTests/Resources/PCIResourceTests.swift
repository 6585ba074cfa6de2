import PnPDiagnostics
import PnPModel
import Testing

@testable import PnPEngine

/// What one PCI function with a `resource` attribute uses, and what is said of it.
func function(
    resource: String,
    _ attributes: NamedValues = [:],
    driver: String? = "sample"
) -> (resources: [DeviceResource], codes: [String]) {
    var attributes = attributes
    attributes["resource"] = resource
    let tree = tree(
        [record("pci0000:00/0000:00:02.0", "bus/pci", driver: driver, attributes: attributes)],
        details: .resources
    )
    return (tree.node("pci0000:00/0000:00:02.0")?.resources ?? [], tree.diagnostics.map(\.code))
}

/// A table with some lines in place of the unused ones.
func table(_ lineCount: Int, _ lines: [Int: String]) -> String {
    (0..<lineCount).map { lines[$0] ?? "0x0000000000000000 0x0000000000000000 0x0000000000000000" }
        .joined(separator: "\n")
}

@Suite("linux-devices 6.1: PCI resource") struct PCIResourceTests {
    struct Vector: CustomTestStringConvertible {
        var name: String
        var lineCount = 13
        var line = 0
        var text: String
        var resource: DeviceResource
        var testDescription: String { name }
    }

    @Test(arguments: [
        Vector(
            name: "flags 0x140204: 64-bit memory, not prefetchable, 512 KiB",
            text: "0x0000004000000000 0x000000400007ffff 0x0000000000140204",
            resource: DeviceResource(.memory, 0x40_0000_0000, 0x40_0007_FFFF, flags: .is64Bit)
        ),
        Vector(
            name: "flags 0x40200: 32-bit memory",
            text: "0x00000000f7f00000 0x00000000f7f0ffff 0x0000000000040200",
            resource: DeviceResource(.memory, 0xF7F0_0000, 0xF7F0_FFFF)
        ),
        Vector(
            name: "flags 0x40101: ports",
            line: 4,
            text: "0x000000000000e000 0x000000000000e0ff 0x0000000000040101",
            resource: DeviceResource(.port, 0xE000, 0xE0FF)
        ),
        Vector(
            name: "flags 0x14220c: 64-bit prefetchable memory",
            line: 2,
            text: "0x0000000090000000 0x000000009fffffff 0x000000000014220c",
            resource: DeviceResource(.memory, 0x9000_0000, 0x9FFF_FFFF, flags: [.is64Bit, .prefetchable])
        ),
        Vector(
            name: "flags 0x46200: ROM",
            lineCount: 7,
            line: 6,
            text: "0x00000000f7e00000 0x00000000f7e0ffff 0x0000000000046200",
            resource: DeviceResource(.memory, 0xF7E0_0000, 0xF7E0_FFFF, flags: [.prefetchable, .readOnly, .rom])
        ),
        Vector(
            name: "a ROM whose copy the firmware left in memory",
            line: 6,
            text: "0x00000000000c0000 0x00000000000dffff 0x0000000000000212",
            resource: DeviceResource(.memory, 0xC0000, 0xDFFFF, flags: [.rom, .shadowed])
        ),
        Vector(
            name: "a register of the virtual functions",
            line: 7,
            text: "0x00000000f7800000 0x00000000f78fffff 0x0000000000140204",
            resource: DeviceResource(.memory, 0xF780_0000, 0xF78F_FFFF, flags: [.is64Bit, .virtualFunctions])
        ),
        Vector(
            name: "flags 0x101 on a bridge with SR-IOV: port window",
            lineCount: 17,
            line: 13,
            text: "0x000000000000d000 0x000000000000dfff 0x0000000000000101",
            resource: DeviceResource(.port, 0xD000, 0xDFFF, flags: .window)
        ),
        Vector(
            name: "flags 0x200 on a bridge: memory window",
            lineCount: 11,
            line: 8,
            text: "0x00000000f7000000 0x00000000f7ffffff 0x0000000000000200",
            resource: DeviceResource(.memory, 0xF700_0000, 0xF7FF_FFFF, flags: .window)
        ),
        Vector(
            name: "flags 0x102201 on a bridge: 64-bit prefetchable window",
            lineCount: 17,
            line: 15,
            text: "0x0000000080000000 0x0000000091ffffff 0x0000000000102201",
            resource: DeviceResource(.memory, 0x8000_0000, 0x91FF_FFFF, flags: [.is64Bit, .prefetchable, .window])
        ),
        Vector(
            name: "flags 0x21208 of Linux before 3.4: prefetchable memory",
            lineCount: 12,
            text: "0x00000000d0000000 0x00000000dfffffff 0x0000000000021208",
            resource: DeviceResource(.memory, 0xD000_0000, 0xDFFF_FFFF, flags: .prefetchable)
        ),
        Vector(
            name: "flags 0x27202 of Linux before 3.4: ROM",
            lineCount: 18,
            line: 6,
            text: "0x00000000fbe80000 0x00000000fbefffff 0x0000000000027202",
            resource: DeviceResource(
                .memory,
                0xFBE8_0000,
                0xFBEF_FFFF,
                flags: [.prefetchable, .readOnly, .rom, .shadowed]
            )
        ),
        Vector(
            name: "flag UNSET: nothing was given",
            text: "0x0000000000000000 0x00000000000fffff 0x0000000020040200",
            resource: DeviceResource(.memory, 0, 0xFFFFF, flags: .unassigned)
        ),
        Vector(
            name: "no device can be addressed at 0",
            text: "0x0000000000000000 0x0000000000000fff 0x0000000000040200",
            resource: DeviceResource(.memory, 0, 0xFFF, flags: .unassigned)
        ),
        Vector(
            name: "flag DISABLED",
            text: "0x00000000f7f00000 0x00000000f7f0ffff 0x0000000010040200",
            resource: DeviceResource(.memory, 0xF7F0_0000, 0xF7F0_FFFF, flags: .disabled)
        ),
        Vector(
            name: "all of 64 bits",
            line: 1,
            text: "0x0000000000000001 0xffffffffffffffff 0x0000000000140204",
            resource: DeviceResource(.memory, 1, .max, flags: .is64Bit)
        ),
    ])
    func lines(vector: Vector) {
        let found = function(resource: table(vector.lineCount, [vector.line: vector.text]))
        #expect(found.resources == [vector.resource])
        #expect(found.codes.isEmpty)
    }

    @Test func theUpperHalfOfA64BitRegisterIsNoRange() {
        let found = function(resource: table(13, [0: "0x0000004000000000 0x000000400007ffff 0x0000000000140204"]))
        #expect(found.resources.count == 1)
        #expect(found.resources.first?.count == 512 << 10)
    }

    @Test("a slot without flags is not used, whatever is left in it", arguments: ["0xf000 0x0 0x0", "0x1 0x2 0x0"])
    func unusedSlots(line: String) {
        let found = function(resource: table(17, [13: line]))
        #expect(found.resources.isEmpty && found.codes.isEmpty)
    }

    @Test("a range of no length is none") func emptyRanges() {
        let found = function(resource: table(13, [0: "0x1000 0xfff 0x200", 1: "0x0 0xffffffffffffffff 0x200"]))
        #expect(found.resources.isEmpty && found.codes.isEmpty)
    }

    @Test(arguments: [
        ("nonsense", "RES001"), ("0x1 0x2", "RES001"), ("0x1 0x2 0x200 0x3", "RES001"), ("1 g 200", "RES001"),
        ("0x10000000000000000 0x1 0x200", "RES001"), ("-1 0x2 0x200", "RES001"), ("0x2000 0x1000 0x200", "RES002"),
        ("0xffffffffffffffff 0x0 0x200", "RES002"), ("0x1 0x2 0x300", "RES003"), ("0x1 0x2 0x4", "RES003"),
    ])
    func aBadLineIsSaidAndTheOthersCount(line: String, code: String) {
        let good = "0x00000000f7f00000 0x00000000f7f0ffff 0x0000000000040200"
        let found = function(resource: table(13, [0: line, 1: good]))
        #expect(found.resources == [DeviceResource(.memory, 0xF7F0_0000, 0xF7F0_FFFF)])
        #expect(found.codes == [code])
    }

    @Test func thousandsOfLinesAreCutShort() {
        let line = "0x00000000f7f00000 0x00000000f7f0ffff 0x0000000000040200\n"
        let found = function(resource: String(repeating: line, count: 10_000))
        #expect(found.resources.count == 36)
        #expect(found.codes == ["RES004"])
    }

    @Test func aHundredMessagesAreEnough() {
        let records = (0..<300).map {
            record("pci0000:00/0000:00:\($0)", "bus/pci", attributes: ["resource": "x\n\u{1B}[31m\n" + "y"])
        }
        let diagnostics = tree(records, details: .resources).diagnostics.filter { $0.code.hasPrefix("RES") }
        #expect(diagnostics.count == 101)
        #expect(diagnostics.last?.code == "RES005")
        #expect(diagnostics.last?.message.contains("found 800 more") == true)
    }

    @Test func withoutTheDetailNothingIsWorkedOut() {
        let line = "0x00000000f7f00000 0x00000000f7f0ffff 0x0000000000040200"
        let tree = tree([record("pci0000:00/0000:00:02.0", "bus/pci", attributes: ["resource": line, "irq": "x"])])
        #expect(tree.nodes.allSatisfy { $0.resources.isEmpty })
        #expect(tree.diagnostics.isEmpty)
    }
}

@Suite("linux-devices 6.1: irq and msi_irqs") struct InterruptTests {
    @Test func theLineIsUsedWithoutMessages() {
        #expect(function(resource: "", ["irq": "16"]).resources == [DeviceResource(.interrupt, 16, 16)])
        #expect(function(resource: "", ["irq": "0"]).resources == [])
    }

    @Test("messages come in place of the line, and vectors in a row are one range", arguments: ["28", "0", "11"])
    func vectors(line: String) {
        let found = function(
            resource: "",
            ["irq": line, "msi_irqs": "28\n29\n30\n31\n32\n40", "msi_irqs/28": "msix"]
        )
        #expect(
            found.resources == [
                DeviceResource(.interrupt, 28, 32, flags: .msix), DeviceResource(.interrupt, 40, 40, flags: .msix),
            ]
        )
    }

    @Test func aFormatMayHoldTheFilesAlone() {
        let found = function(resource: "", ["msi_irqs/126": "msi", "msi_irqs/125": "msi"])
        #expect(found.resources == [DeviceResource(.interrupt, 125, 126, flags: .msi)])
    }

    @Test(arguments: ["-1", "sixteen", "99999999999999999999", ""]) func noNumberIsNoZero(text: String) {
        let found = function(resource: "", ["irq": text])
        #expect(found.resources.isEmpty)
        #expect(found.codes == ["RES001"])
    }

    @Test func absurdListsAreCutShort() {
        let found = function(resource: "", ["msi_irqs": (0..<100_000).map { String($0 * 2) }.joined(separator: "\n")])
        #expect(found.resources.count == 4096)
        #expect(found.codes == ["RES004"])
        #expect(function(resource: "", ["msi_irqs": "18446744073709551615\n0"]).resources.count == 2)
    }
}
