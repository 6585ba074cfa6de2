import Foundation
import PnPFiles
import PnPModel
import Testing
import _PnPTestSupport

@testable import PnPSources

/// The running machine's sysfs, packed by tar, against the running machine.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/sys/bus"), "this machine shows no sysfs"))
struct LiveArchiveTests {
    /// What tar packs: the files and links that the live scan reads, and never more, because reading others may act on the
    /// hardware.
    private func paths(of records: [DeviceRecord]) throws -> [String] {
        var paths: [String] = []
        for record in records {
            let device = "sys\(record.path.text)"
            let names =
                record.attributes.pairs.map(\.name) + record.links.pairs.map(\.name) + ["subsystem", "driver"]
                + (record.subsystem.map(AttributeAllowList.readsUevent) ?? true ? ["uevent"] : [])
            paths += names.map { "\(device)/\($0)" }.filter { FileManager.default.isPresent("/\($0)") }
        }
        let lists = try runProcess(
            "/bin/sh",
            ["-c", "cd / && find sys/bus/*/devices sys/class sys/bus/*/drivers/*/module -type l 2>/dev/null"]
        )
        return paths + lists.output.split(separator: "\n").map(String.init)
            + ["sys/class/dmi/id/product_name", "sys/class/dmi/id/sys_vendor"]
            .filter { FileManager.default.fileExists(atPath: "/\($0)") }
    }

    @Test func tarOfTheMachineGivesItsRecords() throws {
        let live = try SysfsSource().snapshot(.tree)
        let list = try TemporaryFile(paths(of: live.records).joined(separator: "\0"))
        let archive = try TemporaryFile([], suffix: ".tar")
        // tar says that files shrank: they claim a page, and have less.
        _ = try runProcess("tar", ["-C", "/", "--no-recursion", "--null", "-T", list.path, "-cf", archive.path])
        let stored = try SysfsArchiveSource(FileBytes(path: archive.path)).snapshot(.tree)

        #expect(stored.diagnostics.isEmpty)
        // The files of proc claim to be empty, and tar believes them.
        #expect(stored.machine == Machine(vendor: live.machine.vendor, product: live.machine.product))
        let found = Dictionary(uniqueKeysWithValues: stored.records.map { ($0.path, $0) })
        #expect(found.count == live.records.count)
        for record in live.records {
            let other = try #require(found[record.path], "\(record.path)")
            #expect(other.subsystem == record.subsystem, "\(record.path)")
            #expect(other.driver == record.driver, "\(record.path)")
            #expect(other.module == record.module, "\(record.path)")
            #expect(other.modaliases == record.modaliases, "\(record.path)")
            #expect(other.properties == record.properties, "\(record.path)")
            #expect(other.links == record.links, "\(record.path)")
            // An empty attribute is one page of zeros, as an unreadable one is.
            for pair in record.attributes.pairs where !pair.value.isEmpty {
                #expect(other.attributes[pair.name] == pair.value, "\(record.path) \(pair.name)")
            }
        }
    }
}

extension FileManager {
    /// Whether a file or a link is there, wherever it leads.
    fileprivate func isPresent(_ path: String) -> Bool {
        (try? attributesOfItem(atPath: path)) != nil
    }
}
