import PnPDiagnostics
import PnPModel
import Testing

@testable import PnPRules

/// Which sections of an INF are for which Windows.
@Suite struct INFHostTests {
    /// The models sections from which packages come, in order.
    private func chosen(_ host: String, _ lines: [String], empty: [String] = []) -> [String] {
        var text = "[Manufacturer]\n" + lines.joined(separator: "\n") + "\n"
        for line in lines {
            let parts = line.split(separator: "=")[1].split(separator: ",")
                .map { $0.trimmingPrefix(while: { $0 == " " }) }
            for name in ["\(parts[0])"] + parts.dropFirst().map({ "\(parts[0]).\($0)" }) {
                text += "[\(name)]\n" + (empty.contains(name) ? "" : "D=I,A\\B\n")
            }
        }
        let loaded = SampleINF.load(SampleINF.text(text + "[I]\n[I.Services]\nAddService=s,2\n"), host: host)
        return loaded.database.packages.compactMap(\.installation?.models)
    }

    private static let line1 = "M=Foo, NTamd64.6.1, NTamd64.10.0, NTamd64.10.0...14393"
    private static let line7 = "M=A,NTamd64.10.0...17134,NTamd64.10.0...22000"

    @Test(
        "one section of each line",
        arguments: [
            ("V-OS-1", "amd64:10.0.19045", [line1], ["Foo.NTamd64.10.0...14393"]),
            ("V-OS-2", "amd64:10.0.10240", [line1], ["Foo.NTamd64.10.0"]),
            ("V-OS-3", "amd64:6.3", [line1], ["Foo.NTamd64.6.1"]), ("V-OS-4", "amd64:6.0", [line1], []),
            ("V-OS-5", "x86:5.1:workstation", ["M=Foo, NT, NT.5, NT.5.5, NT....0x80"], ["Foo.NT.5"]),
            (
                "V-OS-6", "amd64:10.0.22631", ["M=A,NTamd64.10.0...17134", "N=B,NTamd64.10.0...22000"],
                ["A.NTamd64.10.0...17134", "B.NTamd64.10.0...22000"]
            ),
            ("V-OS-7", "amd64:10.0.22631", [line7], ["A.NTamd64.10.0...22000"]),
            ("V-OS-9", "amd64:10.0.19045", ["M=Foo,NTamd64"], ["Foo.NTamd64"]),
            ("V-OS-10", "amd64:10.0.19045", ["M=Foo"], []), ("V-OS-11", "x86:10.0.19045", ["M=Foo"], ["Foo"]),
            ("V-OS-12", "amd64:10.0.20348:server", ["M=Foo,NTamd64.10.0.1"], []),
            ("V-OS-13", "arm64:10.0.19045", ["M=Foo,NTamd64.10.0,NTarm64.10.0"], ["Foo.NTarm64.10.0"]),
            ("V-OS-14", "amd64:10.0.19045", ["M=Foo,NTx86"], []),
            ("letters do not matter", "amd64:10.0.19045", ["M=Foo,ntAMD64"], ["Foo.ntAMD64"]),
            ("a suite that is not all there", "amd64:10.0.19045:server:suite=80", ["M=Foo,NTamd64.10.0..0x82"], []),
            (
                "a suite beats none", "amd64:10.0.20348:server:suite=82", ["M=Foo,NTamd64.10.0,NTamd64.10.0..0x82"],
                ["Foo.NTamd64.10.0..0x82"]
            ),
            ("NT alone is not for amd64", "amd64:10.0.19045", ["M=Foo,NT.6.0"], []),
            ("an architecture beats none", "x86:10.0.19045", ["M=Foo,NT,NTx86"], ["Foo.NTx86"]),
            ("an unknown architecture", "amd64:10.0.19045", ["M=Foo,NTalpha,NTamd64"], ["Foo.NTamd64"]),
        ] as [(String, String, [String], [String])]
    )
    func sections(_ name: String, host: String, lines: [String], expected: [String]) {
        #expect(chosen(host, lines) == expected, "\(name)")
    }

