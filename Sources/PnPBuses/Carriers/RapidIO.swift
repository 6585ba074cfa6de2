extension ModaliasGrammar {
    /// Processors and switches on RapidIO: `rapidio:v0038d0572av0000ad0000`, then vendor and device of the assembly.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/rapidio/rio-scan.c` (name `00:e:0001`: the port, end point or switch, its
    ///   number on the network).
    static let rapidio = ModaliasGrammar(
        bus: "rapidio",
        fields: [
            .vendor("v", .hex(4)), .device("d", .hex(4)), .detail("av", .hex(4), as: "ASMVEN"),
            .detail("ad", .hex(4), as: "ASMDEV"),
        ],
        place: .behind(":"),
        words: "RapidIO device"
    )
}
