extension ModaliasGrammar {
    /// Parts that one driver hands to another: `auxiliary:mlx5_core.eth`, the module and its name for the part.
    ///
    /// - SeeAlso: linux-devices 3.2, 3.4; `drivers/base/auxiliary.c` (name `mlx5_core.eth.0`, with a counter).
    static let auxiliary = ModaliasGrammar(
        bus: "auxiliary",
        fields: [.text],
        words: "Part of another device"
    )
}
