extension ModaliasGrammar {
    /// Paths between guests of z/VM.
    ///
    /// They have no modalias: drivers make them.
    ///
    /// - SeeAlso: linux-devices 3.2, "none"; `net/iucv/iucv.c` (name `netiucv0`, a counter).
    static let iucv = ModaliasGrammar(
        bus: "iucv",
        words: "Path to another guest"
    )
}