    @Test("V-OS-8: a section for later builds does not hide the one that fits, even empty")
    func emptyLaterSection() {
        #expect(
            chosen("amd64:10.0.17134", [Self.line7], empty: ["A.NTamd64.10.0...22000"]) == ["A.NTamd64.10.0...17134"]
        )
    }

    @Test("an empty section that fits best says that the host is not supported")
    func emptySection() {
        #expect(chosen("amd64:10.0.22631", [Self.line7], empty: ["A.NTamd64.10.0...22000"]) == [])
    }

    @Test("what is for other hosts is said")
    func nothing() {
        let text = SampleINF.text("[Manufacturer]\nM=Foo,NTx86\n[Foo.NTx86]\nD=I,A\\B\n[I]\n")
        let loaded = SampleINF.load(text)
        #expect(loaded.diagnostics.codes == ["INF014"])
        #expect(loaded.diagnostics[0].message.contains("'NTx86'"))
        #expect(loaded.diagnostics[0].message.contains("amd64:10.0.19045:workstation"))
    }

    @Test(
        "the install section",
        arguments: [
            ("V-DEC-1", ["Inst", "Inst.NT", "Inst.NTamd64"], "Inst.NTamd64"),
            ("V-DEC-2", ["Inst", "Inst.NTx86"], "Inst"), ("no decoration at all", ["Inst"], "Inst"),
        ]
    )
    func installSection(_ name: String, sections: [String], expected: String) {
        let text = "[Manufacturer]\nM=Foo,NTamd64\n[Foo.NTamd64]\nD=Inst,A\\B\n"
        let loaded = SampleINF.load(SampleINF.text(text + sections.map { "[\($0)]\n" }.joined()))
        #expect(loaded.database.packages.map(\.installation?.section) == [expected], "\(name)")
    }

    @Test("V-DEC-3: services of another decoration are not borrowed")
    func services() {
        let text =
            "[Manufacturer]\nM=Foo,NTamd64\n[Foo.NTamd64]\nD=Inst,A\\B\n[Inst.NT]\n[Inst.Services]\nAddService=s,2"
        let loaded = SampleINF.load(SampleINF.text(text))
        #expect(loaded.database.packages.map(\.name) == ["test.inf"])
        #expect(loaded.database.packages[0].installation?.fault?.contains("names no function driver") == true)
        #expect(loaded.diagnostics.codes == ["INF016"])
    }

    @Test("all hosts at once: each section with the install section of its own architecture")
    func anyHost() {
        let text =
            "[Manufacturer]\nM=Foo,NTamd64,NTx86\n[Foo]\nD=I,A\\1\n[Foo.NTamd64]\nD=I,A\\2\n[Foo.NTx86]\nD=I,A\\3\n"
        let services =
            "[I.NTamd64]\n[I.NTamd64.Services]\nAddService=a,2\n[I.NTx86]\n[I.NTx86.Services]\nAddService=x,2"
        let loaded = SampleINF.load(SampleINF.text(text + services), host: "any")
        #expect(loaded.database.packages.map(\.name) == ["x", "a", "x"])
        #expect(loaded.database.packages.map { $0.hardwareIDs[0].text } == ["A\\1", "A\\2", "A\\3"])
    }

    @Test(
        "hosts as text",
        arguments: [
            ("amd64:10.0.19045:workstation", "amd64:10.0.19045:workstation"), ("x86", "x86:10.0.19045:workstation"),
            ("arm64:6.3", "arm64:6.3.0:workstation"), ("AMD64:10.0.20348:Server", "amd64:10.0.20348:server"),
            ("amd64:10.0:domain-controller:suite=0x80", "amd64:10.0.19045:domain-controller:suite=0x80"),
            ("amd64:language=0c07", "amd64:10.0.19045:workstation:language=0c07"), ("", nil), ("mips", nil),
            ("amd64:10", nil), ("amd64:10.0.1.2", nil), ("amd64:a.b", nil), ("amd64:10.0:tablet", nil),
            ("amd64:10.0:server:x", nil), ("amd64:suite=zz", nil), ("amd64:suite=1:suite=2", nil),
            ("amd64:10.0.99999999999", nil),
        ] as [(String, String?)]
    )
    func hostText(_ text: String, expected: String?) {
        #expect(WindowsHost(text)?.description == expected)
        if let expected { #expect(WindowsHost(expected) == WindowsHost(text)) }
    }
}
