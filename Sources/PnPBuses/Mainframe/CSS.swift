extension ModaliasGrammar {
    /// Subchannels: `css:t0`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/s390/cio/css.c` (name `0.0.0004`: the number of the machine's
    ///   configuration); `arch/s390/include/asm/cio.h`, `enum subchannel_types`.
    static let css = ModaliasGrammar(
        bus: "css",
        fields: [.device("t", .hex(1), as: "TYPE")],
        place: .unique,
        words: "Subchannel",
        meanings: [
            "0": ("I/O subchannel", "System"), "1": ("CHSC subchannel", "System"),
            "2": ("Message subchannel", "System"), "3": ("ADM subchannel", "System"),
        ]
    )
}
