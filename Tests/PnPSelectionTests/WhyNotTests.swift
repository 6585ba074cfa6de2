import PnPDiagnostics
import PnPModel
import Testing

@testable import PnPSelection

/// Which rules of a driver come closest to a device, and what would make it win.
@Suite struct WhyNotTests {
    /// A rule, a device, and what differs: `field wanted found`, `-` for nothing.
    static let modaliases: [(rule: String, device: String, differences: [String])] = [
        (
            "pci:v00008086d00004232sv*sd00001201bc*sc*i*", "pci:v00008086d0000A0F0sv00008086sd00000074bc02sc80i00",
            ["device 0x4232 0xA0F0", "subsystem device 0x1201 0x0074"]
        ),
        (
            "pci:v*d*sv*sd*bc0Csc03i30*", "pci:v00008086d0000A0F0sv00008086sd00000074bc02sc80i00",
            ["class 0x0C 0x02", "subclass 0x03 0x80", "programming interface 0x30 0x00"]
        ),
        (
            "usb:v046DpC52Bd*dc*dsc*dp*ic*isc*ip*in*", "usb:v046DpC534d1201dc00dsc00dp00ic03isc01ip02in01",
            ["product 0xC52B 0xC534"]
        ),
        (
            "usb:v0421p0019d0[5-9]*dc*dsc*dp*ic*isc*ip*in*", "usb:v0421p0019d0494dc00dsc00dp00ic08isc06ip50in00",
            ["release 0[5-9]* 0x0494"]
        ),
        (
            "usb:v*p*d*dc*dsc*dp*ic08isc06ip62in*", "usb:v0781p5567d0100dc00dsc00dp00ic08isc06ip50in00",
            ["interface protocol 0x62 0x50"]
        ),
        (
            "hid:b0003g*v0000046Dp0000C52B", "hid:b0005g0001v0000046Dp0000C534",
            ["bus 0x0003 0x0005", "product 0xC52B 0xC534"]
        ),
        ("acpi*:INT33A2:*", "acpi:INT33A1:PNP0D80:", ["ACPI ID INT33A2 INT33A1, PNP0D80"]),
        (
            "of:N*T*Cbrcm,bcm2711C*", "of:NsocT(null)Cbrcm,bcm2835Csimple-bus",
            ["compatible string brcm,bcm2711 brcm,bcm2835, simple-bus"]
        ),
        ("virtio:d00000001v*", "virtio:d00000002v00001AF4", ["device type 0x0001 0x0002"]),
        ("serio:ty05pr*id*ex*", "serio:ty06pr00id00ex00", ["type 0x05 0x06"]),
        ("scsi:t-0x05*", "scsi:t-0x00", ["type t-0x05* t-0x00"]),
        ("platform:dw-apb-uart", "platform:dw-apb-gpio", ["name dw-apb-uart dw-apb-gpio"]),
        ("i2c:lm75", "i2c:lm90", ["name lm75 lm90"]),
        ("spi:a", "spi:b", ["name a b"]),
        ("hdaudio:v10EC0245r*a01*", "hdaudio:v10EC0255r00100002a01", ["codec 0x10EC0245 0x10EC0255"]),
        ("sdio:c*v02D0d4330*", "sdio:c00v02D0d4329", ["device 0x4330 0x4329"]),
        ("pcmcia:m0001c0002f*fn*pfn*pa*pb*pc*pd*", "pcmcia:m0001c0003f00fn00pfn00pa0pb0pc0pd0", ["card 0x0002 0x0003"]),
        (
            "ieee1394:ven*mo*sp0000609Ever00010483*", "ieee1394:ven00000001mo00000002sp0000609Ever00000001",
            ["version 0x00010483 0x0001"]
        ),
        (
            "wmi:8D9DDCBC-A997-11DA-B012-B622A1EF5492", "wmi:97845ED0-4E6D-11DE-8A39-0800200C9A66",
            ["GUID 8D9DDCBC-A997-11DA-B012-B622A1EF5492 97845ED0-4E6D-11DE-8A39-0800200C9A66"]
        ),
        ("vmbus:0001", "vmbus:0002", ["GUID 0001 0002"]),
        ("mei:*:uuid1:*:*", "mei::uuid2:01:", ["client *:uuid1:*:* :uuid2:01:"]),
        ("sdw:m025Dp1308v*c*", "sdw:m025Dp0711v03c01", ["part 0x1308 0x0711"]),
        ("ssb:v4243id0812rev0F*", "ssb:v4243id0812rev10", ["revision 0x0F 0x10"]),
        ("bcma:m04BFid0812rev*cl*", "bcma:m04BFid0813rev01cl00", ["core 0x0812 0x0813"]),
        ("typec:id8087*", "typec:idFF01", ["SVID 0x8087 0xFF01"]),
        ("cxl:t5*", "cxl:t3", ["type 0x5 0x3"]),
        ("ccw:t3990m*dt3390dm*", "ccw:t3990mE9dt9336dm0C", ["device type 0x3390 0x9336"]),
        ("unheard:of", "unheard:about", ["name of about"]),
    ]

