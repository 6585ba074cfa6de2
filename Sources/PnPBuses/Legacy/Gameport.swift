extension ModaliasGrammar {
    /// Game ports of sound cards.
    ///
    /// They have no modalias: drivers ask what is plugged in.
    ///
    /// - SeeAlso: linux-devices 3.2, "none"; `drivers/input/gameport/gameport.c` (name `gameport0`, a counter).
    static let gameport = ModaliasGrammar(
        bus: "gameport",
        words: "Game port",
        setupClass: "HIDClass"
    )
}
