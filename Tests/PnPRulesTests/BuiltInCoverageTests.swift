import PnPModel
import PnPSelection
import Testing
import _PnPTestSupport

@testable import PnPRules

/// How much of what real machines bind is known.
@Suite(.enabled(if: CorpusLocation.captures.isAvailable)) struct BuiltInCoverageTests {
    @Test func nearlyAllBoundDriversAreKnown() throws {
        let store = DriverStore([BuiltInRules.load()])
        var (bound, known) = (0, 0)
        var unknown: [String: Int] = [:]
        for path in CorpusLocation.captures.files(below: "udevadm", endingIn: ".txt") {
            let text = String(decoding: try ProjectLayout.bytes(path), as: UTF8.self)
            for record in text.split(separator: "\n\n") {
                var (driver, bus): (Substring?, Substring?)
                for line in record.split(separator: "\n") {
                    if line.hasPrefix("E: DRIVER=") { driver = line.dropFirst(10) }
                    if line.hasPrefix("E: SUBSYSTEM=") { bus = line.dropFirst(13) }
                }
                guard let driver, let bus, bus != "drivers" else { continue }
                bound += 1
                if store.facts(ofDriver: String(driver), onBus: String(bus)) != nil {
                    known += 1
                } else {
                    unknown["\(bus) \(driver)", default: 0] += 1
                }
            }
        }
        #expect(bound > 1_000)
        let most = unknown.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(20)
        #expect(Double(known) >= 0.95 * Double(bound), "\(known) of \(bound); unknown: \(most)")
    }
}
