import PnPFiles
import PnPModel

/// Finds the devices of a stored sysfs tree, each once, where a running kernel's buses and classes would list them all.
///
/// A device is a directory below `devices` that has a link `subsystem`, or that a bus, a class, `block` or `dev/block` lists,
/// or a partition of a disk that is one. Any of these may be missing from a copy, and so may `uevent`: some tools copy
/// chosen attributes alone. Processors, memory and its nodes are then known by their names, ``SystemDevice``. A target that is
/// missing is normal and no device.
/// - SeeAlso: linux-devices 1.1 (what a device is), 5.3 (partial trees, links that became files).
struct StoredDeviceFinder: ~Copyable {
    /// The most directories that are looked into.
    private static let directoryLimit = 1_000_000

    /// The devices, by path relative to the root; `nil` for one whose `subsystem` does not say what it is.
    private(set) var subsystems: [String: Subsystem?] = [:]
    /// Where the files of a device are, for those that stand in a class or bus as a directory.
    private(set) var directories: [String: String] = [:]

    /// Directories that have `uevent` alone: containers of devices, where any are below.
    private(set) var containers: Set<String> = []
    /// The directories below `devices`, and it: hashes of their paths, which take far less memory than paths.
    private var seen: Set<Int> = []
    /// Those without `subsystem` that have a file `partition`.
    private var partitions: [String] = []
    /// Those without `subsystem` whose names say what they are.
    private var named: [(path: String, bus: String)] = []
    /// Entries of buses and classes that are directories.
    private var copies: [(subsystem: Subsystem, name: String, place: String)] = []
    private var buffer = FileBuffer(limit: FileLimits.pathBytes)

    /// How many directories there are below `devices`, devices or not.
    var directoryCount: Int { max(0, seen.count - 1) }

    /// Looks through a tree.
    mutating func find<Files: FileTree & ~Copyable>(in files: borrowing Files, log: inout SysfsLog) {
        walk(files, &log)
        for name in names(of: "bus", files, &log) { list("bus/\(name)/devices", as: .bus(name), files, &log) }
        for name in names(of: "class", files, &log) { list("class/\(name)", as: .class(name), files, &log) }
        list("block", as: .class("block"), files, &log)
        list("dev/block", as: .class("block"), files, &log)
        addCopies(files)
        addNamed(&log)
        for path in partitions where subsystems[SysfsLink.parent(of: path)] == .class("block") {
            add(path, .class("block"))
        }
        containers.subtract(subsystems.keys)
    }

    /// The devices in groups of one subsystem, in an order that does not change.
    var groups: [SysfsGroup] {
        var groups: [Subsystem?: [String]] = [:]
        for (path, subsystem) in subsystems { groups[subsystem, default: []].append(path) }
        return groups.map { SysfsGroup(subsystem: $0.key, paths: $0.value.sorted()) }
            .sorted { ($0.subsystem?.description ?? "") < ($1.subsystem?.description ?? "") }
    }

    private mutating func add(_ path: String, _ subsystem: Subsystem) {
        // What the device says of itself counts more than who lists it.
        if (subsystems[path] ?? nil) == nil { subsystems[path] = .some(subsystem) }
    }

    // MARK: Below devices

    /// A directory that is being walked through, and those in it that are still to come.
    private struct Frame {
        var path: String
        var names: [String]
    }

    private mutating func walk<Files: FileTree & ~Copyable>(_ files: borrowing Files, _ log: inout SysfsLog) {
        var open = [Frame(path: "devices", names: visit("devices", files, &log))]
        while let last = open.indices.last {
            guard let name = open[last].names.popLast() else {
                open.removeLast()
                continue
            }
            let path = "\(open[last].path)/\(name)"
            guard seen.count < Self.directoryLimit else {
                log.add(.tooManyDirectories(Self.directoryLimit), at: path)
                return
            }
            open.append(Frame(path: path, names: visit(path, files, &log)))
        }
    }

