extension ModaliasGrammar {
    /// Peripherals of ARM's AMBA bus by the number that is built into each: `amba:d00241011`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/amba/bus.c` (name `fe201000.serial`, from the devicetree, whose IDs come
    ///   first).
    static let amba = ModaliasGrammar(
        bus: "amba",
        fields: [.device("d", .hex(8), as: "ID")],
        words: "AMBA peripheral"
    )
}
