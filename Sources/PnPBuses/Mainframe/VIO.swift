extension ModaliasGrammar {
    /// What the hypervisor of a POWER machine gives a partition: `vio:TnetworkSIBM,l-lan`, type and compatible string.
    ///
    /// - SeeAlso: linux-devices 3.2; `arch/powerpc/platforms/pseries/vio.c` (name `l-lan@30000002`: the unit address of
    ///   the devicetree node).
    static let vio = ModaliasGrammar(
        bus: "vio",
        fields: [.kind("T", .text, as: "TYPE"), .device("S", .text, as: "COMPAT")],
        place: .unique,
        words: "Virtual device of a partition",
        meanings: [
            "network": ("Virtual Ethernet adapter", "Net"), "serial": ("Virtual terminal", "Ports"),
            "vscsi": ("Virtual SCSI adapter", "SCSIAdapter"), "fcp": ("Virtual Fibre Channel adapter", "SCSIAdapter"),
        ]
    )
}
