extension ModaliasGrammar {
    /// Clients of a high-speed synchronous serial interface, such as the modem of a phone: `hsi:nokia-modem`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/hsi/hsi_core.c`.
    static let hsi = ModaliasGrammar(
        bus: "hsi",
        fields: [.text],
        words: "HSI client"
    )
}
