import PnPFiles
public import PnPModel
import PnPThreads

/// The devices of the running system, or of a folder that holds a copy of one.
///
/// The running system is read by bus and class, allow-listed attributes alone, as an ordinary user, and udev's database
/// files where everything is wanted. Starts no process, opens nothing for writing and nothing below `/dev`, and needs no
/// udevd. Devices that vanish meanwhile are left out; what could not be read stands in `DeviceRecord.unreadable`. Of a copy
/// any part may be missing: devices are found wherever they are. Limits: 64 KiB an attribute, 256 variables a device, 4096
/// bytes a path, 1,000,000 names a directory.
/// - SeeAlso: design section 9; linux-devices 1, 5.3, 8.
public struct SysfsSource: DeviceSource {
    /// The directory that stands for `/`.
    public let root: String

    /// Names a system.
    ///
    /// - Parameter root: `/` for the running system, else a folder that has `sys`, and perhaps `run/udev/data` and `proc`, in
    ///   it or further down; also a copy of `/sys` itself.
    public init(root: String = "/") {
        self.root = root
    }

    /// Reads all devices once.
    ///
    /// - Parameter detail: At `SourceDetail.tree` what identities, stacks and problems need, about five system calls a
    ///   device; at `SourceDetail.details` also what resources, containers, locations and relations need; at
    ///   `SourceDetail.everything` all other allow-listed attributes and udev's properties.
    /// - Returns: The records in no particular order.
    /// - Throws: `SourceError` when there is no sysfs.
    public func snapshot(_ detail: SourceDetail) throws -> Snapshot {
        root == "/" ? try runningSystem(detail) : try copy(detail)
    }

    private func runningSystem(_ detail: SourceDetail) throws -> Snapshot {
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
        if detail == .everything, let data = try? LocalFiles(root: "/run/udev/data"),
            let database = UdevDatabase(files: data)
        {
            database.complete(&records)
        }
        if detail >= .details, let files = try? LocalFiles(root: "/proc") {
            KernelAddressMaps(files: files).complete(&records)
        }
        let machine = Machine(sysfs: scan.files, kernel: try? LocalFiles(root: "/proc/sys/kernel"))
        return Snapshot(
            source: SourceDescription(kind: "live"),
            machine: machine,
            records: records,
            diagnostics: scan.findings.diagnostics
        )
    }

    private func begin(_ detail: SourceDetail) throws(SourceError) -> SysfsScan<LocalFiles> {
        do {
            return SysfsScan(files: try LocalFiles(root: "/sys"), detail: detail, isLive: true)
        } catch {
            throw SourceError(error.description)
        }
    }

    private func copy(_ detail: SourceDetail) throws -> Snapshot {
        let files: LocalFiles
        do {
            files = try LocalFiles(root: root)
        } catch {
            throw SourceError(error.description)
        }
        let root = root
        let system = StoredSystem(
            source: SourceDescription(kind: "sysfs", path: root),
            files: files,
            extent: .untilTop,
            places: { .folder($0.isEmpty ? root : "\(root)/\($0)") }
        )
        return try system.snapshot(detail)
    }
}
