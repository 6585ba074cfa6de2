import PnPKit
import Testing
import _PnPTestSupport

/// Recordings that other projects test with, through the reader and the engine.
@Suite(.enabled(if: CorpusLocation.captures.isAvailable, "PNP_CORPUS is not set"))
struct UmockdevCorpusTests {
    private static let files = CorpusLocation.captures.files(below: "umockdev", endingIn: ".umockdev")
    /// What stands behind some beginning of a line.
    private func values(_ beginning: String, in lines: [Substring]) -> [String] {
        lines.filter { $0.hasPrefix(beginning) }.map { String($0.dropFirst(beginning.count)) }
    }

    @Test(arguments: files) func everyLineIsUsed(file: String) throws {
        let bytes = try FileBytes(path: file)
        try #require(SourceFormat.recognize(bytes) == .umockdev)
        let snapshot = try UmockdevSource(bytes).snapshot(.tree)
        #expect(snapshot.diagnostics.isEmpty, "\(snapshot.diagnostics)")
        let lines = String(decoding: bytes.array, as: UTF8.self).split(separator: "\n")
        #expect(snapshot.records.map(\.path.text) == values("P: ", in: lines))
        #expect(snapshot.records.compactMap { $0.subsystem?.name } == values("E: SUBSYSTEM=", in: lines))
        #expect(snapshot.records.compactMap(\.driver) == values("E: DRIVER=", in: lines))
        #expect(snapshot.records.flatMap(\.modaliases) == values("E: MODALIAS=", in: lines))
        #expect(snapshot.records.compactMap(\.node) == values("E: DEVNAME=", in: lines))
        #expect(snapshot.records.allSatisfy { $0.unreadable.isEmpty })
    }

    @Test(arguments: files) func everyDeviceStandsOnceWithItsDriver(file: String) throws {
        let machine = try RecordedMachine(file: file, as: .umockdev)
        let drivers = machine.placedDrivers()
        for record in machine.snapshot.records { #expect(drivers[record.path.text] == .some(record.driver)) }
    }

    @Test(arguments: files) func theOrderOfTheDevicesDoesNotShow(file: String) throws {
        try RecordedMachine(file: file, as: .umockdev).expectOrderDoesNotShow(seed: 1)
    }

    @Test(arguments: files) func aCaptureOfARecordingGivesTheSameTree(file: String) throws {
        try RecordedMachine(file: file, as: .umockdev).expectSameFromCapture()
    }
}
