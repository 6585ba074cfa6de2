/// A range that a device uses.
///
/// - SeeAlso: linux-devices 6.1, 6.2.
public struct DeviceResource: Hashable, Sendable, CustomStringConvertible {
    /// What the numbers count.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
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
    /// The last one; never before the first.
    public var end: UInt64
    /// What else is known of it.
    public var flags: Flags

    /// Describes a range, both ends included.
    public init(_ kind: Kind, _ start: UInt64, _ end: UInt64, flags: Flags = []) {
        self.kind = kind
        self.start = start
        self.end = end
        self.flags = flags
    }

    /// Whether the device answers there now: the range was assigned, and is switched on.
    public var isInUse: Bool { flags.isDisjoint(with: [.disabled, .unassigned]) }

    /// How many there are; `nil` for all of 2⁶⁴.
    public var count: UInt64? {
        let (count, isAll) = (end &- start).addingReportingOverflow(1)
        return isAll ? nil : count
    }

    /// Whether all of another range of the same kind lies in this one.
    public func contains(_ other: DeviceResource) -> Bool {
        kind == other.kind && start <= other.start && other.end <= end
    }
}

extension DeviceResource {
    /// The kind and the range: `memory 0xf7f00000-0xf7f0ffff`, `interrupt 16`.
    public var description: String { "\(kind.word) \(rangeText)" }

    /// The range in the base that the kernel's own lists use for its kind: `0xf7f00000-0xf7f0ffff`, `16`.
    public var rangeText: String {
        switch kind {
        case .memory: "0x\(hex(start, 8))-0x\(hex(end, 8))"
        case .port: start == end ? "0x\(hex(start, 4))" : "0x\(hex(start, 4))-0x\(hex(end, 4))"
        case .busNumber: start == end ? hex(start, 2) : "\(hex(start, 2))-\(hex(end, 2))"
        case .interrupt, .dma: start == end ? "\(start)" : "\(start)-\(end)"
        }
    }

    private func hex(_ value: UInt64, _ digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}

extension DeviceResource.Kind {
    /// What people call it.
    public var word: String {
        switch self {
        case .memory: "memory"
        case .port: "I/O port"
        case .interrupt: "interrupt"
        case .busNumber: "bus"
        case .dma: "DMA"
        }
    }
}

extension DeviceResource {
    /// What is known of a range besides its ends.
    public struct Flags: OptionSet, Hashable, Sendable {
        /// The flags, of no meaning outside.
        public let rawValue: UInt32
        /// Takes flags.
        public init(rawValue: UInt32) { self.rawValue = rawValue }

        /// Memory that may be anywhere, also above 4 GiB.
        public static let is64Bit = Self(rawValue: 0x001)
        /// Memory that can be read ahead without effect.
        public static let prefetchable = Self(rawValue: 0x002)
        /// Memory that cannot be written.
        public static let readOnly = Self(rawValue: 0x004)
        /// Passed on to the devices below, and not the device's own.
        public static let window = Self(rawValue: 0x008)
        /// The expansion ROM.
        public static let rom = Self(rawValue: 0x010)
        /// A copy in memory that the firmware left stands for the ROM.
        public static let shadowed = Self(rawValue: 0x020)
        /// For the virtual functions, one after the other.
        public static let virtualFunctions = Self(rawValue: 0x040)
        /// Message-signalled interrupts.
        public static let msi = Self(rawValue: 0x080)
        /// Message-signalled interrupts from a table.
        public static let msix = Self(rawValue: 0x100)
        /// Switched off.
        public static let disabled = Self(rawValue: 0x200)
        /// Wanted, but nothing was given: the size counts, the place does not.
        public static let unassigned = Self(rawValue: 0x400)
        /// The last number is the highest that is in use; there may be more.
        public static let atLeast = Self(rawValue: 0x800)

        /// The words used in JSON and text, in the order in which they are written.
        public static let names: [(name: String, flag: Flags)] = [
            ("64-bit", .is64Bit), ("prefetchable", .prefetchable), ("read-only", .readOnly), ("window", .window),
            ("rom", .rom), ("shadowed", .shadowed), ("virtual-functions", .virtualFunctions), ("msi", .msi),
            ("msi-x", .msix), ("disabled", .disabled), ("unassigned", .unassigned), ("at-least", .atLeast),
        ]

        /// The words of the flags that are set.
        public var names: [String] { Self.names.filter { contains($0.flag) }.map(\.name) }
    }
}
