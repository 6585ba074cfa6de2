import PnPDiagnostics
import PnPFiles
import PnPModel
import Testing
import _PnPTestSupport

@testable import PnPSources

/// Copies of sysfs in which parts are missing.
@Suite struct StoredScanTests {
    private func scan(
        _ files: InMemoryFiles,
        _ detail: SourceDetail = .tree
    ) -> (records: [String: DeviceRecord], diagnostics: [String]) {
        var scan = StoredScan(files: files, places: .folder("/c"), detail: detail)
        scan.run()
        let records = Dictionary(grouping: scan.records, by: \.path.text)
        precondition(records.values.allSatisfy { $0.count == 1 }, "a path stands twice")
        return (records.compactMapValues(\.first), scan.diagnostics.map { "\($0.code) \($0.location)" })
    }

    private func scan(_ fill: (inout InMemoryFiles) -> Void) -> [String: DeviceRecord] {
        var files = InMemoryFiles()
        fill(&files)
        return scan(files).records
    }

    @Test(arguments: [SourceDetail.tree, .everything])
    func aWholeCopyIsTheRunningMachine(detail: SourceDetail) throws {
        let sample = SysfsSample.virtualMachine
        let copy = scan(sample.files, detail)
        #expect(copy.records == (try sample.scan(detail).records))
        #expect(copy.diagnostics == [])
    }

    @Test func devicesAreFoundWithoutBusesAndClasses() {
        let records = scan {
            $0.addFile("devices/system/cpu/uevent", "")
            $0.addFile("devices/system/cpu/cpu0/uevent", "DRIVER=processor\n")
            $0.addLink("devices/system/cpu/cpu0/subsystem", to: "../../../../bus/cpu")
            $0.addFile("devices/system/cpu/cpu0/cache/uevent", "")
        }
        #expect(records.keys.sorted() == ["/devices/system/cpu", "/devices/system/cpu/cpu0"])
        #expect(records["/devices/system/cpu/cpu0"]?.subsystem == .bus("cpu"))
        #expect(records["/devices/system/cpu/cpu0"]?.driver == "processor")
    }

    /// Tools that copy chosen attributes leave `uevent` out.
    @Test func aListedDirectoryIsADeviceWithoutVariables() {
        let records = scan {
            $0.addLink("bus/pci/devices/0000:00:1f.2", to: "../../../devices/pci0000:00/0000:00:1f.2")
            $0.addFile("devices/pci0000:00/0000:00:1f.2/modalias", "pci:v00008086d00002922sv0sd0bc01sc06i01\n")
            $0.addFile("devices/pci0000:00/0000:00:1f.2/vendor", "0x8086\n")
            $0.addFile("devices/pci0000:00/0000:00:1f.2/driver_override", "(null)\n")
            $0.addLink("devices/pci0000:00/0000:00:1f.2/driver", to: "../../../bus/pci/drivers/ahci")
            $0.addLink("bus/pci/drivers/ahci/module", to: "../../../../module/ahci")
        }
        #expect(records.count == 1)
        let record = records["/devices/pci0000:00/0000:00:1f.2"]
        #expect(record?.subsystem == .bus("pci"))
        #expect(record?.driver == "ahci")
        #expect(record?.module == "ahci")
        #expect(record?.modaliases == ["pci:v00008086d00002922sv0sd0bc01sc06i01"])
        #expect(record?.attributes == ["vendor": "0x8086"])
        #expect(record?.unreadable == ["uevent": "no such file or directory"])
    }

    @Test func withoutVariablesADeviceMayBeOfAnyType() {
        let records = scan {
            $0.addLink("bus/usb/devices/1-1", to: "../../../devices/usb1/1-1")
            $0.addFile("devices/usb1/1-1/product", "Stick\n")
            $0.addFile("devices/usb1/1-1/idVendor", "0781\n")
        }
        #expect(records["/devices/usb1/1-1"]?.attributes == ["product": "Stick", "idVendor": "0781"])
    }

    @Test func aLinkWhoseTargetIsMissingIsNormal() {
        var files = InMemoryFiles()
        files.addLink("bus/pci/devices/a", to: "../../../devices/a")
        files.addLink("class/net/b", to: "../../devices/b")
        files.addFile("devices/c", "")
        files.addLink("class/net/c", to: "../../devices/c")
        let copy = scan(files)
        #expect(copy.records.isEmpty)
        #expect(copy.diagnostics == [])
    }

