import PnPModel
import Testing

@testable import PnPSelection

@Suite struct ModaliasSelectionTests {
    static let nic = "pci:v00008086d000015B8sv00001028sd000007A1bc02sc00i00"
    static let mouse = "usb:v046DpC52Bd1201dc00dsc00dp00ic03isc01ip02in01"
    static let hid = "hid:b0003g0001v0000046Dp0000C52B"

    /// Design section 4, "What the pattern pins".
    static let table: [(device: String, pattern: String, score: UInt16)] = [
        (nic, "pci:v00008086d000015B8sv00001028sd000007A1bc*sc*i*", 0x0001),
        (nic, "pci:v00008086d000015B8sv*sd*bc02sc00i00*", 0x0002),
        (nic, "pci:v00008086d000015B8sv*sd*bc02sc00i*", 0x0003),
        (nic, "pci:v00008086d000015B8sv*sd*bc*sc*i*", 0x2001),
        (nic, "pci:v00008086d*sv*sd*bc02sc00i00*", 0x2002),
        (nic, "pci:v00008086d*sv*sd*bc02sc00i*", 0x2003),
        (nic, "pci:v00008086d*sv*sd*bc*sc*i*", 0x2004),
        (nic, "pci:v*d*sv*sd*bc02sc00i00*", 0x2005),
        (nic, "pci:v*d*sv*sd*bc02sc00i*", 0x2006),
        (nic, "pci:v*d*sv*sd*bc02sc*i*", 0x2006),
        (nic, "pci:v*d*sv*sd*bc*sc*i*", 0x203F),
        (mouse, "usb:v046DpC52Bd12*dc*dsc*dp*ic*isc*ip*in*", 0x0000),
        (mouse, "usb:v046DpC52Bd*dc*dsc*dp*ic*isc*ip*in*", 0x0001),
        (mouse, "usb:v046DpC52Bd*dc*dsc*dp*ic03isc01ip02in*", 0x0001),
        (mouse, "usb:v046Dp*d*dc*dsc*dp*ic03isc*ip*in*", 0x1000),
        (mouse, "usb:v*p*d*dc*dsc*dp*ic03isc01ip02in*", 0x2000),
        (mouse, "usb:v*p*d*dc*dsc*dp*ic03isc01ip*in*", 0x2001),
        (mouse, "usb:v*p*d*dc*dsc*dp*ic03isc*ip*in*", 0x2002),
        (mouse, "usb:v*p*d*dc00dsc00dp00ic*isc*ip*in*", 0x2003),
        (mouse, "usb:v*p*d*dc00dsc00dp*ic*isc*ip*in*", 0x2004),
        (mouse, "usb:v*p*d*dc00dsc*dp*ic*isc*ip*in*", 0x2005),
        (hid, "hid:b0003g*v0000046Dp0000C52B", 0x0001),
        (hid, "hid:b0003g*v0000046Dp*", 0x1000),
        (hid, "hid:b*g0001v*p*", 0x2000),
        (hid, "hid:b*g*v*p*", 0x203F),
        ("acpi:INT33A1:PNP0D80:", "acpi*:INT33A1:*", 0x0000),
        ("acpi:INT33A1:PNP0D80:", "acpi*:PNP0D80:*", 0x2000),
        ("acpi:A0000001:A0000002:A0000003:", "acpi*:A0000003:*", 0x2001),
        ("of:NrtcT(null)Cdallas,ds1307Cmaxim,ds1307", "of:N*T*Cdallas,ds1307C*", 0x0000),
        ("of:NrtcT(null)Cdallas,ds1307Cmaxim,ds1307", "of:N*T*Cmaxim,ds1307", 0x2000),
        ("virtio:d00000001v00001AF4", "virtio:d00000001v*", 0x0000),
        ("virtio:d00000001v00001AF4", "virtio:d*v*", 0x2000),
        ("platform:dw-apb-uart", "platform:dw_apb_uart", 0x0000),
        ("platform:dw-apb-uart", "platform:dw*", 0x2000),
        ("scsi:t-0x00", "scsi:t-0x00*", 0x0000),
        ("serio:ty06pr00id00ex00", "serio:ty06pr*id*ex*", 0x2000),
        ("mei::b638ab7e-94e2-4ea2-a552-d1c54b627f04:01:", "mei:*:b638ab7e-94e2-4ea2-a552-d1c54b627f04:*:*", 0x0000),
        ("of:Nx-yTCa-b,c", "of:N*T*Ca-b,c", 0x0000),
        ("unknown:a1", "unk*:a1", 0x2000),
    ]

