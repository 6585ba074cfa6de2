extension ModaliasGrammar {
    /// Entries of coreboot's table by their tag: `coreboot:t00000012`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/firmware/google/coreboot_table.c` (name `coreboot0`, a counter).
    static let coreboot = ModaliasGrammar(
        bus: "coreboot",
        fields: [.device("t", .hex(8), as: "TAG")],
        words: "coreboot table entry",
        meanings: [
            "00000012": ("coreboot frame buffer", "Display"), "00000017": ("coreboot console", "System"),
        ]
    )
}
