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
        guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return text[...] }
        return text[text.utf8.index(after: slash)...]
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
        text.utf8.count > other.text.utf8.count && text.utf8.starts(with: other.text.utf8)
            && text.utf8[text.utf8.index(text.utf8.startIndex, offsetBy: other.text.utf8.count)] == UInt8(ascii: "/")
    }

    /// Tree order: a device comes right before what is below it, and numbers in names count as numbers
    /// (`host2` before `host10`).
    public static func < (left: SysfsPath, right: SysfsPath) -> Bool {
        NaturalOrder.precedes(left.text, right.text)
    }
}
