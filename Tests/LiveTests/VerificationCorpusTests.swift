import PnPKit
import Testing
import _PnPTestSupport

/// How often the rules choose the driver that the kernel bound, over all whole dumps of the collection.
///
/// - SeeAlso: design section 4, "Ranks".
@Suite(
    .enabled(
        if: CorpusLocation.captures.isAvailable && CorpusLocation.drivers.isAvailable,
        "PNP_CORPUS or PNP_DRIVERS is not set"
    )
)
struct VerificationCorpusTests {
    /// Dumps in folders of their own are of some devices.
    private static let dumps = CorpusLocation.captures.files(below: "udevadm", endingIn: ".txt").filter { file in
        file.split(separator: "/").dropLast().last == "udevadm"
    }

    private static func kernel() throws -> DriverDatabase {
        let folder = try #require(CorpusLocation.drivers.folder) + "/linux/6.1.0-56-amd64"
        let reader = ModuleDirectory { file in
            DecompressedFile(file).map { ModuleDirectory.Expansion(content: $0.bytes, fault: $0.fault) }
        }
        return DriverDatabase(modules: try reader.load(folder, wantsSymbols: false).database)
    }

    private func summary(_ verification: DriverVerification) -> VerificationSummary {
        var summary = VerificationSummary()
        let machines = CorpusMachines.concurrentMap(Self.dumps) { file -> [VerifiedDevice] in
            guard let bytes = try? FileBytes(path: file), let source = SourceFormat.source(of: bytes),
                let snapshot = try? source.snapshot(.tree)
            else { return [] }
            return verification.devices(of: CorpusMachines.tree(snapshot), snapshot)
        }
        for devices in machines { summary.add(devices) }
        return summary
    }

    @Test func aKernelsModulesAreRightForAtLeast99OfAHundredDevices() throws {
        let summary = summary(DriverVerification(of: [try Self.kernel()], underneath: [BuiltInRules.load()]))
        #expect(summary.counts.comparable >= 1300)
        #expect(try #require(summary.agreement) >= 0.99)
        #expect(try #require(summary.pessimisticAgreement) >= 0.9)
        #expect(summary.contestedTotal >= 75)
        #expect(Double(summary.contestedAgree) >= 0.9 * Double(summary.contestedTotal))
    }

    @Test func theBuiltInRulesAloneAreRightForMostOfWhatTheyKnow() throws {
        let summary = summary(DriverVerification(of: [BuiltInRules.load()]))
        #expect(summary.counts.comparable >= 2000)
        #expect(try #require(summary.agreement) >= 0.97)
    }
}
