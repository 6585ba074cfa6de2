import PnPDiagnostics
import PnPModel
import PnPSelection
import Testing

@testable import PnPRules

/// The INF of many forms, question by question.
@Suite struct INFSampleTests {
    private func load(
        _ host: String = "amd64:10.0.19045:workstation",
        _ change: (String) -> String = { $0 }
    ) throws -> (packages: [DriverPackage], diagnostics: [Diagnostic]) {
        let text = String(decoding: try SampleINF.toast(), as: UTF8.self)
        let loaded = SampleINF.load(Array(change(text).utf8), host: host, file: "toast.inf")
        return (loaded.database.packages, loaded.diagnostics)
    }

    private static let hardware = ["USB\\VID_1D50&PID_6099&REV_0100&MI_00", "USB\\VID_1D50&PID_6099&MI_00"]
    private static let compatible = [
        "USB\\Class_02&SubClass_02&Prot_01", "USB\\Class_02&SubClass_02", "USB\\Class_02",
    ]

    private func ranks(_ hardware: [String], _ packages: [DriverPackage]) throws -> [String] {
        var database = DriverDatabase(name: "toast.inf")
        database.packages = packages
        let query = SelectionQuery(
            hardwareIDs: try hardware.map { try HardwareID($0) },
            compatibleIDs: try Self.compatible.map { try CompatibleID($0) }
        )
        return DriverStore([database]).select(query).verdicts.map(\.rank.description)
    }

    @Test("V-FULL-1, 2, 12, 13: who, what, which class and service, how old")
    func fields() throws {
        let package = try #require(try load().packages.first)
        #expect(package.installation?.provider == "Example; Org")
        #expect(package.installation?.manufacturer == "Example; Org")
        #expect(package.description == "Toaster \"X\" port")
        #expect((package.className, package.name) == ("Ports", "ToastFn"))
        #expect((package.date, package.version) == ("2024-03-05", "1.20.300.4"))
        #expect(package.featureScore == 0x80)
    }

    @Test("V-FULL-3: the section, its entries, and a continued line")
    func models() throws {
        let packages = try load().packages
        #expect(packages.map(\.installation?.models) == Array(repeating: "Models.NTamd64.10.0...16299", count: 2))
        #expect(packages[0].hardwareIDs.map(\.text) == ["USB\\VID_1D50&PID_6099&MI_00"])
        #expect(packages[0].compatibleIDs.map(\.text) == ["USB\\Class_02&SubClass_02", "USB\\Class_02"])
        #expect(packages[0].compatibleIDs[1].location == SourceLocation(file: "toast.inf", line: 18, column: 38))
        #expect(packages[1].description == "Toaster Y")
    }

    @Test(
        "V-FULL-4, 5, 6: other hosts",
        arguments: [
            ("amd64:10.0.15063", ["Models.NTamd64.6.1"]), ("amd64:6.3", ["Models.NTamd64.6.1"]),
            ("arm64:10.0.22631", []), ("amd64:6.0", []),
        ]
    )
    func hosts(_ host: String, sections: [String]) throws {
        #expect(try load(host).packages.compactMap(\.installation?.models) == sections)
    }

    @Test("V-FULL-7: the install section, and those that belong to it")
    func installSection() throws {
        let package = try #require(try load().packages.first)
        #expect(package.installation?.section == "Toast_Inst.NT")
        #expect(package.upperFilters == ["ToastFlt"])
        #expect(package.installation?.declaredFilters.map(\.name) == ["ToastDecl"])
        #expect(package.installation?.declaredFilters.map(\.position) == [.lower])
    }

    @Test("V-FULL-8: rank by hardware ID")
    func rank() throws { #expect(try ranks(Self.hardware, try load().packages) == ["00800001"]) }

    @Test("V-FULL-9: the same without a catalogue")
    func unsigned() throws {
        let packages = try load { $0.replacing("CatalogFile = toast.cat", with: "") }.packages
        #expect(try ranks(Self.hardware, packages) == ["80800001"])
    }

    @Test("V-FULL-10: rank by the best of two compatible IDs")
    func compatibleRank() throws {
        #expect(try ranks(["USB\\VID_0001&PID_0001"], try load().packages) == ["00803001"])
    }

    @Test("V-FULL-14: a missing install section is found, and cannot be installed")
    func missingInstallSection() throws {
        let loaded = try load("amd64:6.1")
        #expect(loaded.packages.map(\.installation?.fault) == ["install section '[Toast_Old]' is missing"])
        #expect(loaded.diagnostics.filter { $0.code == "INF015" }.map(\.severity) == [.warning])
    }

    @Test("V-FULL-15: a missing section of a filter's service is a warning")
    func missingServiceSection() throws {
        let diagnostics = try load().diagnostics
        #expect(diagnostics.map(\.code) == ["INF020"])
        #expect(diagnostics.map(\.severity) == [.warning])
        #expect(diagnostics[0].message.contains("Flt_Svc"))
    }

    @Test("the same text in UTF-16 says the same")
    func wide() throws {
        let narrow = try SampleINF.toast()
        let wide: [UInt8] =
            [0xFF, 0xFE] + String(decoding: narrow, as: UTF8.self).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(SampleINF.load(wide).database.packages == SampleINF.load(narrow).database.packages)
    }
}
