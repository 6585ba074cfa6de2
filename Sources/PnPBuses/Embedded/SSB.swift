extension ModaliasGrammar {
    /// Cores of Broadcom's older chips, such as Ethernet and wireless network controllers: `ssb:v4243id0806rev07`.
    ///
    /// - SeeAlso: linux-devices 3.2, 3.4; `drivers/ssb/main.c` (name `ssb0:1`: the bus, the core).
    static let ssb = ModaliasGrammar(
        bus: "ssb",
        fields: [.vendor("v", .hex(4)), .device("id", .hex(4)), .revision("rev", .hex(2))],
        place: .behind(":"),
        words: "Broadcom core"
    )
}
