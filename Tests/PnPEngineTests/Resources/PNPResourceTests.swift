import PnPDiagnostics
import PnPModel
import Testing

@testable import PnPEngine

@Suite("linux-devices 6.2: PNP resources") struct PNPResourceTests {
    private func read(_ text: String) -> (resources: [DeviceResource], codes: [String]) {
        let tree = tree([record("pnp0/00:00", "bus/pnp", attributes: ["resources": text])], details: .resources)
        return (tree.node("pnp0/00:00")?.resources ?? [], tree.diagnostics.map(\.code))
    }

    @Test func aSerialPort() {
        let found = read("state = active\nirq 26\nio 0x3f8-0x3ff")
        #expect(found.resources == [DeviceResource(.interrupt, 26, 26), DeviceResource(.port, 0x3F8, 0x3FF)])
        #expect(found.codes.isEmpty)
    }

    @Test(arguments: [
        ("io 0x60-0x60", DeviceResource(.port, 0x60, 0x60)),
        ("io 0-0xcf7 window", DeviceResource(.port, 0, 0xCF7, flags: .window)),
        ("mem 0xfed00000-0xfed003ff", DeviceResource(.memory, 0xFED0_0000, 0xFED0_03FF)),
        ("bus 0-0xff window", DeviceResource(.busNumber, 0, 0xFF, flags: .window)),
        ("irq 27", DeviceResource(.interrupt, 27, 27)), ("dma 4", DeviceResource(.dma, 4, 4)),
        ("mem 0x0-0xffffffffffffffff", DeviceResource(.memory, 0, .max)),
    ])
    func lines(text: String, resource: DeviceResource) {
        let found = read("state = active\n" + text)
        #expect(found.resources == [resource])
        #expect(found.codes.isEmpty)
    }

    @Test func whatTheFirmwareSwitchedOffIsNone() {
        #expect(read("state = active\nirq disabled\nio disabled").resources.isEmpty)
    }

    @Test func aDisabledDeviceUsesNothing() {
        let found = read("state = disabled\nio 0x3f8-0x3ff")
        #expect(found.resources == [DeviceResource(.port, 0x3F8, 0x3FF, flags: .disabled)])
        #expect(found.resources.first?.isInUse == false)
    }

    @Test(arguments: [
        ("io", "RES001"), ("io 0x3f8", "RES001"), ("irq -1", "RES001"), ("irq 0x10", "RES001"), ("io 9-1", "RES002"),
        ("ioport 0x3f8-0x3ff", "RES003"), ("\u{7F}\u{1B}[31m", "RES003"),
    ])
    func aBadLineIsSaidAndTheOthersCount(line: String, code: String) {
        let found = read("state = active\n\(line)\ndma 2")
        #expect(found.resources == [DeviceResource(.dma, 2, 2)])
        #expect(found.codes == [code])
    }
}

@Suite("What the kernel's maps name after a device") struct AddressMapTests {
    @Test func aPlatformDevice() {
        let tree = tree(
            [
                record(
                    "platform/MSFT0101:00",
                    "bus/platform",
                    attributes: ["iomem": "fed40000-fed40fff\nfed41000-fed41fff", "ioports": "0cd8-0cdf"]
                )
            ],
            details: .resources
        )
        #expect(
            tree.node("platform/MSFT0101:00")?.resources == [
                DeviceResource(.memory, 0xFED4_0000, 0xFED4_0FFF), DeviceResource(.memory, 0xFED4_1000, 0xFED4_1FFF),
                DeviceResource(.port, 0xCD8, 0xCDF),
            ]
        )
    }

    @Test func whatARootHasItPassesOn() {
        let tree = tree(
            [
                record("pci0000:00", attributes: ["iomem": "c0000000-febfffff", "ioports": "0d00-ffff"]),
                record("pci0000:00/0000:00:02.0", "bus/pci"),
            ],
            details: .resources
        )
        #expect(
            tree.node("pci0000:00")?.resources == [
                DeviceResource(.memory, 0xC000_0000, 0xFEBF_FFFF, flags: .window),
                DeviceResource(.port, 0xD00, 0xFFFF, flags: .window),
                DeviceResource(.busNumber, 0, 0, flags: [.window, .atLeast]),
            ]
        )
    }
}

@Suite("Bus numbers of bridges") struct BusNumberTests {
    private func numbers(_ records: [DeviceRecord], _ path: String) -> [DeviceResource] {
        tree(records, details: .resources).node(path)?.resources.filter { $0.kind == .busNumber } ?? []
    }

    private static let machine = [
        record("pci0000:00"),
        record("pci0000:00/0000:00:01.0", "bus/pci"),
        record("pci0000:00/0000:00:01.0/0000:02:00.0", "bus/pci"),
        record("pci0000:00/0000:00:01.0/0000:02:00.0/0000:03:04.0", "bus/pci"),
        record("pci0000:00/0000:00:01.0/0000:02:00.0/0000:03:04.0/pci_bus/0000:05", "class/pci_bus"),
        record("pci0000:00/0000:00:1c.0", "bus/pci"),
        record("pci0000:00/0000:00:1c.0/pci_bus/0000:0a", "class/pci_bus"),
    ]

    @Test(arguments: [
        ("", UInt64(0), UInt64(10)), ("/0000:00:01.0", 2, 5), ("/0000:00:01.0/0000:02:00.0", 3, 5),
        ("/0000:00:01.0/0000:02:00.0/0000:03:04.0", 5, 5), ("/0000:00:1c.0", 10, 10),
    ])
    func theBusesBelowTell(path: String, first: UInt64, last: UInt64) {
        let expected = DeviceResource(.busNumber, first, last, flags: [.window, .atLeast])
        #expect(numbers(Self.machine, "pci0000:00" + path) == [expected])
    }

    @Test func theBridgesRegistersCountWhereTheyAreKnown() {
        let bridge = record(
            "pci0000:00/0000:00:1c.0",
            "bus/pci",
            attributes: ["secondary_bus_number": "10", "subordinate_bus_number": "17"]
        )
        let expected = DeviceResource(.busNumber, 10, 17, flags: .window)
        #expect(numbers([bridge], "pci0000:00/0000:00:1c.0") == [expected])
    }

    @Test("a VMD controller's domain has buses of its own") func domains() {
        let records = [
            record("pci0000:00"), record("pci0000:00/0000:00:0e.0", "bus/pci"),
            record("pci0000:00/0000:00:0e.0/pci10000:e0/10000:e0:06.0", "bus/pci"),
        ]
        #expect(numbers(records, "pci0000:00/0000:00:0e.0").isEmpty)
        #expect(numbers(records, "pci0000:00") == [DeviceResource(.busNumber, 0, 0, flags: [.window, .atLeast])])
    }

    @Test func aHostileDepthIsNoTrouble() {
        var path = "pci0000:00"
        let functions = (0..<2000).map { level in
            path += "/0000:\(String(level % 250 + 16, radix: 16).suffix(2)):00.0"
            return record(path, "bus/pci")
        }
        #expect(numbers([record("pci0000:00")] + functions, "pci0000:00").count == 1)
    }
}
