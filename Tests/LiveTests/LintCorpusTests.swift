import PnPKit
import Testing
import _PnPTestSupport

/// What real devices are called is never said to be impossible.
@Suite(.enabled(if: CorpusLocation.captures.isAvailable, "PNP_CORPUS is not set"))
struct LintCorpusTests {
    @Test func everyDevicesNamesArePossible() {
        var database = DriverDatabase(name: "devices")
        for machine in CorpusMachines.all {
            let place = PnPKit.SourceLocation(file: machine.name)
            for (number, node) in machine.tree.nodes.enumerated() {
                var package = DriverPackage(name: "d\(number)", location: place)
                package.hardwareIDs = node.hardwareIDs.map { MatchPattern($0.spelling, at: place) }
                package.compatibleIDs = node.compatibleIDs.map { MatchPattern($0.spelling, at: place) }
                // A bracket or a backslash in a device's string is no part of a pattern; older kernels left fields out.
                package.modaliases = node.modaliases
                    .filter { text in !text.contains { "[]\\".contains($0) } && !Self.isOld(text) }
                    .map { MatchPattern($0, at: place) }
                database.packages.append(package)
            }
        }
        let wrong = RuleLint([database]).diagnostics().filter { ["LNT004", "LNT005", "LNT006"].contains($0.code) }
        #expect(database.packages.count > 25_000)
        #expect(wrong.isEmpty, "\(Set(wrong.map(\.message)).sorted().prefix(40))")
    }

    private static func isOld(_ modalias: String) -> Bool {
        (modalias.hasPrefix("usb:") && !modalias.contains("in"))
            || (modalias.hasPrefix("hid:") && !modalias.contains("g"))
    }
}
