import PnPFiles
import PnPModel
import Testing

@testable import PnPSources

/// What single entries of an archive may be, honest or not.
@Suite struct ArchiveEntryTests {
    private func sample() throws -> TarSample { try TarSample(of: SysfsSample.virtualMachine.files, below: "sys/") }

    private let device = "/devices/pci0000:00/0000:00:03.0"

    @Test func theLastOfTwoEntriesCounts() throws {
        var tar = try sample()
        tar.addFile("sys\(device)/uevent", "DRIVER=other\n")
        tar.addFile("sys\(device)/revision", "0x02\n")
        let outcome = try ArchiveOutcome(reading: tar.bytes)
        #expect(outcome.records[device]?.driver == "other")
        #expect(outcome.records[device]?.attributes["revision"] == "0x02")
        #expect(outcome.records.count == (try SysfsSample.virtualMachine.scan().records.count))
        #expect(outcome.diagnostics == [])
    }

    @Test(arguments: [
        "sys/../../etc/passwd", "../sys/devices/x/uevent", "sys/devices/x/..", "..", "sys/devices/../devices/x/uevent",
    ])
    func pathsThatLeadOutAreLeftOut(path: String) throws {
        var tar = try sample()
        tar.addFile(path, "x\n")
        let outcome = try ArchiveOutcome(reading: tar.bytes)
        #expect(outcome.diagnostics == ["ARC005 a(\(path))"])
        #expect(outcome.records == (try SysfsSample.virtualMachine.scan().records))
    }

    @Test func pathsThatAreTooLongOrTooDeepAreLeftOut() throws {
        var tar = try sample()
        tar.addFile("sys/devices/" + String(repeating: "x", count: 5000), "x\n")
        tar.addFile("sys/devices/" + String(repeating: "d/", count: 100) + "uevent", "x\n")
        tar.addFile(String(repeating: "d/", count: 10_000) + "uevent", "x\n")
        tar.addLink("sys/devices/long", to: String(repeating: "x/", count: 3000))
        let outcome = try ArchiveOutcome(reading: tar.bytes)
        #expect(outcome.diagnostics.map { $0.prefix(6) } == ["ARC005", "ARC005", "ARC005", "ARC005"])
        #expect(outcome.records == (try SysfsSample.virtualMachine.scan().records))
    }

    @Test(arguments: ["3", "4", "6", "7", "S", "V", "Z"] as [Character])
    func otherThingsThanFilesAreNothing(type: Character) throws {
        var tar = try sample()
        tar.add(Array("sys\(device)/driver_override".utf8), type)
        #expect(try ArchiveOutcome(reading: tar.bytes).records[device]?.driver == "virtio-pci")
    }

    @Test func hardLinksShareAFileThatCameBefore() throws {
        var tar = try sample()
        tar.addFile("sys/devices/a/uevent", "DRIVER=x\n")
        tar.add(Array("sys/devices/b/uevent".utf8), "1", link: Array("sys/devices/a/uevent".utf8))
        tar.addLink("sys/bus/virtio/devices/b", to: "../../../devices/b")
        let outcome = try ArchiveOutcome(reading: tar.bytes)
        #expect(outcome.records["/devices/b"]?.driver == "x")
        #expect(outcome.diagnostics == [])
    }

    @Test(arguments: ["sys/none", "/etc/passwd", "../x", "sys/devices/b/uevent", "sys/devices"])
    func hardLinksToNothingAreLeftOut(target: String) throws {
        var tar = try sample()
        tar.add(Array("sys/devices/b/uevent".utf8), "1", link: Array(target.utf8))
        let outcome = try ArchiveOutcome(reading: tar.bytes)
        #expect(outcome.diagnostics == ["ARC006 a(sys/devices/b/uevent)"])
        #expect(outcome.records == (try SysfsSample.virtualMachine.scan().records))
    }

    /// Nothing follows them; where they lead out of sysfs is what a reader of it sees.
    @Test(arguments: ["/etc/passwd", "../../../../../../etc/passwd", "../../../../", "/", "../../.."])
    func linksThatLeaveTheArchiveLeadNowhere(text: String) throws {
        var tar = try sample()
        tar.addLink("sys/bus/virtio/devices/evil", to: text)
        tar.addLink("sys\(device)/driver", to: text)
        tar.addFile("sys\(device)/uevent", "")
        let outcome = try ArchiveOutcome(reading: tar.bytes)
        #expect(outcome.records[device]?.driver == nil)
        #expect(outcome.diagnostics == ["SYS002 a(sys/bus/virtio/devices/evil)"])
    }

