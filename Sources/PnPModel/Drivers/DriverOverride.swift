/// A word of the administrator or of a rule that decided over a device's driver, whoever matches best, and where it stands.
///
/// - SeeAlso: design section 4, "Driver and module"; linux-devices 2.2, 2.3.
public struct DriverOverride: Hashable, Sendable {
    /// What was said.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The attribute `authorized` is 0: nothing binds.
        case unauthorized
        /// The attribute `driver_override` names the one driver that may bind.
        case driverOverride = "driver-override"
        /// A line `blacklist` of modprobe.d keeps a module from being loaded.
        case blacklist
        /// A line `install` of modprobe.d has a command run instead of loading a module.
        case install
        /// A line `alias` of modprobe.d answers instead of the module directory.
        case alias
        /// A driver's rule refuses the device.
        case exclude
    }

    /// What was said.
    public var kind: Kind
    /// The driver that it is about: the one that is named, else the one that is kept from the device; `nil` for all.
    public var driver: String?
    /// What is written: a command, a pattern, an ID; `nil` where the kind says it all.
    public var text: String?
    /// Where: `FILE:LINE:COLUMN`, or an attribute's path without `/sys`.
    public var place: String

    /// Notes a word.
    public init(_ kind: Kind, driver: String?, text: String? = nil, place: String) {
        self.kind = kind
        self.driver = driver
        self.text = text
        self.place = place
    }
}
