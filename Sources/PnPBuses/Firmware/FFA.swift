extension ModaliasGrammar {
    /// Partitions of ARM's secure firmware: `arm_ffa:8001:` and the UUID of what they speak.
    ///
    /// The number is given by the firmware to one partition; the UUID says what it is.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/firmware/arm_ffa/bus.c` (name `arm-ffa-1`, a counter).
    static let ffa = ModaliasGrammar(
        bus: "arm_ffa",
        fields: [.detail("", .hex(4), as: "VM"), .device(":", .uuid, as: "UUID")],
        words: "Secure partition"
    )
}
