import PnPBuses
import PnPModel
import Testing
import _PnPTestSupport

@Suite struct HostileDeviceTests {
    static let buses = BusDrivers.all.flatMap(\.buses) + ["odd"]
    /// What a device's texts are made of: pieces that parsers look for, and pieces that nobody expects.
    static let pieces = [
        "0x8086", "1d6b", "PNP0303", "0003:0000046D:0000C52B", "usb:v046DpC52Bd1201", "pci:v", "acpi:", "of:N",
        "T(null)C",
        "cpu:type:x86,ven", "scsi:t-0x00", ":", "\\", ",", " ", "\u{0}", "\u{1b}[31m", "\u{e9}", "\u{10ffff}", "/",
        "ssb:v4243id0806rev", "mei:", "vio:T", "tbsvc:k", "ieee1394:ven", "pcmcia:m0279c950Bf02fn",
        "0x0800460102003040",
        "9999999999999999999", "-", ".", "C", "T", "05010906a101", "\n", "@7e201000", "",
        String(repeating: "A", count: 250), String(repeating: "0", count: 70),
    ]
    static let names = [
        "vendor", "device", "subsystem_vendor", "subsystem_device", "revision", "class", "idVendor", "idProduct",
        "bcdDevice", "bDeviceClass", "bDeviceSubClass", "bDeviceProtocol", "bNumInterfaces", "serial", "speed", "hid",
        "uid", "hrv", "sub", "path", "id", "type", "model", "rev", "report_descriptor", "name", "manfid", "firmware_id",
        "vendor_id", "class_id", "PCI_ID", "PCI_CLASS", "PRODUCT", "TYPE", "INTERFACE", "HID_ID", "OF_FULLNAME",
        "OF_COMPATIBLE_0", "OF_COMPATIBLE_1", "MMC_TYPE", "SDIO_ID", "ID_USB_INTERFACES", "removable", "card_id",
        "vendor_name", "model_name", "guid", "specifier_id", "version", "prod_id1", "prod_id2", "phy_id", "USB4_TYPE",
        "MEMSTICK_TYPE",
    ]

    /// Whatever a device says, it is identified or refused, and its lists stay within Windows' limits.
    @Test(arguments: 0..<40 as Range<UInt64>) func neverCrashes(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func text() -> String {
            (0..<Int.random(in: 0...4, using: &generator))
                .map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
        }
        for bus in Self.buses {
            var records: [DeviceRecord] = []
            var path = "/devices"
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                path += "/" + (text().filter { $0 != "/" } + "x:0.1".prefix(Int.random(in: 1...5, using: &generator)))
                var record = DeviceRecord(path: SysfsPath(path), subsystem: .bus(bus))
                record.modaliases = (0..<Int.random(in: 0...2, using: &generator)).map { _ in text() }
                for _ in 0..<12 {
                    let name = Self.names.randomElement(using: &generator) ?? ""
                    record.attributes[name] = text()
                    record.properties[name] = text()
                }
                records.append(record)
            }
            var duplicates: [SysfsPath] = []
            let forest = RecordForest(records, duplicates: &duplicates)
            for index in forest.records.indices {
                let view = DeviceView(own: forest[index], firmware: index > 0 ? [forest[index - 1]] : [])
                do throws(IdentificationError) {
                    let identity = try BusDrivers.driver(for: view.record).identify(view)
                    #expect((identity?.hardwareIDs.count ?? 0) <= 64)
                    #expect((identity?.compatibleIDs.count ?? 0) <= 64)
                    #expect(identity != nil)
                } catch {
                    #expect(!error.description.isEmpty)
                }
            }
        }
    }

    @Test func stopsAtALongChainOfBridges() throws {
        let path = "/devices/pci0000:00" + String(repeating: "/0000:00:1f.7", count: 10_000)
        let identity = try identify(.device(path, bus: "pci", attributes: ["vendor": "0x1", "device": "0x2"]))
        #expect(identity.instance == .address(String(repeating: "FF", count: 32)))
    }

    @Test func leavesOutWhatIsTooLongForAnID() throws {
        let long = String(repeating: "a", count: 500)
        var record = DeviceRecord.device(
            "/devices/platform/x",
            bus: "platform",
            modalias: "of:NxT(null)C" + long + "Cshort,one"
        )
        #expect(try identify(record).compatible == [#"OF\short_one"#])
        record = .device("/devices/x/thing", bus: "odd", modalias: "odd:" + long)
        #expect(try identify(record).hardware == [#"ODD\thing"#])
    }

    @Test func keepsNoMoreThanSixtyFourIDs() throws {
        var properties: NamedValues = [:]
        for index in 0..<500 { properties["OF_COMPATIBLE_\(index)"] = "x,y\(index)" }
        let identity = try identify(.device("/devices/platform/x", bus: "platform", properties: properties))
        #expect(identity.compatibleIDs.count <= 64)
        let ids = (0..<500).map { "PNP\(1000 + $0)" }.joined(separator: ":")
        let object = try identify(.device("/devices/PNP1000:00", bus: "acpi", modalias: "acpi:" + ids + ":"))
        #expect(object.compatibleIDs.count == 64)
    }
}
