internal import PnPModel

/// Which files of an archive are worth keeping: those that a reader of sysfs may ask for.
///
/// A report about a machine can be mostly logs; of a whole sysfs, nine files in ten are never read.
enum KeptFiles {
    /// Whether a file is kept, by its path in the archive.
    ///
    /// What stands where a link belongs is kept, too: some tools store a link's text as a file.
    static func keeps(_ path: String) -> Bool {
        let text = path.utf8Span.span
        var end = text.count
        guard let name = popName(of: text, &end) else { return false }
        let parent = popName(of: text, &end)
        let grandparent = popName(of: text, &end)
        guard isWanted(name, parent, grandparent) else { return false }
        if let parent, folders.contains(parent) { return true }
        if let grandparent, folders.contains(grandparent) { return true }
        while let folder = popName(of: text, &end) {
            if folders.contains(folder) { return true }
        }
        return false
    }

    /// The last name of a path that ends at a place, which then stands before it.
    private static func popName(of path: Span<UInt8>, _ end: inout Int) -> String? {
        guard end > 0 else { return nil }
        var start = end
        while start > 0, path[start - 1] != UInt8(ascii: "/") { start -= 1 }
        defer { end = max(0, start - 1) }
        return unsafe path.extracting(start..<end).withUnsafeBufferPointer {
            unsafe String(decoding: $0, as: UTF8.self)
        }
    }

    private static func isWanted(_ name: String, _ parent: String?, _ grandparent: String?) -> Bool {
        if names.contains(name) { return true }
        if let parent, listings.contains(parent) { return true }
        switch parent {
        case "devices", "block": return true
        case "data": return grandparent == "udev" || grandparent == "class"
        default: return grandparent == "class"
        }
    }

    /// Folders in which every file is kept.
    private static let listings = AttributeAllowList.listings

    /// Folders below which all of them are: those of sysfs, and what stands beside it.
    private static let folders: Set<String> = ["devices", "bus", "class", "block", "firmware", "proc", "udev"]

    /// Last components: allow-listed attributes, links that were stored as files, and what names the machine.
    private static let names: Set<String> = {
        var names = AttributeAllowList.names
        names.formUnion(["uevent", "modalias", "partition", "subsystem", "driver", "module"])
        names.formUnion(["osrelease", "version", "model"])
        return names
    }()
}
