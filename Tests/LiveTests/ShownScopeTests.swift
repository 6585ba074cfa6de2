import PnPKit
import Testing
import _PnPTestSupport

/// A tree of what is shown looks like the tree of all devices.
@Suite struct ShownScopeTests {
    private static let builder = TreeBuilder(buses: BuiltInBuses(), store: DriverStore([BuiltInRules.load()]))

    /// - Returns: What is wrong, or `nil`.
    private static func difference(_ name: String, _ snapshot: Snapshot) -> String? {
        let all = builder.build(snapshot)
        let shown = builder.build(TreePlan(snapshot, buses: BuiltInBuses(), scope: .shown))
        let renderer = TreeTextRenderer(style: TextStyle(width: 120))
        if renderer.render(all) != renderer.render(shown) { return "\(name): another text" }
        if shown.nodes.count + shown.omitted.values.reduce(0, +) != all.nodes.count { return "\(name): other nodes" }
        return shown.diagnostics == all.diagnostics ? nil : "\(name): other diagnostics"
    }

    @Test(arguments: Fixture.all) func ofFixtures(fixture: Fixture) throws {
        let bytes = try FileBytes(path: fixture.capturePath)
        let source = try #require(SourceFormat.source(of: bytes, as: .json))
        #expect(Self.difference(fixture.name, try source.snapshot(.tree)) == nil)
    }

    @Test(.enabled(if: CorpusLocation.captures.isAvailable)) func ofTheCollection() {
        let machines = CorpusMachines.all
        #expect(machines.count > 250)
        let differences = CorpusMachines.concurrentMap(machines) { Self.difference($0.name, $0.snapshot) }
        #expect(differences.compactMap(\.self).isEmpty, "\(differences.compactMap(\.self))")
    }
}
