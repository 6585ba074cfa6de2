/// Which physical thing a device is a part of: a GUID that all devices of one thing share.
///
/// - SeeAlso: "Container IDs", Microsoft Learn; windows-pnp 3.4.
public struct ContainerID: Hashable, Sendable, CustomStringConvertible {
    /// In braces, lower-case.
    public let spelling: String

    /// The computer itself, of which everything is a part that cannot be taken off.
    public static let computer = ContainerID(spelling: "{00000000-0000-0000-ffff-ffffffffffff}")

    /// The container of a thing by its name: the same name gives the same GUID on every machine and at any time.
    ///
    /// The GUID is of version 5, so that others can make it, too:
    /// `uuidgen --sha1 --namespace d1c7a3fe-52b4-4f0b-9b6e-7c1f3e1a8d20 --name NAME`.
    /// - Parameter name: An instance path, or what a bus has for the same thing; the case of ASCII letters does not count.
    /// - SeeAlso: RFC 9562, 5.5.
    public init(name: String) {
        var bytes = Array(SHA1.digest(Self.namespace + name.utf8.map(\.asciiUppercased)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        self.init(spelling: Self.spelling(of: bytes))
    }

    private init(spelling: String) { self.spelling = spelling }

    /// The GUID in braces.
    public var description: String { spelling }

    private static let namespace: [UInt8] = [
        0xD1, 0xC7, 0xA3, 0xFE, 0x52, 0xB4, 0x4F, 0x0B, 0x9B, 0x6E, 0x7C, 0x1F, 0x3E, 0x1A, 0x8D, 0x20,
    ]

    private static func spelling(of bytes: [UInt8]) -> String {
        var text = "{"
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text += "-" }
            text += String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        return text + "}"
    }
}
