internal import PnPModel
internal import PnPThreads

/// The directories without a bus at which branches of the tree begin, and that some formats do not list.
///
/// - SeeAlso: design section 3, row 9.
enum Branches {
    /// Whether a directory right below `/devices` holds devices and is none itself (no `uevent`).
    private static func isContainer(_ name: Substring) -> Bool { name == "virtual" || name == "system" }

    /// Records for branches that are only seen in the paths of others.
    static func missing(in records: [DeviceRecord]) -> [DeviceRecord] {
        let parts = inHalves(records.count) { range in
            var seen = Seen()
            for index in range { seen.look(at: records[index].path.text) }
            return seen
        }
        let wanted = parts.reduce(into: Set<String>()) { $0.formUnion($1.wanted) }
        return parts.reduce(into: wanted) { $0.subtract($1.listed) }.compactMap { text in
            let path = SysfsPath(text)
            return isContainer(path.name) ? nil : DeviceRecord(path: path)
        }
    }

    /// The branches in the paths of some records.
    private struct Seen: Sendable {
        /// Branches that are records.
        private(set) var listed: Set<String> = []
        /// Branches that something is below.
        private(set) var wanted: Set<String> = []
        /// The last ones of both kinds: neighbours in a source are on the same branch.
        private var lastTop = ""
        private var lastRoot = ""

        mutating func look(at text: String) {
            guard let top = Branches.topEnd(of: text) else { return }
            if !Self.begins(text, lastTop, top) { lastTop = enter(text, top) }
            Branches.forEachPCIRoot(in: text, after: top) { root in
                if !Self.begins(text, lastRoot, root) { lastRoot = enter(text, root) }
            }
        }

        private mutating func enter(_ text: String, _ end: Int) -> String {
            let branch = String(text.prefix(bytes: end))
            if text.utf8.count == end { listed.insert(branch) } else { wanted.insert(branch) }
            return text.utf8.count == end ? "" : branch
        }

        /// Whether the branch that ends at some offset is one that something was below before.
        private static func begins(_ text: String, _ start: String, _ end: Int) -> Bool {
            let (bytes, wanted) = (text.utf8.span, start.utf8.span)
            guard wanted.count == end, bytes.count > end else { return false }
            for offset in 0..<end where bytes[offset] != wanted[offset] { return false }
            return true
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

    private static func isTop(_ path: SysfsPath) -> Bool { topEnd(of: path.text) == path.text.utf8.count }

    /// How long `/devices/X` is in a path that begins with it.
    private static func topEnd(of text: String) -> Int? {
        let start: StaticString = "/devices/"
        let bytes = text.utf8.span
        guard bytes.count > start.utf8CodeUnitCount else { return nil }
        for offset in 0..<start.utf8CodeUnitCount where unsafe bytes[offset] != start.utf8Start[offset] { return nil }
        var end = start.utf8CodeUnitCount
        while end < bytes.count, bytes[end] != UInt8(ascii: "/") { end += 1 }
        return end
    }

    /// Calls with the length of the path up to each `pciDDDD:BB` component, from the one that ends at some offset on.
    private static func forEachPCIRoot(in text: String, after offset: Int, _ body: (Int) -> Void) {
        let bytes = text.utf8.span
        var start = "/devices/".utf8.count
        var end = offset
        while true {
            if end - start >= 10, bytes[start] == UInt8(ascii: "p"), isPCIRoot(text.part(bytes: start..<end)) {
                body(end)
            }
            guard end < bytes.count else { return }
            start = end + 1
            end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "/") { end += 1 }
        }
    }
}

extension String {
    fileprivate func part(bytes: Range<Int>) -> Substring {
        self[utf8.index(startIndex, offsetBy: bytes.lowerBound)..<utf8.index(startIndex, offsetBy: bytes.upperBound)]
    }

    fileprivate func prefix(bytes count: Int) -> Substring { part(bytes: 0..<count) }
}
