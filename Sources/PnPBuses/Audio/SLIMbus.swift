extension ModaliasGrammar {
    /// Audio chips on SLIMbus: `slim:217:250:1:0`, maker, product, instance and index without leading zeros.
    ///
    /// The last two say which one it is and are in no ID.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/slimbus/core.c` (the name is what stands behind the prefix).
    static let slimbus = ModaliasGrammar(
        bus: "slimbus",
        prefix: "slim",
        fields: [
            .vendor("", .hexFrom(1)), .device(":", .hexFrom(1)), .place(":", .hexFrom(1)), .place(":", .hexFrom(1)),
        ],
        place: .name,
        words: "SLIMbus audio device",
        setupClass: "Media"
    )
}
