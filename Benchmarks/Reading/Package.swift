// swift-tools-version: 6.2
import PackageDescription

/// Times the readers and the bus drivers by themselves; `Benchmarks/run` builds and starts them.
let package = Package(
    name: "reading",
    dependencies: [.package(name: "pnpctl", path: "../..")],
    targets: ["reading", "identities"].map {
        .executableTarget(name: $0, dependencies: [.product(name: "PnPKit", package: "pnpctl")])
    }
)