    @Test(arguments: table) func scores(row: (device: String, pattern: String, score: UInt16)) throws {
        let store = Sample.store(Sample.package("p", modalias: [row.pattern]))
        let verdict = store.select(try Sample.query(modaliases: [row.device])).winner
        let expected = DriverRank(identifier: IdentifierScore(rawValue: row.score))
        #expect(verdict?.rank == expected, "\(row.pattern)")
    }

    @Test(arguments: [
        (nic, "pci:v00008086d000015B9sv*sd*bc*sc*i*"), (mouse, "usb:v046DpC52Cd*dc*dsc*dp*ic*isc*ip*in*"),
        ("acpi:XPNP0C0A:", "acpi*:PNP0C0A:*"), ("platform:a", "platform:b"),
        ("hid:b0003g0001v00000001p00000002", "HID:*"),
    ])
    func doesNotMatch(device: String, pattern: String) throws {
        let store = Sample.store(Sample.package("p", modalias: [pattern]))
        #expect(store.select(try Sample.query(modaliases: [device])).verdicts.isEmpty)
    }

    @Test func fewerWildcardCharactersWin() throws {
        let store = Sample.store(
            Sample.package("wide", modalias: ["usb:v046DpC52Bd*dc*dsc*dp*ic*isc*ip*in*"]),
            Sample.package("narrow", modalias: ["usb:v046DpC52Bd*dc*dsc*dp*ic03isc01ip02in*"])
        )
        #expect(store.select(try Sample.query(modaliases: [Self.mouse])).names == ["narrow", "wide"])
    }

    @Test func fallbackLosesOnlyTies() throws {
        let store = Sample.store(
            Sample.package("raw", modalias: ["serio:ty06pr*id*ex*"], fallback: true),
            Sample.package("atkbd", modalias: ["serio:ty06pr*id*ex*"])
        )
        let query = try Sample.query(modaliases: ["serio:ty06pr00id00ex00"])
        #expect(store.select(query).names == ["atkbd", "raw"])
        let alone = Sample.store(
            Sample.package("raw", modalias: ["serio:ty06pr00id*ex*"], fallback: true),
            Sample.package("atkbd", modalias: ["serio:ty06pr*id*ex*"])
        )
        #expect(alone.select(query).names == ["raw", "atkbd"])
    }

    @Test func theDriverOfTheDevicesOwnBusWinsTies() throws {
        let store = Sample.store(
            Sample.package("fan", modalias: ["acpi*:PNP0C0B:*"], on: ["acpi"]),
            Sample.package("acpi-fan", modalias: ["acpi*:PNP0C0B:*"], on: ["platform"])
        )
        #expect(
            store.select(try Sample.query(modaliases: ["acpi:PNP0C0B:"], bus: "platform")).names == ["acpi-fan", "fan"]
        )
        let aliases = Sample.store(
            Sample.package("other", modalias: ["of:N*T*Cx,y"]),
            Sample.package("own", modalias: ["of:N*T*Cx,y", "i2c:y"])
        )
        #expect(
            aliases.select(try Sample.query(modaliases: ["of:NaTCx,y"], bus: "i2c")).names == ["own", "other"]
        )
    }

    @Test func anOldKernelsUSBStringIsCompleted() throws {
        let store = Sample.store(
            Sample.package("usbhid", modalias: ["usb:v*p*d*dc*dsc*dp*ic03isc*ip*in*"]),
            Sample.package("numbered", modalias: ["usb:v*p*d*dc*dsc*dp*ic03isc*ip*in01*"])
        )
        let old = "usb:v046DpC52Bd1201dc00dsc00dp00ic03isc01ip02"
        #expect(store.select(try Sample.query(modaliases: [old])).names == ["usbhid"])
    }

    @Test func aHostileStringIsNoBurden() throws {
        let store = Sample.store(Sample.package("p", modalias: ["of:N*T*Cx,y", "acpi*:A:*", "pci:v*d*sv*sd*bc*sc*i*"]))
        for text in [
            "of:NxT" + String(repeating: "C", count: 100_000), "acpi:" + String(repeating: "A1:", count: 30_000),
            "pci:" + String(repeating: "v1", count: 50_000), ":", "", "a:",
        ] {
            #expect(store.select(try Sample.query(modaliases: [text])).verdicts.isEmpty)
        }
    }
}
