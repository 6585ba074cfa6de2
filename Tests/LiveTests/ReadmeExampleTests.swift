import PnPKit
import Testing
import _PnPTestSupport

/// The lines of library code that the README shows.
@Suite struct ReadmeExampleTests {
    private func example() throws {
        let snapshot = try SysfsSource().snapshot(.tree)
        let builder = TreeBuilder(buses: BuiltInBuses(), store: DriverStore([BuiltInRules.load()]))
        for node in builder.build(snapshot).nodes {
            print(node.instancePath, node.driver.function ?? "-", node.problem?.reason ?? "")
        }
    }

    @Test(.enabled(if: ProjectLayout.exists("/sys/devices"))) func theExampleRuns() throws { try example() }

    @Test func theReadmeShowsTheExample() throws {
        let readme = try ProjectLayout.text("README.md").split(separator: "\n")
        let shown = readme.drop { $0 != "```swift" }.dropFirst().prefix { $0 != "```" }.map { $0.trimmed }
        let here = Set(try ProjectLayout.text(#filePath).split(separator: "\n").map { $0.trimmed })
        #expect(shown.count >= 5)
        for line in shown { #expect(here.contains(line), "not in \(#fileID): \(line)") }
    }
}

extension Substring {
    var trimmed: Substring { drop { $0 == " " } }
}
