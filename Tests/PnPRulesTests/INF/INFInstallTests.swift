import PnPDiagnostics
import PnPModel
import Testing

@testable import PnPRules

/// What install sections, services, filters and included files come to.
@Suite struct INFInstallTests {
    /// A package of one device whose install section is `I`.
    private func load(
        _ sections: String,
        version: String = "Class=Ports\nCatalogFile=a.cat",
        host: String = "amd64:10.0.19045:workstation",
        including others: [String: String] = [:]
    ) -> (package: DriverPackage?, database: DriverDatabase, codes: [String]) {
        let text = SampleINF.text("[Manufacturer]\nM=M,NTamd64\n[M.NTamd64]\nD=I,A\\B\n\(sections)\n", version: version)
        let loaded = SampleINF.load(text, host: host, including: others)
        return (loaded.database.packages.first, loaded.database, loaded.diagnostics.codes)
    }

    private static let service = "[I]\n[I.Services]\nAddService=s,0x2,Svc\n[Svc]\n"

    @Test("V-INF-10: the class is the GUID's")
    func classMismatch() {
        let version = "Class=Net\nClassGuid={4D36E978-E325-11CE-BFC1-08002BE10318}\nCatalogFile=a"
        let loaded = load(Self.service, version: version)
        #expect(loaded.package?.className == "Ports")
        #expect(loaded.codes == ["INF009"])
    }

    @Test("a class of its own comes with its filters, those of Windows' classes are ignored")
    func classInstall() {
        let classes = "[ClassInstall32]\nAddReg=C\n[C]\nHKR,,,,\"My class\"\nHKR,,LowerFilters,0x10000,a,b\n"
        let guid = "{78a1c341-4539-11d3-b88d-00c04fad5171}"
        let own = load(Self.service + classes, version: "Class=Sample\nClassGuid=\(guid)\nCatalogFile=a")
        #expect(own.database.classes.map(\.setupClass) == [SetupClass("Sample", guid: guid)])
        #expect(own.database.classes.map(\.lowerFilters) == [["a", "b"]])
        #expect(own.codes == [])
        let version = "Class=Ports\nClassGuid={4D36E978-E325-11CE-BFC1-08002BE10318}\nCatalogFile=a"
        let other = load(Self.service + classes, version: version)
        #expect(other.database.classes.isEmpty)
        #expect(other.codes == ["INF028"])
    }

    @Test("V-INF-12: a line without a hardware ID")
    func compatibleOnly() {
        let models = "[M.NTamd64]\nE=I,,USB\\Class_03\nX=I\nY\n"
        let loaded = load(models + Self.service)
        #expect(loaded.database.packages.count == 2)
        #expect(loaded.database.packages.last?.hardwareIDs == [])
        #expect(loaded.database.packages.last?.compatibleIDs.map(\.text) == ["USB\\Class_03"])
        #expect(loaded.codes == ["INF032"])
    }

    @Test("V-INF-13: function driver and upper device filter")
    func services() {
        let loaded = load(
            "[I]\n[I.Services]\nAddService=F,0x00000002,s\nAddService=U,,u\n[s]\n[u]\n[I.HW]\nAddReg=R\n[R]\n"
                + "HKR,,UpperFilters,0x00010008,U"
        )
        #expect(loaded.package?.name == "F")
        #expect(loaded.package?.upperFilters == ["U"])
        #expect(loaded.codes == [])
    }

    @Test(
        "registry lists",
        arguments: [
            (
                "V-INF-14", ["HKR,,\"UpperFilters\",0x00010008,\"F2\"", "HKR,,\"UpperFilters\",0x00010008,\"F2\""],
                ["F2"]
            ),
            ("set anew", ["HKR,,UpperFilters,0x00010000,a,b", "HKR,,UpperFilters,0x00010000,c"], ["c"]),
            ("kept", ["HKR,,UpperFilters,0x00010000,a", "HKR,,UpperFilters,0x00010002,c"], ["a"]),
            ("taken away", ["HKR,,UpperFilters,0x00010000,a", "HKR,,UpperFilters,0x4"], []),
            ("another key", ["HKLM,,UpperFilters,0x00010000,a", "HKR,Sub,UpperFilters,0x00010000,b"], []),
            ("several", ["HKR,,upperfilters,0x00010008,a,b", "HKR,,UpperFilters,0x00010008,B,c"], ["a", "b", "c"]),
        ]
    )
    func registry(_ name: String, lines: [String], expected: [String]) {
        let loaded = load(Self.service + "[I.HW]\nAddReg=R\n[R]\n" + lines.joined(separator: "\n"))
        #expect(loaded.package?.upperFilters == expected, "\(name)")
    }

    @Test("V-NULL-1: a null driver")
    func null() {
        let loaded = load("[I]\n[I.Services]\nAddService = ,2\n")
        #expect(loaded.package?.kind == .null)
        #expect(loaded.package?.installation?.fault == nil)
        #expect(loaded.codes == [])
    }

    @Test("a function driver is one, the first")
    func secondFunction() {
        let loaded = load(Self.service + "[I.Services]\nAddService=t,2\n")
        #expect(loaded.package?.name == "s")
        #expect(loaded.codes == ["INF019"])
    }

