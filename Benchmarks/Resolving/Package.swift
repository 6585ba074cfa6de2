// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Resolving",
    dependencies: [.package(name: "pnpctl", path: "../..")],
    targets: [
        .executableTarget(name: "resolving", dependencies: [.product(name: "PnPKit", package: "pnpctl")]),
        .executableTarget(name: "selecting", dependencies: [.product(name: "PnPKit", package: "pnpctl")]),
    ]
)
