internal import PnPDiagnostics
internal import PnPFiles
internal import PnPModel

/// A tree of files of which a part can be opened as a tree of its own.
protocol DivisibleTree: FileTree, ~Copyable {
    /// Opens the part below a directory.
    func part(at path: String) throws(FileError) -> Self
}

extension InMemoryFiles: DivisibleTree {
    func part(at path: String) throws(FileError) -> InMemoryFiles { try subtree(at: path) }
}

extension LocalFiles: DivisibleTree {
    func part(at path: String) throws(FileError) -> LocalFiles {
        try LocalFiles(root: path.isEmpty ? root : "\(root)/\(path)")
    }
}

/// A copy of a machine's files, in a folder or an archive: sysfs, and beside it perhaps `proc` and udev's database.
struct StoredSystem<Files: DivisibleTree & ~Copyable>: ~Copyable {
    /// Where it came from.
    let source: SourceDescription
    let files: Files
    /// Where sysfs is looked for.
    let extent: SysfsRootSearch.Extent
    /// Names the files of the tree at a path, for diagnostics.
    let places: (String) -> SysfsPlaces

    /// Reads the devices of the sysfs tree that has most of them.
    ///
    /// - Parameters:
    ///   - detail: How much is read of each device.
    ///   - earlier: What was wrong with the copy as a whole.
    /// - Returns: The snapshot.
    /// - Throws: `SourceError` when there is no sysfs, or no device in it.
    func snapshot(_ detail: SourceDetail, after earlier: [Diagnostic] = []) throws(SourceError) -> Snapshot {
        var trees: [Tree] = []
        let search = SysfsRootSearch(files, extent)
        for root in search.roots {
            guard let part = try? files.part(at: root) else { continue }
            var scan = StoredScan(files: part, places: places(root), detail: detail)
            scan.run()
            trees.append(
                Tree(
                    root: root,
                    records: scan.records,
                    diagnostics: scan.diagnostics,
                    directoryCount: scan.directoryCount
                )
            )
        }
        // Of equal ones the first.
        guard var best = trees.enumerated().max(by: { ($0.1.records.count, -$0.0) < ($1.1.records.count, -$1.0) })?.1
        else { throw Self.error(search, source, places) }
        guard !best.records.isEmpty else {
            let finding = SysfsFinding.noDevices(directories: best.directoryCount)
            throw SourceError(finding.diagnostic(at: places(best.root).location(of: "")))
        }
        for tree in trees.prefix(SysfsLog.limit) where tree.root != best.root {
            let finding = SysfsFinding.otherTree(count: tree.records.count, found: trees.count)
            best.diagnostics.append(finding.diagnostic(at: places(tree.root).location(of: "")))
        }
        if detail == .everything { complete(&best.records, besideRoot: best.root) }
        return Snapshot(
            source: source,
            machine: machine(root: best.root),
            records: best.records,
            diagnostics: earlier + best.diagnostics
        )
    }

    private static func error(
        _ search: SysfsRootSearch,
        _ source: SourceDescription,
        _ places: (String) -> SysfsPlaces
    ) -> SourceError {
        guard let database = search.udevDatabase else {
            return SourceError(SysfsFinding.noTree.diagnostic(at: SourceLocation(file: source.path ?? source.kind)))
        }
        return SourceError(SysfsFinding.noTreeButUdev.diagnostic(at: places(database).location(of: "")))
    }

    /// What one sysfs tree of the copy holds.
    private struct Tree {
        var root: String
        var records: [DeviceRecord]
        var diagnostics: [Diagnostic]
        var directoryCount: Int
    }

    /// A path beside a root: `NAME/proc` beside `NAME/sys`.
    private func path(of name: String, besideRoot root: String) -> String {
        let folder = SysfsLink.parent(of: root)
        return folder.isEmpty ? name : "\(folder)/\(name)"
    }

    private func complete(_ records: inout [DeviceRecord], besideRoot root: String) {
        for folder in ["run/udev/data", "udev/data"] {
            guard let data = try? files.part(at: path(of: folder, besideRoot: root)),
                let database = UdevDatabase(files: data)
            else { continue }
            database.complete(&records)
            return
        }
    }

    private func machine(root: String) -> Machine {
        guard let sysfs = try? files.part(at: root) else { return Machine() }
        var machine = Machine(sysfs: sysfs, kernel: try? files.part(at: path(of: "proc/sys/kernel", besideRoot: root)))
        if machine.kernel == nil, let proc = try? files.part(at: path(of: "proc", besideRoot: root)) {
            machine.kernel = Machine.kernel(versionIn: proc)
        }
        return machine
    }
}