    @Test(
        "FeatureScore",
        arguments: [("0xFD", 0xFD), ("FD", 0xFD), ("xFD", 0xFD), ("100", 0xFF), ("-1", 0xFF)] as [(String, UInt8)]
    )
    func featureScore(_ text: String, expected: UInt8) {
        let loaded = load("[I]\nFeatureScore=\(text)\nFeatureScore=1\n[I.Services]\nAddService=s,2\n")
        #expect(loaded.package?.featureScore == expected)
        #expect(loaded.codes == (expected == 0xFF ? ["INF018"] : []))
    }

    @Test("ExcludeID and DriverVer of an install section")
    func ownDirectives() {
        let loaded = load(
            "[I]\nExcludeID=A\\1,A\\2\nExcludeID=A\\3\nDriverVer=1/2/2020\n[I.Services]\nAddService=s,2\n",
            version: "Class=Ports\nCatalogFile=a\nDriverVer=03/05/2024,1.2"
        )
        #expect(loaded.package?.excludedIDs == ["A\\1", "A\\2", "A\\3"])
        #expect(loaded.package?.date == "2020-01-02")
        #expect(loaded.package?.version == nil)
    }

    @Test(
        "DriverVer",
        arguments: [
            ("03/05/2024,1.20.300.4", "2024-03-05", "1.20.300.4", true), ("03-05-2024", "2024-03-05", nil, true),
            ("02/30/2024,1.0", nil, "1.0", false), ("03/05/2024,0.0.0.0", "2024-03-05", nil, false),
            ("03/05/2024,1.65535", "2024-03-05", nil, false), ("x", nil, nil, false),
            ("08/27/2012,7.0.0000.00004", "2012-08-27", "7.0.0.4", true),
        ] as [(String, String?, String?, Bool)]
    )
    func driverVersion(_ text: String, date: String?, version: String?, isGood: Bool) {
        let loaded = load(Self.service, version: "Class=Ports\nCatalogFile=a\nDriverVer=\(text)")
        #expect(loaded.package?.date == date)
        #expect(loaded.package?.version == version)
        #expect(loaded.codes == (isGood ? [] : ["INF010"]))
    }

    @Test(
        "signature scores: V-RANK-12, V-RANK-13",
        arguments: [
            ("amd64:10.0", "CatalogFile=a", "M=M,NTamd64", "[M.NTamd64]", "[I]", 0),
            ("x86:5.1", "", "M=M", "[M]", "[I]", 0xC0),
            ("amd64:10.0", "CatalogFile.NTx86=a", "M=M,NTamd64", "[M.NTamd64]", "[I]", 0x80),
            ("amd64:10.0", "CatalogFile.NTamd64=a", "M=M,NTamd64", "[M.NTamd64]", "[I]", 0),
            ("x86:5.1", "", "M=M", "[M]", "[I.NT]", 0x80),
        ] as [(String, String, String, String, String, UInt8)]
    )
    func signature(_ host: String, catalogue: String, maker: String, models: String, install: String, score: UInt8) {
        let text = "[Manufacturer]\n\(maker)\n\(models)\nD=I,A\\B\n\(install)\n"
        let loaded = SampleINF.load(SampleINF.text(text, version: catalogue), host: host)
        #expect(loaded.database.packages.map(\.signatureScore) == [score])
    }

    // MARK: User mode

    @Test("V-UMDF-1: the reflector is the service of a user-mode driver")
    func reflector() {
        let loaded = load(
            "[I]\n[I.Services]\nAddService=WUDFRd,0x000001fa,W\n[W]\n[I.Wdf]\nUmdfServiceOrder=Echo\nUmdfService=Echo,E"
        )
        #expect(loaded.package?.name == "Echo")
        #expect(loaded.package?.mode == .user)
        #expect(loaded.package?.installation?.userModeDrivers == ["Echo"])
    }

    @Test("the reflector by what Windows' own INF adds")
    func includedReflector() {
        let loaded = load(
            "[I.NT]\nInclude=WUDFRD.inf\nNeeds=WUDFRD.NT\n[I.NT.Services]\nInclude=WUDFRD.inf\nNeeds=WUDFRD.NT.Services\n"
                + "[I.NT.Wdf]\nUmdfServiceOrder=Low,High"
        )
        #expect(loaded.package?.name == "Low")
        #expect(loaded.package?.installation?.userModeDrivers == ["Low", "High"])
        #expect(loaded.codes == [])
    }

    @Test("V-UMDF-2: the reflector as a lower filter")
    func lowerReflector() {
        let loaded = load(
            "[I.NT]\n[I.NT.Services]\nAddService=mshidumdf,0x1fa,S\n[S]\n[I.NT.HW]\nInclude=wudfrd.inf\n"
                + "Needs=WUDFRD_LowerFilter.NT.HW\n[I.NT.Wdf]\nUmdfServiceOrder=vhid"
        )
        #expect(loaded.package?.name == "mshidumdf")
        #expect(loaded.package?.mode == .kernel)
        #expect(loaded.package?.lowerFilters == ["WUDFRd"])
        #expect(loaded.package?.installation?.userModeDrivers == ["vhid"])
    }

