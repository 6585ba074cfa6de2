import PnPFiles

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
        if let target = targetFromRoot(of: text, in: directory) { return target }
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

    /// The common case in one pass: as many `../` as lead to the root, then plain names.
    private static func targetFromRoot(of text: String, in directory: String) -> String? {
        let bytes = text.utf8.span
        let levels = directory.utf8.reduce(1) { $1 == slash ? $0 + 1 : $0 }
        let start = levels * 3
        guard bytes.count > start else { return nil }
        for index in 0..<start where bytes[index] != (index % 3 == 2 ? slash : dot) { return nil }
        var startsName = true
        for index in start..<bytes.count {
            if startsName, bytes[index] == slash || bytes[index] == dot { return nil }
            startsName = bytes[index] == slash
        }
        return startsName ? nil : String(text.utf8.dropFirst(start))
    }

    private static let slash = UInt8(ascii: "/")
    private static let dot = UInt8(ascii: ".")
    private static let here = ".".utf8
    private static let above = "..".utf8

    /// The same for a link to a device: only what lies below `/devices` is one.
    static func device(of text: String, in directory: String) -> String? {
        target(of: text, in: directory).flatMap { $0.hasPrefix("devices/") ? $0 : nil }
    }

    /// The last name in a link's text, such as the module's in `../../../../module/virtio_pci`.
    static func lastName(of text: String) -> String? {
        text.utf8.split(separator: slash).last.flatMap(String.init)
    }
}
