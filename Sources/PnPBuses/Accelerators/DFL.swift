extension ModaliasGrammar {
    /// Functions of FPGAs that list their features: `dfl:t0000f0023`, the feature `f` of a management engine (0) or a
    /// port (1).
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/fpga/dfl.c` (name `dfl_dev.3`, a counter).
    static let dfl = ModaliasGrammar(
        bus: "dfl",
        fields: [.device("t", .hex(4), as: "TYPE"), .device("f", .hex(4), as: "FEATURE")],
        words: "FPGA feature"
    )
}
