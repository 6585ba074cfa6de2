internal import PnPModel

/// The directories without a bus at which branches of the tree begin, and that some formats do not list.
///
/// - SeeAlso: design section 3, row 9.
enum Branches {
    /// Directories right below `/devices` that hold devices and are none themselves (no `uevent`).
    private static let containers: Set<Substring> = ["virtual", "system"]

    /// Records for branches that are only seen in the paths of others.
    static func missing(in records: [DeviceRecord]) -> [DeviceRecord] {
        let known = Set(
            records.lazy.filter { $0.subsystem == nil || isPCIRoot($0.path.name) || isTop($0.path) }.map(\.path.text)
        )
        var found: Set<String> = []
        var last: Substring = ""
        for record in records {
            let text = record.path.text
            if let top = top(of: text), top != last {
                last = top
                if !known.contains(String(top)), !containers.contains(SysfsPath(String(top)).name) {
                    found.insert(String(top))
                }
            }
            forEachPCIRoot(in: text) { root in
                if !known.contains(String(root)) { found.insert(String(root)) }
            }
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

    /// Calls with the path up to each `pciDDDD:BB` component that has something below it.
    private static func forEachPCIRoot(in text: String, _ body: (Substring) -> Void) {
        let bytes = text.utf8
        var start = bytes.startIndex
        while let slash = bytes[start...].firstIndex(of: UInt8(ascii: "/")) {
            let component = text[start..<slash]
            if component.utf8.first == UInt8(ascii: "p"), isPCIRoot(component) { body(text[..<slash]) }
            start = bytes.index(after: slash)
        }
    }
}
