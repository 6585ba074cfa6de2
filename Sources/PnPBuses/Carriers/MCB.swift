extension ModaliasGrammar {
    /// Units of MEN's chameleon FPGAs by their three-digit number: `mcb:16z025`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/mcb/mcb-core.c` (name `mcb0-16z025-0:0:0`: the bus, the unit, then
    ///   instance, group and variant).
    static let mcb = ModaliasGrammar(
        bus: "mcb",
        fields: [.text],
        place: .behind("-"),
        words: "Chameleon unit"
    )
}
