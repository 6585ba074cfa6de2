extension ModaliasGrammar {
    /// Channels to a modem or an accelerator that speaks MHI: `mhi:IP_SW0`.
    ///
    /// - SeeAlso: linux-devices 3.2, 3.4; `drivers/bus/mhi/host/init.c` (name `mhi0_IP_SW0`).
    static let mhi = ModaliasGrammar(
        bus: "mhi",
        fields: [.text],
        words: "MHI channel"
    )
}

extension ModaliasGrammar {
    /// The same channels at their other end: `mhi_ep:IP_SW0`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/bus/mhi/ep/main.c`.
    static let mhiEndpoint = ModaliasGrammar(
        bus: "mhi_ep",
        fields: [.text],
        words: "MHI end point channel"
    )
}
