import PnPBuses
import PnPModel
import Testing

/// Devices at the end of a cable, and chips whose own registers say more than their modalias.
@Suite struct CableBusTests {
    @Test func namesThunderboltDevices() throws {
        let identity = try identify(
            .device(
                "/devices/pci0000:00/0000:00:0d.2/domain0/0-0/0-301",
                bus: "thunderbolt",
                type: "thunderbolt_device",
                attributes: ["vendor": "0x3d", "device": "0xb", "vendor_name": "CalDigit", "device_name": "TS4"],
                properties: ["USB4_TYPE": "hub"]
            )
        )
        #expect(identity.hardware == [#"THUNDERBOLT\VEN_003D&DEV_000B"#])
        #expect(identity.compatible == [#"THUNDERBOLT\VEN_003D&TYPE_hub"#, #"THUNDERBOLT\TYPE_hub"#])
        #expect(identity.description == "CalDigit TS4")
        #expect(identity.capabilities == [.removable, .surpriseRemovalOK])
    }

    @Test func namesTheRouterInTheMachine() throws {
        let path = "/devices/pci0000:00/0000:00:08.3/0000:c6:00.5/domain0/0-0"
        let host = try identify(
            .device(path, bus: "thunderbolt", type: "thunderbolt_device", properties: ["USB4_TYPE": "host"])
        )
        #expect(host.hardware == [#"THUNDERBOLT\TYPE_host"#])
        #expect(host.capabilities.isEmpty)
        let old = try identify(.device(path, bus: "thunderbolt", type: "thunderbolt_device"))
        #expect(old.hardware == [#"THUNDERBOLT\thunderbolt_device"#])
        #expect(old.capabilities.isEmpty)
    }

    @Test(
        arguments: [
            ("0x00221622", [#"MDIO_BUS\VEN_000885&DEV_22&REV_2"#, #"MDIO_BUS\VEN_000885&DEV_22"#]),
            ("0x00000000", [#"MDIO_BUS\PHY"#]), ("0xffffffff", [#"MDIO_BUS\PHY"#]), (nil, [#"MDIO_BUS\PHY"#]),
        ] as [(String?, [String])]
    ) func namesEthernetTransceivers(id: String?, hardware: [String]) throws {
        var record = DeviceRecord.device(
            "/devices/platform/eth/mdio_bus/stmmac-0/stmmac-0:01",
            bus: "mdio_bus",
            type: "PHY"
        )
        record.attributes["phy_id"] = id
        let identity = try identify(record)
        #expect(identity.hardware == hardware)
        #expect(identity.className == "Net")
    }

    @Test func namesMemorySticks() throws {
        let identity = try identify(
            .device(
                "/devices/pci0000:00/0000:02:00.2/memstick_host/memstick0/memstick0",
                bus: "memstick",
                properties: ["MEMSTICK_TYPE": "01", "MEMSTICK_CATEGORY": "00", "MEMSTICK_CLASS": "00"]
            )
        )
        #expect(identity.hardware == [#"MEMSTICK\TYPE_01&CATEGORY_00&CLASS_00"#])
        #expect(identity.className == "DiskDrive")
    }

    @Test func namesControlProtocolsOfOldKernels() throws {
        let identity = try identify(
            .device(
                "/devices/platform/firmware:scmi/scmi_dev.1",
                bus: "scmi_protocol",
                properties: ["OF_NAME": "protocol", "OF_FULLNAME": "/firmware/scmi/protocol@14"]
            )
        )
        #expect(identity.hardware == [#"SCMI_PROTOCOL\PROTOCOL_14"#])
        #expect(
            try identify(.device("/devices/scmi_dev.1", bus: "scmi_protocol")).hardware == [#"SCMI_PROTOCOL\scmi_dev"#]
        )
    }
}
