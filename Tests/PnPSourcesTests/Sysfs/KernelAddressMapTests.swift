import PnPFiles
import PnPModel
import Testing

@testable import PnPSources

@Suite("linux-devices 6.3: /proc/iomem and /proc/ioports") struct KernelAddressMapTests {
    private static let iomem = """
        00001000-0009fbff : System RAM
        c0000000-febfffff : PCI Bus 0000:00
          f7f00000-f7f0ffff : 0000:00:14.0
            f7f00000-f7f0ffff : xhci-hcd
          fe000000-fe000fff : MSFT0101:00
            fe000000-fe000fff : MSFT0101:00
        09000000-09000fff : pl011@9000000
          09000000-09000fff : 9000000.pl011 pl011@9000000
        fed40000-fed44fff : MSFT0101:00

        """
    private static let ioports = "0d00-ffff : PCI Bus 0000:00\n  0cd8-0cdf : unknown\nnonsense\n"

    private static let records = [
        DeviceRecord(path: SysfsPath("/devices/pci0000:00")),
        DeviceRecord(path: SysfsPath("/devices/pci0000:00/0000:00:14.0"), subsystem: .bus("pci")),
        DeviceRecord(path: SysfsPath("/devices/LNXSYSTM:00/MSFT0101:00"), subsystem: .bus("acpi")),
        DeviceRecord(path: SysfsPath("/devices/platform/MSFT0101:00"), subsystem: .bus("platform")),
        DeviceRecord(path: SysfsPath("/devices/platform/9000000.pl011"), subsystem: .bus("amba")),
    ]

    private func read(iomem: String, ioports: String? = nil) -> [String: DeviceRecord] {
        var files = InMemoryFiles()
        files.addFile("iomem", iomem)
        if let ioports { files.addFile("ioports", ioports) }
        var records = Self.records
        KernelAddressMaps(files: files).complete(&records)
        return Dictionary(uniqueKeysWithValues: records.map { ($0.path.text, $0) })
    }

    @Test func whatADevicesNameStandsBehindIsItsAttribute() {
        let records = read(iomem: Self.iomem, ioports: Self.ioports)
        #expect(
            records["/devices/pci0000:00"]?.attributes == ["iomem": "c0000000-febfffff", "ioports": "0d00-ffff"]
        )
        #expect(
            records["/devices/platform/MSFT0101:00"]?.attributes
                == ["iomem": "fe000000-fe000fff\nfed40000-fed44fff"]
        )
        #expect(records["/devices/platform/9000000.pl011"]?.attributes == ["iomem": "09000000-09000fff"])
    }

    @Test("a function's own attribute says it all, and a device's range is not its firmware's, too")
    func whoHasItElsewhere() {
        let records = read(iomem: Self.iomem, ioports: Self.ioports)
        #expect(records["/devices/pci0000:00/0000:00:14.0"]?.attributes.isEmpty == true)
        #expect(records["/devices/LNXSYSTM:00/MSFT0101:00"]?.attributes.isEmpty == true)
    }

    @Test("zeros in place of addresses are never taken for the truth") func anOrdinaryUser() {
        let zeros = Self.iomem.split(separator: "\n").map { line in
            line.contains(" : ") ? "00000000-00000000" + line[line.firstRange(of: " : ")!.lowerBound...] : line
        }
        let records = read(iomem: zeros.joined(separator: "\n"), ioports: "0000-0000 : PCI Bus 0000:00\n")
        let reason = "the kernel shows its addresses to root alone"
        #expect(records["/devices/pci0000:00"]?.attributes.isEmpty == true)
        #expect(records["/devices/pci0000:00"]?.unreadable == ["iomem": reason, "ioports": reason])
        #expect(records["/devices/platform/MSFT0101:00"]?.unreadable == ["iomem": reason])
    }

    @Test func aMapOfOneNameIsCutShort() {
        let lines = (0..<100_000).map {
            "\(String($0 * 16, radix: 16))-\(String($0 * 16 + 1, radix: 16)) : MSFT0101:00"
        }
        let none = read(iomem: lines.joined(separator: "\n"))
        #expect(none["/devices/platform/MSFT0101:00"]?.attributes.isEmpty == true)
        #expect(none["/devices/pci0000:00"]?.unreadable == ["iomem": "too large"])
        let some = read(iomem: lines.prefix(10_000).joined(separator: "\n"))["/devices/platform/MSFT0101:00"]
        #expect(some?.attributes["iomem"]?.split(separator: "\n").count == 256)
    }
}

@Suite("What resources are read from") struct ResourceAttributeTests {
    private func sample() -> SysfsSample {
        var sample = SysfsSample()
        sample.add(
            "pci0000:00/0000:00:03.0",
            .bus("pci"),
            attributes: [
                "resource": "0x1 0x2 0x200\n", "irq": "0\n", "msi_irqs/9": "msix\n", "msi_irqs/10": "msix\n",
                "current_link_speed": "2.5 GT/s PCIe\n", "secondary_bus_number": "1\n",
            ]
        )
        return sample
    }

    @Test("an ordinary tree reads none of it", arguments: [SourceDetail.shown, .tree])
    func nothingMoreThanBefore(detail: SourceDetail) throws {
        let files = WatchedFiles(base: sample().files)
        _ = try SysfsSample.scan(files, detail)
        for name in ["resource", "irq", "msi_irqs", "numa_node", "iommu_group"] {
            #expect(!files.log.all.contains { $0.contains("/\(name)") }, "\(name)")
        }
    }

    @Test(
        "msi_irqs is a list of its names, and one of them says what they are",
        arguments: [SourceDetail.details, .everything]
    )
    func vectors(detail: SourceDetail) throws {
        let attributes = try sample().scan(detail).records["/devices/pci0000:00/0000:00:03.0"]?.attributes
        #expect(attributes?["msi_irqs"] == "9\n10")
        #expect(attributes?["msi_irqs/9"] == "msix")
        #expect(attributes?["msi_irqs/10"] == nil)
        #expect(attributes?["resource"] == "0x1 0x2 0x200")
    }

    @Test("what would wake a running device is read of a copy alone") func stored() throws {
        let path = "/devices/pci0000:00/0000:00:03.0"
        let live = try sample().scan(.everything).records[path]?.attributes
        #expect(live?["current_link_speed"] == nil && live?["secondary_bus_number"] == nil)
        var scan = StoredScan(files: sample().files, places: .folder("copy"), detail: .details)
        scan.run()
        let copy = scan.records.first { $0.path.text == path }?.attributes
        #expect(copy?["current_link_speed"] == "2.5 GT/s PCIe")
        #expect(copy?["secondary_bus_number"] == "1")
        #expect(copy?["msi_irqs"] == "9\n10")
    }
}
