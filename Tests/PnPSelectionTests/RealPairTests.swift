import PnPModel
import Testing

@testable import PnPSelection

/// Device strings and the patterns of a real kernel's aliases that match them.
@Suite struct RealPairTests {
    struct Pair: Sendable, CustomTestStringConvertible {
        let device: String
        let patterns: [String]
        var testDescription: String { device }

        init(_ device: String, _ patterns: String...) {
            self.device = device
            self.patterns = patterns
        }
    }

    static let pairs: [Pair] = [
        Pair("pci:v00008086d00001E31sv00001043sd0000108Dbc0Csc03i30", "pci:v*d*sv*sd*bc0Csc03i30*"),
        Pair("pci:v0000144Dd0000A808sv0000144Dsd0000A801bc01sc08i02", "pci:v*d*sv*sd*bc01sc08i02*"),
        Pair(
            "pci:v00008086d0000A170sv00001043sd0000828Abc04sc03i00",
            "pci:v00008086d*sv*sd*bc04sc03i00*",
            "pci:v00008086d0000A170sv*sd*bc*sc*i*"
        ),
        Pair("usb:v046DpC52Bd1201dc00dsc00dp00ic03isc01ip01in00", "usb:v*p*d*dc*dsc*dp*ic03isc*ip*in*"),
        Pair("usb:v0781p5567d0100dc00dsc00dp00ic08isc06ip50in00", "usb:v*p*d*dc*dsc*dp*ic08isc06ip50in*"),
        Pair(
            "usb:v8087p0A2Bd0010dcE0dsc01dp01icE0isc01ip01in00",
            "usb:v*p*d*dc*dsc*dp*icE0isc01ip01in*",
            "usb:v*p*d*dcE0dsc01dp01ic*isc*ip*in*"
        ),
        Pair(
            "usb:v1D6Bp0002d0612dc09dsc00dp01ic09isc00ip00in00",
            "usb:v*p*d*dc*dsc*dp*ic09isc*ip*in*",
            "usb:v*p*d*dc09dsc*dp*ic*isc*ip*in*"
        ),
        Pair("hid:b0003g0001v0000046Dp0000C52B", "hid:b*g*v*p*", "hid:b0003g*v0000046Dp0000C52B"),
        Pair("hid:b0018g0004v000004F3p0000311C", "hid:b*g*v*p*", "hid:b*g0004v*p*"),
        Pair("acpi:PNP0C0A:", "acpi*:PNP0C0A:*"), Pair("acpi:INT33A1:PNP0D80:", "acpi*:INT33A1:*"),
        Pair("platform:pcspkr", "platform:pcspkr"),
        Pair("of:NeepromT(null)Catmel,24c02", "of:N*T*Catmel,24c02"),
        Pair("virtio:d00000001v00001AF4", "virtio:d00000001v*"), Pair("i2c:24c02", "i2c:24c02"),
        Pair("spi:m25p80", "spi:m25p80"), Pair("mmc:block", "mmc:block"), Pair("scsi:t-0x00", "scsi:t-0x00*"),
        Pair("serio:ty01pr00id00ex00", "serio:ty01pr*id*ex*"), Pair("serio:ty06pr00id00ex00", "serio:ty06pr*id*ex*"),
        Pair("sdio:c00v02D0d4330", "sdio:c*v02D0d4330*"),
        Pair("hdaudio:v10EC0892r00100302a01", "hdaudio:v10EC0892r*a01*"),
        Pair(
            "mdio:00000000001000100001011000100010",
            "mdio:????????00100010000101100010????"
        ),
        Pair("vmbus:635161f83edfc546913ff2d2f965ed0e", "vmbus:635161f83edfc546913ff2d2f965ed0e"),
        Pair("xen:vif", "xen:vif"), Pair("nd:t4", "nd:t4*"), Pair("dax:t0", "dax:t0*"), Pair("cxl:t5", "cxl:t5*"),
        Pair("typec:idFF01m01", "typec:idFF01m01"),
        Pair(
            "mei::b638ab7e-94e2-4ea2-a552-d1c54b627f04:01:",
            "mei:*:b638ab7e-94e2-4ea2-a552-d1c54b627f04:*:*"
        ),
        Pair("tbsvc:knetworkp00000001v00000001r00000001", "tbsvc:knetworkp00000001v*r*"),
        Pair("bcma:m04BFid0812rev28cl00", "bcma:m04BFid0812rev28cl*"),
        Pair("ssb:v4243id0806rev07", "ssb:v4243id0806rev*"), Pair("sdw:m01FAp4243v03c01", "sdw:m01FAp4243v*c*"),
        Pair("wmi:F1DDEE52-063C-4784-A11E-8A06684B9B01", "wmi:F1DDEE52-063C-4784-A11E-8A06684B9B01"),
        Pair("ssam:d01c02t01i01f00", "ssam:d01c02t01i01f00"),
        Pair("auxiliary:snd_sof.hda-probes", "auxiliary:snd_sof.hda-probes"), Pair("mhi:IP_SW0", "mhi:IP_SW0"),
        Pair(
            "pcmcia:m0279c950Bf02fn00pfn00pa00000000pb00000000pc00000000pd00000000",
            "pcmcia:m*c*f02fn*pfn*pa*pb*pc*pd*",
            "pcmcia:m0279c950Bf*fn*pfn*pa*pb*pc*pd*"
        ),
    ]

    @Test("L 3.4", arguments: pairs) func everyPatternIsACandidate(pair: Pair) throws {
        let packages = pair.patterns.map { Sample.package($0, modalias: [$0]) }
        let selection = Sample.store(packages).select(try Sample.query(modaliases: [pair.device]))
        #expect(Set(selection.names) == Set(pair.patterns))
    }

    /// What loads helpers and attaches handlers matches, and no function driver is chosen by it.
    @Test(
        "L 3.4: cpu, dmi, input",
        arguments: [
            Pair(
                "cpu:type:x86,ven0000fam0006mod009E:feature:,0000,0002,0099,",
                "cpu:type:x86,ven0000fam0006mod009E:feature:*",
                "cpu:type:x86,ven*fam*mod*:feature:*0099*"
            ),
            Pair(
                "dmi:bvnx:bvr1:bd01/01/2020:svnPCEngines:pnapu1:pvr1.0:rvnPCEngines:rnapu1:rvr1.0:cvnx:ct3:cvr1:",
                "dmi*:svn*PCEngines*:pn*apu1*:"
            ),
            Pair(
                "input:b0003v045Ep028Ee0114-e0,1,3,4,15,k130,131,133,134,ra0,1,2,3,4,5,10,11,mlsf50,w",
                "input:b*v*p*e*-e*k*130,*r*a*m*l*s*f*w*",
                "input:b*v*p*e*-e*k*r*a*2,*m*l*s*f*w*",
                "input:b*v*p*e*-e*k*r*a*m*l*s*f*w*"
            ),
        ]
    ) func matchesButChoosesNothing(pair: Pair) throws {
        for pattern in pair.patterns {
            #expect(Glob(pattern, foldsDashes: true).matches(pair.device.replacing("-", with: "_")), "\(pattern)")
            let store = Sample.store([Sample.package("p", modalias: [pattern])])
            #expect(store.select(try Sample.query(modaliases: [pair.device])).winner == nil)
        }
    }
}
