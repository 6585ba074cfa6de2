import Foundation
import PnPDiagnostics
import PnPModel
import PnPRender
import Testing
import _PnPTestSupport

@Suite struct TreeJSONTests {
    @Test func oneNodeALineInAStableOrder() throws {
        let tree = try SampleMachines.everything()
        let first = TreeJSONRenderer().render(tree)
        #expect(first == TreeJSONRenderer().render(tree))
        let text = String(decoding: first, as: UTF8.self)
        expectGolden(text, "Tests/PnPRenderTests/Golden/everything.json")
        let nodes = text.split(separator: "\n").filter { $0.contains(#"{"instancePath": "#) }
        #expect(nodes.count == tree.nodes.count)
    }

    @Test func parentsAreNamed() throws {
        let document = try parsed(TreeJSONRenderer().render(SampleMachines.laptop()))
        let nodes = try #require(document["nodes"] as? [[String: Any]])
        #expect(nodes[0]["parent"] is NSNull)
        let paths = Set(nodes.compactMap { $0["instancePath"] as? String })
        #expect(paths.count == nodes.count)
        for node in nodes.dropFirst() { #expect(paths.contains(try #require(node["parent"] as? String))) }
    }

    @Test(.enabled(if: PythonSchemaValidator.isAvailable)) func treesFollowTheirSchema() throws {
        for tree in [try SampleMachines.everything(), try SampleMachines.laptop(), TreeBuilder().tree] {
            try expectValidStrictly(TreeJSONRenderer().render(tree), "Schemas/pnpctl.tree-1.schema.json")
        }
    }

    @Test(.enabled(if: PythonSchemaValidator.isAvailable)) func shownNodesFollowTheirSchema() throws {
        let tree = try SampleMachines.everything()
        for index in tree.nodes.indices {
            let shown = ShowJSONRenderer().render(index, in: tree, records: SampleMachines.everyRecord)
            try expectValidStrictly(shown, "Schemas/pnpctl.show-1.schema.json")
        }
    }

    @Test(.enabled(if: PythonSchemaValidator.isAvailable)) func stacksFollowTheirSchema() throws {
        let (tree, disk) = try SampleMachines.usbStorage()
        let stack = StackJSONRenderer().render(disk, in: tree)
        try expectValidStrictly(stack, "Schemas/pnpctl.stack-1.schema.json")
        expectGolden(String(decoding: stack, as: UTF8.self), "Tests/PnPRenderTests/Golden/usb-storage-stack.json")
        let broken = try SampleMachines.everything()
        for index in broken.nodes.indices {
            try expectValidStrictly(
                StackJSONRenderer().render(index, in: broken),
                "Schemas/pnpctl.stack-1.schema.json"
            )
        }
    }

    @Test(
        .enabled(if: PythonSchemaValidator.isAvailable),
        arguments: [
            (#""state": "started""#, #""state": "running""#), (#""parent": null, "#, ""),
            (#""hidden": false"#, #""hidden": 0"#),
            (#""layer": "pdo""#, #""layer": "fdo""#), (#""rank": "00FF0001""#, #""rank": "0xFF0001""#),
            ("pnpctl.tree/1", "pnpctl.tree/2"), (#""start": "0xf7100000""#, #""start": 4145020928"#),
        ]
    )
    func theSchemaRefuses(from: String, to: String) throws {
        let text = String(decoding: TreeJSONRenderer().render(try SampleMachines.everything()), as: UTF8.self)
        #expect(text.contains(from))
        let faults = try PythonSchemaValidator.faults(
            in: text.replacing(from, with: to, maxReplacements: 1),
            against: "Schemas/pnpctl.tree-1.schema.json"
        )
        #expect(!faults.isEmpty)
    }

    @Test func theSchemasAgreeOnWhatTheyShare() throws {
        var known: [String: NSDictionary] = [:]
        for name in ["tree", "show", "stack"] {
            let schema = try parsed(ProjectLayout.bytes("Schemas/pnpctl.\(name)-1.schema.json"))
            for (key, definition) in try #require(schema["$defs"] as? [String: NSDictionary]) {
                if let other = known[key] { #expect(other == definition, "\(key)") }
                known[key] = definition
            }
        }
    }

    private func parsed(_ bytes: [UInt8]) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    /// Validates against a schema in which every object is closed: readers must bear new keys, but we must document them.
    private func expectValidStrictly(_ bytes: [UInt8], _ path: String) throws {
        let closed = Self.closed(try parsed(ProjectLayout.bytes(path)))
        let file = try TemporaryFile(JSONSerialization.data(withJSONObject: closed), suffix: ".json")
        expectValid(String(decoding: bytes, as: UTF8.self), against: file.path)
    }

    private static func closed(_ value: Any) -> Any {
        if let list = value as? [Any] { return list.map(closed) }
        guard let object = value as? [String: Any] else { return value }
        var result = object.mapValues(closed)
        if object["type"] as? String == "object", object["properties"] is [String: Any] {
            result["additionalProperties"] = false
        }
        return result
    }
}
