extension ModaliasGrammar {
    /// Panels and bridges on a MIPI display interface: `mipi-dsi:panel`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/gpu/drm/drm_mipi_dsi.c` (name `fd500000.dsi.0`: the host, the channel).
    static let mipiDSI = ModaliasGrammar(
        bus: "mipi-dsi",
        fields: [.text],
        place: .behind("."),
        words: "Display panel",
        setupClass: "Monitor"
    )
}
