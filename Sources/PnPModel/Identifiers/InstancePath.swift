/// What a device is, without which one of several it is: `ENUMERATOR\DEVICE`, exactly one backslash.
///
/// - SeeAlso: "Device IDs", Microsoft Learn; windows-pnp 3.1.
public struct DeviceID: Hashable, Sendable, CustomStringConvertible {
    package let text: IdentifierText

    /// Takes a text as it is.
    /// - Throws: When it is no legal ID, or does not have exactly one backslash with something on both sides.
    public init(_ spelling: String) throws(IdentifierError) {
        if let fault = IdentifierText.fault(in: spelling, limit: 200) { throw fault }
        guard Self.hasTwoParts(spelling.utf8.span) else { throw .form }
        text = IdentifierText(unchecked: spelling)
    }

    /// Whether there is exactly one backslash, neither first nor last.
    private static func hasTwoParts(_ bytes: Span<UInt8>) -> Bool {
        var place = 0
        for offset in bytes.indices where bytes[offset] == UInt8(ascii: "\\") {
            guard place == 0, offset > 0 else { return false }
            place = offset
        }
        return place > 0 && place < bytes.count - 1
    }

    /// The text as it was first seen.
    public var spelling: String { text.spelling }
    /// The text as it was first seen.
    public var description: String { text.spelling }

    /// The part before the backslash: who found the device and named it, such as `PCI`.
    public var enumerator: Substring { Substring(spelling.utf8.prefix { $0 != UInt8(ascii: "\\") }) }
}

/// Which one of several equal devices this is; no backslash, no illegal byte, may be empty.
///
/// - SeeAlso: "Instance IDs", Microsoft Learn; windows-pnp 3.1.
public struct InstanceID: Hashable, Sendable, CustomStringConvertible {
    private let text: IdentifierText

    /// Takes a text as it is.
    /// - Throws: When it has a backslash, or a byte that no ID may contain, or 200 or more characters.
    public init(_ spelling: String) throws(IdentifierError) {
        if !spelling.isEmpty {
            if let fault = IdentifierText.fault(in: spelling, limit: 200) { throw fault }
            if spelling.utf8.contains(UInt8(ascii: "\\")) { throw .form }
        }
        text = IdentifierText(unchecked: spelling)
    }

    /// The text as it was first seen.
    public var spelling: String { text.spelling }
    /// The text as it was first seen.
    public var description: String { text.spelling }
}

/// The one name of a device node: device ID, a backslash, instance ID.
///
/// Unique in a tree, stable over reboots.
///
/// - SeeAlso: "Device Instance IDs", Microsoft Learn; windows-pnp 3.2.
public struct DeviceInstancePath: Hashable, Sendable, CustomStringConvertible {
    package let text: IdentifierText

    /// Joins the two halves.
    public init(_ device: DeviceID, _ instance: InstanceID) {
        let (first, second) = (device.spelling.utf8.span, instance.spelling.utf8.span)
        let count = first.count + 1 + second.count
        // A tree makes one of these for each node; appending would look at the bytes three times.
        let joined = unsafe String(unsafeUninitializedCapacity: count) { room in
            for offset in first.indices { unsafe room[offset] = first[offset] }
            unsafe room[first.count] = UInt8(ascii: "\\")
            for offset in second.indices { unsafe room[first.count + 1 + offset] = second[offset] }
            return count
        }
        text = IdentifierText(unchecked: joined)
    }

    private init(unchecked spelling: String) { text = IdentifierText(unchecked: spelling) }

    /// The root of every device tree, the only node that no bus driver made.
    public static let root = DeviceInstancePath(unchecked: #"HTREE\ROOT\0"#)

    /// The text as it was first seen.
    public var spelling: String { text.spelling }
    /// The text as it was first seen.
    public var description: String { text.spelling }
}
