import PnPKit
import Testing
import _PnPTestSupport

/// From the text of INFs to the stacks of devices.
@Suite struct INFStackTests {
    private static let head =
        "[Version]\nSignature=\"$Windows NT$\"\nClass=Ports\nCatalogFile=a.cat\nDriverVer=01/01/2020,1.0\n"
        + "[Manufacturer]\nM=M,NTamd64\n[M.NTamd64]\nD=I,X\\Y\n[I]\n"
    private static let service = "[I.Services]\nAddService=F,2,S\n[S]\n"

    /// A device `X\Y` under INFs.
    private func node(_ texts: String..., host: String = "amd64:10.0.19045", ids: [String] = ["X\\Y"]) throws
        -> DeviceNode
    {
        let host = try #require(WindowsHost(host))
        let databases = texts.enumerated().map { number, text in
            WindowsINF.load(bytes: Array(text.utf8), file: "\(number).inf", for: .one(host)).database
        }
        let record = DeviceRecord(
            path: SysfsPath("/devices/x/y"),
            subsystem: .bus("x"),
            identity: StatedIdentity(hardwareIDs: ids)
        )
        let snapshot = Snapshot(source: SourceDescription(kind: "test"), records: [record])
        let tree = TreeBuilder(buses: BuiltInBuses(), store: DriverStore(databases), policy: .selected).build(snapshot)
        return try #require(tree.nodes.first { $0.records.contains { $0.path.text == "/devices/x/y" } })
    }

    /// Top to bottom, without the PDO.
    private func names(_ node: DeviceNode) -> [String] {
        node.stack.kernelMode.dropFirst().map(\.driver).reversed()
    }

    @Test("V-FULL-11, 12: the stack of the INF of many forms")
    func sample() throws {
        let text = try ProjectLayout.text("Tests/PnPRulesTests/INF/toast.inf")
        let node = try node(text, ids: ["USB\\VID_1D50&PID_6099&MI_00"])
        #expect(names(node) == ["ToastFlt", "ToastFn", "ToastDecl"])
        #expect(node.stack.objects.map(\.layer) == [.pdo, .lowerDeviceFilter, .function, .upperDeviceFilter])
        #expect(node.setupClass?.name == "Ports")
        #expect(node.driver.selected == "ToastFn")
        #expect(node.driver.rank?.description == "00800000")
        #expect(node.description == "Toaster \"X\" port")
        #expect(node.problem == nil)
        #expect(node.state == .started)
    }

    @Test("V-FULL-14: a missing install section is problem 28 with the reason")
    func missingInstallSection() throws {
        let text = try ProjectLayout.text("Tests/PnPRulesTests/INF/toast.inf")
        let node = try node(text, host: "amd64:6.1", ids: ["USB\\VID_1D50&PID_6099"])
        #expect(node.problem?.code == .failedInstall)
        #expect(node.problem?.reason == "install section '[Toast_Old]' is missing (0.inf:14:1)")
        #expect(node.driver.rank?.description == "00FF0000")
        #expect(node.driver.function == nil)
    }

    @Test("V-NULL-1: a null driver is no problem and no function driver")
    func null() throws {
        let node = try node(Self.head + "[I.Services]\nAddService = ,2\n")
        #expect(node.problem == nil)
        #expect(names(node) == [])
        #expect(node.driver.isNull)
    }

    @Test("V-UMDF-1: the reflector below, the user-mode drivers beside")
    func userMode() throws {
        let node = try node(
            Self.head + "[I.Services]\nAddService=WUDFRd,0x1fa,S\n[S]\n[I.Wdf]\nUmdfServiceOrder=Echo,Filter\n"
        )
        #expect(names(node) == ["WUDFRd"])
        #expect(node.stack.userMode.map(\.driver) == ["Echo", "Filter"])
    }

    @Test("V-UMDF-2: the reflector as a lower filter")
    func userModeFilter() throws {
        let node = try node(
            Self.head + "[I.Services]\nAddService=mshidumdf,0x1fa,S\n[S]\n[I.HW]\nAddReg=R\n[R]\n"
                + "HKR,,LowerFilters,0x00010008,WUDFRd\n[I.Wdf]\nUmdfServiceOrder=vhid\n"
        )
        #expect(names(node) == ["mshidumdf", "WUDFRd"])
        #expect(node.stack.userMode.map(\.driver) == ["vhid"])
    }

    // MARK: Filter levels

