extension ModaliasGrammar {
    /// Services of Qualcomm's audio processor that no devicetree describes: `apr:q6core`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/soc/qcom/apr.c` (bus `aprbus`, name `aprsvc:q6core:4:3`: domain and
    ///   service at its end).
    static let apr = ModaliasGrammar(
        bus: "aprbus",
        prefix: "apr",
        fields: [.text],
        place: .behind(":"),
        words: "Audio processor service",
        setupClass: "Media"
    )
}