    @Test func linksInACircleEnd() throws {
        var tar = try sample()
        tar.addLink("sys/devices/a", to: "b")
        tar.addLink("sys/devices/b", to: "a")
        tar.addLink("sys/bus/virtio/devices/a", to: "../../../devices/a")
        tar.addLink("sys/bus/virtio/devices/c", to: "c")
        tar.addLink("sys/class/dmi/id", to: "id")
        let outcome = try ArchiveOutcome(reading: tar.bytes, .everything)
        #expect(outcome.records.count == (try SysfsSample.virtualMachine.scan().records.count))
        #expect(outcome.diagnostics == ["SYS002 a(sys/bus/virtio/devices/c)", "SYS002 a(sys/class/dmi/id)"])
    }

    @Test func namesNeedNotBeUTF8() throws {
        var tar = try sample()
        let name = Array("sys/devices/caf".utf8) + [0xE9]
        tar.add(name + Array("/uevent".utf8), "0", content: Array("DRIVER=x\n".utf8))
        tar.add(name + Array("/subsystem".utf8), "2", link: Array("../../bus/virtio".utf8))
        tar.add(Array("sys/devices/\u{FC}ber/uevent".utf8), "0", content: [])
        tar.addLink("sys/devices/\u{FC}ber/subsystem", to: "../../bus/virtio")
        let records = try ArchiveOutcome(reading: tar.bytes).records
        #expect(records["/devices/caf\\xE9"]?.driver == "x")
        #expect(records["/devices/\u{FC}ber"]?.subsystem == .bus("virtio"))
    }

    @Test func onlyAttributesOfInterestAreTooLarge() throws {
        var tar = try sample()
        let large = [UInt8](repeating: 0x41, count: 65537)
        tar.addFile("sys\(device)/config", large)
        tar.addFile("sys\(device)/revision", large)
        tar.addFile("var/log/messages", large)
        tar.addFile("var/lib/dpkg/status", large)
        let outcome = try ArchiveOutcome(reading: tar.bytes)
        #expect(outcome.records[device]?.unreadable == ["revision": "too large"])
        #expect(outcome.diagnostics == ["ARC007 a(sys\(device)/revision)"])
    }

    /// 64 KiB are not too many.
    @Test func theLargestAttributeIsKept() throws {
        var tar = try sample()
        tar.addFile("sys\(device)/revision", [UInt8](repeating: 0x41, count: 65536))
        let outcome = try ArchiveOutcome(reading: tar.bytes)
        #expect(outcome.records[device]?.attributes["revision"]?.utf8.count == 65536)
        #expect(outcome.diagnostics == [])
    }

    @Test func anUnreadablePageIsAnUnreadableAttribute() throws {
        var tar = try sample()
        tar.addFile("sys\(device)/revision", [UInt8](repeating: 0, count: 4096))
        tar.addFile("sys/devices/virtual/mem/null/uevent", [UInt8](repeating: 0, count: 4096))
        let records = try ArchiveOutcome(reading: tar.bytes).records
        #expect(records[device]?.unreadable == ["revision": "no data available"])
        #expect(records["/devices/virtual/mem/null"]?.unreadable == [:])
    }

    @Test(arguments: [
        ("65536\n", 4096, 6), ("65536\n", 6, 6), ("", 4096, nil), ("", 0, 0), ("a\0b\n", 16384, 4), ("x", 4095, 4095),
        ("x", 8191, 8191),
    ])
    func pagePadding(text: String, size: Int, count: Int?) {
        let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: size - text.utf8.count)
        #expect(PagePadding.contentCount(of: bytes.span, path: "sys/class/net/lo/mtu") == count)
        #expect(PagePadding.contentCount(of: bytes.span, path: "sys/firmware/devicetree/base/model") == size)
        #expect(PagePadding.contentCount(of: bytes.span, path: "m/sys/firmware/devicetree/base/model") == size)
    }

    @Test func messagesAreCapped() throws {
        var tar = try sample()
        for index in 0..<500 { tar.addFile("../\(index)", "") }
        for index in 0..<500 { tar.addLink("sys/bus/virtio/devices/x\(index)", to: "/etc") }
        let diagnostics = try ArchiveOutcome(reading: tar.bytes).diagnostics
        #expect(diagnostics.filter { $0.hasPrefix("ARC005") }.count == 100)
        #expect(diagnostics.filter { $0.hasPrefix("SYS002") }.count == 100)
        #expect(diagnostics.contains("ARC010 a"))
        #expect(diagnostics.contains("SYS007 a(sys)"))
    }
}
