import PnPDiagnostics
import PnPFiles
import PnPModel

/// One pass over a copy of a sysfs tree.
///
/// Any part of it may be missing, so each device is asked for all that may say what it is: where `uevent` lacks the driver,
/// the link `driver` names it; where the whole file is missing, `modalias` and all allow-listed attributes stand in for it,
/// and the record says that it could not be read.
/// - SeeAlso: linux-devices 1.2 (links), 5.3 (copies); ``SysfsScan`` for the running kernel's tree.
struct StoredScan<Files: FileTree & ~Copyable>: ~Copyable {
    private let files: Files
    private let detail: SourceDetail
    private var buffer = FileBuffer()
    private var texts = TextPool()
    private var finder = StoredDeviceFinder()
    private var log: SysfsLog
    /// What was found, a record a device.
    private(set) var records: [DeviceRecord] = []
    /// Modules by bus and driver; `nil` for a driver without one.
    private var modules: [String: String?] = [:]
    /// Whether firmware objects are in the tree at all; else a link to one leads nowhere.
    private var hasFirmwareObjects = false

    /// Prepares a scan; nothing is read yet.
    ///
    /// - Parameters:
    ///   - files: The tree whose root is what was mounted at `/sys`.
    ///   - places: How diagnostics name what is in it.
    ///   - detail: How much is read of each device.
    init(files: consuming Files, places: SysfsPlaces, detail: SourceDetail) {
        self.files = files
        self.detail = detail
        log = SysfsLog(places: places)
    }

    /// What could not be used.
    var diagnostics: [Diagnostic] { log.all }

    /// How many directories there are below `devices`, devices or not.
    var directoryCount: Int { finder.directoryCount }

    /// Reads all devices into ``records``.
    mutating func run() {
        finder.find(in: files, log: &log)
        let groups = finder.groups
        hasFirmwareObjects = groups.contains { $0.subsystem == .bus("acpi") }
        records.reserveCapacity(groups.reduce(32) { $0 + $1.paths.count })
        for group in groups {
            for path in group.paths { readDevice(at: path, of: group.subsystem) }
        }
        addContainers()
    }

    private mutating func readDevice(at path: String, of subsystem: Subsystem?) {
        let directory = finder.directories[path] ?? path
        var record = DeviceRecord(path: SysfsPath("/" + path), subsystem: subsystem)
        let hasVariables = readVariables(of: &record, in: directory)
        guard let subsystem else {
            record.unreadable["subsystem"] = "leads to no bus or class"
            records.append(record)
            return
        }
        if record.driver == nil, subsystem.kind == .bus {
            record.driver = SysfsLink.text(at: "\(directory)/driver", in: files, &buffer).flatMap(
                SysfsLink.driver(atEndOf:)
            )
        }
        record.module = record.driver.flatMap { module(ofDriver: $0, on: subsystem) }
        if record.modaliases.isEmpty, (try? files.read("\(directory)/modalias", into: &buffer)) != nil {
            record.modaliases = buffer.text.split(separator: "\n").map(String.init)
        }
        var reader = AttributeReader(record: record, path: directory, tree: .stored, hasVariables: hasVariables)
        let detail = hasVariables ? detail : .everything
        reader.read(
            AttributeAllowList.entries(for: subsystem, detail: detail),
            detail: detail,
            firmware: hasFirmwareObjects,
            from: files,
            into: &buffer
        )
        records.append(reader.record)
    }

    /// Reads the `uevent` file.
    ///
    /// - Returns: Whether the record has what it needs of it.
    private mutating func readVariables(of record: inout DeviceRecord, in directory: String) -> Bool {
        // A copy has no more to say than the running kernel was asked for.
        if let subsystem = record.subsystem, !AttributeAllowList.readsUevent(of: subsystem) { return true }
        do {
            try files.read("\(directory)/uevent", into: &buffer)
        } catch {
            record.unreadable["uevent"] = error.cause.description
            return false
        }
        // A view of the buffer itself would keep all of `self` from being changed.
        let bytes = buffer.storage
        UeventText.read(bytes.span.extracting(0..<buffer.count), into: &record, texts: &texts)
        return true
    }

    /// The module of a driver, asked for once.
    private mutating func module(ofDriver driver: String, on subsystem: Subsystem) -> String? {
        let path = "bus/\(subsystem.name)/drivers/\(driver)/module"
        if let known = modules[path] { return known }
        let module = SysfsLink.text(at: path, in: files, &buffer).flatMap(SysfsLink.lastName)
        modules[path] = .some(module)
        return module
    }

    /// Adds the directories above devices that have `uevent` but are on no bus and of no class.
    private mutating func addContainers() {
        var asked: Set<String> = []
        for index in records.indices {
            var path = SysfsLink.parent(of: String(records[index].path.text.dropFirst()))
            while !path.isEmpty, asked.insert(path).inserted {
                if finder.containers.contains(path) { records.append(container(at: path)) }
                path = SysfsLink.parent(of: path)
            }
        }
    }

    private func container(at path: String) -> DeviceRecord {
        var record = DeviceRecord(path: SysfsPath("/" + path))
        if hasFirmwareObjects, let text = try? files.linkText(at: "\(path)/firmware_node"),
            let target = SysfsLink.device(of: text, in: path)
        {
            record.links["firmware_node"] = "/" + target
        }
        return record
    }
}

/// The devices of one bus or class.
struct SysfsGroup {
    /// `nil` for devices that do not tell.
    var subsystem: Subsystem?
    /// Relative to the root of the tree.
    var paths: [String]
}
