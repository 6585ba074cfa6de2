/// What a bus adds to the way from the root to a device.
///
/// - SeeAlso: windows-pnp 3.4, "Location path elements".
public enum LocationStep: Hashable, Sendable {
    /// A way begins here: `PCIROOT(0)`, `ACPI(_SB_)#ACPI(PCI0)`.
    case start(String)
    /// One step on from the device above: `PCI(1400)`, `USB(3)`.
    case next(String)
}

extension BusDriver {
    /// None: most buses leave it to the engine.
    public func container(of device: RecordView) -> ContainerID? { nil }
    /// None: most buses have no word in location paths.
    public func locationStep(to device: RecordView) -> LocationStep? { nil }
}
