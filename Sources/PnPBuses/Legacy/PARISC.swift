extension ModaliasGrammar {
    /// Devices of PA-RISC machines: `parisc:t0AhvFFFFrev00sv00000082`, hardware type, hardware version, its revision,
    /// software version.
    ///
    /// The software version says what it speaks, so it is part of what it is.
    ///
    /// - SeeAlso: linux-devices 3.2; `arch/parisc/kernel/drivers.c` (name `8:16:5`: the path through the machine).
    static let parisc = ModaliasGrammar(
        bus: "parisc",
        fields: [
            .kind("t", .hex(2), as: "TYPE"), .device("hv", .hex(4), as: "HVERSION"), .revision("rev", .hex(2)),
            .device("sv", .hex(8), as: "SVERSION"),
        ],
        place: .unique,
        words: "PA-RISC device"
    )
}
