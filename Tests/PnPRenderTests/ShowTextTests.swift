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
