extension ModaliasGrammar {
    /// USB transceivers behind a ULPI link: `ulpi:v0451p1508`, lower-case in the modalias.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/usb/common/ulpi.c` (name `ci_hdrc.0.ulpi`).
    static let ulpi = ModaliasGrammar(
        bus: "ulpi",
        fields: [.vendor("v", .hex(4)), .device("p", .hex(4))],
        words: "USB transceiver",
        setupClass: "USB"
    )
}
