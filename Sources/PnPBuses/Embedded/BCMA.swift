extension ModaliasGrammar {
    /// Cores of Broadcom's chips, on the bus that came after ``ssb``: `bcma:m04BFid0812rev28cl00`.
    ///
    /// - SeeAlso: linux-devices 3.2, 3.4; `drivers/bcma/main.c` (name `bcma0:1`: the bus, the core).
    static let bcma = ModaliasGrammar(
        bus: "bcma",
        fields: [
            .vendor("m", .hex(4)), .device("id", .hex(4)), .revision("rev", .hex(2)), .kind("cl", .hex(2)),
        ],
        place: .behind(":"),
        words: "Broadcom core"
    )
}
