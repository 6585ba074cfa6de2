/// How well a driver fits a device: `0xSSGGTHHH`, lower is better.
///
/// - SeeAlso: "How Windows Ranks Drivers", Microsoft Learn; windows-pnp 4.2, 4.3.
public struct DriverRank: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The 32-bit number.
    public let rawValue: UInt32

    /// Takes a number.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Puts a rank together.
    ///
    /// - Parameters:
    ///   - signature: SS, 0x00 for what is trusted.
    ///   - feature: GG, 0xFF where the database says nothing.
    ///   - identifier: THHH, see ``IdentifierScore``.
    public init(signature: UInt8 = 0, feature: UInt8 = 0xFF, identifier: IdentifierScore) {
        rawValue = UInt32(signature) << 24 | UInt32(feature) << 16 | UInt32(identifier.rawValue)
    }

    /// SS: how far the package is trusted.
    public var signature: UInt8 { UInt8(rawValue >> 24) }
    /// GG: what the package says of its own worth.
    public var feature: UInt8 { UInt8(rawValue >> 16 & 0xFF) }
    /// THHH: which ID met which.
    public var identifier: IdentifierScore { IdentifierScore(rawValue: UInt16(rawValue & 0xFFFF)) }

    /// Lower is better.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Eight upper-case hexadecimal digits.
    public var description: String {
        let text = String(rawValue, radix: 16, uppercase: true)
        return String(repeating: "0", count: 8 - text.utf8.count) + text
    }
}

/// THHH of a rank: which of the device's IDs met which of the driver's.
///
/// - SeeAlso: windows-pnp 4.2.
public struct IdentifierScore: Hashable, Sendable, Comparable {
    /// The 16-bit number.
    public let rawValue: UInt16

    /// Takes a number.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The device's hardware ID `index` met a hardware ID of the driver.
    public static func hardware(_ index: Int) -> Self { Self(0x0000, index) }
    /// The device's hardware ID `index` met a compatible ID of the driver.
    public static func hardwareToCompatible(_ index: Int) -> Self { Self(0x1000, index) }
    /// The device's compatible ID `index` met a hardware ID of the driver.
    public static func compatibleToHardware(_ index: Int) -> Self { Self(0x2000, index) }
    /// The device's compatible ID `index` met the driver's compatible ID `position`.
    public static func compatible(_ index: Int, _ position: Int) -> Self { Self(0x3000, index + position * 0x100) }

    /// T: 0 and 1 for a hardware ID of the device, 2 and 3 for a compatible one; odd where a compatible ID of the driver met it.
    public var matchType: Int { Int(rawValue >> 12) }
    /// HHH: the device's ID's place in its list, from 0; for T 3 with the place in the driver's list times 0x100.
    public var position: Int { Int(rawValue & 0xFFF) }

    private init(_ type: UInt16, _ position: Int) { rawValue = type | UInt16(min(max(position, 0), 0xFFF)) }

    /// Lower is better.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