    // MARK: Include and Needs

    private static let included = "[X]\n[X.Services]\nAddService=%name%,2,Svc\n[Svc]\n[Strings]\nname=inner\n"

    @Test("an included section uses its own file's strings")
    func include() {
        let loaded = load(
            "[I]\n[I.Services]\nInclude=other.inf\nNeeds=X.Services\n[Strings]\nname=outer\n",
            including: ["other.inf": Self.included]
        )
        #expect(loaded.package?.name == "inner")
        #expect(loaded.codes == [])
    }

    @Test(
        "what cannot be included",
        arguments: [
            ("missing", "Include=missing.inf\nNeeds=X.Services", ["INF023"]),
            ("outside", "Include=../other.inf\nNeeds=X.Services", ["INF023", "INF025", "INF016"]),
            ("outside, DOS", "Include=C:\\other.inf", ["INF023", "INF016"]),
            ("not a section of it", "Include=other.inf\nNeeds=Y.Services", ["INF025", "INF016"]),
            ("itself", "Needs=I.Services", ["INF024", "INF016"]),
        ]
    )
    func badInclude(_ name: String, lines: String, codes: [String]) {
        let loaded = load("[I]\n[I.Services]\n\(lines)\n", including: ["other.inf": Self.included])
        #expect(Set(loaded.codes) == Set(codes), "\(name)")
        #expect(loaded.package?.installation?.fault != nil, "\(name)")
    }

    @Test("two files that include each other")
    func includeLoop() {
        let other = "[X]\n[X.Services]\nInclude=test.inf\nNeeds=I.Services\nAddService=s,2,Svc\n[Svc]\n"
        let main = "[I]\n[I.Services]\nInclude=other.inf\nNeeds=X.Services\n"
        let loaded = load(main, including: ["other.inf": other, "test.inf": main])
        #expect(loaded.package?.name == "s")
    }

    // MARK: Filters and extensions

    @Test("AddFilter wants a position or a level that there is")
    func filters() {
        let loaded = load(
            Self.service
                + "[I.HW]\nAddReg=R\n[R]\nHKR,,UpperFilterLevels,0x10000,A,B\nHKR,,UpperFilterDefaultLevel,,B\n[I.Filters]\n"
                + "AddFilter=f1,,P\nAddFilter=f2,,L\nAddFilter=f3,,D\nAddFilter=f4,,Both\nAddFilter=f5,,None\n"
                + "[P]\nFilterPosition=Upper\n[L]\nFilterLevel=a\n[D]\nFilterLevel=D\n[Both]\nFilterPosition=Lower\n"
                + "FilterLevel=A\n"
        )
        let installation = loaded.package?.installation
        #expect(installation?.upperLevels == FilterLevels(["A", "B"], standard: "B"))
        #expect(installation?.declaredFilters.map(\.name) == ["f1", "f2", "f3"])
        #expect(installation?.declaredFilters.map(\.level) == [nil, "a", "D"])
        #expect(loaded.codes.sorted() == ["INF020", "INF021", "INF021"])
    }

    @Test("Q11: levels without a usable default")
    func defaultLevel() {
        let loaded = load(
            Self.service
                + "[I.HW]\nAddReg=R\n[R]\nHKR,,LowerFilterLevels,0x10000,A,B\nHKR,,LowerFilterDefaultLevel,,C\n"
        )
        #expect(loaded.package?.installation?.lowerLevels == FilterLevels(["A", "B"], standard: "A"))
        #expect(loaded.codes == ["INF022"])
    }

    @Test("an extension INF has no function driver, and must say what it extends")
    func extensionINF() {
        let version = "Class=Extension\nClassGuid={e2f84ce7-8efa-411c-aa69-97454ca4cb57}\nCatalogFile=a\n"
        let sections = Self.service + "[I.Components]\nAddComponent=c,,C\n[I.CoInstallers]\nCopyFiles=x\n"
        let id = "{94A1F6B4-1174-436f-baf8-ac737ad7de55}"
        let loaded = load(sections, version: version + "ExtensionId=\(id)")
        #expect(loaded.package?.kind == .extension)
        #expect(loaded.package?.installation?.extensionID == id.lowercased())
        #expect(loaded.package?.installation?.fault == nil)
        #expect(loaded.codes == ["INF019", "INF026", "INF027"])
        #expect(load(sections, version: version).codes == ["INF029"])
    }

    @Test("IDs that no device can have are left out")
    func identifiers() {
        let loaded = load("[M.NTamd64]\nE=I,\"PCI\\VEN 1\",A\\C\n" + Self.service)
        #expect(loaded.database.packages.last?.hardwareIDs == [])
        #expect(loaded.codes == ["INF017"])
    }

    @Test("[ControlFlags] chooses no driver")
    func controlFlags() {
        let flags = "[ControlFlags]\nExcludeFromSelect=*\nInteractiveInstall=A\\B\n"
        #expect(load(flags + Self.service).codes == ["INF034"])
    }
}
