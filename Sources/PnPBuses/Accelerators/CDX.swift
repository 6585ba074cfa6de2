extension ModaliasGrammar {
    /// Devices that a processor finds in AMD's programmable logic: `cdx:v10EEd8084sv10EEsd0007c000000`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/cdx/cdx.c` (name `cdx-00:01`: the controller and its bus, the device).
    static let cdx = ModaliasGrammar(
        bus: "cdx",
        fields: [
            .vendor("v", .hex(4)), .device("d", .hex(4)), .detail("sv", .hex(4), as: "SUBVEN"),
            .detail("sd", .hex(4), as: "SUBDEV"), .kind("c", .hexFrom(6)),
        ],
        place: .behind(":"),
        words: "Device in programmable logic"
    )
}
