import PnPFiles
import PnPModel
import Testing

@testable import PnPSources

@Suite struct SysfsUdevDatabaseTests {
    @Test(
        arguments: [
            (.class("block"), "/devices/x/block/sda", ["MAJOR": "8", "MINOR": "0"], "b8:0"),
            (.class("mem"), "/devices/virtual/mem/null", ["MAJOR": "1", "MINOR": "3"], "c1:3"),
            (.class("net"), "/devices/virtual/net/lo", ["INTERFACE": "lo", "IFINDEX": "2"], "n2"),
            (.bus("pci"), "/devices/pci0000:00/0000:00:1f.2", [:], "+pci:0000:00:1f.2"),
            (.class("input"), "/devices/x/input/input5", [:], "+input:input5"),
        ] as [(Subsystem, String, NamedValues, String)]
    )
    func fileNames(subsystem: Subsystem, path: String, properties: NamedValues, name: String) {
        let record = DeviceRecord(path: SysfsPath(path), subsystem: subsystem, properties: properties)
        #expect(UdevEntry.fileName(for: record) == name)
    }

    @Test func whatHasNoSubsystemHasNoFile() {
        #expect(UdevEntry.fileName(for: DeviceRecord(path: SysfsPath("/devices/pci0000:00"))) == nil)
    }

    private let virtioDisk =
        "S:disk/by-id/virtio-x\nS:disk/by-diskseq/9\nL:-100\nI:77\nE:ID_TYPE=disk\nG:seat\nG:systemd\nQ:systemd\nV:1\n"

    @Test func lines() {
        let entry = UdevEntry(parsing: Array(virtioDisk.utf8).span)
        #expect(entry.links == ["disk/by-id/virtio-x", "disk/by-diskseq/9"])
        #expect(entry.linkPriority == -100)
        #expect(entry.initialized == "77")
        #expect(entry.properties == ["ID_TYPE": "disk"])
        #expect(entry.tags == ["seat", "systemd"])
        #expect(entry.currentTags == ["systemd"])
    }

    @Test(
        arguments: [
            ("E:ID_FOO=a=b c\n", ["ID_FOO": "a=b c"]), ("E:=x\nE:y\n", [:]), ("", [:]), ("E\nE:\n:\n", [:]),
            ("Z:new\nW:3\nN:old\nE:A=1", ["A": "1"]),
        ] as [(String, NamedValues)]
    )
    func oddLines(text: String, properties: NamedValues) {
        #expect(UdevEntry(parsing: Array(text.utf8).span).properties == properties)
    }

    @Test func whatTheDatabaseSaysJoinsTheRecords() {
        var files = InMemoryFiles()
        files.addFile("b254:0", virtioDisk + "E:DISKSEQ=wrong\nE:DEVNAME=/dev/wrong\n")
        files.addFile("+pci:0000:00:01.0", "I:5\n")
        files.addFailure("c1:3", .permissionDenied)
        var records = [
            DeviceRecord(
                path: SysfsPath("/devices/x/block/vda"),
                subsystem: .class("block"),
                properties: ["MAJOR": "254", "MINOR": "0", "DISKSEQ": "9"]
            ),
            DeviceRecord(path: SysfsPath("/devices/x/0000:00:01.0"), subsystem: .bus("pci")),
            DeviceRecord(
                path: SysfsPath("/devices/virtual/mem/null"),
                subsystem: .class("mem"),
                properties: ["MAJOR": "1", "MINOR": "3"]
            ),
            DeviceRecord(path: SysfsPath("/devices/x/0000:00:02.0"), subsystem: .bus("pci")),
        ]
        let watched = WatchedFiles(base: files)
        UdevDatabase(files: watched)?.complete(&records)
        #expect(
            records[0].properties == [
                "MAJOR": "254", "MINOR": "0", "DISKSEQ": "9", "ID_TYPE": "disk",
                "DEVLINKS": "/dev/disk/by-id/virtio-x /dev/disk/by-diskseq/9", "TAGS": ":seat:systemd:",
                "CURRENT_TAGS": ":systemd:", "USEC_INITIALIZED": "77",
            ]
        )
        #expect(records[1].properties == ["USEC_INITIALIZED": "5"])
        #expect(records[2].unreadable == ["udev": "permission denied"])
        #expect(records[3].properties.isEmpty)
        // Listed once; nothing is opened that is not there.
        #expect(watched.log.all == ["entries ", "read b254:0", "read +pci:0000:00:01.0", "read c1:3"])
    }

    @Test func withoutUdevThereIsNoDatabase() {
        var files = InMemoryFiles()
        files.addFailure("", .notFound)
        let isOpen = UdevDatabase(files: files) != nil
        #expect(!isOpen)
    }
}
