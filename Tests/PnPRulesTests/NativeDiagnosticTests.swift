import PnPDiagnostics
import PnPModel
import Testing
import _PnPTestSupport

@testable import PnPRules

/// A test of every code, with its place; a diagnostic that a row does not mention fails it.
@Suite struct NativeDiagnosticTests {
    struct Expected: Hashable {
        let mark: Character
        let code: String
        var part = ""
        var severity = Diagnostic.Severity.error
    }

    struct Row: CustomTestStringConvertible {
        let text: String
        var expected: [Expected]
        /// The drivers, filters and classes that load all the same.
        var loads: [String] = []
        var testDescription: String { expected.map(\.code).joined(separator: " ") }

        init(_ text: String, _ expected: Expected..., loads: [String] = []) {
            (self.text, self.expected, self.loads) = (text, expected, loads)
        }
    }

    static let rows: [Row] = [
        Row("pnp-rules: 1\ndrivers: [a\nb1️⃣: c", .init(mark: "1️⃣", code: "NAT001")),
        Row("pnp-rules: 1\ndrivers: 1️⃣*a", .init(mark: "1️⃣", code: "NAT001", part: "alias")),
        Row("pnp-rules: 1\n1️⃣[a]: b", .init(mark: "1️⃣", code: "NAT001", part: "a key must be a word")),
        Row("pnp-rules: 1\na: &a [1️⃣*a]", .init(mark: "1️⃣", code: "NAT001", part: "stands in what it stands for")),
        Row("pnp-rules: 1\n1️⃣---\na: b", .init(mark: "1️⃣", code: "NAT001", part: "one document")),
        Row("pnp-rules: 1\né: 1️⃣\u{1}", .init(mark: "1️⃣", code: "NAT001", part: "control characters")),
        Row(
            "a: " + String(repeating: "[", count: 32) + "1️⃣b" + String(repeating: "]", count: 32),
            .init(mark: "1️⃣", code: "NAT002", part: "32 deep")
        ),
        Row(
            "a: &a " + String(repeating: "[", count: 16) + String(repeating: "]", count: 16)
                + "\nb: &b [[&c [*a]]]\nc: " + String(repeating: "[", count: 14) + "1️⃣*b"
                + String(repeating: "]", count: 14),
            .init(mark: "1️⃣", code: "NAT002", part: "32 deep")
        ),
        Row("pnp-rules: 1️⃣2\n", .init(mark: "1️⃣", code: "NAT003", part: "found '2'")),
        Row("1️⃣drivers: []\n", .init(mark: "1️⃣", code: "NAT003", part: "no such key")),
        Row("1️⃣- a\n", .init(mark: "1️⃣", code: "NAT003", part: "found a list")),
        Row(
            "pnp-rules: 1\n1️⃣driver: []\ndrivers: [{name: a, 2️⃣hardwares: [x], 3️⃣zzzzzzz: 1}]",
            .init(mark: "1️⃣", code: "NAT004", part: "did you mean 'drivers'?"),
            .init(mark: "2️⃣", code: "NAT004", part: "did you mean 'hardware'?"),
            .init(mark: "3️⃣", code: "NAT004", part: "unknown key 'zzzzzzz' in a driver"),
            loads: ["a"]
        ),
        Row(
            """
            pnp-rules: 1
            classes: 1️⃣{}
            drivers:
              - 2️⃣word
              - {name: a, hardware: 3️⃣x, fallback: 4️⃣yes, description: 5️⃣[b], modalias: [6️⃣[c], "d:*"]}
            """,
            .init(mark: "1️⃣", code: "NAT005", part: "a list of mappings"),
            .init(mark: "2️⃣", code: "NAT005", part: "a mapping"),
            .init(mark: "3️⃣", code: "NAT005", part: "a list of IDs"),
            .init(mark: "4️⃣", code: "NAT005", part: "'true' or 'false' for 'fallback', found 'yes'"),
            .init(mark: "5️⃣", code: "NAT005", part: "a text"),
            .init(mark: "6️⃣", code: "NAT005", part: "modalias"),
            loads: ["a"]
        ),
        Row(
            "pnp-rules: 1\ndrivers:\n  - 1️⃣{class: Net}\n  - {name: b}\nfilters: [2️⃣{name: f}]",
            .init(mark: "1️⃣", code: "NAT006", part: "a driver has no 'name'"),
            .init(mark: "2️⃣", code: "NAT006", part: "a filter has no 'position'"),
            loads: ["b"]
        ),
        Row(
            "pnp-rules: 1\ndrivers: [{name: a, kind: 1️⃣nul, signature: 2️⃣gold}]\nfilters: [{name: f, position: 3️⃣top}]",
            .init(mark: "1️⃣", code: "NAT007", part: "'function', 'software', 'null'"),
            .init(mark: "2️⃣", code: "NAT007", part: "'signature'"),
            .init(mark: "3️⃣", code: "NAT007", part: "found 'top'"),
            loads: ["a"]
        ),
        Row(
            "pnp-rules: 1\nclasses: [{name: A, guid: 1️⃣'{745a17a0}'}, {name: B, guid: 2️⃣'{g45a17a0-74d3-11d0-b6fe-00a0c90f57da}'}]",
            .init(mark: "1️⃣", code: "NAT008"),
            .init(mark: "2️⃣", code: "NAT008"),
            loads: ["A", "B"]
        ),
        Row(
            "pnp-rules: 1\ndrivers:\n- {name: a, date: 1️⃣03/05/2024}\n- {name: b, date: 2️⃣2023-02-29}\n- {name: c, date: 2024-02-29}",
            .init(mark: "1️⃣", code: "NAT009"),
            .init(mark: "2️⃣", code: "NAT009"),
            loads: ["a", "b", "c"]
        ),
        Row(
            "pnp-rules: 1\ndrivers:\n- {name: a, version: 1️⃣1.2.3.4.5}\n- {name: b, version: 2️⃣1.65535}\n- {name: c, version: 3️⃣0.0}",
            .init(mark: "1️⃣", code: "NAT010"),
            .init(mark: "2️⃣", code: "NAT010"),
            .init(mark: "3️⃣", code: "NAT010"),
            loads: ["a", "b", "c"]
        ),
        Row(
            "pnp-rules: 1\ndrivers: [{name: a, feature-score: 1️⃣256}, {name: b, feature-score: 2️⃣low}]",
            .init(mark: "1️⃣", code: "NAT011"),
            .init(mark: "2️⃣", code: "NAT011"),
            loads: ["a", "b"]
        ),
        Row(
            #"pnp-rules: 1\#ndrivers: [{name: a, hardware: [1️⃣'PCI\VEN 8086', 'OF\a,b', 2️⃣''], exclude: [3️⃣"é"]}]"#,
            .init(mark: "1️⃣", code: "NAT012", part: "byte 0x20"),
            .init(mark: "2️⃣", code: "NAT012", part: "empty"),
            .init(mark: "3️⃣", code: "NAT012"),
            loads: ["a"]
        ),
        Row(
            "pnp-rules: 1\ndrivers: [{name: a, modalias: [1️⃣'', 2️⃣pci, 3️⃣\"pci:\\e\", 'pci:*']}]",
            .init(mark: "1️⃣", code: "NAT013"),
            .init(mark: "2️⃣", code: "NAT013", part: "no ':'"),
            .init(mark: "3️⃣", code: "NAT013", part: "control"),
            loads: ["a"]
        ),
        Row(
            """
            pnp-rules: 1
            drivers:
              - {name: 1️⃣a}
              - {name: a, on: [pci]}
              - {name: 2️⃣a}
              - {name: 3️⃣b, on: [usb, pci]}
              - {name: 4️⃣b, on: [pnp, pci]}
            """,
            .init(mark: "2️⃣", code: "NAT014", part: "twice"),
            .init(mark: "1️⃣", code: "NAT014", part: "first defined here", severity: .note),
            .init(mark: "4️⃣", code: "NAT014", part: "on bus 'pci'"),
            .init(mark: "3️⃣", code: "NAT014", part: "first defined here", severity: .note),
            loads: ["a", "a", "b"]
        ),
        Row(
            "pnp-rules: 1\ndrivers: [{name: a, pair: 1️⃣[b]}]",
            .init(mark: "1️⃣", code: "NAT015", part: "found 1"),
            loads: ["a"]
        ),
        Row(
            """
            pnp-rules: 1
            filters:
              - {name: 1️⃣a, position: upper}
              - {name: 2️⃣b, position: upper, level: class}
              - {name: c, position: bus, match: {has-firmware-node: true}}
            """,
            .init(mark: "1️⃣", code: "NAT016"),
            .init(mark: "2️⃣", code: "NAT016", part: "'class'"),
            loads: ["c"]
        ),
        Row("pnp-rules: 1\ndrivers: [{1️⃣name: a, name: b}]", .init(mark: "1️⃣", code: "NAT017", part: "'name'")),
        Row(
            "pnp-rules: 1\ndrivers: [{name: 1️⃣''}, {name: 2️⃣\"a\\e[31m\"}, {name: é, class: 3️⃣\"\"}]",
            .init(mark: "1️⃣", code: "NAT018", part: "empty"),
            .init(mark: "2️⃣", code: "NAT018", part: "'a?[31m'"),
            .init(mark: "3️⃣", code: "NAT018"),
            loads: ["é"]
        ),
    ]

