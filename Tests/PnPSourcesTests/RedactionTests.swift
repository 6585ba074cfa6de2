import PnPFiles
import PnPModel
import PnPSources
import Testing
import _PnPTestSupport

@Suite struct RedactionTests {
    private func redact(_ records: [DeviceRecord], seed: UInt64 = 1) -> [DeviceRecord] {
        var generator = SeededGenerator(seed: seed)
        let redaction = Redaction(using: &generator)
        return redaction.redact(Snapshot(source: SourceDescription(kind: "live"), records: records)).records
    }

    private func record(
        _ path: String,
        _ subsystem: Subsystem? = nil,
        properties: NamedValues = [:],
        attributes: NamedValues = [:],
        node: String? = nil,
        links: NamedValues = [:]
    ) -> DeviceRecord {
        DeviceRecord(
            path: SysfsPath(path),
            subsystem: subsystem,
            node: node,
            properties: properties,
            attributes: attributes,
            links: links
        )
    }

    private func isToken(_ text: String?) -> Bool {
        guard let text, text.hasPrefix("redacted-"), text.utf8.count == 21 else { return false }
        return text.dropFirst(9).allSatisfy { "0123456789abcdef".contains($0) }
    }

    @Test func aSerialNumberRightBehindAModelGoesToo() throws {
        let redacted = redact([
            record(
                "/devices/pci0000:00/0000:00:1f.2/host0/target0:0:0/0:0:0:0/block/sda",
                .class("block"),
                properties: [
                    "DEVLINKS": "/dev/disk/by-id/scsi-SATA_SAMSUNG_HD502IJS13TJ90Q930357-part1",
                    "ID_SCSI_COMPAT": "SATA_SAMSUNG_HD502IJS13TJ90Q930357",
                    "ID_SCSI_COMPAT_TRUNCATED": "SATA_SAMSUNG_HD502IJS13TJ90Q93", "ID_SERIAL_SHORT": "S13TJ90Q930357",
                ]
            )
        ])
        let properties = try #require(redacted.first).properties
        for pair in properties.pairs { #expect(!pair.value.contains("S13TJ"), "\(pair)") }
        let compatible = try #require(properties["ID_SCSI_COMPAT"])
        #expect(isToken(compatible))
        #expect(properties["DEVLINKS"] == "/dev/disk/by-id/scsi-\(compatible)-part1")
    }

    @Test func keepsASerialNumberEqualEverywhere() throws {
        let redacted = redact([
            record(
                "/devices/pci0000:00/0000:00:1d.0/nvme/nvme0",
                .class("nvme"),
                attributes: ["serial": "S4EWNX0N123456   ", "model": "Samsung SSD 970"]
            ),
            record(
                "/devices/pci0000:00/0000:00:1d.0/nvme/nvme0/nvme0n1",
                .class("block"),
                properties: [
                    "ID_MODEL": "Samsung_SSD_970", "ID_SERIAL": "Samsung_SSD_970_S4EWNX0N123456",
                    "ID_SERIAL_SHORT": "S4EWNX0N123456",
                    "DEVLINKS":
                        "/dev/disk/by-id/nvme-Samsung_SSD_970_S4EWNX0N123456-part1 /dev/disk/by-path/pci-0000:00:1d.0",
                    "NOTE": "xS4EWNX0N123456",
                ]
            ),
        ])
        let token = try #require(redacted[1].properties["ID_SERIAL_SHORT"])
        #expect(isToken(token))
        #expect(redacted[0].attributes == ["serial": token + "   ", "model": "Samsung SSD 970"])
        #expect(redacted[1].properties["ID_MODEL"] == "Samsung_SSD_970")
        #expect(redacted[1].properties["ID_SERIAL"] == "Samsung_SSD_970_" + token)
        #expect(
            redacted[1].properties["DEVLINKS"]
                == "/dev/disk/by-id/nvme-Samsung_SSD_970_\(token)-part1 /dev/disk/by-path/pci-0000:00:1d.0"
        )
        // No word of its own.
        #expect(redacted[1].properties["NOTE"] == "xS4EWNX0N123456")
    }

