extension ModaliasGrammar {
    /// Cryptographic cards: `ap:t0D`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/s390/crypto/ap_bus.c` (names `card04` and `04.0011`, a card and one of
    ///   its queues: numbers that the machine's configuration gives).
    static let ap = ModaliasGrammar(
        bus: "ap",
        fields: [.device("t", .hex(2), as: "TYPE")],
        place: .unique,
        words: "Cryptographic adapter",
        setupClass: "SecurityAccelerator"
    )
}
