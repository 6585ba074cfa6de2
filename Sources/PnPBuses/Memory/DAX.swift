extension ModaliasGrammar {
    /// Memory that programs map directly: `dax:t0`.
    ///
    /// - SeeAlso: linux-devices 3.2, 3.4; `drivers/dax/bus.c` (name `dax0.0`: the region, the device).
    static let dax = ModaliasGrammar(
        bus: "dax",
        fields: [.device("t", .decimal, as: "TYPE")],
        words: "Directly mapped memory"
    )
}
