import PnPModel
import Testing

@testable import PnPSelection

/// Packages of several models lines, and packages on top of others.
@Suite struct INFSelectionTests {
    private func line(
        _ name: String,
        file: String = "a.inf",
        section: String = "I",
        hardware: [String] = [],
        compatible: [String] = [],
        exclude: [String] = [],
        feature: UInt8 = 0xFF,
        date: String? = nil,
        version: String? = nil,
        extending id: String? = nil
    ) -> DriverPackage {
        var package = Sample.package(
            name,
            hardware: hardware,
            compatible: compatible,
            exclude: exclude,
            feature: feature,
            date: date,
            version: version,
            kind: id == nil ? .function : .extension
        )
        package.installation = DriverInstallation(
            file: file,
            section: section,
            models: "M",
            manufacturer: "Maker",
            extensionID: id
        )
        return package
    }

    @Test("V-RANK-21: of one package the best line counts, and its install section")
    func bestLine() throws {
        let store = Sample.store(
            line("p", section: "I2", hardware: ["A2"]),
            line("p", section: "I1", hardware: ["A1"]),
            line("q", file: "b.inf", hardware: ["A2"])
        )
        let selection = store.select(try Sample.query(["A1", "A2"]))
        #expect(selection.names == ["p", "q"])
        #expect(selection.ranks == ["00FF0000", "00FF0001"])
        #expect(selection.winner?.package.installation?.section == "I1")
    }

    @Test("Q16: of lines that match as well the first in the file counts")
    func firstLine() throws {
        let store = Sample.store(
            line("p", section: "I1", hardware: ["A1"]),
            line("p", section: "I2", hardware: ["A1"])
        )
        let selection = store.select(try Sample.query(["A1"]))
        #expect(selection.verdicts.map(\.package.installation?.section) == ["I1"])
    }

    @Test("V-RANK-22: a line that refuses the device does not speak for its package")
    func exclusion() throws {
        let refusing = line("p", section: "I1", hardware: ["A1"], exclude: ["C2"])
        let query = try Sample.query(["A1", "A2"], ["C2"])
        let alone = Sample.store(refusing).select(query)
        #expect(alone.winner == nil)
        #expect(alone.verdicts.map(\.fate) == [.excluded("C2")])
        let other = Sample.store(refusing, line("p", section: "I2", hardware: ["A2"])).select(query)
        #expect(other.winner?.package.installation?.section == "I2")
        #expect(other.verdicts.count == 1)
    }

    @Test("a line's own feature score counts in its package")
    func featureScore() throws {
        let store = Sample.store(
            line("p", section: "I1", hardware: ["A1"]),
            line("p", section: "I2", hardware: ["A2"], feature: 0x40)
        )
        let selection = store.select(try Sample.query(["A1", "A2"]))
        #expect(selection.ranks == ["00400001"])
    }

    @Test("V-EXT-1: of extensions of one thing the newest date, then the highest version")
    func extensions() throws {
        let (a, b) = ("{00000000-0000-0000-0000-00000000000a}", "{00000000-0000-0000-0000-00000000000b}")
        let store = Sample.store(
            line("E1", file: "1", compatible: ["C1"], date: "2015-01-01", version: "1.0", extending: b),
            line("E2", file: "2", hardware: ["A1"], date: "2015-01-01", version: "2.0", extending: b),
            line("E3", file: "3", hardware: ["A1"], extending: a),
            line("E4", file: "4", hardware: ["A1"], date: "2014-12-31", version: "9.0", extending: b),
            line("E5", file: "5", hardware: ["A1"], exclude: ["A1"], date: "2020-01-01", extending: b),
            line("P", file: "6", compatible: ["C1"])
        )
        let selection = store.select(try Sample.query(["A1"], ["C1"]))
        #expect(selection.names == ["P"])
        #expect(selection.extensions.map(\.package.name) == ["E3", "E2", "E1", "E4", "E5"])
        #expect(
            selection.extensions.map(\.fate)
                == [.selected, .selected, .outranked(by: 1), .outranked(by: 1), .excluded("A1")]
        )
    }

    @Test("V-EXT-2: an extension is no candidate, however well it matches")
    func extensionRank() throws {
        let store = Sample.store(
            line("E", file: "e", hardware: ["A1"], extending: "{0}"),
            line("P", file: "p", compatible: ["C1"])
        )
        let selection = store.select(try Sample.query(["A1"], ["C1"]))
        #expect(selection.winner?.package.name == "P")
        #expect(selection.winner?.rank.description == "00FF3000")
    }

    @Test("V-NONE-1: nothing that matches")
    func nothing() throws {
        let selection = Sample.store(line("P", hardware: ["A1"])).select(try Sample.query(["B1"]))
        #expect(selection.verdicts.isEmpty)
        #expect(selection.extensions.isEmpty)
    }

    @Test("thousands of lines for one ID are one candidate, found quickly")
    func manyLines() throws {
        let lines = (0..<5000).map { line("p", section: "I\($0)", hardware: ["A1"]) }
        let selection = Sample.store(lines).select(try Sample.query(["A1"]))
        #expect(selection.verdicts.map(\.package.installation?.section) == ["I0"])
    }
}
