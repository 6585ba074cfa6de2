/// Where a device is in sysfs, without `/sys`: `/devices/pci0000:00/0000:00:14.0`.
///
/// Paths are not identities.
public struct SysfsPath: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The path's text, beginning with `/devices`.
    public let text: String

    /// Takes a text as it is; no link is followed.
    public init(_ text: String) { self.text = text }

    /// The path's text.
    public var description: String { text }

    /// The last component: the kernel's name of the device, with `!` where the name has a `/`.
    public var name: Substring {
        let bytes = text.utf8.span
        var start = bytes.count
        while start > 0, bytes[start - 1] != UInt8(ascii: "/") { start -= 1 }
        return text[text.utf8.index(text.startIndex, offsetBy: start)...]
    }

    /// The path one component shorter, or `nil` for one that has no component to lose.
    public var parent: SysfsPath? {
        guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")), slash != text.startIndex else { return nil }
        return SysfsPath(String(text[..<slash]))
    }

    /// The components, first to last.
    public var components: [Substring] { text.split(separator: "/") }

    /// Whether this path lies below another one.
    public func isBelow(_ other: SysfsPath) -> Bool {
        let length = other.text.utf8.count
        guard text.utf8.count > length else { return false }
        // Asked for every pair of neighbours in a forest, so without a step through views of characters.
        let answer = unsafe text.utf8.withContiguousStorageIfAvailable { mine in
            unsafe other.text.utf8.withContiguousStorageIfAvailable { theirs in
                guard unsafe mine[length] == UInt8(ascii: "/") else { return false }
                // Paths of siblings differ near their ends.
                var offset = length
                while offset > 0 {
                    offset -= 1
                    if unsafe mine[offset] != theirs[offset] { return false }
                }
                return true
            }
        }
        return (answer ?? nil) ?? text.hasPrefix(other.text + "/")
    }

    /// Tree order: a device comes right before what is below it, and numbers in names count as numbers
    /// (`host2` before `host10`).
    public static func < (left: SysfsPath, right: SysfsPath) -> Bool {
        NaturalOrder.precedes(left.text, right.text)
    }
}
