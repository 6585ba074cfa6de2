/// Why a device node cannot work.
public struct Problem: Hashable, Sendable {
    /// The Windows code.
    public var code: ProblemCode
    /// Linux's own reason, for people.
    public var reason: String

    /// Describes a problem.
    public init(_ code: ProblemCode, _ reason: String) {
        self.code = code
        self.reason = reason
    }
}

/// A `CM_PROB_*` number; a number without a name here survives a round trip.
///
/// - SeeAlso: windows-pnp 2.7, from "Device Manager Error Messages", Microsoft Learn, and the SDK's `cfg.h`.
public struct ProblemCode: RawRepresentable, Hashable, Sendable {
    /// The number.
    public let rawValue: Int
    /// Takes a number.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The device's ID is unusable.
    public static let invalidData = Self(rawValue: 9)
    /// The device could not start.
    public static let failedStart = Self(rawValue: 10)
    /// Not enough free resources.
    public static let normalConflict = Self(rawValue: 12)
    /// Disabled by the user or the administrator.
    public static let disabled = Self(rawValue: 22)
    /// No driver is installed.
    public static let failedInstall = Self(rawValue: 28)
    /// The firmware gave it no resources.
    public static let hardwareDisabled = Self(rawValue: 29)
    /// The driver is there but did not take the device.
    public static let failedAdd = Self(rawValue: 31)
    /// A duplicate of a device that is already running.
    public static let duplicateDevice = Self(rawValue: 42)
    /// Not connected now.
    public static let phantom = Self(rawValue: 45)
    /// Waits for another device.
    public static let waitingOnDependency = Self(rawValue: 51)

    /// `CM_PROB_FAILED_INSTALL`; `CM_PROB_<number>` where the number has no name.
    public var name: String { "CM_PROB_" + (Self.names[rawValue]?.symbol ?? String(rawValue)) }
    /// A few words for a line of text, such as `no driver`.
    public var summary: String { Self.names[rawValue]?.summary ?? "problem \(rawValue)" }
}
