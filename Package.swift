// swift-tools-version: 6.2
import PackageDescription

/// The layers, lowest first.
///
/// ARCHITECTURE.md has the table of who may import whom; ArchitectureTests holds it.
let package = Package(
    name: "pnpctl",
    products: [
        .library(name: "PnPKit", targets: ["PnPKit"]),
        .executable(name: "pnpctl", targets: ["pnpctl"]),
    ],
    traits: [
        .trait(name: "LiveUdev", description: "Device names from udev's hardware database, through libudev."),
        .default(enabledTraits: ["LiveUdev"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
    ],
    targets: [
        .systemLibrary(name: "CUdev", pkgConfig: "libudev", providers: [.apt(["libudev-dev"])]),
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(
            name: "CSimdjsonLibrary",
            providers: [.apt(["libsimdjson-dev"])]
        ),
        .target(name: "CSimdjson", dependencies: ["CSimdjsonLibrary"]),
        // Needs the header of libarchive-dev; the library is loaded when an archive is read, and not linked.
        .target(name: "CArchive"),

        .target(name: "PnPDiagnostics"),
        .target(name: "PnPThreads"),
        .target(name: "PnPFiles", dependencies: ["PnPDiagnostics"]),
        .target(name: "PnPJSON", dependencies: ["CSimdjson", "PnPDiagnostics"]),
        .target(name: "PnPModel", dependencies: ["PnPDiagnostics", "PnPThreads"]),
        .target(
            name: "PnPSources",
            dependencies: ["PnPModel", "PnPFiles", "PnPJSON", "PnPDiagnostics", "PnPThreads", "CArchive"]
        ),
        .target(
            name: "PnPUdevSource",
            dependencies: ["PnPModel", .target(name: "CUdev", condition: .when(traits: ["LiveUdev"]))]
        ),
        .target(name: "PnPNames", dependencies: ["PnPModel", "PnPFiles"]),
        .target(name: "PnPBuses", dependencies: ["PnPModel"]),
        .target(
            name: "PnPRules",
            dependencies: ["PnPModel", "PnPFiles", "PnPJSON", "PnPDiagnostics", "CLibYAML"],
            // The source of the built-in rules; what is compiled in is BuiltInRules+Embedded.swift.
            exclude: ["BuiltIn/Rules"]
        ),
        .target(name: "PnPSelection", dependencies: ["PnPModel"]),
        .target(name: "PnPEngine", dependencies: ["PnPModel", "PnPSelection", "PnPDiagnostics", "PnPThreads"]),
        .target(
            name: "PnPRender",
            dependencies: ["PnPModel", "PnPSelection", "PnPDiagnostics", "PnPJSON", "PnPThreads"]
        ),
        .target(
            name: "PnPKit",
            dependencies: [
                "PnPDiagnostics", "PnPFiles", "PnPModel", "PnPSources", "PnPUdevSource", "PnPNames", "PnPBuses",
                "PnPRules", "PnPSelection", "PnPEngine", "PnPRender",
            ]
        ),
        .target(
            name: "PnPCommands",
            dependencies: [
                "PnPKit", "PnPDiagnostics", "PnPThreads", "PnPFiles", "PnPJSON", "PnPModel", "PnPSources",
                "PnPUdevSource", "PnPNames", "PnPBuses", "PnPRules", "PnPSelection", "PnPEngine", "PnPRender",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .executableTarget(name: "pnpctl", dependencies: ["PnPCommands"]),

        .target(name: "_PnPTestSupport", dependencies: ["PnPKit"]),
        .testTarget(name: "PnPModelTests", dependencies: ["PnPModel", "PnPDiagnostics", "_PnPTestSupport"]),
        .testTarget(name: "PnPThreadsTests", dependencies: ["PnPThreads"]),
        .testTarget(name: "PnPFilesTests", dependencies: ["PnPFiles", "_PnPTestSupport"]),
        .testTarget(name: "PnPJSONTests", dependencies: ["PnPJSON", "_PnPTestSupport"]),
        .testTarget(name: "PnPSourcesTests", dependencies: ["PnPSources", "_PnPTestSupport"]),
        .testTarget(name: "PnPNamesTests", dependencies: ["PnPNames", "PnPModel", "_PnPTestSupport"]),
        .testTarget(name: "PnPBusesTests", dependencies: ["PnPBuses", "_PnPTestSupport"]),
        .testTarget(
            name: "PnPRulesTests",
            dependencies: [
                "PnPRules", "PnPEngine", "PnPFiles", "PnPSelection", "PnPModel", "PnPDiagnostics", "PnPJSON",
                "_PnPTestSupport",
            ],
            exclude: ["INF/toast.inf"]
        ),
        .testTarget(
            name: "PnPSelectionTests",
            dependencies: ["PnPSelection", "PnPModel", "PnPDiagnostics", "_PnPTestSupport"]
        ),
        .testTarget(
            name: "PnPEngineTests",
            dependencies: ["PnPEngine", "PnPModel", "PnPDiagnostics", "PnPSelection", "_PnPTestSupport"]
        ),
        .testTarget(
            name: "PnPRenderTests",
            dependencies: ["PnPRender", "PnPModel", "PnPDiagnostics", "_PnPTestSupport"],
            exclude: ["Golden"]
        ),
        .testTarget(name: "PnPCommandsTests", dependencies: ["PnPCommands", "_PnPTestSupport"]),
        .testTarget(name: "LiveTests", dependencies: ["PnPKit", "_PnPTestSupport"]),
        .testTarget(name: "ArchitectureTests", dependencies: ["_PnPTestSupport"]),
    ],
    cxxLanguageStandard: .cxx17
)

for target in package.targets where target.type != .system && !target.isTest {
    target.exclude.append("README.md")
}

for target in package.targets where target.type != .system && !["CSimdjson", "CArchive"].contains(target.name) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
    ]
}
