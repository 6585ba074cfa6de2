internal import PnPModel

/// The flags of a range as the kernel keeps them.
///
/// - SeeAlso: linux-devices 6.1; include/linux/ioport.h.
struct KernelResourceFlags {
    /// The bits, in their places since Linux 3.4.
    let bits: UInt64

    /// Takes the bits as the kernel writes them.
    ///
    /// Until Linux 3.3 the kind had a bit less and `PREFETCH` to `STARTALIGN` stood one place lower. Memory that is also bus
    /// numbers says that a kernel of that time wrote it: its bit for bus numbers then meant `PREFETCH`.
    init(_ bits: UInt64) {
        let isOld = bits & Self.kindMask == Self.memory | Self.busNumber
        self.bits = isOld ? bits & ~0xF_F000 | (bits & 0x7_F000) << 1 : bits
    }

    /// What the numbers count; `nil` for registers and for what no kernel writes.
    var kind: DeviceResource.Kind? {
        switch bits & Self.kindMask {
        case Self.port: .port
        case Self.memory: .memory
        case Self.interrupt: .interrupt
        case Self.dma: .dma
        case Self.busNumber: .busNumber
        default: nil
        }
    }

    /// What they say of the range.
    var flags: DeviceResource.Flags {
        var flags: DeviceResource.Flags = []
        if kind == .memory {
            if bits & 0x2000 != 0 { flags.insert(.prefetchable) }
            if bits & 0x4000 != 0 { flags.insert(.readOnly) }
            if bits & 0x10_0000 != 0 { flags.insert(.is64Bit) }
        }
        if bits & 0x20_0000 != 0 { flags.insert(.window) }
        if bits & 0x1000_0000 != 0 { flags.insert(.disabled) }
        if bits & 0x2000_0000 != 0 { flags.insert(.unassigned) }
        return flags
    }

    /// `IORESOURCE_ROM_SHADOW`, a bit that only means this in the ROM's line.
    var isShadowed: Bool { bits & 0x2 != 0 }

    private static let kindMask: UInt64 = 0x1F00
    private static let port: UInt64 = 0x100
    private static let memory: UInt64 = 0x200
    private static let interrupt: UInt64 = 0x400
    private static let dma: UInt64 = 0x800
    private static let busNumber: UInt64 = 0x1000
}