    @Test func disksAreFoundByBlockAndByNumber() {
        let disk = "devices/pci0000:00/0000:00:04.0/nvme/nvme0/nvme0n1"
        let records = scan {
            $0.addFile("\(disk)/uevent", "DEVTYPE=disk\n")
            $0.addFile("\(disk)/nvme0n1p1/uevent", "DEVTYPE=partition\n")
            $0.addFile("\(disk)/nvme0n1p1/partition", "1\n")
            $0.addFile("\(disk)/queue/rotational", "0\n")
            $0.addLink("block/nvme0n1", to: "../\(disk)")
            $0.addFile("devices/virtual/block/loop0/size", "0\n")
            $0.addLink("dev/block/7:0", to: "../../devices/virtual/block/loop0")
        }
        #expect(
            records.keys.sorted() == ["/\(disk)", "/\(disk)/nvme0n1p1", "/devices/virtual/block/loop0"]
        )
        #expect(records.values.allSatisfy { $0.subsystem == .class("block") })
    }

    /// Tools that look at processors keep neither `uevent` nor links.
    @Test func devicesOfTheSystemAreKnownByTheirNames() {
        var files = InMemoryFiles()
        for name in ["cpu0", "cpu11", "cpufreq", "cpu", "cpu1x", "node0", "cache/cpu0"] {
            files.addDirectory("devices/system/cpu/\(name)/topology")
        }
        files.addFile("devices/system/cpu/cpu7/uevent", "DRIVER=processor\n")
        files.addLink("bus/cpu/devices/cpu7", to: "../../../devices/system/cpu/cpu7")
        files.addFile("devices/system/node/node0/cpumap", "3\n")
        files.addDirectory("devices/virtual/cpu/cpu0")
        let copy = scan(files)
        let found = copy.records.mapValues(\.subsystem)
        let cpu = "/devices/system/cpu"
        #expect(
            found == [
                "\(cpu)/cpu0": .bus("cpu"), "\(cpu)/cpu7": .bus("cpu"), "\(cpu)/cpu11": .bus("cpu"),
                "/devices/system/node/node0": .bus("node"),
            ]
        )
        #expect(copy.records["\(cpu)/cpu0"]?.unreadable == ["uevent": "no such file or directory"])
        #expect(copy.records["\(cpu)/cpu7"]?.driver == "processor")
        #expect(copy.diagnostics == ["SYS008 /c/devices/system/cpu", "SYS008 /c/devices/system/node"])
    }

    @Test func whatADeviceSaysCountsMoreThanWhoListsIt() {
        let records = scan {
            $0.addFile("devices/x/uevent", "")
            $0.addLink("devices/x/subsystem", to: "../../class/net")
            $0.addLink("bus/b/devices/x", to: "../../../devices/x")
        }
        #expect(records["/devices/x"]?.subsystem == .class("net"))
    }

    @Test(
        arguments: [
            ("../../../../bus/cpu", "devices/system/cpu/cpu0", Subsystem.bus("cpu")),
            ("/sys/bus/cpu", "devices/system/cpu/cpu0", .bus("cpu")),
            ("bus/cpu", "devices/system/cpu/cpu0", .bus("cpu")),
            (".", "devices/system/cpu/cpu0", .bus("cpu")),
            ("", "devices/system/node/node0", .bus("node")),
            ("../../../block", "devices/virtual/block/x", .class("block")),
            ("../../nonsense", "devices/x", nil), ("../../bus/..", "devices/x", nil),
        ] as [(String, String, Subsystem?)]
    )
    func subsystemLinks(text: String, path: String, subsystem: Subsystem?) {
        for isLink in [true, false] {
            let records = scan {
                $0.addFile("\(path)/uevent", "")
                if isLink {
                    $0.addLink("\(path)/subsystem", to: text)
                } else {
                    $0.addFile("\(path)/subsystem", text + "\n")
                }
            }
            let record = records["/" + path]
            #expect(record != nil)
            #expect(record?.subsystem == subsystem)
            #expect((record?.unreadable["subsystem"] != nil) == (subsystem == nil))
        }
    }

    @Test(
        arguments: [
            ("../../bus/pci/drivers/xhci_hcd", "xhci_hcd"), ("/sys/bus/pci/drivers/a!b", "a!b"), (".", nil), ("", nil),
            ("../../bus/pci/drivers/..", nil), ("../../module/x", nil),
        ] as [(String, String?)]
    )
    func driverLinks(text: String, driver: String?) {
        for isLink in [true, false] {
            let records = scan {
                $0.addFile("devices/x/uevent", "")
                $0.addLink("devices/x/subsystem", to: "../../bus/pci")
                if isLink { $0.addLink("devices/x/driver", to: text) } else { $0.addFile("devices/x/driver", text) }
            }
            #expect(records["/devices/x"]?.driver == driver)
        }
    }

    @Test func linksMayBeFiles() {
        let records = scan {
            $0.addFile("bus/pci/devices/x", "../../../devices/x\n")
            $0.addFile("devices/x/uevent", "")
            $0.addFile("devices/x/firmware_node", "../a")
            $0.addFile("bus/acpi/devices/a", "../../../devices/a")
            $0.addFile("devices/a/uevent", "")
            // No link, and no matter.
            $0.addFile("class/net/bonding_masters", "bond0 bond1\n")
            $0.addFile("bus/pci/devices/y", "../../../devices/y\nmore\n")
        }
        #expect(records.keys.sorted() == ["/devices/a", "/devices/x"])
        #expect(records["/devices/x"]?.links == ["firmware_node": "/devices/a"])
    }

    // MARK: Directories in place of links

    @Test func aCopyOfADeviceIsNoOtherDevice() {
        let records = scan {
            $0.addFile("devices/x/net/eth0/uevent", "IFINDEX=2\n")
            $0.addLink("devices/x/net/eth0/subsystem", to: "../../../../class/net")
            $0.addFile("class/net/eth0/uevent", "IFINDEX=2\n")
        }
        #expect(records.keys.sorted() == ["/devices/x/net/eth0"])
    }

    /// The kernels of old days had the device itself there; its path is that of today's.
    @Test func aDirectoryInAClassStandsWhereTheKernelWouldPutIt() {
        let records = scan {
            $0.addFile("class/net/lo/uevent", "IFINDEX=1\n")
            $0.addFile("class/net/eth0/address", "02:00:00:00:00:01\n")
            $0.addLink("class/net/eth0/device", to: "../../../devices/pci0000:00/0000:00:19.0")
            $0.addFile("bus/pci/devices/0000:00:19.0/uevent", "DRIVER=e1000e\n")
            $0.addDirectory("devices")
        }
        #expect(
            records.keys.sorted() == [
                "/devices/0000:00:19.0", "/devices/pci0000:00/0000:00:19.0/net/eth0", "/devices/virtual/net/lo",
            ]
        )
        #expect(records["/devices/virtual/net/lo"]?.properties == ["IFINDEX": "1"])
        #expect(records["/devices/pci0000:00/0000:00:19.0/net/eth0"]?.attributes["address"] == "02:00:00:00:00:01")
        #expect(records["/devices/0000:00:19.0"]?.driver == "e1000e")
    }

    // MARK: Roots

    @Test(
        arguments: [
            (["sys/devices"], ["sys"]), (["m/sys/devices"], ["m/sys"]), (["devices", "bus"], [""]),
            (["devices", "class"], [""]), (["devices"], [""]), (["x/devices", "x/bus"], ["x"]), (["x/devices"], []),
            (["sys/bus/pci/devices"], []), (["sys/fs/cgroup/devices", "sys/devices"], ["sys"]),
            (["a/sys/devices", "b/sys/devices"], ["a/sys", "b/sys"]), (["sys/devices/sys/devices"], ["sys"]),
            (["devices", "m/sys/devices"], ["m/sys"]), (["1/2/3/4/5/sys/devices"], ["1/2/3/4/5/sys"]),
            (["1/2/3/4/5/6/sys/devices"], []), ([], []),
        ] as [([String], [String])]
    )
    func roots(directories: [String], found: [String]) {
        var files = InMemoryFiles()
        for directory in directories { files.addDirectory(directory) }
        #expect(SysfsRootSearch(files, .everywhere).roots == found)
    }

    @Test func aFolderIsNotLookedThroughWhereItsOwnSysIsARoot() {
        var files = InMemoryFiles()
        files.addDirectory("sys/devices")
        files.addDirectory("home/copy/sys/devices")
        #expect(SysfsRootSearch(files, .untilTop).roots == ["sys"])
    }
}
