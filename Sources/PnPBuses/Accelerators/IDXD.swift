extension ModaliasGrammar {
    /// Intel's accelerators for data streaming and analytics, their queues and engines: `idxd:t0`.
    ///
    /// The kernel calls the bus after the first of them. Its devices are configuration; ``BusDrivers`` is asked only
    /// where a person lists one as a device.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/dma/idxd/bus.c`.
    static let idxd = ModaliasGrammar(
        bus: "dsa",
        prefix: "idxd",
        fields: [.device("t", .decimal, as: "TYPE")],
        words: "Data accelerator"
    )
}
