import PnPFiles
import PnPModel
import Testing

@testable import PnPSources

@Suite struct SysfsScanTests {
    @Test func everyDeviceAndWhatIsAboveItStandsOnce() throws {
        let (records, diagnostics) = try SysfsSample.virtualMachine.scan()
        #expect(
            records.keys.sorted() == [
                "/devices/LNXSYSTM:00",
                "/devices/LNXSYSTM:00/LNXSYBUS:00/PNP0A08:00",
                "/devices/LNXSYSTM:00/LNXSYBUS:00/PNP0A08:00/device:03",
                "/devices/pci0000:00",
                "/devices/pci0000:00/0000:00:00.0",
                "/devices/pci0000:00/0000:00:03.0",
                "/devices/pci0000:00/0000:00:03.0/virtio2",
                "/devices/pci0000:00/0000:00:03.0/virtio2/net/eth0",
                "/devices/virtual/mem/null",
            ]
        )
        #expect(diagnostics.isEmpty)
    }

    @Test func aDeviceHasWhatTheKernelSays() throws {
        let record = try #require(try SysfsSample.virtualMachine.scan().records["/devices/pci0000:00/0000:00:03.0"])
        #expect(
            record
                == DeviceRecord(
                    path: SysfsPath("/devices/pci0000:00/0000:00:03.0"),
                    subsystem: .bus("pci"),
                    driver: "virtio-pci",
                    modaliases: ["pci:v00001AF4d00001041sv00001AF4sd00001041bc02sc00i00"],
                    properties: [
                        "PCI_CLASS": "20000", "PCI_ID": "1AF4:1041", "PCI_SUBSYS_ID": "1AF4:1041",
                        "PCI_SLOT_NAME": "0000:00:03.0",
                    ],
                    attributes: ["revision": "0x01"],
                    links: ["firmware_node": "/devices/LNXSYSTM:00/LNXSYBUS:00/PNP0A08:00/device:03"]
                )
        )
    }

    @Test func modulesComeFromTheDriversLink() throws {
        let records = try SysfsSample.virtualMachine.scan().records
        #expect(records["/devices/pci0000:00/0000:00:03.0/virtio2"]?.module == "virtio_net")
        #expect(records["/devices/pci0000:00/0000:00:03.0"]?.module == nil)
    }

    @Test func aPCIRootHasItsFirmwareObject() throws {
        let root = try #require(try SysfsSample.virtualMachine.scan().records["/devices/pci0000:00"])
        #expect(root.subsystem == nil)
        #expect(root.links["firmware_node"] == "/devices/LNXSYSTM:00/LNXSYBUS:00/PNP0A08:00")
    }

    @Test func nodesAndNumbersAreKept() throws {
        let records = try SysfsSample.virtualMachine.scan().records
        #expect(records["/devices/virtual/mem/null"]?.node == "/dev/null")
        #expect(records["/devices/virtual/mem/null"]?.properties == ["MAJOR": "1", "MINOR": "3", "DEVMODE": "0666"])
        let network = records["/devices/pci0000:00/0000:00:03.0/virtio2/net/eth0"]
        #expect(network?.properties == ["INTERFACE": "eth0", "IFINDEX": "4"])
    }

    /// The link, and the variables: on a file system that is readlink, and open, read and close.
    @Test func aPlainDeviceIsAskedForTwoThings() throws {
        let files = WatchedFiles(base: SysfsSample.virtualMachine.files)
        _ = try SysfsSample.scan(files)
        #expect(
            files.log.all.filter { $0.contains("null") } == [
                "link class/mem/null", "read devices/virtual/mem/null/uevent",
            ]
        )
        let bridge = files.log.all.filter { $0.contains("0000:00:03.0") && !$0.contains("virtio2") }
        #expect(
            bridge.sorted() == [
                "link bus/pci/devices/0000:00:03.0", "link devices/pci0000:00/0000:00:03.0/firmware_node",
                "read devices/pci0000:00/0000:00:03.0/revision", "read devices/pci0000:00/0000:00:03.0/uevent",
            ]
        )
    }

    @Test func whatNoOneWillSeeIsListedAndNotRead() throws {
        let files = WatchedFiles(base: SysfsSample.virtualMachine.files)
        let records = try SysfsSample.scan(files, .shown).records
        #expect(Set(records.keys) == Set(try SysfsSample.virtualMachine.scan(.tree).records.keys))
        #expect(records["/devices/virtual/mem/null"] != nil)
        #expect(!files.log.all.contains("read devices/virtual/mem/null/uevent"))
        #expect(files.log.all.contains("read devices/pci0000:00/0000:00:03.0/uevent"))
    }

    // MARK: Ancestors

    @Test func aDirectoryNamedLikeTheClassIsNotAskedFor() throws {
        let files = WatchedFiles(base: SysfsSample.virtualMachine.files)
        _ = try SysfsSample.scan(files)
        let asked = files.log.all.filter { $0.hasPrefix("exists devices") }
        #expect(
            asked == [
                "exists devices/LNXSYSTM:00/LNXSYBUS:00/uevent", "exists devices/pci0000:00/uevent",
                "exists devices/virtual/uevent",
            ]
        )
    }

    @Test func aBusRootNamedLikeTheBusIsFound() throws {
        var sample = SysfsSample()
        sample.addAncestor("virtual/workqueue")
        sample.add("virtual/workqueue/writeback", .bus("workqueue"))
        sample.add("virtual/tty/tty0", .class("tty"))
        #expect(
            try sample.scan().records.keys.sorted()
                == ["/devices/virtual/tty/tty0", "/devices/virtual/workqueue", "/devices/virtual/workqueue/writeback"]
        )
    }

    @Test func directoriesWithoutDevicesBelowThemAreNoRecords() throws {
        var sample = SysfsSample()
        sample.add("system/cpu/cpu0", .bus("cpu"))
        sample.addAncestor("system/cpu")
        sample.addAncestor("system/cpu/cpu0/cache/index0")
        #expect(
            try sample.scan().records.keys.sorted() == ["/devices/system/cpu", "/devices/system/cpu/cpu0"]
        )
    }

    /// It came after its bus was listed, and before its child's class was.
    @Test func aDeviceThatCameDuringTheScanIsReadWhole() throws {
        var sample = SysfsSample()
        sample.add("pci0000:00/usb1/1-1", .bus("usb"), uevent: "DEVTYPE=usb_device\nDRIVER=usb\n")
        sample.add("pci0000:00/usb1/1-1/input/input7", .class("input"), uevent: "NAME=\"Mouse\"\n")
        let files = WatchedFiles(base: sample.files) { call, _ in
            call == "entries bus/usb/devices" ? .notFound : nil
        }
        let record = try #require(try SysfsSample.scan(files).records["/devices/pci0000:00/usb1/1-1"])
        #expect(record.subsystem == .bus("usb"))
        #expect(record.driver == "usb")
    }

    // MARK: What goes away, what cannot be read

    @Test(arguments: [FileError.Cause.notFound, .noDevice])
    func aDeviceWhoseVariablesAreGoneIsDroppedWithWhatIsBelow(cause: FileError.Cause) throws {
        let path = "devices/pci0000:00/0000:00:03.0"
        let files = WatchedFiles(base: SysfsSample.virtualMachine.files) { call, _ in
            call.hasSuffix("\(path)/uevent") || call == "exists \(path)" ? cause : nil
        }
        let (records, diagnostics) = try SysfsSample.scan(files)
        #expect(records.keys.allSatisfy { !$0.hasPrefix("/devices/pci0000:00/0000:00:03.0") })
        #expect(records["/devices/pci0000:00/0000:00:00.0"] != nil)
        #expect(diagnostics.isEmpty)
    }

    @Test func whatIsBelowADirectoryThatIsNoDeviceStays() throws {
        var sample = SysfsSample()
        sample.add("a/b", .bus("x"))
        sample.change {
            $0.addLink("bus/x/devices/a", to: "../../../devices/a")
            $0.addDirectory("devices/a")
        }
        #expect(try sample.scan().records.keys.sorted() == ["/devices/a/b"])
    }

    @Test func aLinkThatIsGoneIsDropped() throws {
        var sample = SysfsSample.virtualMachine
        sample.change { $0.addFailure("class/net/eth0", .notFound) }
        let (records, diagnostics) = try sample.scan()
        #expect(records.count == 8)
        #expect(diagnostics.isEmpty)
    }

    /// ENODEV of an attribute may mean the device or the value.
    @Test func anAttributeWithoutValueIsToldFromADeviceThatIsGone() throws {
        let call = "read devices/pci0000:00/0000:00:03.0/revision"
        let stays = WatchedFiles(base: SysfsSample.virtualMachine.files) { asked, _ in
            asked == call ? .noDevice : nil
        }
        let record = try SysfsSample.scan(stays).records["/devices/pci0000:00/0000:00:03.0"]
        #expect(record?.unreadable == ["revision": "no such device"])
        #expect(record?.attributes.isEmpty == true)

        let goes = WatchedFiles(base: SysfsSample.virtualMachine.files) { asked, before in
            let isThisDevice = asked.hasSuffix("devices/pci0000:00/0000:00:03.0/uevent") || asked == call
            return isThisDevice && (asked == call || before.contains(call)) ? .noDevice : nil
        }
        #expect(try SysfsSample.scan(goes).records["/devices/pci0000:00/0000:00:03.0"] == nil)
    }

    @Test func aDeviceThatGoesBetweenVariablesAndAttributesIsDropped() throws {
        let path = "devices/pci0000:00/0000:00:03.0"
        let files = WatchedFiles(base: SysfsSample.virtualMachine.files) { asked, before in
            asked.contains(path) && before.contains("read \(path)/uevent") ? .notFound : nil
        }
        #expect(try SysfsSample.scan(files).records["/" + path] == nil)
    }

    @Test(arguments: [
        (FileError.Cause.permissionDenied, "permission denied"), (.inputOutput, "input/output error"),
        (.tryAgain, "resource busy"), (.noData, "no data available"), (.notSupported, "not supported"),
        (.timedOut, "timed out"), (.invalidArgument, "invalid argument"), (.tooLarge, "too large"),
        (.other(200), "error 200"),
    ])
    func whatCannotBeReadIsSaid(cause: FileError.Cause, reason: String) throws {
        var sample = SysfsSample.virtualMachine
        sample.change { $0.addFailure("devices/pci0000:00/0000:00:03.0/revision", cause) }
        let record = try sample.scan().records["/devices/pci0000:00/0000:00:03.0"]
        #expect(record?.unreadable == ["revision": reason])
        #expect(record?.attributes["revision"] == nil)
        #expect(record?.driver == "virtio-pci")
    }

    @Test func variablesThatMayNotBeReadLeaveTheDevice() throws {
        var sample = SysfsSample.virtualMachine
        sample.change { $0.addFailure("devices/virtual/mem/null/uevent", .permissionDenied) }
        let record = try sample.scan().records["/devices/virtual/mem/null"]
        #expect(record?.unreadable == ["uevent": "permission denied"])
    }

    @Test func aClassThatCannotBeListedIsReported() throws {
        var sample = SysfsSample.virtualMachine
        sample.change { $0.addFailure("class/secret", .permissionDenied) }
        let (records, diagnostics) = try sample.scan()
        #expect(records.count == 9)
        #expect(diagnostics == ["SYS001 /sys/class/secret"])
    }

    @Test func withoutBusesAndClassesThereIsNoSource() {
        #expect(throws: SourceError.self) { _ = try SysfsSample.scan(InMemoryFiles()) }
    }

    @Test func anEmptySystemHasNoDevices() throws {
        #expect(try SysfsSample().scan().records.isEmpty)
    }

    // MARK: Odd trees

    @Test func namesWithExclamationMarkStayAsTheyAre() throws {
        var sample = SysfsSample()
        sample.add("virtual/block/cciss!c0d0", .class("block"), uevent: "DEVNAME=cciss/c0d0\nDEVTYPE=disk\n")
        let record = try #require(try sample.scan().records["/devices/virtual/block/cciss!c0d0"])
        #expect(record.node == "/dev/cciss/c0d0")
        #expect(record.deviceType == "disk")
    }

    @Test func aDriversNameWithSlashIsThatOfItsDirectory() throws {
        var sample = SysfsSample()
        sample.add("x", .bus("b"), uevent: "DRIVER=a/b\n")
        sample.change { $0.addLink("bus/b/drivers/a!b/module", to: "../../../../module/ab") }
        let record = try sample.scan().records["/devices/x"]
        #expect(record?.driver == "a!b")
        #expect(record?.module == "ab")
    }

    @Test func oldLayoutsHaveDirectoriesInTheClass() throws {
        var sample = SysfsSample.virtualMachine
        sample.change {
            $0.addFile("class/net/eth1/uevent", "INTERFACE=eth1\nIFINDEX=7\n")
            $0.addFile("class/net/eth1/address", "02:00:00:00:00:02\n")
            $0.addFile("class/firmware/timeout", "60\n")
            $0.addDirectory("class/net/power")
        }
        let (records, diagnostics) = try sample.scan()
        #expect(records["/class/net/eth1"]?.properties["IFINDEX"] == "7")
        #expect(records.count == 10)
        #expect(diagnostics.isEmpty)
    }

    @Test func absoluteLinksBelowSysAreFollowed() throws {
        var sample = SysfsSample()
        sample.change {
            $0.addLink("bus/b/devices/x", to: "/sys/devices/x")
            $0.addFile("devices/x/uevent", "")
        }
        #expect(try sample.scan().records.keys.sorted() == ["/devices/x"])
    }

    @Test(arguments: [
        "/etc/passwd", "/devices/x", "../../../../../etc", "../../../module/x", "../../..", "", ".",
        "../../../devices", "../../../devices/../../x",
    ])
    func linksThatLeadElsewhereAreReported(text: String) throws {
        var sample = SysfsSample()
        sample.change {
            $0.addLink("bus/b/devices/x", to: text)
            $0.addFile("module/x/uevent", "DRIVER=wrong\n")
        }
        let (records, diagnostics) = try sample.scan()
        #expect(records.isEmpty)
        #expect(diagnostics == ["SYS002 /sys/bus/b/devices/x"])
    }

    @Test func linksInACircleEnd() throws {
        var sample = SysfsSample()
        sample.change {
            $0.addLink("bus/b/devices/x", to: "../../../devices/x")
            $0.addLink("devices/x", to: "y")
            $0.addLink("devices/y", to: "x")
        }
        let (records, diagnostics) = try sample.scan()
        #expect(records.isEmpty)
        #expect(diagnostics == ["SYS003 /sys/devices/x"])
    }

    @Test func oneDeviceInTwoDirectoriesIsOneRecord() throws {
        var sample = SysfsSample()
        sample.add("x", .bus("b"))
        sample.change { $0.addLink("class/c/x", to: "../../devices/x") }
        let record = try #require(try sample.scan().records["/devices/x"])
        #expect(record.subsystem == .bus("b"))
    }

    @Test func depthHasALimit() throws {
        var sample = SysfsSample()
        let deep = String(repeating: "a/", count: 10_000)
        sample.change { $0.addLink("bus/b/devices/x", to: "../../../devices/\(deep)x") }
        let (records, diagnostics) = try sample.scan()
        #expect(records.isEmpty)
        #expect(diagnostics == ["SYS002 /sys/bus/b/devices/x"])

        let allowed = String(repeating: "abcdefg/", count: 480)
        sample.change {
            $0.addLink("bus/b/devices/x", to: "../../../devices/\(allowed)x")
            $0.addFile("devices/\(allowed)x/uevent", "")
        }
        #expect(try sample.scan().records.count == 1)
    }
}