    @Test(arguments: [("12345678", true), ("ABC-1&2", true), ("AB CD", false), ("A,B", false), ("é1", false)])
    func keepsWhatASerialNumberCanBeUsedFor(serial: String, isLegal: Bool) throws {
        let token = try #require(
            redact([record("/devices/x/1-1", .bus("usb"), attributes: ["serial": serial])])[0].attributes["serial"]
        )
        #expect(token != serial)
        #expect(token.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ",") } == isLegal)
        #expect(Redaction.isRedacted(token))
    }

    @Test func keepsDifferentOnesDifferent() {
        let records = (0..<6000).map { number in
            record(
                "/devices/x/\(number)",
                .class("net"),
                attributes: ["serial": "SN\(number)", "address": HardwareAddressText.text(number)]
            )
        }
        let redacted = redact(records)
        #expect(Set(redacted.compactMap { $0.attributes["serial"] }).count == records.count)
        #expect(Set(redacted.compactMap { $0.attributes["address"] }).count == records.count)
        #expect(redacted.allSatisfy { $0.attributes["address"]?.hasPrefix("02:ed:ac:") == true })
    }

    private enum HardwareAddressText {
        static func text(_ number: Int) -> String {
            let digits = String(number + 0x1000000, radix: 16)
            return "00:1a:"
                + stride(from: 0, to: 6, by: 2).map { String(Array(digits)[($0 + 1)..<($0 + 3)]) }.joined(
                    separator: ":"
                ) + ":01"
        }
    }

    @Test func keepsAnAddressEqualInEveryForm() throws {
        let redacted = redact([
            record(
                "/devices/pci0000:00/0000:00:1f.6/net/enx001a2b3c4d5e",
                .class("net"),
                properties: [
                    "INTERFACE": "enx001a2b3c4d5e", "ID_NET_NAME_MAC": "enx001a2b3c4d5e", "ID_PATH": "pci-0000:00:1f.6",
                ],
                attributes: ["address": "00:1a:2b:3c:4d:5e", "broadcast": "ff:ff:ff:ff:ff:ff"]
            ),
            record(
                "/devices/virtual/misc/uhid/0005:046D:B342.0007/power_supply/hid-00:1a:2b:3c:4d:5e-battery",
                .class("power_supply"),
                properties: ["HID_UNIQ": "00:1A:2B:3C:4D:5E", "HID_PHYS": "aa:bb:cc:00:11:22"],
                links: ["device": "/devices/pci0000:00/0000:00:1f.6/net/enx001a2b3c4d5e"]
            ),
            record(
                "/devices/x/input/input3",
                .class("input"),
                properties: [
                    "UNIQ": "\"00:1a:2b:3c:4d:5e\"", "PHYS": "\"aa:bb:cc:00:11:22\"", "X": "00-1a-2b-3c-4d-5e",
                ],
                attributes: ["serial": "001A2B3C4D5E"]
            ),
        ])
        let address = try #require(redacted[0].attributes["address"])
        #expect(address.hasPrefix("02:ed:ac:") && address.utf8.count == 17)
        let compact = address.split(separator: ":").joined()
        #expect(redacted[0].path.text == "/devices/pci0000:00/0000:00:1f.6/net/enx" + compact)
        #expect(redacted[0].properties["INTERFACE"] == "enx" + compact)
        #expect(redacted[0].properties["ID_NET_NAME_MAC"] == "enx" + compact)
        #expect(redacted[0].properties["ID_PATH"] == "pci-0000:00:1f.6")
        #expect(redacted[0].attributes["broadcast"] == "ff:ff:ff:ff:ff:ff")
        #expect(redacted[1].path.text.hasSuffix("/power_supply/hid-\(address)-battery"))
        #expect(redacted[1].path.text.contains("/0005:046D:B342.0007/"))
        #expect(redacted[1].links["device"] == redacted[0].path.text)
        #expect(redacted[1].properties["HID_UNIQ"] == address.uppercased())
        #expect(redacted[2].properties["UNIQ"] == "\"\(address)\"")
        #expect(redacted[2].properties["PHYS"] == "\"\(try #require(redacted[1].properties["HID_PHYS"]))\"")
        #expect(redacted[2].properties["X"] == address.split(separator: ":").joined(separator: "-"))
        #expect(redacted[2].attributes["serial"] == compact.uppercased())
    }

    @Test func replacesNamesThatPeopleGave() throws {
        let redacted = redact([
            record(
                "/devices/virtual/block/dm-0",
                .class("block"),
                properties: [
                    "DM_NAME": "alice-root", "DM_VG_NAME": "alice", "DM_LV_NAME": "root", "DM_UUID": "LVM-abc123def456",
                    "ID_FS_LABEL": "root", "ID_FS_UUID": "0a1b2c3d-0000-1111-2222-333344445555",
                    "DEVLINKS":
                        "/dev/mapper/alice-root /dev/alice/root /dev/disk/by-id/dm-name-alice-root /dev/disk/by-id/dm-uuid-LVM-abc123def456 /dev/disk/by-uuid/0a1b2c3d-0000-1111-2222-333344445555 /dev/disk/by-label/root",
                    "ID_FS_TYPE": "ext4", "TAGS": ":root:",
                ],
                attributes: ["dm/name": "alice-root"],
                node: "/dev/mapper/alice-root"
            )
        ])[0]
        let links = try #require(redacted.properties["DEVLINKS"])
        for secret in ["alice", "abc123", "0a1b2c3d", "/root"] { #expect(!links.contains(secret), "\(links)") }
        #expect(links.hasPrefix("/dev/mapper/redacted-"))
        #expect(links.contains("/dev/disk/by-id/dm-name-redacted-"))
        #expect(redacted.attributes["dm/name"] == redacted.properties["DM_NAME"])
        #expect(redacted.node == "/dev/mapper/" + (redacted.properties["DM_NAME"] ?? ""))
        #expect(redacted.properties["ID_FS_LABEL"] == redacted.properties["DM_LV_NAME"])
        // An ordinary word is replaced where it is a name alone.
        #expect(redacted.properties["TAGS"] == ":root:")
        #expect(redacted.properties["ID_FS_TYPE"] == "ext4")
    }

    @Test func leavesWhatSaysNothingOfTheUnit() {
        let records = [
            record(
                "/devices/pci0000:00/0000:00:14.0/usb1",
                .bus("usb"),
                properties: ["ID_SERIAL": "Linux_xhci_0000:00:14.0", "ID_SERIAL_SHORT": "0000:00:14.0"],
                attributes: ["serial": "0000:00:14.0"]
            ),
            record(
                "/devices/x/1-2",
                .bus("usb"),
                properties: [
                    "ID_MODEL": "USB_Receiver", "ID_SERIAL": "Logitech_USB_Receiver", "ID_USB_MODEL": "USB_Receiver",
                    "ID_USB_SERIAL": "Logitech_USB_Receiver",
                ]
            ),
            record(
                "/devices/x/mei",
                .bus("mei"),
                properties: ["MEI_CL_UUID": "6b8205d3-0000-4a2f"],
                attributes: ["uuid": "6b8205d3-0000-4a2f"]
            ),
            record(
                "/devices/x/wmi",
                .bus("wmi"),
                properties: ["WMI_GUID": "05901221-D566"],
                attributes: ["guid": "05901221-D566"]
            ),
            record("/devices/x/host0/scsi_host/host0", .class("scsi_host"), attributes: ["unique_id": "1"]),
            record(
                "/devices/pci0000:00/0000:01:00.0/nvme/nvme0",
                .class("nvme"),
                attributes: ["address": "0000:01:00.0", "serial": "", "uuid": "00000000-0000-0000-0000-000000000000"]
            ),
            record("/devices/virtual/net/lo", .class("net"), attributes: ["address": "00:00:00:00:00:00"]),
            record(
                "/devices/pci0000:00/0000:00:1f.0",
                .bus("pci"),
                properties: [
                    "PCI_ID": "8086:A143", "PCI_SLOT_NAME": "0000:00:1f.0", "ID_NET_LABEL_ONBOARD": "Onboard LAN",
                ],
                attributes: ["serial": "To Be Filled By O.E.M.", "vendor": "0x8086"]
            ),
        ]
        #expect(redact(records) == records)
        var stated = record("/devices/gizmo")
        stated.identity = StatedIdentity(hardwareIDs: ["PCI\\VEN_1234"], instanceID: "12345678")
        stated.modaliases = ["usb:v1D50p6099"]
        #expect(redact([stated]) == [stated])
    }

    @Test func dependsOnTheKeyAlone() {
        let records = [record("/devices/x", attributes: ["serial": "SN0001", "wwid": "naa.5000c500a1b2c3d4"])]
        #expect(redact(records, seed: 7) == redact(records, seed: 7))
        #expect(redact(records, seed: 7) != redact(records, seed: 8))
        let snapshot = Snapshot(source: SourceDescription(kind: "live"), records: records)
        #expect(Redaction().redact(snapshot).records != Redaction().redact(snapshot).records)
    }

    @Test func isDoneOnce() {
        let records = [
            record(
                "/devices/x/net/eth0",
                .class("net"),
                properties: ["ID_SERIAL": "V_SN12345", "ID_SERIAL_SHORT": "SN12345"],
                attributes: ["address": "00:1a:2b:3c:4d:5e", "serial": "a b"]
            )
        ]
        let once = redact(records)
        #expect(redact(once, seed: 2) == once)
    }

    @Test func marksTheSnapshot() {
        let snapshot = Snapshot(source: SourceDescription(kind: "json", path: "/home/alice/x"), records: [])
        let redacted = Redaction().redact(snapshot)
        #expect(redacted.isRedacted)
        #expect(redacted.source.path == nil)
        #expect(!Redaction.isRedacted("serial 1234"))
        #expect(Redaction.isRedacted("x redacted-0123456789ab"))
        #expect(Redaction.isRedacted("enx02edac123456"))
    }

    /// The machines of the fixtures keep their paths, their names and what drivers match on.
    @Test(arguments: Fixture.all) func keepsTheShapeOfAMachine(fixture: Fixture) throws {
        let snapshot = try JSONSnapshotSource(FileBytes(fixture.captureBytes(), name: "x")).snapshot(.everything)
        let redacted = redact(snapshot.records)
        #expect(redacted.count == snapshot.records.count)
        for (before, after) in zip(snapshot.records, redacted) {
            #expect(before.path.components.count == after.path.components.count)
            #expect(before.modaliases == after.modaliases)
            #expect(before.subsystem == after.subsystem)
            #expect(before.driver == after.driver)
            #expect(before.identity == after.identity)
            #expect(before.properties.pairs.map(\.name) == after.properties.pairs.map(\.name))
            #expect(before.attributes.pairs.map(\.name) == after.attributes.pairs.map(\.name))
            for name in ["PRODUCT", "PCI_ID", "ID_PATH"] { #expect(before.properties[name] == after.properties[name]) }
        }
        // Equal paths stay equal, different ones different.
        #expect(Set(redacted.map(\.path)).count == Set(snapshot.records.map(\.path)).count)
    }
}
