extension ModaliasGrammar {
    /// IndustryPack modules on a carrier: `ipack:f01v000000F0d00000036`, the format of the identification first.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/ipack/ipack.c` (name `ipack-dev.0.1`: the carrier, the slot).
    static let ipack = ModaliasGrammar(
        bus: "ipack",
        fields: [.detail("f", .hex(2), as: "FORMAT"), .vendor("v", .hex(8)), .device("d", .hex(8))],
        place: .behind("."),
        words: "IndustryPack module"
    )
}
