extension ModaliasGrammar {
    /// What a MIPS processor has in its common device memory map: `mipscdmm:t01`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/bus/mips_cdmm.c` (name `cdmm0-1`: the processor, the device).
    static let cdmm = ModaliasGrammar(
        bus: "cdmm",
        prefix: "mipscdmm",
        fields: [.device("t", .hex(2), as: "TYPE")],
        place: .name,
        words: "Device of a MIPS processor"
    )
}
