import PnPModel
import PnPRender
import Testing
import _PnPTestSupport

@Suite struct ShowTextTests {
    @Test func everythingAboutOneDevice() throws {
        let tree = try SampleMachines.everything()
        let gizmo = try #require(tree.nodes.firstIndex { $0.label == "00:01.0" })
        let shown = ShowTextRenderer(style: .piped, details: .everything).render(
            gizmo,
            in: tree,
            records: SampleMachines.everyRecord
        )
        expectGolden(String(decoding: shown, as: UTF8.self), "Tests/PnPRenderTests/Golden/gizmo-show.txt")
    }

    @Test("V-OUT-1: a problem has its number in both bases and its name")
    func problem() throws {
        let tree = try SampleMachines.laptop()
        let reader = try #require(tree.nodes.firstIndex { $0.label == "1-9" })
        let shown = String(decoding: ShowTextRenderer(style: .piped).render(reader, in: tree), as: UTF8.self)
        #expect(shown.contains("28 (0x1C) [CM_PROB_FAILED_INSTALL]\n"))
        #expect(shown.contains(#"no driver: nothing known claims USB\VID_138A&PID_0017"#))
    }

    @Test("a name from a database says which, and which state of it; the device's own name says nothing of the kind")
    func nameOrigin() throws {
        let tree = try SampleMachines.everything()
        let gizmo = try #require(tree.nodes.firstIndex { $0.label == "00:01.0" })
        func shown(_ origin: NameOrigin?) -> String {
            let renderer = ShowTextRenderer(style: .piped)
            return String(
                decoding: renderer.render(gizmo, in: tree, names: { _ in "Gizmo X" }, origin: origin),
                as: UTF8.self
            )
        }
        let whole = NameOrigin(database: "pci.ids", version: "2023.04.10", date: "2023-04-10", path: "/x/pci.ids")
        #expect(shown(whole).contains("\nName from:        pci.ids, 2023.04.10, of 2023-04-10, /x/pci.ids\n"))
        #expect(shown(NameOrigin(database: "hwdb")).contains("\nName from:        hwdb\n"))
        #expect(!shown(nil).contains("Name from"))
        #expect(!shown(NameOrigin(database: "\u{1B}[2J", version: "\u{202E}")).contains("\u{1B}"))
    }

    @Test func attributesOnlyWhenAsked() throws {
        let tree = try SampleMachines.everything()
        let gizmo = try #require(tree.nodes.firstIndex { $0.label == "00:01.0" })
        func shown(_ details: ShowDetails) -> String {
            let renderer = ShowTextRenderer(style: .piped, details: details)
            return String(
                decoding: renderer.render(gizmo, in: tree, records: SampleMachines.everyRecord),
                as: UTF8.self
            )
        }
        #expect(!shown([]).contains("PCI_ID") && !shown([]).contains("revision"))
        #expect(shown(.properties).contains("PCI_ID") && !shown(.properties).contains("revision"))
        #expect(!shown(.attributes).contains("PCI_ID") && shown(.attributes).contains("revision"))
    }

    @Test func aDeviceThatNeedsNoDriver() throws {
        let tree = try SampleMachines.everything()
        let bridge = try #require(tree.nodes.firstIndex { $0.label == "00:00.0" })
        let shown = String(decoding: ShowTextRenderer(style: .piped).render(bridge, in: tree), as: UTF8.self)
        #expect(shown.contains("Driver:           —  none needed\n"))
    }
}
