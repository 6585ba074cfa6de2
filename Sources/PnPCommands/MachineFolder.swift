internal import PnPFiles
internal import PnPSources

/// A folder as a collection of machines: the snapshots, dumps, archives and copies of sysfs that are in it.
///
/// Links are not followed, so that a folder is walked once.
struct MachineFolder {
    /// Folders below one another beyond which none is looked into.
    private static let deepest = 16
    /// Machines beyond which no more are looked for.
    private static let most = 100_000

    /// The sources, in the order of their paths.
    private(set) var sources: [String] = []
    /// How many files are in none of the formats.
    private(set) var skipped = 0
    /// What could not be looked into.
    private(set) var faults: [FileError] = []

    /// Looks for machines; a folder that is a copy of sysfs is one itself.
    ///
    /// - Throws: `FileError` where the folder cannot be listed.
    init(_ path: String) throws(FileError) {
        try walk(path, depth: 0)
    }

    private mutating func walk(_ path: String, depth: Int) throws(FileError) {
        let entries = try LocalFiles(root: path).entries(of: "").sorted { $0.name < $1.name }
        if Self.isSysfs(entries) { return sources.append(path) }
        for entry in entries where !entry.name.hasPrefix(".") {
            guard sources.count < Self.most else { throw FileError(.tooLarge, call: "readdir", path: path) }
            let path = path.hasSuffix("/") ? path + entry.name : "\(path)/\(entry.name)"
            switch entry.kind {
            case .directory:
                guard depth < Self.deepest else {
                    faults.append(FileError(.tooLarge, call: "opendir", path: path))
                    continue
                }
                do throws(FileError) { try walk(path, depth: depth + 1) } catch { faults.append(error) }
            case .file:
                do throws(FileError) {
                    if try Self.isMachine(path) { sources.append(path) } else { skipped += 1 }
                } catch { faults.append(error) }
            case .link, .other: skipped += 1
            }
        }
    }

    /// Whether a file is in one of the formats; JSON of other sorts, such as our own output, is no machine.
    private static func isMachine(_ path: String) throws(FileError) -> Bool {
        let file = try FileBytes(path: path)
        guard SourceFormat.source(of: file) != nil else { return false }
        let content = DecompressedFile(file)?.bytes ?? file
        guard SourceFormat.recognize(content) == .json else { return true }
        return String(decoding: content.array.prefix(4096), as: UTF8.self).contains("pnpctl.snapshot/")
    }

    /// Whether a folder is `/sys`, or has it.
    private static func isSysfs(_ entries: [DirectoryEntry]) -> Bool {
        let folders = Set(entries.lazy.filter { $0.kind == .directory }.map(\.name))
        return folders.contains("sys")
            || (folders.contains("devices") && !folders.isDisjoint(with: ["bus", "class", "system"]))
            || (folders == ["devices"])
    }
}
