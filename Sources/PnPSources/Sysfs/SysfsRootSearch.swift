internal import PnPFiles

/// Looks for sysfs trees in a copy of a file system: at `sys`, at `NAME/sys`, in `fixtures/sys`, or at the top itself.
///
/// A folder is the root of sysfs when it has a folder `devices` and either is called `sys` or has a `bus` or `class` beside
/// it. Where there is none, a top with `devices` alone will do: somebody kept that part.
struct SysfsRootSearch {
    /// How many folders down a root is looked for.
    private static let depth = 6
    /// The most folders that are looked into.
    private static let folderLimit = 10_000

    /// How much of the copy is looked through.
    enum Extent {
        /// All of it.
        case everywhere
        /// Nothing more once the top itself or its `sys` is a root: what else is in a folder may be a whole disk.
        case untilTop
    }

    /// The roots, by their paths in the copy.
    private(set) var roots: [String] = []
    /// A folder of udev's database.
    private(set) var udevDatabase: String?

    /// Looks through a copy.
    init<Files: FileTree & ~Copyable>(_ files: borrowing Files, _ extent: Extent) {
        var level = [""]
        var folders = 0
        var isPart = false
        for depth in 0...Self.depth {
            var next: [String] = []
            for path in level {
                folders += 1
                guard folders <= Self.folderLimit else { break }
                guard let entries = try? files.entries(of: path) else { continue }
                if udevDatabase == nil, "/\(path)".hasSuffix("/udev/data") { udevDatabase = path }
                let names = entries.filter { $0.kind == .directory }.map(\.name)
                if Self.isRoot(path, names) {
                    roots.append(path)
                } else {
                    if depth == 0 { isPart = names.contains("devices") }
                    next += names.prefix(Self.folderLimit - next.count).map { path.isEmpty ? $0 : "\(path)/\($0)" }
                }
            }
            if extent == .untilTop, roots.contains("") || roots.contains("sys") { return }
            level = next
        }
        if roots.isEmpty, isPart { roots = [""] }
    }

    private static func isRoot(_ path: String, _ names: [String]) -> Bool {
        guard names.contains("devices") else { return false }
        return path == "sys" || path.hasSuffix("/sys") || names.contains("bus") || names.contains("class")
    }
}
