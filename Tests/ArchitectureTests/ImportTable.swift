/// Which module may import which, besides the standard library; ARCHITECTURE.md shows the same table to people.
enum ImportTable {
    /// One module's row.
    struct Row: Sendable, CustomStringConvertible {
        /// The module, by its folder below `Sources`.
        let module: String
        /// What any of its files may import.
        let imports: Set<String>
        /// What only some of its files may import: the module, and the folder or file below the importing module's own.
        let confined: [String: String]

        init(_ module: String, _ imports: Set<String>, confined: [String: String] = [:]) {
            self.module = module
            self.imports = imports
            self.confined = confined
        }

        var description: String { module }
    }

    /// One row a module, lowest layer first.
    ///
    /// A row names what its module needs, not all that would be harmless.
    static let rows: [Row] = [
        Row("PnPDiagnostics", []),
        Row("PnPThreads", ["Glibc"]),
        Row("PnPFiles", ["PnPDiagnostics", "Glibc"]),
        Row("PnPJSON", ["CSimdjson", "PnPDiagnostics"]),
        Row("PnPModel", ["PnPDiagnostics", "PnPThreads"]),
        Row(
            "PnPSources",
            ["PnPModel", "PnPFiles", "PnPJSON", "PnPDiagnostics", "PnPThreads", "Glibc"],
            confined: ["CArchive": "Archive/ArchiveStream.swift"]
        ),
        Row("PnPUdevSource", ["PnPModel", "CUdev", "Glibc"]),
        Row("PnPNames", ["PnPModel", "PnPFiles"]),
        Row("PnPBuses", ["PnPModel"]),
        Row(
            "PnPRules",
            ["PnPModel", "PnPFiles", "PnPJSON", "PnPDiagnostics"],
            confined: ["CLibYAML": "Native/YAMLEvents.swift"]
        ),
        Row("PnPSelection", ["PnPModel"]),
        Row("PnPEngine", ["PnPModel", "PnPSelection", "PnPDiagnostics", "PnPThreads"]),
        Row("PnPRender", ["PnPModel", "PnPSelection", "PnPDiagnostics", "PnPJSON", "PnPThreads"]),
        Row(
            "PnPKit",
            [
                "PnPDiagnostics", "PnPFiles", "PnPModel", "PnPSources", "PnPUdevSource", "PnPNames", "PnPBuses",
                "PnPRules", "PnPSelection", "PnPEngine", "PnPRender",
            ]
        ),
        Row(
            "PnPCommands",
            [
                "PnPDiagnostics", "PnPThreads", "PnPFiles", "PnPJSON", "PnPModel", "PnPSources", "PnPUdevSource",
                "PnPNames", "PnPBuses", "PnPRules", "PnPSelection", "PnPEngine", "PnPRender", "PnPKit",
                "ArgumentParser", "Glibc",
            ]
        ),
        Row("pnpctl", ["PnPCommands"]),
        Row(
            "_PnPTestSupport",
            [
                "PnPDiagnostics", "PnPFiles", "PnPJSON", "PnPModel", "PnPSources", "PnPUdevSource", "PnPNames",
                "PnPBuses", "PnPRules", "PnPSelection", "PnPEngine", "PnPRender", "PnPKit", "Foundation", "Glibc",
                "Testing",
            ]
        ),
    ]

    /// Modules without Swift files: a module map and a header, or C++ behind C functions.
    static let foreignModules: Set<String> = ["CArchive", "CUdev", "CLibYAML", "CSimdjson", "CSimdjsonLibrary"]
}
