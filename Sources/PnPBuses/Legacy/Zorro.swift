extension ModaliasGrammar {
    /// Expansion boards of an Amiga: `zorro:i02020000`, maker and product.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/zorro/zorro.c` (name `00`, the order in which the machine configured
    ///   them).
    static let zorro = ModaliasGrammar(
        bus: "zorro",
        fields: [.device("i", .hex(8), as: "ID")],
        words: "Zorro board"
    )
}
