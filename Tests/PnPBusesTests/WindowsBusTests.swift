import PnPBuses
import PnPModel
import Testing

/// Buses beside PCI, USB, HID, ACPI and storage whose IDs Windows defines.
@Suite struct WindowsBusTests {
    static let card = DeviceRecord.device(
        "/devices/pci0000:00/0000:00:1e.0/pcmcia_socket/pcmcia_socket0/0.0",
        bus: "pcmcia",
        modalias: "pcmcia:m0128c0103f06fn00pfn00pa11111111pb22222222pc00000000pd00000000",
        attributes: ["prod_id1": "MEGAHERTZ", "prod_id2": "CC10BT/2"]
    )

    @Test("W 3.3: PCMCIA") func namesPCCards() throws {
        let identity = try identify(Self.card)
        #expect(identity.hardware == [#"PCMCIA\MEGAHERTZ-CC10BT/2-0128-0103"#])
        #expect(identity.compatible.isEmpty)
        #expect(identity.className == "Net")
        #expect(identity.capabilities == [.removable, .surpriseRemovalOK])
    }

    @Test("W 3.3: PCMCIA, multifunction") func namesFunctionsOfPCCards() throws {
        var second = Self.card
        second.path = SysfsPath("/devices/pci0000:00/0000:00:1e.0/pcmcia_socket/pcmcia_socket0/0.1")
        second.modaliases = ["pcmcia:m0128c0103f02fn01pfn00pa11111111pb22222222pc00000000pd00000000"]
        let socket = DeviceRecord.member(
            "/devices/pci0000:00/0000:00:1e.0/pcmcia_socket/pcmcia_socket0",
            of: "pcmcia_socket"
        )
        let all = [socket, Self.card, second]
        #expect(
            try identify(second.path.text, among: all).hardware == [#"PCMCIA\MEGAHERTZ-CC10BT/2-DEV1-0128-0103"#]
        )
        #expect(
            try identify(Self.card.path.text, among: all).hardware == [#"PCMCIA\MEGAHERTZ-CC10BT/2-DEV0-0128-0103"#]
        )
    }

    @Test("W 3.3: PCMCIA, compatible IDs", arguments: [("00", "PNP0D00"), ("04", "PNP0600"), ("02", nil)])
    func namesKindsOfPCCards(kind: String, id: String?) throws {
        var card = Self.card
        card.modaliases = ["pcmcia:m0128c0103f\(kind)fn00pfn00pa11111111pb22222222pc00000000pd00000000"]
        #expect(try identify(card).compatible == [id].compactMap { $0 })
    }

    /// Names with blanks and commas, as cards of the time have them.
    @Test func foldsWhatNoIDMayContain() throws {
        var card = Self.card
        card.attributes["prod_id1"] = "Xircom, Inc. "
        card.attributes["prod_id2"] = "CreditCard 10/100"
        #expect(try identify(card).hardware == [#"PCMCIA\Xircom__Inc.-CreditCard_10/100-0128-0103"#])
    }

    @Test("W 3.3: ISAPNP") func namesFunctionsOfISACards() throws {
        let card = DeviceRecord(path: SysfsPath("/devices/pnp1/01:01"), attributes: ["card_id": "CSC6835"])
        let function = DeviceRecord.device("/devices/pnp1/01:01/01:01.00", bus: "pnp", attributes: ["id": "CSC0000"])
        let identity = try identify(function.path.text, among: [card, function])
        #expect(identity.hardware == [#"ISAPNP\CSC6835_DEV0000"#, "*CSC0000"])
        #expect(identity.compatible == ["*CSC0000"])
    }

    static let camera = DeviceRecord.device(
        "/devices/pci0000:00/0000:00:1e.0/0000:02:00.0/fw1",
        bus: "firewire",
        attributes: ["vendor_name": "SONY", "model_name": "ignored", "guid": "0x0800460102003040"]
    )
    static let unit = DeviceRecord.device(
        "/devices/pci0000:00/0000:00:1e.0/0000:02:00.0/fw1/fw1.0",
        bus: "firewire",
        modalias: "ieee1394:ven00080046mo00000000sp0000A02Dver00010001",
        attributes: ["model_name": "CCM-DS250 1.08"]
    )

    @Test("W 3.3: 1394") func namesFireWireUnits() throws {
        let identity = try identify(Self.unit.path.text, among: [Self.camera, Self.unit])
        #expect(identity.hardware == [#"1394\SONY&CCM-DS250_1.08"#])
        #expect(identity.compatible == [#"1394\A02D&10001"#])
        #expect(identity.instance == .serial("0800460102003040", address: "0"))
        #expect(identity.className == "AVC")
    }

    @Test("W 3.3: 1394, without names") func namesFireWireUnitsByWhatTheySpeak() throws {
        var unit = Self.unit
        unit.attributes = [:]
        let identity = try identify(unit)
        #expect(identity.hardware.isEmpty)
        #expect(identity.compatible == [#"1394\A02D&10001"#])
        #expect(identity.deviceID.spelling == #"1394\A02D&10001"#)
    }

    @Test("W 3.3: SBP2") func namesFireWireDisks() throws {
        var unit = Self.unit
        unit.modaliases = ["ieee1394:ven00080046mo00000000sp0000609Ever00010483"]
        let disk = DeviceRecord.device(
            unit.path.text + "/host6/target6:0:0/6:0:0:1",
            bus: "scsi",
            type: "scsi_device",
            modalias: "scsi:t-0x00",
            attributes: ["vendor": "Maxtor  ", "model": "OneTouch        ", "rev": "0200"]
        )
        let identity = try identify(disk.path.text, among: [Self.camera, unit, disk])
        #expect(identity.deviceID.spelling == #"SBP2\SONY&CCM-DS250_1.08&LUN1"#)
        #expect(identity.hardware == [#"SBP2\GenDisk"#, "GenDisk"])
        #expect(identity.compatible == identity.hardware)
        #expect(identity.instance == .address("1"))
    }

    @Test("W 3.3: VMBUS") func namesHyperVChannels() throws {
        let identity = try identify(
            .device(
                "/devices/LNXSYSTM:00/VMBUS:00/6d936397-0000-4a5d-9d5a-2d7f4c6a1111",
                bus: "vmbus",
                attributes: ["class_id": "{f8615163-df3e-46c5-913f-f2d2f965ed0e}"]
            )
        )
        #expect(identity.deviceID.spelling == #"VMBUS\{f8615163-df3e-46c5-913f-f2d2f965ed0e}"#)
        #expect(identity.instance == .unique("{6d936397-0000-4a5d-9d5a-2d7f4c6a1111}"))
    }
}
