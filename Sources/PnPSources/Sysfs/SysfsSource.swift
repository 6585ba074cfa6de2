import PnPFiles
public import PnPModel
import PnPThreads

/// The devices of the running system, or of a folder that is laid out like one.
///
/// Reads sysfs itself: by bus and class, allow-listed attributes alone, as an ordinary user, and udev's database files where
/// everything is wanted. Starts no process, opens nothing for writing and nothing below `/dev`, and needs no udevd. Devices
/// that vanish meanwhile are left out; what could not be read stands in `DeviceRecord.unreadable`. Limits: 64 KiB an
/// attribute, 256 variables a device, 4096 bytes a path, 1,000,000 names a directory.
/// - SeeAlso: design section 9; linux-devices 1, 8.
public struct SysfsSource: DeviceSource {
    /// The directory that stands for `/`.
    public let root: String

    /// Names a system.
    ///
    /// - Parameter root: `/` for the running system, else a directory with `sys`, and perhaps `run/udev/data` and `proc`.
    public init(root: String = "/") {
        self.root = root
    }

    /// Reads all devices once.
    ///
    /// - Parameter detail: At `SourceDetail.tree` what identities, stacks and problems need, about five system calls a
    ///   device; at `SourceDetail.everything` also all other allow-listed attributes and udev's properties.
    /// - Returns: The records in no particular order.
    /// - Throws: `SourceError` when there is no sysfs.
    public func snapshot(_ detail: SourceDetail) throws -> Snapshot {
        var scan = try begin(detail)
        // The kernel answers two threads as fast as one; each takes the next bus or class when it is done with one.
        let queue = Queue(try scan.subsystems())
        let others = Meanwhile {
            // What this thread cannot do the other one does.
            guard var scan = try? begin(detail) else { return SysfsFindings() }
            while let subsystem = queue.next() { scan.read(subsystem) }
            return scan.findings
        }
        while let subsystem = queue.next() { scan.read(subsystem) }
        scan.add(others.value())
        scan.finish()
        var records = scan.findings.records
        // Without udevd there is no such directory, and nothing is missing.
        if detail == .everything, let data = try? LocalFiles(root: path("run/udev/data")),
            let database = UdevDatabase(files: data)
        {
            database.complete(&records)
        }
        let machine = Machine(sysfs: scan.files, kernel: try? LocalFiles(root: path("proc/sys/kernel")))
        let source = root == "/" ? SourceDescription(kind: "live") : SourceDescription(kind: "sysfs", path: root)
        return Snapshot(source: source, machine: machine, records: records, diagnostics: scan.findings.diagnostics)
    }

    private func begin(_ detail: SourceDetail) throws(SourceError) -> SysfsScan<LocalFiles> {
        do {
            return SysfsScan(files: try LocalFiles(root: path("sys")), detail: detail, isLive: root == "/")
        } catch {
            throw SourceError(error.description)
        }
    }

    private func path(_ name: String) -> String {
        root.hasSuffix("/") ? root + name : "\(root)/\(name)"
    }
}
