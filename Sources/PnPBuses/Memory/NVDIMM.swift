extension ModaliasGrammar {
    /// Persistent memory: modules, regions and namespaces, and the bus that they are on: `nd:t4`.
    ///
    /// - SeeAlso: linux-devices 3.2, 3.4; `include/uapi/linux/ndctl.h`, `ND_DEVICE_…` (names `nmem0`, `region0`,
    ///   `namespace0.0`: counters).
    static let nvdimm = ModaliasGrammar(
        bus: "nd",
        fields: [.device("t", .decimal, as: "TYPE")],
        words: "Persistent memory device",
        meanings: [
            "0": ("Persistent memory bus", "System"), "1": ("NVDIMM", "System"),
            "2": ("Persistent memory region", "System"), "3": ("Block memory region", "System"),
            "4": ("Persistent memory namespace", "DiskDrive"), "5": ("Persistent memory namespace", "DiskDrive"),
            "6": ("Block memory namespace", "DiskDrive"), "7": ("Directly mapped persistent memory", "System"),
        ]
    )
}
