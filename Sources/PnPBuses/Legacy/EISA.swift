extension ModaliasGrammar {
    /// Cards in EISA slots by their signature: `eisa:sABP7501`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/eisa/eisa-bus.c` (name `00:01`: the root, the slot).
    static let eisa = ModaliasGrammar(
        bus: "eisa",
        fields: [.device("s", .text, as: "")],
        place: .behind(":"),
        words: "EISA card"
    )
}
