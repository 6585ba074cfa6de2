extension ModaliasGrammar {
    /// Compute Express Link: memory, ports and regions made of them: `cxl:t5`.
    ///
    /// - SeeAlso: linux-devices 3.2; `drivers/cxl/cxl.h`, `CXL_DEVICE_…` (names `mem0`, `port1`, `region0`: counters).
    static let cxl = ModaliasGrammar(
        bus: "cxl",
        fields: [.device("t", .decimal, as: "TYPE")],
        words: "CXL device",
        meanings: [
            "1": ("CXL NVDIMM bridge", "System"), "2": ("CXL NVDIMM", "System"), "3": ("CXL port", "System"),
            "4": ("CXL root", "System"), "5": ("CXL memory expander", "System"), "6": ("CXL region", "System"),
            "7": ("CXL persistent memory region", "System"), "8": ("CXL DAX region", "System"),
            "9": ("CXL performance monitor", "System"),
        ]
    )
}
