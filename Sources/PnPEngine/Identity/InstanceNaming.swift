internal import PnPModel

/// Gives every node its instance path, parents first: unique in the tree, equal after a reboot.
///
/// - SeeAlso: design section 3, "Instance paths"; windows-pnp 3.2.
struct InstanceNaming {
    /// A serial number that more than one device of a kind claims.
    private struct Claim: Hashable {
        var device: DeviceID
        var serial: String
    }

    private var taken: Set<IdentifierText> = [DeviceInstancePath.root.text]
    private var shared: Set<Claim> = []
    /// The next number for a path that came more than once, so that a thousand equal ones are not a million tries.
    private var nextNumber: [IdentifierText: Int] = [:]

    /// What all siblings of one parent have in common.
    struct Siblings {
        /// `L&HASH&0&`.
        let prefix: String
        /// How many of each device ID have been numbered.
        var ordinals: [IdentifierText: Int] = [:]

        /// - Parameters:
        ///   - parent: The parent's path; its revision does not count.
        ///   - level: The parent's level, the root's being 0.
        init(below parent: DeviceInstancePath, level: Int) {
            let hash = CRC32.checksum(InstanceNaming.withoutRevision(parent.spelling).map(\.asciiUppercased))
            prefix = InstanceNaming.hex(UInt64(level)) + "&" + InstanceNaming.hex(UInt64(hash)) + "&0&"
        }
    }

    /// Looks for serial numbers that are none.
    init(_ devices: [Identified]) {
        taken.reserveCapacity(devices.count + 1)
        var seen: Set<Claim> = []
        for device in devices {
            guard case .serial(let serial, _) = device.identity.instance else { continue }
            let claim = Claim(device: device.identity.deviceID, serial: serial)
            if !seen.insert(claim).inserted { shared.insert(claim) }
        }
    }

    /// Names one device.
    ///
    /// - Returns: Its path, and whether that had to be changed because another device has it.
    mutating func name(_ identity: DeviceIdentity, among siblings: inout Siblings) -> (
        path: DeviceInstancePath, isDuplicate: Bool
    ) {
        let text: String
        switch identity.instance {
        case .unique(let instance): text = instance
        case .serial(let serial, let address):
            let isShared = shared.contains(Claim(device: identity.deviceID, serial: serial))
            text = isShared ? siblings.prefix + address : serial
        case .address(let address): text = siblings.prefix + address
        case .ordinal:
            let ordinal = siblings.ordinals[identity.deviceID.text, default: 0]
            siblings.ordinals[identity.deviceID.text] = ordinal + 1
            text = siblings.prefix + Self.hex(UInt64(ordinal))
        }
        let fits = text.utf8.count < max(Self.generatedRoom, Self.pathRoom - identity.deviceID.spelling.utf8.count)
        return enter(identity.deviceID, fits ? text : siblings.prefix + Self.hex(UInt64(CRC32.checksum(text.utf8))))
    }

    /// A path has fewer characters than this, its backslash included.
    ///
    /// - SeeAlso: windows-pnp 3.1, "device ID + instance ID".
    static let pathRoom = 199
    /// What is reserved for the part that is made from the parent's path; it fits beside any device ID.
    private static let generatedRoom = 28

    private mutating func enter(_ device: DeviceID, _ instance: String) -> (DeviceInstancePath, Bool) {
        let legal = Self.legal(instance)
        let path = DeviceInstancePath(device, legal)
        if taken.insert(path.text).inserted { return (path, false) }
        var number = nextNumber[path.text, default: 1]
        // Room for a number of any size.
        let stem = String(decoding: legal.spelling.utf8.prefix(180), as: UTF8.self) + "&"
        while true {
            let other = DeviceInstancePath(device, Self.legal(stem + Self.hex(UInt64(number))))
            number += 1
            if taken.insert(other.text).inserted {
                nextNumber[path.text] = number
                return (other, true)
            }
        }
    }

    /// A serial number or address as an instance ID: illegal bytes as `_`.
    private static func legal(_ text: String) -> InstanceID {
        if let instance = try? InstanceID(text) { return instance }
        var cleaned = ""
        for byte in text.utf8 {
            let isLegal = byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\\")
            cleaned.unicodeScalars.append(isLegal ? Unicode.Scalar(byte) : "_")
        }
        guard let instance = try? InstanceID(cleaned) else {
            preconditionFailure("legal bytes make a legal instance ID")
        }
        return instance
    }

    /// The path without its `&REV_…` field, so that a firmware update of the parent renames nothing.
    private static func withoutRevision(_ path: String) -> ArraySlice<UInt8> {
        let bytes = Array(path.utf8)
        let mark = Array("&REV_".utf8)
        guard bytes.count > mark.count else { return bytes[...] }
        for start in 0..<(bytes.count - mark.count)
        where bytes[start] == mark[0] && bytes[start..<(start + mark.count)].elementsEqual(mark) {
            var end = start + mark.count
            while end < bytes.count, bytes[end] != UInt8(ascii: "&"), bytes[end] != UInt8(ascii: "\\") { end += 1 }
            return bytes[..<start] + bytes[end...]
        }
        return bytes[...]
    }

    /// Upper-case hexadecimal without leading zeros.
    static func hex(_ value: UInt64) -> String { String(value, radix: 16, uppercase: true) }
}
