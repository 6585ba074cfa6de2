import Foundation
import PnPKit
import Testing
import _PnPTestSupport

/// Whether this machine shows its devices; a sandbox may not.
private let hasSysfs =
    FileManager.default.fileExists(atPath: "/sys/devices") && FileManager.default.fileExists(atPath: "/sys/bus")

@Suite(.enabled(if: hasSysfs, "this machine shows no sysfs"))
struct SysfsLiveTests {
    /// Directories below `/sys/devices` in which something is found, without `/sys`.
    private func directories(with arguments: String...) throws -> Set<String> {
        let outcome = try runProcess("find", ["/sys/devices"] + arguments + ["-printf", "%h\n"])
        return Set(outcome.output.split(separator: "\n").map { String($0.dropFirst(4)) })
    }

    @Test func everyDeviceStandsOnceAsFindSeesThem() throws {
        let hasUevent = try directories(with: "-name", "uevent", "-type", "f")
        let hasSubsystem = try directories(with: "-name", "subsystem", "-type", "l")
        let devices = hasUevent.intersection(hasSubsystem)
        var expected = devices
        for device in devices {
            var path = SysfsPath(device)
            while let parent = path.parent, parent.text != "/devices" {
                if hasUevent.contains(parent.text) { expected.insert(parent.text) }
                path = parent
            }
        }
        let snapshot = try SysfsSource().snapshot(.tree)
        #expect(snapshot.records.count == Set(snapshot.records.map(\.path.text)).count)
        #expect(Set(snapshot.records.map(\.path.text)).symmetricDifference(expected).sorted() == [])
        #expect(snapshot.diagnostics.isEmpty)
        #expect(snapshot.source == SourceDescription(kind: "live"))
    }

    @Test func everyDriverLinkStandsAtItsRecord() throws {
        let found = try runProcess("find", ["/sys/devices", "-name", "driver", "-type", "l", "-printf", "%h\t%l\n"])
        var expected: [String: String] = [:]
        for line in found.output.split(separator: "\n") {
            let fields = line.split(separator: "\t")
            expected[String(fields[0].dropFirst(4))] = fields[1].split(separator: "/").last.map(String.init)
        }
        var drivers: [String: String] = [:]
        for record in try SysfsSource().snapshot(.tree).records { drivers[record.path.text] = record.driver }
        #expect(drivers == expected)
    }

    @Test func subsystemsAreThoseOfTheLinks() throws {
        let found = try runProcess("find", ["/sys/devices", "-name", "subsystem", "-type", "l", "-printf", "%h\t%l\n"])
        let links = found.output.split(separator: "\n").map { line -> (String, String) in
            let fields = line.split(separator: "\t")
            return (String(fields[0].dropFirst(4)), fields[1].split(separator: "/").suffix(2).joined(separator: "/"))
        }
        let records = try SysfsSource().snapshot(.tree).records
        let subsystems = Dictionary(uniqueKeysWithValues: records.map { ($0.path.text, $0.subsystem?.description) })
        for (path, subsystem) in links { #expect(subsystems[path] == subsystem, "\(path)") }
    }

    /// What a capture adds must not change what a tree is made of.
    @Test func fullDetailOnlyAdds() throws {
        let tree = try SysfsSource().snapshot(.tree)
        let everything = try SysfsSource().snapshot(.everything)
        let full = Dictionary(uniqueKeysWithValues: everything.records.map { ($0.path, $0) })
        #expect(tree.records.count == everything.records.count)
        #expect(tree.machine == everything.machine)
        for record in tree.records {
            let other = try #require(full[record.path])
            #expect(record.driver == other.driver)
            #expect(record.modaliases == other.modaliases)
            for pair in record.attributes.pairs { #expect(other.attributes[pair.name] == pair.value) }
            for pair in record.links.pairs { #expect(other.links[pair.name] == pair.value) }
            for pair in record.properties.pairs { #expect(other.properties[pair.name] == pair.value) }
        }
    }

    @Test func theKernelIsNamed() throws {
        let release = try runProcess("uname", ["-r"]).output.split(separator: "\n").first.map(String.init)
        #expect(try SysfsSource().snapshot(.tree).machine.kernel == release)
    }
}

@Suite struct SysfsFolderTests {
    @Test func aFolderWithoutSysfsIsAnError() {
        let error = #expect(throws: SourceError.self) { _ = try SysfsSource(root: "/no/such").snapshot(.tree) }
        #expect(error?.description == "open /no/such: no such file or directory")
    }
}

@Suite struct HardwareDatabaseTests {
    private static let isInstalled = [
        "/etc/systemd/hwdb", "/etc/udev", "/usr/lib/systemd/hwdb", "/usr/lib/udev",
    ].contains { FileManager.default.fileExists(atPath: $0 + "/hwdb.bin") }

    @Test(.enabled(if: isInstalled, "no hardware database is installed"))
    func aWellKnownDeviceHasNames() throws {
        let database = HardwareDatabase()
        let names = try #require(
            database.names(ofModalias: "pci:v00008086d00001E31sv00001043sd0000108Dbc0Csc03i30")
        )
        #expect(names.vendor == "Intel Corporation")
        #expect(names.model?.contains("xHCI Host Controller") == true)
        #expect(names.kind == "USB controller")
        // The second question goes to the same database.
        #expect(database.names(ofModalias: "usb:v046DpC52B:USB Receiver")?.vendor == "Logitech, Inc.")
    }

    @Test(arguments: [
        "", ":", "acpi:INT33A1:PNP0D80:", "nonsense", "virtio:d00000001v00001AF4",
    ])
    func unknownDevicesHaveNone(modalias: String) {
        #expect(HardwareDatabase().names(ofModalias: modalias) == nil)
    }
}
