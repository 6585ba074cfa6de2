import PnPFiles
import PnPModel

/// Resolves the text of links inside a sysfs tree without asking the file system.
///
/// Sysfs' own links are relative and lead through no other link, so their text alone says where they lead; and a tree that
/// somebody made up cannot lead the reader out of it.
/// - SeeAlso: linux-devices 8, "Minimal set".
enum SysfsLink {
    /// Where a link leads, relative to the root of the tree.
    ///
    /// - Parameters:
    ///   - text: The link's text; an absolute one is accepted below `/sys`.
    ///   - directory: The directory in which the link stands, relative to the root of the tree.
    /// - Returns: `nil` for a text that leads out of the tree or to its root, or is too long.
    static func target(of text: String, in directory: String) -> String? {
        guard text.utf8.count <= FileLimits.pathBytes else { return nil }
        if let target = targetBelow(of: text, in: directory) { return target }
        var names: [Substring.UTF8View] = []
        if text.utf8.first != slash { names = directory.utf8.split(separator: slash) }
        for name in text.utf8.split(separator: slash) where !name.elementsEqual(here) {
            if !name.elementsEqual(above) {
                names.append(name)
            } else if names.popLast() == nil {
                return nil
            }
        }
        if text.utf8.first == slash {
            guard let mount = names.first, mount.elementsEqual("sys".utf8) else { return nil }
            names.removeFirst()
        }
        guard let first = names.first else { return nil }
        var target = String(Substring(first))
        for name in names.dropFirst() {
            target.append("/")
            target.append(contentsOf: Substring(name))
        }
        return target
    }

    /// The common case in one pass: some `../`, then plain names.
    private static func targetBelow(of text: String, in directory: String) -> String? {
        let bytes = text.utf8.span
        let names = directory.utf8.span
        var start = 0
        var kept = names.count
        while start + 2 < bytes.count, bytes[start] == dot, bytes[start + 1] == dot, bytes[start + 2] == slash {
            guard kept > 0 else { return nil }
            start += 3
            kept -= 1
            while kept > 0, names[kept] != slash { kept -= 1 }
        }
        var startsName = true
        for index in start..<bytes.count {
            if startsName, bytes[index] == slash || bytes[index] == dot { return nil }
            startsName = bytes[index] == slash
        }
        if startsName { return nil }
        let rest = Substring(text.utf8.dropFirst(start))
        return kept == 0 ? String(rest) : "\(Substring(directory.utf8.prefix(kept)))/\(rest)"
    }

    private static let slash = UInt8(ascii: "/")
    private static let dot = UInt8(ascii: ".")
    private static let here = ".".utf8
    private static let above = "..".utf8

    /// The same for a link to a device: only what lies below `/devices` is one.
    static func device(of text: String, in directory: String) -> String? {
        target(of: text, in: directory).flatMap { $0.hasPrefix("devices/") ? $0 : nil }
    }

    /// The same for a link `subsystem`; `nil` where it leads to neither a bus nor a class.
    static func subsystem(of text: String, in directory: String) -> Subsystem? {
        guard let names = target(of: text, in: directory)?.split(separator: "/"), names.count == 2,
            let kind = Subsystem.Kind(rawValue: String(names[0]))
        else { return nil }
        return Subsystem(kind, String(names[1]))
    }

    /// The last name in a link's text, such as the module's in `../../../../module/virtio_pci`; `nil` for one that leads up.
    static func lastName(of text: String) -> String? {
        text.utf8.split(separator: slash).last.flatMap(String.init).flatMap { SysfsName.isLegal($0) ? $0 : nil }
    }

    /// The directory above a path.
    static func parent(of path: String) -> String {
        path.utf8.lastIndex(of: slash).map { String(path[..<$0]) } ?? ""
    }

    /// The same by the end of the text alone, for a copy that may have been taken out of its place; kernels before 2.6.26
    /// had `../../block`.
    static func subsystem(atEndOf text: String) -> Subsystem? {
        let names = text.utf8.split(separator: slash).suffix(2).compactMap { String($0) }
        guard let kind = names.first, let name = names.last, name != "..", name != "." else { return nil }
        if name == "block", kind == ".." { return .class("block") }
        return Subsystem.Kind(rawValue: kind).map { Subsystem($0, name) }
    }

    /// The driver that a link `driver` leads to, `../../../bus/pci/drivers/xhci_hcd`.
    static func driver(atEndOf text: String) -> String? {
        let names = text.utf8.split(separator: slash).suffix(2).compactMap { String($0) }
        guard names.count == 2, names[0] == "drivers", names[1] != "..", names[1] != "." else { return nil }
        return names[1]
    }

    /// The text of a link of a stored tree, where it may be the content of a file.
    ///
    /// - SeeAlso: linux-devices 5.3, "plain files where links were flattened".
    static func text<Files: FileTree & ~Copyable>(
        at path: String,
        in files: borrowing Files,
        _ buffer: inout FileBuffer
    ) -> String? {
        if let text = try? files.linkText(at: path) { return text }
        guard (try? files.read(path, into: &buffer)) != nil, buffer.count <= FileLimits.pathBytes else { return nil }
        let text = buffer.text
        return text.utf8.contains { $0 < 0x20 } ? nil : text
    }
}
