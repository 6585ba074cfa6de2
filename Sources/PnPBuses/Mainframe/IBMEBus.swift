extension ModaliasGrammar {
    /// Adapters on the GX bus of POWER machines.
    ///
    /// They have no modalias but that of their devicetree node.
    ///
    /// - SeeAlso: linux-devices 3.2, "of"; `arch/powerpc/platforms/pseries/ibmebus.c` (the name is the node's place).
    static let ibmEBus = ModaliasGrammar(
        bus: "ibmebus",
        place: .unique,
        words: "GX bus adapter"
    )
}
