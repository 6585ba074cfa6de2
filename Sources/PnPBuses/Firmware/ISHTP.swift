extension ModaliasGrammar {
    /// Clients of Intel's sensor hub: `ishtp:{33AECD58-B679-4E54-9BD9-A04D34F0C226}`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/hid/intel-ish-hid/ishtp/bus.c` (the name is the GUID).
    static let ishtp = ModaliasGrammar(
        bus: "ishtp",
        fields: [.text],
        words: "Sensor hub client",
        setupClass: "Sensor"
    )
}
