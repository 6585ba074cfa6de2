extension ModaliasGrammar {
    /// Functions of the controller in Microsoft's Surface machines: `ssam:d01c02t01i01f00`, domain, category, target,
    /// instance, function.
    ///
    /// - SeeAlso: linux-devices 3.2, 3.4; `drivers/platform/surface/aggregator/bus.c` (bus `surface_aggregator`, name
    ///   `01:02:01:01:00`).
    static let ssam = ModaliasGrammar(
        bus: "surface_aggregator",
        prefix: "ssam",
        fields: [
            .vendor("d", .hex(2), as: "DOMAIN"), .device("c", .hex(2), as: "CATEGORY"),
            .detail("t", .hex(2), as: "TARGET"), .detail("i", .hex(2), as: "INSTANCE"),
            .detail("f", .hex(2), as: "FUNCTION"),
        ],
        place: .name,
        words: "Surface controller function",
        meanings: [
            "02": ("Surface battery", "Battery"), "03": ("Surface thermal sensor", "Sensor"),
            "08": ("Surface keyboard or touch pad", "HIDClass"), "11": ("Surface keyboard cover", "HIDClass"),
            "15": ("Surface input device", "HIDClass"),
        ]
    )
}
