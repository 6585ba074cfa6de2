extension ModaliasGrammar {
    /// Services of the graphics processor of a Raspberry Pi: `vchiq:bcm2835-audio`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/staging/vc04_services/interface/vchiq_arm/vchiq_bus.c`.
    static let vchiq = ModaliasGrammar(
        bus: "vchiq-bus",
        prefix: "vchiq",
        fields: [.text],
        words: "VideoCore service"
    )
}
