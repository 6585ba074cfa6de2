import PnPDiagnostics
import PnPFiles
import PnPModel

/// One pass over a sysfs tree.
///
/// Devices are found by bus and class, because walking `/devices` costs several times as many calls. A device needs four
/// calls: its link in the bus's or class's directory, and open, read and close of its `uevent` file. The driver is taken
/// from there; on a running kernel `DRIVER=` always equals the `driver` link.
/// - SeeAlso: linux-devices 1.1 (what a device is), 1.6 (removal during a scan), 8 (cost).
struct SysfsScan<Files: FileTree & ~Copyable>: ~Copyable {
    /// The tree whose root is what is mounted at `/sys`.
    let files: Files
    /// How much is read of each device.
    let detail: SourceDetail
    /// Whether a kernel answers, and not what was stored of one.
    let isLive: Bool
    /// What is being read.
    var buffer = FileBuffer()
    /// The texts of all devices.
    private var texts = TextPool()
    /// What was found.
    private(set) var findings = SysfsFindings()
    /// Modules by bus and driver; `nil` for a driver without one.
    private var modules: [String: String?] = [:]
    /// Whether firmware objects exist at all; without them no device has a link to one.
    private let hasFirmwareObjects: Bool

    /// Prepares a scan; no device is read yet.
    init(files: consuming Files, detail: SourceDetail, isLive: Bool = false) {
        // The root of the ACPI namespace is there whenever anything of it is.
        hasFirmwareObjects = files.exists("bus/acpi/devices/LNXSYSTM:00")
        self.files = files
        self.detail = detail
        self.isLive = isLive
    }

    /// Reads all devices.
    ///
    /// - Throws: ``SourceError`` when neither buses nor classes can be listed.
    mutating func run() throws(SourceError) {
        for subsystem in try subsystems() { read(subsystem) }
        finish()
    }

    /// The buses and classes, in the order of their names.
    ///
    /// - Throws: ``SourceError`` when neither buses nor classes can be listed.
    mutating func subsystems() throws(SourceError) -> [Subsystem] {
        var subsystems: [Subsystem] = []
        var failures: [FileError] = []
        for kind in [Subsystem.Kind.bus, .class] {
            do {
                // `/sys/block` shows a part of what `/sys/class/block` has, and is not read.
                subsystems += try files.entries(of: kind.rawValue).map(\.name).sorted().map { Subsystem(kind, $0) }
            } catch {
                report(.unlistable(error.cause), at: kind.rawValue)
                failures.append(error)
            }
        }
        if failures.count == 2 { throw SourceError(failures[0].description) }
        return subsystems
    }

    /// Reads the devices of one bus or class.
    ///
    /// Some may be left to another scan of the same tree, whose findings come in with ``add(_:)``.
    mutating func read(_ subsystem: Subsystem) {
        let paths = list(subsystem.kind == .bus ? "bus/\(subsystem.name)/devices" : "class/\(subsystem.name)")
        let entries = AttributeAllowList.entries(for: subsystem, detail: detail)
        findings.records.reserveCapacity(findings.records.count + paths.count)
        for path in paths { readDevice(at: path, of: subsystem, entries: entries) }
    }

    /// Takes over what another scan of the same tree read.
    mutating func add(_ other: SysfsFindings) { findings.add(other) }

    /// Adds what is above the devices that were read, and drops what is below those that went away.
    mutating func finish() {
        addAncestors()
        if !findings.vanished.isEmpty { dropWhatIsBelowVanished() }
    }

    // MARK: Finding devices

    /// The paths of the devices that a directory of links leads to, relative to the root.
    private mutating func list(_ directory: String) -> [String] {
        let entries: [DirectoryEntry]
        do {
            entries = try files.entries(of: directory)
        } catch {
            report(.unlistable(error.cause), at: directory)
            return []
        }
        var paths: [String] = []
        for entry in entries where entry.kind != .file {
            guard let path = path(of: entry, in: directory), findings.found.insert(path).inserted else { continue }
            paths.append(path)
        }
        return paths
    }

    /// Where a device of a bus or class really is: a link's target, or in old layouts the directory itself.
    private mutating func path(of entry: DirectoryEntry, in directory: String) -> String? {
        let place = "\(directory)/\(entry.name)"
        if entry.kind == .directory { return place }
        do {
            let text = try files.linkText(at: place)
            if let path = SysfsLink.device(of: text, in: directory) { return path }
            report(.elsewhere(text), at: place)
        } catch {
            if error.cause == .invalidArgument { return place }
            report(.unreadableLink(error.cause), at: place)
        }
        return nil
    }

    // MARK: Reading a device

    /// Reads one device and appends its record, unless it is gone or is no device.
    private mutating func readDevice(at path: String, of subsystem: Subsystem, entries: [AttributeAllowList.Entry]) {
        var record = DeviceRecord(path: SysfsPath("/" + path), subsystem: subsystem)
        guard readUevent(of: &record, at: path) else {
            findings.found.remove(path)
            return
        }
        record.module = record.driver.flatMap { module(ofDriver: $0, on: subsystem) }
        var reader = AttributeReader(record: record, path: path)
        reader.read(entries, detail: detail, firmware: hasFirmwareObjects, from: files, into: &buffer)
        if reader.isGone {
            findings.found.remove(path)
            findings.vanished.insert(path)
        } else {
            findings.records.append(reader.record)
        }
    }

