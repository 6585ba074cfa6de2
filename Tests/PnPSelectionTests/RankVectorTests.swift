import PnPModel
import Testing

@testable import PnPSelection

/// The worked rank vectors of windows-pnp 4.4 that need no INF.
@Suite struct RankVectorTests {
    /// V-RANK-1: the documented table, for a device with A1, A2 and C1, C2.
    @Test(
        arguments: [
            (["A1"], [], "00FF0000"), (["A2"], [], "00FF0001"), (["x"], ["A1"], "00FF1000"),
            (["x"], ["y", "A1"], "00FF1000"),
            (["x"], ["A2"], "00FF1001"), (["C1"], [], "00FF2000"), (["C2"], [], "00FF2001"),
            (["x"], ["C1"], "00FF3000"),
            (["x"], ["y", "C1"], "00FF3100"), (["x"], ["C2"], "00FF3001"), (["x"], ["y", "C2"], "00FF3101"),
        ] as [([String], [String], String)]
    )
    func vRank1(hardware: [String], compatible: [String], rank: String) throws {
        let store = Sample.store(Sample.package("p", hardware: hardware, compatible: compatible))
        #expect(store.select(try Self.deviceX()).ranks == [rank])
    }

    struct Vector: Sendable, CustomTestStringConvertible {
        let name: String
        var hardware = ["A1", "A2"]
        var compatible = ["C1", "C2"]
        let packages: [DriverPackage]
        let order: [String]
        let ranks: [String]
        var testDescription: String { name }
    }

