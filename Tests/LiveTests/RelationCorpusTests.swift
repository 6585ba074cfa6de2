import PnPKit
import Testing
import _PnPTestSupport

/// Relations between the devices of every captured machine whose format has links.
@Suite(.enabled(if: CorpusLocation.captures.isAvailable, "PNP_CORPUS is not set"))
struct RelationCorpusTests {
    private static let files =
        CorpusLocation.captures.files(below: "sysfs", endingIn: "")
        + CorpusLocation.captures.files(below: "umockdev", endingIn: ".umockdev")
    private static let builder = TreeBuilder(
        buses: BuiltInBuses(),
        store: DriverStore([BuiltInRules.load()]),
        details: .all
    )

    /// The machine of a file; `nil` for files without devices, of which the collection has some.
    private func snapshot(_ file: String) throws -> Snapshot? {
        guard let source = SourceFormat.source(of: try FileBytes(path: file), as: nil) else { return nil }
        return try? source.snapshot(.everything)
    }

    @Test("each side of a relation knows the other", arguments: files)
    func bothSides(file: String) throws {
        guard let snapshot = try snapshot(file) else { return }
        let nodes = Self.builder.build(snapshot).nodes
        for (index, node) in nodes.enumerated() {
            for relation in node.relations {
                guard let back = relation.kind.back else { continue }
                let isKnown = nodes[relation.node].relations.contains { other in
                    other.kind == back && other.node == index && other.interface == relation.otherInterface
                        && other.otherInterface == relation.interface && other.status == relation.status
                }
                #expect(isKnown, "\(relation) of \(node.instancePath)")
            }
        }
    }

    @Test("the order of the records does not show in any detail", arguments: files)
    func order(file: String) throws {
        guard var snapshot = try snapshot(file) else { return }
        let tree = TreeJSONRenderer().render(Self.builder.build(snapshot))
        var generator = SeededGenerator(seed: 11)
        snapshot.records.shuffle(using: &generator)
        #expect(TreeJSONRenderer().render(Self.builder.build(snapshot)) == tree)
    }
}

extension DeviceRelation.Kind {
    /// What this device is to the other; `nil` for what has no word for that.
    fileprivate var back: Self? {
        switch self {
        case .supplier: .consumer
        case .consumer: .supplier
        case .power: .removal
        case .removal: nil
        case .master: .slave
        case .slave: .master
        case .upper: .lower
        case .lower: .upper
        }
    }
}
