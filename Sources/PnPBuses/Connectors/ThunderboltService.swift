extension ModaliasGrammar {
    /// Services of another machine at a Thunderbolt cable: `tbsvc:knetworkp00000001v00000001r00000001`, key, protocol,
    /// its version and revision.
    ///
    /// - SeeAlso: linux-devices 3.2, 3.4; `drivers/thunderbolt/domain.c`, `drivers/thunderbolt/xdomain.c` (name
    ///   `0-1.0`: the domain, the route, the service).
    static let thunderboltService = ModaliasGrammar(
        bus: "thunderbolt",
        prefix: "tbsvc",
        fields: [
            .device("k", .text, as: "KEY"), .detail("p", .hex(8), as: "PROTOCOL"),
            .revision("v", .hex(8), as: "VER"), .revision("r", .hex(8)),
        ],
        place: .behind("-"),
        words: "Thunderbolt service",
        meanings: ["network": ("Thunderbolt network", "Net")]
    )
}
