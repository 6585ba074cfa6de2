extension ModaliasGrammar {
    /// Clients of Intel's management engine: `mei::b638ab7e-94e2-4ea2-a552-d1c54b627f04:01:`, name, UUID, protocol
    /// version.
    ///
    /// Few have a name.
    ///
    /// - SeeAlso: linux-devices 3.2, 3.4; `drivers/misc/mei/bus.c`.
    static let mei = ModaliasGrammar(
        bus: "mei",
        fields: [
            .detail("", .text, as: "NAME"), .device(":", .uuid, as: "UUID"), .revision(":", .hex(2), as: "VER"),
        ],
        end: ":",
        words: "Management engine client"
    )
}
