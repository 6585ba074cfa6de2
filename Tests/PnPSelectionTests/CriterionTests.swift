import PnPDiagnostics
import PnPModel
import Testing

@testable import PnPSelection

/// What decided between a loser and the winner: a row for each criterion, the winner first.
@Suite struct CriterionTests {
    private static let nic = "pci:v00008086d000015B8sv00001028sd000007A1bc02sc00i00"
    private static let id = #"PCI\VEN_8086&DEV_15B8"#

    struct Row: Sendable, CustomTestStringConvertible {
        var criterion: Selection.Criterion
        var winner: DriverPackage
        var loser: DriverPackage
        var testDescription: String { criterion.rawValue }
    }

    private static func package(
        _ name: String,
        _ modalias: String? = nil,
        feature: UInt8 = 0xFF,
        signature: UInt8 = 0,
        date: String? = nil,
        version: String? = nil,
        on: [String] = [],
        fallback: Bool = false
    ) -> DriverPackage {
        Sample.package(
            name,
            hardware: modalias == nil ? [id] : [],
            modalias: [modalias].compactMap(\.self),
            feature: feature,
            signature: signature,
            date: date,
            version: version,
            on: on,
            fallback: fallback
        )
    }

    static let rows: [Row] = [
        Row(criterion: .signature, winner: package("a"), loser: package("b", feature: 0, signature: 0x80)),
        Row(criterion: .featureScore, winner: package("a", feature: 0x40), loser: package("b", date: "2030-01-01")),
        Row(
            criterion: .identifier,
            winner: package("a", date: "2001-01-01"),
            loser: package("b", "pci:v*d*sv*sd*bc02sc00i*", date: "2030-01-01")
        ),
        Row(
            criterion: .date,
            winner: package("a", date: "2020-01-01", version: "0.9"),
            loser: package("b", date: "2015-01-02", version: "1.0")
        ),
        Row(criterion: .date, winner: package("a", date: "1996-01-01"), loser: package("b")),
        Row(
            criterion: .version,
            winner: package("a", date: "2006-06-21", version: "10.0.1"),
            loser: package("b", date: "2006-06-21", version: "10.0.0.2")
        ),
        Row(
            criterion: .narrowerPattern,
            winner: package("a", "pci:v00008086d000015B8sv00001028sd*bc*sc*i*", fallback: true),
            loser: package("b", "pci:v00008086d000015B8sv*sd*bc*sc*i*")
        ),
        Row(criterion: .ownBus, winner: package("a", on: ["pci"], fallback: true), loser: package("b", on: ["usb"])),
        Row(criterion: .fallback, winner: package("a"), loser: package("b", fallback: true)),
        Row(criterion: .fileOrder, winner: package("a"), loser: package("b")),
    ]

    private func query() throws -> SelectionQuery {
        try Sample.query([Self.id], modaliases: [Self.nic], bus: "pci")
    }

    @Test(arguments: rows) func theFirstDifferenceDecides(row: Row) throws {
        // Whatever the order of the file is, where the file does not decide.
        for packages in [[row.winner, row.loser], [row.loser, row.winner]] {
            if row.criterion == .fileOrder, packages[0].name == "b" { continue }
            let selection = Sample.store(packages).select(try query())
            #expect(selection.names == ["a", "b"])
            #expect(selection.verdicts.map(\.decidedBy) == [nil, row.criterion])
            #expect(selection.verdicts[1].fate == .outranked(by: 0))
        }
    }

    @Test func theDatabaseThatComesFirstWins() throws {
        let databases = ["first", "second"].map { name in
            var database = DriverDatabase(name: name)
            database.packages = [Self.package(name)]
            return database
        }
        let selection = DriverStore(databases).select(try query())
        #expect(selection.verdicts.map(\.decidedBy) == [nil, .databaseOrder])
        #expect(selection.verdicts.map(\.database) == ["first", "second"])
    }

    @Test func everyCriterionHasARow() {
        #expect(Set(Self.rows.map(\.criterion)).union([.databaseOrder]) == Set(Selection.Criterion.allCases))
    }

    @Test func aRefusedCandidateIsDecidedByNothing() throws {
        let excluded = Sample.package("x", hardware: [Self.id], exclude: [Self.id])
        let selection = Sample.store(Self.package("a"), excluded).select(try query())
        #expect(selection.verdicts.map(\.decidedBy) == [nil, nil])
        #expect(selection.verdicts.map(\.fate) == [.selected, .excluded(Self.id)])
    }

    @Test func anotherRuleOfTheSameDriverIsTold() throws {
        var module = Self.package("usb_storage")
        module.module = "usb_storage"
        let selection = Sample.store(Self.package("usb-storage"), module, Self.package("uas")).select(try query())
        #expect(selection.verdicts.indices.map { selection.firstOfSameDriver(as: $0) } == [nil, 0, nil])
        // Two drivers that are part of the kernel are not one.
        var (one, other) = (Self.package("one"), Self.package("other"))
        (one.module, other.module) = ("", "")
        let compiledIn = Sample.store(one, other).select(try query())
        #expect(compiledIn.firstOfSameDriver(as: 1) == nil)
    }

    @Test(
        "a rank in parts",
        arguments: [
            (0x00FF_0001 as UInt32, 0 as UInt8, 0xFF as UInt8, 0, 1), (0x8040_3101, 0x80, 0x40, 3, 0x101),
        ]
    )
    func parts(raw: UInt32, signature: UInt8, feature: UInt8, type: Int, position: Int) {
        let rank = DriverRank(rawValue: raw)
        #expect(rank.signature == signature)
        #expect(rank.feature == feature)
        #expect(rank.identifier.matchType == type)
        #expect(rank.identifier.position == position)
    }
}
