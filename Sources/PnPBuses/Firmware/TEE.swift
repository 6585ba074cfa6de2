extension ModaliasGrammar {
    /// Trusted applications by their UUID: `tee:ab7a617c-b8e7-4d8f-8301-d09b61036b64`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/tee/tee_core.c`, `drivers/tee/optee/device.c` (name `optee-ta-` and the
    ///   UUID).
    static let tee = ModaliasGrammar(
        bus: "tee",
        fields: [.device("", .uuid, as: "")],
        words: "Trusted application",
        setupClass: "Securitydevices"
    )
}