    /// Notes what a directory is.
    ///
    /// - Returns: The directories in it.
    private mutating func visit<Files: FileTree & ~Copyable>(
        _ directory: String,
        _ files: borrowing Files,
        _ log: inout SysfsLog
    ) -> [String] {
        var directories: [String] = []
        var hasSubsystem = false
        var hasUevent = false
        var isPartition = false
        for entry in entries(of: directory, files, &log) {
            switch (entry.kind, entry.name) {
            case (.directory, _): directories.append(entry.name)
            case (_, "subsystem"): hasSubsystem = true
            case (_, "uevent"): hasUevent = true
            case (_, "partition"): isPartition = true
            default: break
            }
        }
        seen.insert(directory.hashValue)
        guard directory != "devices" else { return directories }
        if hasSubsystem {
            subsystems[directory] = .some(subsystem(of: directory, files))
        } else {
            if isPartition { partitions.append(directory) }
            if hasUevent { containers.insert(directory) }
            if let bus = SystemDevice.bus(at: directory) { named.append((directory, bus)) }
        }
        return directories
    }

    private mutating func subsystem<Files: FileTree & ~Copyable>(
        of directory: String,
        _ files: borrowing Files
    ) -> Subsystem? {
        if let text = SysfsLink.text(at: "\(directory)/subsystem", in: files, &buffer),
            let subsystem = SysfsLink.subsystem(atEndOf: text)
        {
            return subsystem
        }
        return SystemDevice.folderName(above: directory).map { .bus($0) }
    }

    /// Adds what is a device by its name alone, and says so once a bus.
    private mutating func addNamed(_ log: inout SysfsLog) {
        var counts: [String: Int] = [:]
        for (path, bus) in named where subsystems[path] == nil {
            add(path, .bus(bus))
            counts[bus, default: 0] += 1
        }
        for (bus, count) in counts.sorted(by: { $0.key < $1.key }) {
            log.add(.named(bus: bus, count: count), at: "\(SystemDevice.folder)/\(bus)")
        }
    }

    // MARK: Buses and classes

    private func entries<Files: FileTree & ~Copyable>(
        of directory: String,
        _ files: borrowing Files,
        _ log: inout SysfsLog
    ) -> [DirectoryEntry] {
        do {
            return try files.entries(of: directory)
        } catch {
            log.add(.unlistable(error.cause), at: directory)
            return []
        }
    }

    private func names<Files: FileTree & ~Copyable>(
        of directory: String,
        _ files: borrowing Files,
        _ log: inout SysfsLog
    ) -> [String] {
        entries(of: directory, files, &log).map(\.name).sorted()
    }

    private mutating func list<Files: FileTree & ~Copyable>(
        _ directory: String,
        as subsystem: Subsystem,
        _ files: borrowing Files,
        _ log: inout SysfsLog
    ) {
        for entry in entries(of: directory, files, &log) {
            let place = "\(directory)/\(entry.name)"
            if entry.kind == .directory {
                copies.append((subsystem, entry.name, place))
                continue
            }
            guard let text = SysfsLink.text(at: place, in: files, &buffer) else { continue }
            guard let path = SysfsLink.device(of: text, in: directory) else {
                // A file may as well be an attribute of the class.
                if entry.kind == .link { log.add(.elsewhere(text), at: place) }
                continue
            }
            if seen.contains(path.hashValue) { add(path, subsystem) }
        }
    }

    // MARK: Directories in place of links

    /// Adds the directories of a bus or class that are not merely copies of a device that was found.
    ///
    /// The kernels of old days, and tools that follow links, have a directory where there should be a link. Its record stands
    /// where the kernel would put the device: below the target of its link `device`, else where devices without parent are.
    private mutating func addCopies<Files: FileTree & ~Copyable>(_ files: borrowing Files) {
        if copies.isEmpty { return }
        var known: Set<String> = []
        for case (let path, let subsystem?) in subsystems {
            known.insert("\(subsystem)/\(SysfsPath(path).name)")
        }
        for (subsystem, name, place) in copies where !known.contains("\(subsystem)/\(name)") {
            let path = path(ofCopy: place, name, subsystem, files)
            guard subsystems[path] == nil else { continue }
            add(path, subsystem)
            directories[path] = place
        }
    }

    private mutating func path<Files: FileTree & ~Copyable>(
        ofCopy place: String,
        _ name: String,
        _ subsystem: Subsystem,
        _ files: borrowing Files
    ) -> String {
        guard subsystem.kind == .class else { return "devices/\(name)" }
        let parent = SysfsLink.text(at: "\(place)/device", in: files, &buffer)
            .flatMap { SysfsLink.device(of: $0, in: place) }
        return "\(parent ?? "devices/virtual")/\(subsystem.name)/\(name)"
    }
}
