extension ModaliasGrammar {
    /// Objects of NXP's data path management complex: `fsl-mc:v00001957ddpni`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/bus/fsl-mc/fsl-mc-bus.c` (name `dpni.3`: the number comes from the
    ///   firmware's layout).
    static let fslMC = ModaliasGrammar(
        bus: "fsl-mc",
        fields: [.vendor("v", .hex(8)), .device("d", .text, as: "TYPE")],
        place: .behind("."),
        words: "Data path object"
    )
}
