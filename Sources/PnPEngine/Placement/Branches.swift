internal import PnPModel

/// The directories without a bus at which branches of the tree begin, and that some formats do not list.
///
/// - SeeAlso: design section 3, row 9.
enum Branches {
    /// Whether a directory right below `/devices` holds devices and is none itself (no `uevent`).
    private static func isContainer(_ name: Substring) -> Bool { name == "virtual" || name == "system" }

    /// Records for branches that are only seen in the paths of others.
    static func missing(in forest: RecordForest) -> [DeviceRecord] {
        var found: Set<String> = []
        var last: Substring = ""
        func consider(_ branch: Substring) {
            guard branch != last else { return }
            last = branch
            let path = String(branch)
            if forest.index(of: path) == nil, !isContainer(SysfsPath(path).name) { found.insert(path) }
        }
        for index in forest.records.indices {
            let text = forest.records[index].path.text
            // What is in the path of the record above has been looked at there.
            let known = forest.parent(of: index).map { forest.records[$0].path.text.utf8.count } ?? 0
            if known == 0, let top = top(of: text) { consider(top) }
            forEachPCIRoot(in: text, after: known, consider)
        }
        return found.map { DeviceRecord(path: SysfsPath($0)) }
    }

    /// Whether a record without a subsystem begins a branch.
    static func isBranch(_ path: SysfsPath) -> Bool { isTop(path) || isPCIRoot(path.name) }

    /// `pciDDDD:BB`; the domain has four or more digits.
    static func isPCIRoot(_ name: Substring) -> Bool {
        guard name.utf8.starts(with: "pci".utf8), name.utf8.count >= 10 else { return false }
        var digits = 0
        var colon = -1
        for byte in name.utf8.dropFirst(3) {
            if byte == UInt8(ascii: ":") {
                guard colon < 0 else { return false }
                colon = digits
            } else if isHex(byte) {
                digits += 1
            } else {
                return false
            }
        }
        return colon >= 4 && digits - colon == 2
    }

    /// Whether a device is missing between a path and the record above it: a component that only a PCI function or a USB
    /// device can have.
    static func lacksAncestor(_ path: SysfsPath, below above: SysfsPath?) -> Bool {
        let gap = path.text.utf8.dropFirst((above?.text.utf8.count ?? 0) + 1)
        // Nearly every device is right below the record above it.
        guard gap.contains(UInt8(ascii: "/")) else { return false }
        return gap.split(separator: UInt8(ascii: "/")).dropLast().contains { isPCIFunction($0) || isUSBDevice($0) }
    }

    /// Whether a name is a PCI function's: `DDDD:BB:DD.F`.
    private static func isPCIFunction(_ name: Substring.UTF8View) -> Bool {
        let parts = name.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count >= 4, parts[1].count == 2, parts[2].count == 4 else { return false }
        return parts[0].allSatisfy(isHex) && parts[1].allSatisfy(isHex)
            && parts[2].dropFirst(2).first == UInt8(ascii: ".")
    }

    /// Whether a name is a USB device's: `usb1`, `1-4`, `1-4.2`.
    private static func isUSBDevice(_ name: Substring.UTF8View) -> Bool {
        if name.starts(with: "usb".utf8) { return name.count > 3 && name.dropFirst(3).allSatisfy { $0 &- 0x30 < 10 } }
        let parts = name.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return false }
        return parts[0].allSatisfy { $0 &- 0x30 < 10 }
            && parts[1].allSatisfy { $0 &- 0x30 < 10 || $0 == UInt8(ascii: ".") }
    }

    private static func isHex(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || byte &- 0x61 < 6 }

    private static func isTop(_ path: SysfsPath) -> Bool {
        top(of: path.text + "/")?.utf8.count == path.text.utf8.count
    }

    /// `/devices/X` of a path below it, else `nil`.
    private static func top(of text: String) -> Substring? {
        let start = "/devices/".utf8
        guard text.utf8.starts(with: start) else { return nil }
        let rest = text.utf8.index(text.utf8.startIndex, offsetBy: start.count)
        guard let end = text.utf8[rest...].firstIndex(of: UInt8(ascii: "/")) else { return nil }
        return text[..<end]
    }

    /// Calls with the path up to each `pciDDDD:BB` component that has something below it, from some offset on.
    private static func forEachPCIRoot(in text: String, after offset: Int, _ body: (Substring) -> Void) {
        let bytes = text.utf8.span
        var start = offset
        while start < bytes.count {
            guard bytes[start] == UInt8(ascii: "/") else {
                start += 1
                continue
            }
            start += 1
            guard start < bytes.count, bytes[start] == UInt8(ascii: "p") else { continue }
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "/") { end += 1 }
            guard end < bytes.count else { return }
            let name =
                text.utf8.index(text.startIndex, offsetBy: start)..<text.utf8.index(text.startIndex, offsetBy: end)
            if isPCIRoot(text[name]) { body(text[..<name.upperBound]) }
            start = end
        }
    }
}