    static let ids: [(rule: String, device: [String], differences: [String])] = [
        (
            #"PCI\VEN_8086&DEV_4232"#, [#"PCI\VEN_8086&DEV_A0F0&REV_20"#, #"PCI\VEN_8086&DEV_A0F0"#],
            ["device 0x4232 0xA0F0"]
        ),
        (#"pci\ven_8086&dev_a0f1"#, [#"PCI\VEN_8086&DEV_A0F0"#], ["device 0xa0f1 0xA0F0"]),
        (#"PCI\CC_0C03"#, [#"PCI\VEN_8086&DEV_A0F0&CC_028000"#, #"PCI\CC_0280"#], ["class 0x0C03 0x028000, 0x0280"]),
        (#"PCI\VEN_8086&DEV_A0F0&REV_20"#, [#"PCI\VEN_8086&DEV_A0F0"#], ["revision 0x20 -"]),
        (#"PCI\VEN_8086&CC_0280"#, [#"PCI\VEN_8086&DEV_A0F0"#, #"PCI\CC_0280"#], []),
        (#"USB\VID_046D&PID_C52B&MI_00"#, [#"USB\VID_046D&PID_C52B&MI_01"#], ["interface number 0x00 0x01"]),
        (
            #"USB\Class_08&SubClass_06&Prot_62"#, [#"USB\Class_08&SubClass_06&Prot_50"#],
            ["interface protocol 0x62 0x50"]
        ),
        (#"USB\ROOT_HUB20"#, [#"USB\ROOT_HUB30"#], ["ID ROOT_HUB20 ROOT_HUB30"]),
        (#"ACPI\PNP0A03"#, [#"ACPI\PNP0A08"#], ["ID PNP0A03 PNP0A08"]),
        (#"ACPI\VEN_INT&DEV_33A1"#, [#"ACPI\VEN_INT&DEV_33A2"#], ["device 33A1 33A2"]),
        (#"OF\brcm,a"#, [#"OF\brcm_b"#], ["ID brcm,a brcm_b"]),
        ("GenCdRom", ["GenDisk"], ["ID GenCdRom GenDisk"]),
    ]

    private func text(_ miss: NearMiss?) -> [String]? {
        miss?.differences.map {
            "\($0.field) \($0.wanted) \($0.found.isEmpty ? "-" : $0.found.joined(separator: ", "))"
        }
    }

    private func misses(_ store: DriverStore, _ query: SelectionQuery, _ name: String = "p") throws -> [NearMiss] {
        let answer = try #require(store.whyNot(name, DriverDecision(query, in: store)))
        guard case .unmatched(let misses) = answer.outcome else { return [] }
        return misses
    }

    @Test(arguments: modaliases) func whatDiffers(row: (rule: String, device: String, differences: [String])) throws {
        let store = Sample.store(Sample.package("p", modalias: [row.rule]))
        let found = try misses(store, try Sample.query(modaliases: [row.device]))
        #expect(text(found.first) == row.differences)
        #expect(found.first?.deviceID == row.device)
    }

    @Test(arguments: ids) func whatDiffersInAnID(row: (rule: String, device: [String], differences: [String])) throws {
        let store = Sample.store(Sample.package("p", hardware: [row.rule]))
        #expect(text(try misses(store, try Sample.query(row.device)).first) == row.differences)
    }

    @Test("the closest three: fewest differences, then most in common, then the later field, then the likest value")
    func order() throws {
        let rules = [
            "pci:v000010ECd0000A0F0sv*sd*bc*sc*i*", "pci:v*d*sv*sd*bc0Csc*i*", "pci:v00008086d00004232sv*sd*bc*sc*i*",
            "pci:v00008086d0000A0F1sv*sd*bc*sc*i*", "pci:v00001234d00005678sv*sd*bc*sc*i*",
        ]
        let store = Sample.store(Sample.package("p", modalias: rules))
        let query = try Sample.query(modaliases: ["pci:v00008086d0000A0F0sv00008086sd00000074bc02sc80i00"])
        #expect(try misses(store, query).map(\.pattern.text) == [rules[3], rules[2], rules[0]])
    }

    @Test func rulesForOtherBusesAreNamed() throws {
        let store = Sample.store(
            Sample.package("p", hardware: [#"PCI\VEN_1"#], modalias: ["usb:v1p*", "block-major-8-*"])
        )
        let decision = DriverDecision(try Sample.query(["GenDisk"], modaliases: ["scsi:t-0x00"]), in: store)
        #expect(store.whyNot("p", decision)?.outcome == .otherIDs([#"PCI\"#, "usb:"]))
    }

    @Test func namesAreComparedAsModulesAre() throws {
        var package = Sample.package("xhci-hcd", hardware: [#"PCI\CC_0C03"#])
        package.module = "xhci_pci"
        let store = Sample.store(package)
        let decision = DriverDecision(try Sample.query([#"PCI\CC_0C03"#]), in: store)
        for name in ["xhci-hcd", "xhci_hcd", "xhci_pci", "xhci-pci"] {
            #expect(store.whyNot(name, decision)?.outcome == .selected, "\(name)")
        }
        #expect(store.whyNot("ehci", decision) == nil)
        #expect(store.driverNames == ["xhci-hcd", "xhci_pci"])
    }

    // MARK: What would help

    private static let nic = #"PCI\VEN_8086&DEV_15B8"#
    private static let specific = #"PCI\VEN_8086&DEV_15B8&REV_01"#

    /// What would help `p` for a device with two hardware IDs and a compatible one.
    private func remedies(_ packages: DriverPackage...) throws -> [Remedy] {
        let store = Sample.store(packages)
        let decision = DriverDecision(try Sample.query([Self.specific, Self.nic], [#"PCI\CC_0200"#]), in: store)
        return try #require(store.whyNot("p", decision)).remedies
    }

    @Test func aRuleForTheLeastSpecificIDThatIsEnough() throws {
        let other = Sample.package("p", hardware: [#"PCI\VEN_1"#])
        #expect(try remedies(other) == [.rule(id: Self.nic, rank: DriverRank(rawValue: 0x00FF_0001))])
        let generic = Sample.package("w", compatible: [#"PCI\CC_0200"#])
        #expect(try remedies(generic, other) == [.rule(id: Self.nic, rank: DriverRank(rawValue: 0x00FF_0001))])
        let model = Sample.package("w", hardware: [Self.nic])
        #expect(try remedies(model, other) == [.rule(id: Self.specific, rank: DriverRank(rawValue: 0x00FF_0000))])
        let best = Sample.package("w", hardware: [Self.specific])
        #expect(try remedies(best, other) == [.rule(id: Self.nic, rank: DriverRank(rawValue: 0x00FE_0001))])
        let perfect = Sample.package("w", hardware: [Self.specific], feature: 0)
        #expect(try remedies(perfect, other).isEmpty)
    }

    @Test("each remedy, applied, makes the driver win") func remediesHelp() throws {
        let winner = Sample.package("w", hardware: [Self.nic], feature: 0x80, date: "2020-01-01", version: "1.0")
        let loser = Sample.package("p", hardware: [Self.nic], feature: 0x80, date: "2020-01-01", version: "0.9")
        #expect(
            try remedies(winner, loser) == [
                .date(after: "2020-01-01"), .version(above: "1.0"), .featureScore(below: 0x80),
            ]
        )
        var changed = [loser, loser, loser]
        changed[0].date = "2020-01-02"
        changed[1].version = "1.1"
        changed[2].featureScore = 0x7F
        for package in changed {
            let selection = Sample.store(winner, package).select(try Sample.query([Self.specific, Self.nic]))
            #expect(selection.winner?.package.name == "p")
        }
    }

    @Test func signatureIsBeyondRules() throws {
        let unsigned = Sample.package("p", hardware: [Self.specific], feature: 0, signature: 0x80)
        #expect(try remedies(Sample.package("w", hardware: [Self.nic]), unsigned) == [.signature(atMost: 0)])
    }

    @Test func anExclusionIsToGo() throws {
        let excluded = Sample.package("p", hardware: [Self.nic], exclude: [#"PCI\CC_0200"#])
        #expect(try remedies(excluded) == [.withoutExclusion(MatchPattern(#"PCI\CC_0200"#, at: Sample.at()))])
    }

    @Test func modulesAreBlacklistedOrNoLonger() throws {
        let place = Sample.at(7)
        var kernel = DriverDatabase(name: "6.12.0")
        kernel.kind = .modules(known: ["uas", "usb_storage", "lonely"])
        kernel.packages = ["usb_storage", "uas"].map { name in
            var package = Sample.package(name, modalias: ["usb:*"], fallback: name == "uas")
            package.isKernelModule = true
            return package
        }
        let query = SelectionQuery(modaliases: ["usb:v1p2"])
        let store = DriverStore([kernel])
        let answer = store.whyNot("uas", DriverDecision(query, in: store))
        #expect(answer?.outcome == .candidate(1))
        #expect(answer?.remedies == [.featureScore(below: 0xFF), .blacklist(module: "usb_storage")])
        #expect(store.whyNot("lonely", DriverDecision(query, in: store))?.outcome == .withoutAliases)

        var modprobe = DriverDatabase(name: "modprobe.d")
        modprobe.kind = .modprobe
        let refusal = ModuleRefusal(module: "usb_storage", reason: .blacklisted, location: place)
        modprobe.refusals = [refusal]
        let refusing = DriverStore([modprobe, kernel])
        #expect(
            refusing.whyNot("usb-storage", DriverDecision(query, in: refusing))?.remedies == [.withoutRefusal(refusal)]
        )
    }

    @Test(
        "hostile texts are no burden",
        arguments: [
            "pci:" + String(repeating: "v1", count: 2000), "acpi:" + String(repeating: "A1:", count: 1000),
            "of:NxT" + String(repeating: "C", count: 3000), "of:", "usb:", ":", "pci:v", "dmi:bvn[", "hid:**",
        ]
    )
    func hostile(device: String) throws {
        let rules = [
            "pci:v00008086d*sv*sd*bc*sc*i*", "acpi*:PNP0A08:*", "of:N*T*Cx,y", "usb:v1*", "dmi:*", "hid:b*g*v1p*",
            "pci:[[[",
            "of:N*T*C", "acpi*:*:*", String(repeating: "*a", count: 2000) + ":",
        ]
        let store = Sample.store(Sample.package("p", modalias: rules))
        let decision = DriverDecision(try Sample.query(modaliases: [device]), in: store)
        let answer = try #require(store.whyNot("p", decision))
        if case .unmatched(let misses) = answer.outcome {
            #expect(misses.count <= 3)
            #expect(misses.allSatisfy { $0.differences.count <= 32 })
        }
    }
}