    private static func levels(_ standard: String, legacy: String = "") -> String {
        "[I.HW]\nAddReg=R\n[R]\nHKR,,UpperFilterLevels,0x10000,A,B,C\nHKR,,UpperFilterDefaultLevel,,\(standard)\n\(legacy)\n"
    }

    private static let filters =
        "[Upper]\nFilterPosition=Upper\n[Lower]\nFilterPosition=Lower\n[A]\nFilterLevel=A\n"
        + "[B]\nFilterLevel=B\n[D]\nFilterLevel=D\n"

    private static func extending(_ lines: String, date: String = "01/01/2015", version: String = "1.0", id: Int = 1)
        -> String
    {
        "[Version]\nSignature=\"$Windows NT$\"\nClass=Extension\nClassGuid={e2f84ce7-8efa-411c-aa69-97454ca4cb57}\n"
            + "CatalogFile=a.cat\nExtensionId={00000000-0000-0000-0000-00000000000\(id)}\nDriverVer=\(date),\(version)\n"
            + "[Manufacturer]\nM=M,NTamd64\n[M.NTamd64]\nD=I,X\\Y\n[I]\n[I.Filters]\n\(lines)\n\(filters)"
    }

    @Test("V-LVL-A: levels of a package, filters of it and of an extension")
    func levelsA() throws {
        let base =
            Self.head + Self.service + Self.levels("B")
            + "[I.Filters]\nAddFilter=Filter5,,A\nAddFilter=Filter9,,Upper\n"
        let node = try node(base + Self.filters, Self.extending("AddFilter=Filter3,,A\nAddFilter=Filter7,,B"))
        #expect(names(node).reversed() == ["F", "Filter5", "Filter3", "Filter9", "Filter7"])
    }

    @Test("V-LVL-B: another default level, and a filter of the old kind")
    func levelsB() throws {
        let legacy = "HKR,,UpperFilters,0x00010008,L1"
        let base =
            Self.head + Self.service + Self.levels("C", legacy: legacy)
            + "[I.Filters]\nAddFilter=Filter5,,A\nAddFilter=Filter9,,Upper\n"
        let node = try node(base + Self.filters, Self.extending("AddFilter=Filter3,,A\nAddFilter=Filter7,,B"))
        #expect(names(node).reversed() == ["F", "Filter5", "Filter3", "Filter7", "L1", "Filter9"])
    }

    @Test("V-LVL-C: a filter of a level that nobody defined")
    func levelsC() throws {
        let base = Self.head + Self.service + Self.levels("B") + "[I.Filters]\nAddFilter=Lost,,D\n"
        let node = try node(base + Self.filters, Self.extending("AddFilter=Gone,,D"))
        #expect(names(node) == ["F"])
    }

    @Test("V-LVL-D: no levels, a filter of an extension below that of the package")
    func levelsD() throws {
        let base = Self.head + Self.service + "[I.HW]\nAddReg=R\n[R]\nHKR,,LowerFilters,0x00010008,X\n"
        let node = try node(base, Self.extending("AddFilter=Y,,Lower"))
        #expect(node.stack.objects.dropFirst().map(\.driver) == ["X", "Y", "F"])
    }

    // MARK: Extensions

    @Test("V-EXT-1: of the extensions of one thing the newest, of others each")
    func extensions() throws {
        let e1 = Self.extending("AddFilter=E1,,Upper", version: "1.0", id: 2)
        let e2 = Self.extending("AddFilter=E2,,Upper", version: "2.0", id: 2)
        let e3 = Self.extending("AddFilter=E3,,Upper", id: 1)
        let node = try node(e1, Self.head + Self.service, e2, e3)
        #expect(names(node).reversed() == ["F", "E3", "E2"])
        #expect(node.driver.rank?.description == "00FF0000")
    }

    @Test("V-EXT-2: how well an extension matches does not count")
    func extensionRank() throws {
        let base = (Self.head + Self.service).replacing("D=I,X\\Y", with: "D=I,X\\Z")
        let node = try node(base, Self.extending("AddFilter=E,,Upper"), ids: ["X\\Y", "X\\Z"])
        #expect(node.driver.selected == "F")
        #expect(node.driver.rank?.description == "00FF0001")
        #expect(names(node) == ["E", "F"])
    }

    @Test("an extension alone is no driver")
    func extensionAlone() throws {
        let node = try node(Self.extending("AddFilter=E,,Upper"))
        #expect(node.problem?.code == .failedInstall)
        #expect(names(node) == [])
    }
}
