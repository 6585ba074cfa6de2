import PnPDiagnostics
import PnPModel
import PnPSelection
import Testing

@testable import PnPEngine

@Suite("Conflicts of resources") struct ResourceConflictTests {
    private func memory(_ name: String, _ range: String, driver: String? = "sample") -> DeviceRecord {
        let ends = range.split(separator: "-")
        let line = "0x\(ends[0]) 0x\(ends[1]) 0x40200"
        return record("pci0000:00/\(name)", "bus/pci", driver: driver, attributes: ["resource": table(13, [0: line])])
    }

    private func conflicts(_ records: [DeviceRecord]) -> [String] {
        let tree = tree(records, details: .resources)
        for conflict in tree.conflicts {
            #expect(tree.nodes[conflict.second].problem?.code == .normalConflict)
            #expect(tree.nodes[conflict.second].state != .started)
        }
        #expect(tree.nodes.filter { $0.problem?.code == .normalConflict }.isEmpty == tree.conflicts.isEmpty)
        return tree.conflicts.map { "\(tree.nodes[$0.first].label) has \($0.claim), \(tree.nodes[$0.second].label)" }
    }

    @Test func neitherLiesInTheOther() {
        #expect(
            conflicts([memory("0000:00:02.0", "1000-1fff"), memory("0000:00:03.0", "1800-27ff")])
                == ["0000:00:02.0 has memory 0x00001000-0x00001fff, 0000:00:03.0"]
        )
    }

    @Test("two that run cannot have the same", arguments: ["1000-1fff", "1400-17ff"])
    func bothHaveItForThemselves(range: String) {
        #expect(conflicts([memory("0000:00:02.0", "1000-1fff"), memory("0000:00:03.0", range)]).count == 1)
    }

    @Test("of one that runs and one that does not, the one that does not has the problem") func whoHasIt() {
        let records = [
            memory("0000:00:02.0", "1000-1fff", driver: nil), memory("0000:00:03.0", "1800-27ff"),
        ]
        let tree = tree(records, details: .resources)
        #expect(tree.conflicts.map { tree.nodes[$0.first].label } == ["0000:00:03.0"])
        // It has a reason already.
        #expect(tree.node("pci0000:00/0000:00:02.0")?.problem?.code == .failedInstall)
    }

    @Test func theReasonNamesBoth() {
        let tree = tree(
            [memory("0000:00:02.0", "1000-1fff"), memory("0000:00:03.0", "1800-27ff")],
            details: .resources
        )
        let problem = tree.node("pci0000:00/0000:00:03.0")?.problem
        #expect(
            problem?.reason
                == "memory 0x00001800-0x000027ff overlaps memory 0x00001000-0x00001fff of 0000:00:02.0"
        )
    }

    @Test("what lies in what stands above is normal") func nestedInAParent() {
        #expect(
            conflicts([memory("0000:00:02.0", "1000-1fff"), memory("0000:00:02.0/0000:01:00.0", "1400-17ff")]).isEmpty
        )
    }

    @Test("windows, copies of ROMs, and what virtual functions share are normal", arguments: [6, 7, 14])
    func sharedByNature(line: Int) {
        let range = "0x1000 0x1fff 0x40202"
        let records = ["0000:00:02.0", "0000:00:03.0"].map {
            record(
                "pci0000:00/\($0)",
                "bus/pci",
                driver: "sample",
                attributes: ["resource": table(17, [line: range])]
            )
        }
        #expect(conflicts(records).isEmpty)
    }

    @Test("interrupts may be shared") func interrupts() {
        let records = ["0000:00:02.0", "0000:00:03.0"].map {
            record("pci0000:00/\($0)", "bus/pci", driver: "sample", attributes: ["irq": "16"])
        }
        #expect(conflicts(records).isEmpty)
    }

    @Test("the motherboard's reservations are normal", arguments: ["PNP0C01", "PNP0C02"])
    func reservations(id: String) {
        let board = record(
            "pnp0/00:05",
            "bus/pnp",
            driver: "system",
            attributes: ["resources": "state = active\nmem 0x800-0x17ff"],
            identity: StatedIdentity(hardwareIDs: ["ACPI\\" + id])
        )
        #expect(conflicts([board, memory("0000:00:02.0", "1000-1fff")]).isEmpty)
    }

    @Test func whatIsSwitchedOffOrNowhereIsInNobodysWay() {
        let off = record(
            "pci0000:00/0000:00:03.0",
            "bus/pci",
            driver: "sample",
            attributes: ["resource": "0x1000 0x1fff 0x10040200\n0x0 0x1fff 0x20040200"]
        )
        #expect(conflicts([memory("0000:00:02.0", "1000-1fff"), off]).isEmpty)
    }

    @Test("everything against everything ends") func manyOverlaps() {
        let records = (0..<3000).map { index in
            memory("0000:00:\(index)", "\(String(4096 + index, radix: 16))-ffffff")
        }
        #expect(tree(records, details: .resources).conflicts.count == 1000)
    }
}
