// swift-tools-version: 6.2
import PackageDescription

/// One program a format, each named as users name the format; `swift build --sanitize fuzzer` gives them their `main`.
let formats = ["json", "umockdev", "udev-db", "sysfs-archive", "rules-yaml", "rules-json", "alias", "inf"]

/// A package of its own: nobody who builds or embeds pnpctl builds this, and every layer is instrumented here.
let package = Package(
    name: "Fuzzing",
    dependencies: [
        // The machine at hand has no part in what a file gives: no udev.
        .package(name: "pnpctl", path: "..", traits: [])
    ],
    targets: [
        .target(name: "FuzzOracles", dependencies: [.product(name: "PnPKit", package: "pnpctl")])
    ]
)

for format in formats {
    package.targets.append(.executableTarget(name: format, dependencies: ["FuzzOracles"]))
}

for target in package.targets {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
    ]
}
