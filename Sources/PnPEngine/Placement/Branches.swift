internal import PnPModel

/// The directories without a bus at which branches of the tree begin, and that some formats do not list.
///
/// - SeeAlso: design section 3, row 9.
enum Branches {
    /// Whether a directory right below `/devices` holds devices and is none itself (no `uevent`).
    private static func isContainer(_ name: Substring) -> Bool { name == "virtual" || name == "system" }

    /// Records for branches that are only seen in the paths of others.
    static func missing(in records: [DeviceRecord]) -> [DeviceRecord] {
        var wanted: Set<String> = []
        var listed: Set<String> = []
        var (lastTop, lastRoot): (Substring, Substring) = ("", "")
        for record in records {
            let text = record.path.text
            guard let top = top(of: text) else { continue }
            if top.endIndex == text.endIndex {
                listed.insert(text)
                continue
            }
            if top != lastTop {
                lastTop = top
                wanted.insert(String(top))
            }
            forEachPCIRoot(in: text, after: top.utf8.count) { root in
                if root.endIndex == text.endIndex {
                    listed.insert(text)
                } else if root != lastRoot {
                    lastRoot = root
                    wanted.insert(String(root))
                }
            }
        }
        return wanted.subtracting(listed).compactMap { text in
            let path = SysfsPath(text)
            return isContainer(path.name) ? nil : DeviceRecord(path: path)
        }
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
        let bytes = path.text.utf8.span
        // Nearly every device is right below the record above it.
        var start = (above?.text.utf8.count ?? 0) + 1
        var index = start
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "/") {
                let name = bytes.extracting(start..<index)
                if isPCIFunction(name) || isUSBDevice(name) { return true }
                start = index + 1
            }
            index += 1
        }
        return false
    }

    /// Whether a name is a PCI function's: `DDDD:BB:DD.F`, the domain of four or more digits.
    private static func isPCIFunction(_ name: Span<UInt8>) -> Bool {
        let domain = name.count - 8
        guard domain >= 4, name[domain] == UInt8(ascii: ":"), name[domain + 3] == UInt8(ascii: ":"),
            name[domain + 6] == UInt8(ascii: ".")
        else { return false }
        for index in 0..<domain where !isHex(name[index]) { return false }
        return isHex(name[domain + 1]) && isHex(name[domain + 2])
    }

    /// Whether a name is a USB device's: `usb1`, `1-4`, `1-4.2`.
    private static func isUSBDevice(_ name: Span<UInt8>) -> Bool {
        var index = 0
        if name.count > 3, name[0] == UInt8(ascii: "u"), name[1] == UInt8(ascii: "s"), name[2] == UInt8(ascii: "b") {
            index = 3
            while index < name.count, isDigit(name[index]) { index += 1 }
            return index == name.count
        }
        while index < name.count, isDigit(name[index]) { index += 1 }
        guard index > 0, index + 1 < name.count, name[index] == UInt8(ascii: "-") else { return false }
        index += 1
        while index < name.count, isDigit(name[index]) || name[index] == UInt8(ascii: ".") { index += 1 }
        return index == name.count
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private static func isHex(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || byte &- 0x61 < 6 }

    private static func isTop(_ path: SysfsPath) -> Bool {
        top(of: path.text)?.endIndex == path.text.endIndex
    }

    /// `/devices/X` of a path that begins with it, else `nil`.
    private static func top(of text: String) -> Substring? {
        let start: StaticString = "/devices/"
        let bytes = text.utf8.span
        guard bytes.count > start.utf8CodeUnitCount else { return nil }
        for offset in 0..<start.utf8CodeUnitCount where unsafe bytes[offset] != start.utf8Start[offset] { return nil }
        var end = start.utf8CodeUnitCount
        while end < bytes.count, bytes[end] != UInt8(ascii: "/") { end += 1 }
        return text[..<text.utf8.index(text.startIndex, offsetBy: end)]
    }

    /// Calls with the path up to each `pciDDDD:BB` component, from some offset on.
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
            let name =
                text.utf8.index(text.startIndex, offsetBy: start)..<text.utf8.index(text.startIndex, offsetBy: end)
            if isPCIRoot(text[name]) { body(text[..<name.upperBound]) }
            start = end
        }
    }
}
