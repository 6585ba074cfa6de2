import PnPModel
import Testing

@testable import PnPBuses

@Suite struct ModaliasGrammarTests {
    /// A string that does not fit is not taken apart: the whole of it is the ID, and nothing is made up.
    @Test(arguments: [
        ("ssb", "ssb:v4243id0806", #"SSB\v4243id0806"#), ("ssb", "ssb:v4243id0806rev0", #"SSB\v4243id0806rev0"#),
        ("ssb", "ssb:v4243id0806rev07x01", #"SSB\v4243id0806rev07x01"#), ("ssb", "ssb:v42G3", #"SSB\v42G3"#),
        ("ssb", "ssb:id0806v4243rev07", #"SSB\id0806v4243rev07"#), ("ssb", "ssb:", #"SSB\x"#),
        ("ssb", "ssb:v", #"SSB\v"#), ("cxl", "cxl:t", #"CXL\t"#), ("cxl", "cxl:tx", #"CXL\tx"#),
        ("typec", "typec:idFF01m", #"TYPEC\SVID_FF01"#), ("typec", "typec:idFF01m1", #"TYPEC\idFF01m1"#),
        ("tee", "tee:ab7a617c-b8e7", #"TEE\ab7a617c-b8e7"#), ("vio", "vio:network", #"VIO\network"#),
        ("mei", "mei:a:b:c", #"MEI\a:b:c"#), ("thunderbolt", "tbsvc:knetwork", #"THUNDERBOLT\knetwork"#),
        ("css", "css:t00", #"CSS\t00"#), ("mdio_bus", "mdio:0101", #"MDIO_BUS\0101"#),
        ("pcmcia", "pcmcia:m0279c950B", #"PCMCIA\m0279c950B"#), ("rpmsg", "rpmsg:a,b c\\d", #"RPMSG\a_b_c_d"#),
        ("rpmsg", "other:thing", #"RPMSG\thing"#),
    ]) func keepsWhatItCannotRead(bus: String, modalias: String, id: String) throws {
        let identity = try identify(.device("/devices/platform/above/x0", bus: bus, modalias: modalias))
        #expect(identity.hardware.first == id)
        #expect(identity.compatible.isEmpty)
    }

    /// Free text may hold what comes after it; the grammar still has one reading.
    @Test(arguments: [
        ("thunderbolt", "tbsvc:kppp00000001p00000002v00000003r00000004", #"THUNDERBOLT\KEY_ppp00000001"#),
        ("vio", "vio:TserialSSTS", #"VIO\COMPAT_STS"#),
        (
            "mei", "mei:a:b:b638ab7e-94e2-4ea2-a552-d1c54b627f04:01:",
            #"MEI\UUID_b638ab7e-94e2-4ea2-a552-d1c54b627f04"#
        ),
    ]) func findsWhereTextEnds(bus: String, modalias: String, last: String) throws {
        let identity = try identify(.device("/devices/platform/above/x0", bus: bus, modalias: modalias))
        #expect(identity.hardware.last == last)
    }

    @Test func isNotHeldUpByLongStrings() {
        for text in ["mei:", "vio:T", "tbsvc:k"] {
            let long = text + String(repeating: ":pS0", count: 400)
            for grammar in ModaliasGrammar.all { #expect(grammar.read(long) == nil, "\(grammar.bus)") }
            let shorter = String(long.prefix(500))
            for grammar in ModaliasGrammar.all where grammar.fields.count > 1 && grammar.bus != "vio" {
                #expect(grammar.read(shorter) == nil, "\(grammar.bus)")
            }
        }
    }

    @Test(
        arguments: [
            ("ccw", "0.0.1234", .unique("0.0.1234")), ("css", "0.0.0004", .unique("0.0.0004")),
            ("vio", "l-lan@30000002", .unique("l-lan@30000002")), ("ap", "card04", .unique("card04")),
            ("ccwgroup", "0.0.f5f0", .unique("0.0.f5f0")), ("scm", "0000000012345678", .unique("0000000012345678")),
            ("parisc", "8:16:5", .unique("8:16:5")), ("w1", "28-000005e2fdc3", .unique("28-000005E2FDC3")),
            ("i3c", "0-4cc31020000", .address("04CC31020000")), ("i3c", "0-49b31020000", .ordinal),
            ("slimbus", "217:250:1:0", .address("217:250:1:0")), ("bcma", "bcma3:1", .address("1")),
            ("ssb", "ssb0:2", .address("2")), ("mcb", "mcb1-16z025-0:1:2", .address("0:1:2")),
            ("ipack", "ipack-dev.1.3", .address("3")), ("cdx", "cdx-10:02", .address("02")),
            ("rapidio", "00:e:0001", .address("0001")), ("fsl-mc", "dpni.3", .address("3")),
            ("eisa", "00:05", .address("05")), ("cdmm", "cdmm0-1", .address("cdmm0-1")),
            ("xen", "vif-0", .address("0")),
            ("xen-backend", "vif-7-0", .address("0")), ("mdio_bus", "stmmac-0:01", .address("01")),
            ("soundwire", "sdw:0:1:025d:0711:01", .address("1")), ("soundwire", "sdw:1:025d:0711:01", .address("1")),
            ("soundwire", "sdw:0:1:025d:0711:01:2", .address("1:2")),
            ("soundwire", "sdw:1:025d:0711:01:2", .address("1:2")), ("soundwire", "odd", .ordinal),
            ("typec", "port1.0", .address("0")), ("typec", "port1-partner.1", .address("partner.1")),
            ("thunderbolt", "1-301", .address("301")), ("thunderbolt", "1-301.2", .address("301.2")),
            ("firewire", "fw3.1", .address("1")), ("pcmcia", "1.0", .address("0")),
            ("ac97", "1-0:CS4297A", .address("0")), ("snd_seq", "seq-midi-1-2", .address("2")),
            ("auxiliary", "mlx5_core.eth.3", .ordinal), ("mhi", "mhi0_IP_SW0", .ordinal), ("nd", "nmem3", .ordinal),
            ("rpmsg", "virtio0.rpmsg-client-sample.-1.1024", .ordinal), ("gameport", "gameport1", .ordinal),
        ] as [(String, String, DeviceIdentity.Instance)]
    )
    func takesNoCounterForAnAddress(bus: String, name: String, instance: DeviceIdentity.Instance) throws {
        var record = DeviceRecord.device("/devices/platform/above/" + name, bus: bus)
        if bus == "firewire" { record.attributes["specifier_id"] = "0x00609e" }
        if bus == "firewire" { record.attributes["version"] = "0x010483" }
        if bus == "pcmcia" { record.modaliases = ["pcmcia:odd"] }
        #expect(try identify(record).instance == instance)
    }

    @Test func namesADevicetreeNodeFirst() throws {
        let identity = try identify(
            .device(
                "/devices/platform/soc/fe201000.serial",
                bus: "amba",
                modalias: "amba:d00241011",
                properties: ["OF_COMPATIBLE_0": "arm,pl011", "OF_FULLNAME": "/soc/serial@7e201000"]
            )
        )
        #expect(identity.hardware == [#"OF\arm_pl011"#])
        #expect(identity.compatible == [#"AMBA\ID_00241011"#])
        #expect(identity.instance == .serial("7e201000", address: "7e201000"))
    }

    @Test func addsWhatACPISays() throws {
        let chip = DeviceRecord.device(
            "/devices/pci0000:00/0000:00:1f.3/sdw-master-0/sdw:0:025d:0711:01",
            bus: "soundwire",
            modalias: "sdw:m025Dp0711v02c01"
        )
        let object = DeviceRecord.device("/devices/LNXSYSTM:00/ABCD0711:00", bus: "acpi", modalias: "acpi:ABCD0711:")
        let identity = try identify(chip.path.text, among: [chip, object], firmware: [object.path.text])
        #expect(identity.hardware.suffix(3) == [#"ACPI\VEN_ABCD&DEV_0711"#, #"ACPI\ABCD0711"#, "*ABCD0711"])
        #expect(identity.deviceID.spelling == #"SOUNDWIRE\VEN_025D&DEV_0711&VER_02&CLASS_01"#)
    }

    @Test func hasOnePageForABus() {
        #expect(Set(ModaliasGrammar.all.map(\.bus)).count == ModaliasGrammar.all.count)
    }
}
