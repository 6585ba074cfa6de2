/// A range that a device uses.
///
/// - SeeAlso: linux-devices 6.1, 6.2.
public struct DeviceResource: Hashable, Sendable {
    /// What the numbers count.
    public enum Kind: String, Hashable, Sendable {
        /// Physical addresses.
        case memory
        /// I/O ports.
        case port
        /// Interrupt lines or message vectors.
        case interrupt
        /// PCI bus numbers.
        case busNumber = "bus-number"
        /// ISA DMA channels.
        case dma
    }

    /// What the numbers count.
    public var kind: Kind
    /// The first one.
    public var start: UInt64
    /// The last one.
    public var end: UInt64
    /// Words such as `64-bit`, `prefetchable`, `window`.
    public var flags: [String]

    /// Describes a range, both ends included.
    public init(_ kind: Kind, _ start: UInt64, _ end: UInt64, flags: [String] = []) {
        self.kind = kind
        self.start = start
        self.end = end
        self.flags = flags
    }
}