    @Test(arguments: rows) func isReportedAtItsPlace(row: Row) {
        let marked = MarkedText(row.text)
        let (database, diagnostics) = NativeRules.load(text: marked.text, file: "test.yaml")
        let expected = row.expected.map { "\($0.severity.rawValue) \($0.code) \(marked[$0.mark]?.description ?? "?")" }
        let found = diagnostics.map { "\($0.severity.rawValue) \($0.code) \($0.location)" }
        #expect(found == expected, "\(diagnostics)")
        for (diagnostic, wanted) in zip(diagnostics, row.expected) where !wanted.part.isEmpty {
            #expect(diagnostic.message.contains(wanted.part), "\(diagnostic)")
        }
        let names = database.classes.map(\.setupClass.name) + database.packages.map(\.name)
        #expect(names + database.filters.map(\.name) == row.loads)
    }

    @Test func everyCodeHasARowAndAPage() throws {
        let codes = Set(Self.rows.flatMap { $0.expected.map(\.code) })
        #expect(codes == Set((1...18).map { "NAT0" + ($0 < 10 ? "0" : "") + "\($0)" }))
        for code in codes.sorted() {
            let page = String(decoding: try ProjectLayout.bytes("docs/diagnostics/\(code).md"), as: UTF8.self)
            #expect(page.hasPrefix("# \(code)"))
        }
    }

    @Test func columnsAreBytes() {
        let marked = MarkedText("pnp-rules: 1\ndrivers: [{name: é, 1️⃣nmae: ü}]")
        let diagnostics = NativeRules.load(text: marked.text, file: "test.yaml").diagnostics
        #expect(diagnostics.map(\.location) == [marked["1️⃣"]])
    }

    @Test func jsonHasPlacesToo() {
        let marked = MarkedText(
            "{\"pnp-rules\": 1,\n \"drivers\": [{\"name\": \"a\", 1️⃣\"hardwar\": [], \"fallback\": 2️⃣1}]}"
        )
        let diagnostics = NativeRules.load(text: marked.text, file: "test.yaml").diagnostics
        #expect(diagnostics.map(\.code) == ["NAT004", "NAT005"])
        #expect(diagnostics.map(\.location) == [marked["1️⃣"], marked["2️⃣"]])
    }
}