    /// Reads the `uevent` file.
    ///
    /// - Returns: Whether there is a device.
    private mutating func readUevent(of record: inout DeviceRecord, at path: String) -> Bool {
        if let subsystem = record.subsystem, !readsUevent(of: subsystem, at: path) {
            // The running kernel lists no device that is not there.
            return isLive || files.exists("\(path)/uevent")
        }
        do {
            try files.read("\(path)/uevent", into: &buffer)
            // A view of the buffer itself would keep all of `self` from being changed.
            let bytes = buffer.storage
            UeventText.read(bytes.span.extracting(0..<buffer.count), into: &record, texts: &texts)
            return true
        } catch {
            switch error.cause {
            case .notFound, .noDevice:
                // A directory that stays without the file is no device, but there may be some below it.
                if error.cause == .noDevice || !files.exists(path) { findings.vanished.insert(path) }
                return false
            case .loop, .nameTooLong, .isDirectory:
                report(.noDevice(error.cause), at: path)
                return false
            default:
                record.unreadable["uevent"] = error.cause.description
                return true
            }
        }
    }

    private func readsUevent(of subsystem: Subsystem, at path: String) -> Bool {
        if detail == .shown, subsystem.kind == .class, path.hasPrefix("devices/virtual/") { return false }
        return AttributeAllowList.readsUevent(of: subsystem)
    }

    /// The module of a driver, asked for once.
    private mutating func module(ofDriver driver: String, on subsystem: Subsystem) -> String? {
        guard subsystem.kind == .bus else { return nil }
        let path = "bus/\(subsystem.name)/drivers/\(driver)/module"
        if let known = modules[path] { return known }
        let module = (try? files.linkText(at: path)).flatMap(SysfsLink.lastName)
        modules[path] = .some(module)
        return module
    }

    // MARK: What is above devices

    /// Adds the directories above records that have `uevent` but are on no bus and of no class: `/devices/pci0000:00`,
    /// `/devices/platform`, an `ata1`.
    private mutating func addAncestors() {
        var asked: Set<String> = []
        var last: (directory: Substring, subsystem: Subsystem?) = ("", nil)
        // A device that came while others were listed is found here, above its children.
        for index in findings.records.indices {
            let path = Self.relative(findings.records[index].path)
            guard path.hasPrefix("devices/") else { continue }
            // Devices of one kind stand next to each other, often in one directory.
            let directory = path[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)]
            let subsystem = findings.records[index].subsystem
            if directory == last.directory, subsystem == last.subsystem { continue }
            last = (directory, subsystem)
            var end = path.utf8.endIndex
            var isFirst = true
            while let slash = path.utf8[..<end].lastIndex(of: UInt8(ascii: "/")) {
                end = slash
                defer { isFirst = false }
                let parent = String(path[..<end])
                if parent == "devices" || findings.contains(parent) { break }
                if isFirst, isGlue(parent, above: findings.records[index]) { continue }
                guard asked.insert(parent).inserted else { break }
                if files.exists("\(parent)/uevent") { addAncestor(at: parent) }
            }
        }
    }

    /// A device's path below the root.
    private static func relative(_ path: SysfsPath) -> String {
        String(decoding: path.text.utf8.dropFirst(), as: UTF8.self)
    }

    /// Whether a directory only keeps the devices of one class apart from others below the same device.
    ///
    /// - SeeAlso: linux-devices 1.1, "Glue directories".
    private func isGlue(_ path: String, above record: DeviceRecord) -> Bool {
        guard let subsystem = record.subsystem, subsystem.kind == .class else { return false }
        return path.hasSuffix("/" + subsystem.name)
    }

    private mutating func addAncestor(at path: String) {
        if let text = try? files.linkText(at: "\(path)/subsystem"),
            let subsystem = SysfsLink.subsystem(of: text, in: path)
        {
            findings.found.insert(path)
            readDevice(
                at: path,
                of: subsystem,
                entries: AttributeAllowList.entries(for: subsystem, detail: detail)
            )
            return
        }
        // Its uevent file is empty: the kernel writes variables for devices of a bus or class alone.
        var record = DeviceRecord(path: SysfsPath("/" + path))
        if hasFirmwareObjects, record.path.name.hasPrefix("pci"), record.path.name.contains(":"),
            let text = try? files.linkText(at: "\(path)/firmware_node"),
            let target = SysfsLink.device(of: text, in: path)
        {
            record.links["firmware_node"] = "/" + target
        }
        findings.found.insert(path)
        findings.records.append(record)
    }

    // MARK: What went away

    /// A device is removed after what is below it, so a record below one that is gone is gone, too.
    private mutating func dropWhatIsBelowVanished() {
        let vanished = findings.vanished
        findings.records.removeAll { record in
            var path = record.path.text.dropFirst()
            while let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
                path = path[..<slash]
                if vanished.contains(String(path)) { return true }
            }
            return false
        }
    }

    /// Notes what could not be used; what is merely not there any more is not worth a word.
    private mutating func report(_ finding: SysfsFinding, at path: String) {
        guard finding.cause != .notFound, finding.cause != .noDevice else { return }
        findings.diagnostics.append(finding.diagnostic(at: SysfsPlaces.folder("/sys").location(of: path)))
    }
}
