// swift-tools-version: 6.2
import PackageDescription

/// Times the readers by themselves; `Benchmarks/run` builds and starts it.
let package = Package(
    name: "reading",
    dependencies: [.package(name: "pnpctl", path: "../..")],
    targets: [.executableTarget(name: "reading", dependencies: [.product(name: "PnPKit", package: "pnpctl")])]
)