    static let lpc = [
        #"PCI\VEN_8086&DEV_8C4F&SUBSYS_05BE1028&REV_04"#, #"PCI\VEN_8086&DEV_8C4F&SUBSYS_05BE1028"#,
        #"PCI\VEN_8086&DEV_8C4F&CC_060100"#, #"PCI\VEN_8086&DEV_8C4F&CC_0601"#,
    ]
    static let lpcCompatible = [
        #"PCI\VEN_8086&DEV_8C4F&REV_04"#, #"PCI\VEN_8086&DEV_8C4F"#, #"PCI\VEN_8086&CC_060100"#,
        #"PCI\VEN_8086&CC_0601"#, #"PCI\VEN_8086"#, #"PCI\CC_060100"#, #"PCI\CC_0601"#,
    ]
    static let lpcPackages = [
        Sample.package(
            "a",
            hardware: [#"PCI\VEN_8086&DEV_8C4F"#],
            date: "2016-04-04",
            version: "10.1.1.18"
        ),
        Sample.package(
            "b",
            hardware: [#"PCI\VEN_8086&DEV_8C4F"#],
            date: "2016-10-03",
            version: "10.1.1.38"
        ),
    ]

    static let vectors: [Vector] = [
        Vector(
            name: "V-RANK-2",
            packages: [Sample.package("P", hardware: ["A2"]), Sample.package("Q", hardware: ["C1"])],
            order: ["P", "Q"],
            ranks: ["00FF0001", "00FF2000"]
        ),
        Vector(
            name: "V-RANK-3",
            hardware: ["intel-piix4", "secondary_ide_channel", "*pnp0600"],
            compatible: ["*pnp0600"],
            packages: [
                Sample.package("N2", hardware: ["*PNP0600"]), Sample.package("N1", hardware: ["Secondary_IDE_Channel"]),
            ],
            order: ["N1", "N2"],
            ranks: ["00FF0001", "00FF0002"]
        ),
        Vector(
            name: "V-RANK-4",
            hardware: (0..<4).map { "ACPI\\H\($0)" } + [#"ACPI\GenuineIntel_-_EM64T"#, "*GenuineIntel_-_EM64T"],
            compatible: [#"acpi\processor"#],
            packages: [
                Sample.package("P", hardware: [#"ACPI\GenuineIntel_-_EM64T"#]),
                Sample.package("Q", hardware: [#"ACPI\Processor"#]),
            ],
            order: ["P", "Q"],
            ranks: ["00FF0004", "00FF2000"]
        ),
        Vector(
            name: "V-RANK-5",
            hardware: lpc,
            compatible: lpcCompatible,
            packages: lpcPackages,
            order: ["b", "a"],
            ranks: ["00FF2001", "00FF2001"]
        ),
        Vector(
            name: "V-RANK-6",
            hardware: lpc,
            compatible: lpcCompatible,
            packages: lpcPackages
                + [Sample.package("c", hardware: [#"PCI\VEN_8086&DEV_8C4F&CC_0601"#], date: "2001-01-01")],
            order: ["c", "b", "a"],
            ranks: ["00FF0003", "00FF2001", "00FF2001"]
        ),
        Vector(
            name: "V-RANK-7",
            hardware: (0..<5).map { "SCSI\\Cd\($0)" } + ["GenCdRom"],
            compatible: ["GenCdRom"],
            packages: [Sample.package("cdrom", hardware: ["GenCdRom"])],
            order: ["cdrom"],
            ranks: ["00FF0005"]
        ),
        Vector(
            name: "V-RANK-8",
            hardware: (0..<6).map { "USBSTOR\\D\($0)" } + ["GenDisk"],
            compatible: [#"USBSTOR\Disk"#],
            packages: [Sample.package("disk", hardware: ["GenDisk"])],
            order: ["disk"],
            ranks: ["00FF0006"]
        ),
        Vector(
            name: "V-RANK-9",
            hardware: ["A1"],
            compatible: [#"USB\Class_03&SubClass_01&Prot_01"#, #"USB\Class_03&SubClass_01"#, #"USB\Class_03"#],
            packages: [Sample.package("p", hardware: ["H0"], compatible: ["X", #"USB\Class_03&SubClass_01"#])],
            order: ["p"],
            ranks: ["00FF3101"]
        ),
        Vector(
            name: "V-RANK-10",
            hardware: [#"USB\VID_05C6&PID_900E&REV_0000"#, #"USB\VID_05C6&PID_900E"#],
            packages: [Sample.package("p", hardware: [#"USB\VID_05C6&PID_900E"#])],
            order: ["p"],
            ranks: ["00FF0001"]
        ),
        Vector(
            name: "V-RANK-11",
            packages: [Sample.package("p", hardware: ["A2"], signature: 0x0F)],
            order: ["p"],
            ranks: ["0FFF0001"]
        ),
        Vector(
            name: "V-RANK-12",
            packages: [Sample.package("p", hardware: ["A2"], signature: 0x80)],
            order: ["p"],
            ranks: ["80FF0001"]
        ),
        Vector(
            name: "V-RANK-13",
            packages: [Sample.package("p", hardware: ["A2"], signature: 0xC0)],
            order: ["p"],
            ranks: ["C0FF0001"]
        ),
        Vector(
            name: "V-RANK-14",
            packages: [
                Sample.package("Q", hardware: ["A1"], signature: 0x80), Sample.package("P", hardware: ["C2"]),
            ],
            order: ["P", "Q"],
            ranks: ["00FF2001", "80FF0000"]
        ),
        Vector(
            name: "V-RANK-15",
            packages: [Sample.package("P", hardware: ["A1"]), Sample.package("Q", hardware: ["A2"], feature: 0x40)],
            order: ["Q", "P"],
            ranks: ["00400001", "00FF0000"]
        ),
        Vector(
            name: "V-RANK-16",
            packages: [
                Sample.package("Q", hardware: ["A1"], feature: 1), Sample.package("P", hardware: ["C1"], feature: 0),
            ],
            order: ["P", "Q"],
            ranks: ["00002000", "00010000"]
        ),
        Vector(
            name: "V-RANK-17",
            packages: [
                Sample.package("Q", hardware: ["A1"], date: "2006-06-21", version: "10.0.0.2"),
                Sample.package("P", hardware: ["A1"], date: "2006-06-21", version: "10.0.1"),
            ],
            order: ["P", "Q"],
            ranks: ["00FF0000", "00FF0000"]
        ),
        Vector(
            name: "V-RANK-18",
            packages: [
                Sample.package("P", hardware: ["A1"], date: "2015-01-02", version: "1.0"),
                Sample.package("Q", hardware: ["A1"], date: "2020-01-01", version: "0.9"),
            ],
            order: ["Q", "P"],
            ranks: ["00FF0000", "00FF0000"]
        ),
        Vector(
            name: "V-RANK-19",
            packages: [
                Sample.package("P", hardware: ["A1"]),
                Sample.package("Q", hardware: ["A1"], date: "1996-01-01", version: "1.0.0.0"),
            ],
            order: ["Q", "P"],
            ranks: ["00FF0000", "00FF0000"]
        ),
        Vector(
            name: "V-RANK-20",
            packages: [
                Sample.package("Q", hardware: ["A1"], signature: 0x0F),
                Sample.package("P", hardware: ["C1"], signature: 0x0D),
            ],
            order: ["P", "Q"],
            ranks: ["0DFF2000", "0FFF0000"]
        ),
        Vector(
            name: "V-RANK-23",
            hardware: lpc,
            compatible: lpcCompatible,
            packages: [Sample.package("oem78", hardware: [#"PCI\VEN_8086&DEV_8C4F"#])],
            order: ["oem78"],
            ranks: ["00FF2001"]
        ),
    ]

    @Test(arguments: vectors) func vector(_ vector: Vector) throws {
        let store = Sample.store(vector.packages)
        let selection = store.select(try Sample.query(vector.hardware, vector.compatible))
        #expect(selection.names == vector.order)
        #expect(selection.ranks == vector.ranks)
        #expect(selection.winner?.package.name == vector.order.first)
    }

    /// V-RANK-21: of two entries of one package the better one counts, and the selection says which.
    @Test func vRank21() throws {
        let store = Sample.store(Sample.package("p", hardware: ["A2", "A1"]))
        let verdict = try #require(store.select(try Self.deviceX()).winner)
        #expect(verdict.rank.description == "00FF0000")
        #expect(verdict.pattern.text == "A1")
    }

    /// V-RANK-22: an ID that the device has and the package refuses.
    @Test func vRank22() throws {
        let store = Sample.store(
            Sample.package("p", hardware: ["A1"], exclude: ["c2"]),
            Sample.package("q", hardware: ["C1"])
        )
        let selection = store.select(try Self.deviceX())
        #expect(selection.names == ["q", "p"])
        #expect(selection.verdicts.map(\.fate) == [.selected, .excluded("c2")])
    }

    /// V-NONE-1: nothing matches.
    @Test func vNone1() throws {
        let selection = Sample.store(Sample.package("p", hardware: ["Z"])).select(try Self.deviceX())
        #expect(selection.verdicts.isEmpty && selection.winner == nil)
    }

    static func deviceX() throws -> SelectionQuery { try Sample.query(["A1", "A2"], ["C1", "C2"]) }
}
