import Foundation
import PnPKit
import Testing
import _PnPTestSupport

/// Archives of sysfs that other projects test with, through the reader and the engine.
@Suite(.enabled(if: CorpusLocation.captures.isAvailable, "PNP_CORPUS is not set"))
struct SysfsCorpusTests {
    private static let files = CorpusLocation.captures.files(below: "sysfs", endingIn: "").filter {
        !$0.hasSuffix(databaseAlone)
    }
    /// The one archive that holds no sysfs.
    private static let databaseAlone = "node_exporter__udev.ttar"

    /// What an archive has below its folder `devices`, found by another reader than the one that is tested.
    private struct Listing {
        /// Directories with `uevent` and `subsystem`, and those of processors.
        var devices: Set<String> = []
        /// The drivers of those that have a link to one.
        var drivers: [String: String] = [:]

        init(of file: String) throws {
            let lines = file.hasSuffix(".ttar") ? try Self.textTar(file) : try Self.tar(file)
            var uevents: Set<String> = []
            var subsystems: Set<String> = []
            for line in lines {
                if let processor = line.firstMatch(of: #/[ /]sys(/devices/system/cpu/cpu[0-9]+)/./#)?.1 {
                    devices.insert(String(processor))
                }
                guard
                    let found = line.firstMatch(of: #/[ /]sys(/devices/.+)/(uevent|subsystem|driver)( -> (.+))?$/#)
                else { continue }
                switch found.2 {
                case "uevent": uevents.insert(String(found.1))
                case "subsystem": subsystems.insert(String(found.1))
                default: drivers[String(found.1)] = found.4?.firstMatch(of: #/drivers/([^/]+)$/#).map { String($0.1) }
                }
            }
            devices.formUnion(uevents.intersection(subsystems))
        }

        private static func tar(_ file: String) throws -> [String] {
            try runProcess("tar", ["-tvf", file]).output.split(separator: "\n").map(String.init)
        }

        private static func textTar(_ file: String) throws -> [String] {
            let text = String(decoding: try FileBytes(path: file).array, as: UTF8.self)
            var lines: [String] = []
            for line in text.split(separator: "\n") {
                if line.hasPrefix("Path: ") {
                    lines.append(String(line.dropFirst("Path:".count)))
                } else if line.hasPrefix("SymlinkTo: "), let path = lines.popLast() {
                    lines.append("\(path) -> \(line.dropFirst("SymlinkTo: ".count))")
                }
            }
            return lines
        }
    }

    @Test(arguments: files) func everyDeviceStandsOnceWithItsDriver(file: String) throws {
        let listing = try Listing(of: file)
        let placed = try RecordedMachine(file: file, as: .sysfsArchive).placedDrivers()
        #expect(listing.devices.subtracting(placed.keys).isEmpty)
        #expect(!placed.isEmpty)
        for (path, driver) in listing.drivers { #expect(placed[path] == .some(driver), "\(path)") }
    }

    @Test(arguments: files) func theOrderOfTheDevicesDoesNotShow(file: String) throws {
        try RecordedMachine(file: file, as: .sysfsArchive).expectOrderDoesNotShow(seed: 1)
    }

    @Test(arguments: files) func aCaptureOfAnArchiveGivesTheSameTree(file: String) throws {
        try RecordedMachine(file: file, as: .sysfsArchive).expectSameFromCapture()
    }

    /// udev's database has no word of where a device is, so there is no tree to build.
    @Test func theDatabaseOfUdevAloneIsRefused() throws {
        let file = try #require(CorpusLocation.captures.files(below: "sysfs", endingIn: Self.databaseAlone).first)
        let error = #expect(throws: SourceError.self) { try RecordedMachine(file: file, as: .sysfsArchive) }
        #expect(error?.description.contains("udev's database alone") == true)
    }
}
