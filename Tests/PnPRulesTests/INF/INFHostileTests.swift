import PnPDiagnostics
import PnPModel
import Testing
import _PnPTestSupport

@testable import PnPRules

/// INFs that mean no good.
@Suite struct INFHostileTests {
    @Test("every beginning of a good file is read without a crash")
    func prefixes() throws {
        let bytes = try SampleINF.toast()
        var counts: Set<Int> = []
        for end in bytes.indices {
            let loaded = SampleINF.load(Array(bytes[..<end]))
            #expect(loaded.diagnostics.count <= INFLimits.messages + 1)
            counts.insert(loaded.database.packages.count)
        }
        #expect(counts == [0, 1, 2])
    }

    @Test("random bytes, and a good file with random bytes in it", arguments: 0..<40 as Range<UInt64>)
    func random(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var bytes = try SampleINF.toast()
        for _ in 0..<20 {
            bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        }
        #expect(SampleINF.load(bytes).diagnostics.count <= INFLimits.messages + 1)
        let noise = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &generator) }
        #expect(SampleINF.load(noise).database.packages.isEmpty)
        #expect(SampleINF.load([0xFF, 0xFE] + noise).database.packages.isEmpty)
    }

    @Test("a line of 64 KiB: as one value it is left out, as many it counts")
    func longLine() {
        let long = String(repeating: "a", count: 65536)
        let one = SampleINF.file("[S]\nk=\(long),b\n")
        #expect(one.entries("S") == [["k=", "", "b"]])
        #expect(one.diagnostics.codes == ["INF003"])
        let many = SampleINF.file("[S]\nk=" + Array(repeating: "a", count: 32768).joined(separator: ",") + "\n")
        #expect(many.entries("S").first?.count == 32769)
        #expect(many.diagnostics.isEmpty)
    }

    @Test("a value that strings make too long is cut")
    func longExpansion() {
        let text =
            "[S]\nk=" + String(repeating: "%a%", count: 100) + "\n[Strings]\na=" + String(repeating: "x", count: 100)
        let file = SampleINF.file(text)
        #expect(file.entries("S").first?.last?.utf8.count == INFLimits.fieldBytes)
        #expect(file.diagnostics.codes == ["INF003"])
    }

    @Test("a description of any length is cut")
    func longDescription() {
        let text = SampleINF.text(
            "[Manufacturer]\nM=M,NTamd64\n[M.NTamd64]\n%d%=I,A\\B\n[I]\n[I.Services]\nAddService=s,2,S\n[S]\n[Strings]\nd="
                + String(repeating: "é", count: 1000)
        )
        let loaded = SampleINF.load(text)
        #expect(loaded.database.packages.map { $0.description?.hasPrefix("éé") } == [true])
        #expect(loaded.database.packages.allSatisfy { $0.description?.utf8.count ?? 0 <= INFLimits.nameBytes + 2 })
        #expect(loaded.diagnostics.codes == ["INF003"])
    }

    @Test("long, open and unnamed headers")
    func headers() {
        let file = SampleINF.file("[\(String(repeating: "n", count: 300))]\na=1\n[open\nb=1\n[]\nc=1\n[ok]\nd=1\n")
        #expect(file.document.sections.map(\.name) == ["", "ok"])
        #expect(file.diagnostics.codes == ["INF003", "INF005"])
    }

    @Test("text before the first section: Windows reads no such file")
    func textBeforeSection() {
        let loaded = SampleINF.load("HKLM,x\n" + SampleINF.text(""))
        #expect(loaded.diagnostics.codes == ["INF004"])
        #expect(loaded.diagnostics[0].location.line == 1)
    }

    @Test("sections that name each other a million times come to an end")
    func work() {
        let lines = Array(repeating: "HKR,,UpperFilters,0x10008,f", count: 2000).joined(separator: "\n")
        let adds = Array(repeating: "AddReg=" + Array(repeating: "R", count: 100).joined(separator: ","), count: 100)
        let models = (0..<200).map { "D=I\($0),A\\\($0)" }.joined(separator: "\n")
        let installs = (0..<200).map { "[I\($0)]\n[I\($0).HW]\nNeeds=H\n" }.joined()
        let text = SampleINF.text(
            "[Manufacturer]\nM=M,NTamd64\n[M.NTamd64]\n\(models)\n[H]\n\(adds.joined(separator: "\n"))\n[R]\n\(lines)\n"
                + installs
        )
        let loaded = SampleINF.load(text)
        #expect(loaded.database.packages.count == 200)
        #expect(loaded.diagnostics.contains { $0.code == "INF003" || $0.code == "INF031" })
    }

    @Test("a list of a thousand filters is cut")
    func manyFilters() {
        let names = (0..<1000).map { "f\($0)" }.joined(separator: ",")
        let text = SampleINF.text(
            "[Manufacturer]\nM=M,NTamd64\n[M.NTamd64]\nD=I,A\\B\n[I]\n[I.Services]\nAddService=s,2,S\n[S]\n[I.HW]\nAddReg=R\n"
                + "[R]\nHKR,,UpperFilters,0x00010008,\(names)\n"
        )
        let loaded = SampleINF.load(text)
        #expect(loaded.database.packages.map(\.upperFilters.count) == [INFLimits.filters])
        #expect(loaded.diagnostics.codes == ["INF003"])
    }

    @Test("a chain of a thousand sections that need one another is followed as far as the limit")
    func needsChain() {
        let chain = (0..<1000).map { "[S\($0)]\nNeeds=S\($0 + 1)\n" }.joined()
        let text = SampleINF.text("[Manufacturer]\nM=M,NTamd64\n[M.NTamd64]\nD=S0,A\\B\n" + chain)
        #expect(SampleINF.load(text).database.packages.count == 1)
    }

    @Test("every code has a page with its own name")
    func pages() throws {
        for number in 1...35 {
            let code = "INF0" + (number < 10 ? "0" : "") + "\(number)"
            let page = String(decoding: try ProjectLayout.bytes("docs/diagnostics/\(code).md"), as: UTF8.self)
            #expect(page.hasPrefix("# \(code): "))
        }
    }
}
