import Foundation
import PnPKit
import Testing
import _PnPTestSupport

/// Dumps of some two hundred machines, through the reader and the engine.
@Suite(.enabled(if: CorpusLocation.captures.isAvailable, "PNP_CORPUS is not set"))
struct UdevDumpCorpusTests {
    private static let files = CorpusLocation.captures.files(below: "udevadm", endingIn: ".txt")

    /// The paths of all devices with their drivers, found by looking for lines: another reader than the one that is tested.
    private func drivers(in text: String) -> [String: String?] {
        var found: [String: String?] = [:]
        var path: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("P: ") {
                path = String(line.dropFirst(3))
                path.map { found[$0] = .some(nil) }
            } else if let path, line.hasPrefix("E: DRIVER=") {
                found[path] = .some(String(line.dropFirst("E: DRIVER=".count)))
            }
        }
        return found
    }

    @Test(arguments: files) func everyDeviceStandsOnceWithItsDriver(file: String) throws {
        let bytes = try FileBytes(path: file)
        try #require(SourceFormat.recognize(bytes) == .udevDump)
        let machine = try RecordedMachine(file: file, as: .udevDump)
        #expect(machine.snapshot.diagnostics.isEmpty, "\(machine.snapshot.diagnostics)")
        #expect(machine.placedDrivers() == drivers(in: String(decoding: bytes.array, as: UTF8.self)))
    }

    @Test(arguments: files) func theOrderOfTheRecordsDoesNotShow(file: String) throws {
        try RecordedMachine(file: file, as: .udevDump).expectOrderDoesNotShow(seed: 1)
    }

    @Test(arguments: files) func aCaptureOfADumpGivesTheSameTree(file: String) throws {
        try RecordedMachine(file: file, as: .udevDump).expectSameFromCapture()
    }
}
