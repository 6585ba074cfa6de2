import PnPDiagnostics
import PnPModel

@testable import PnPSelection

/// Packages and queries in a few words.
enum Sample {
    static func at(_ line: Int = 1) -> SourceLocation { SourceLocation(file: "sample.yaml", line: line, column: 1) }

    static func package(
        _ name: String,
        hardware: [String] = [],
        compatible: [String] = [],
        modalias: [String] = [],
        exclude: [String] = [],
        feature: UInt8 = 0xFF,
        signature: UInt8 = 0,
        date: String? = nil,
        version: String? = nil,
        on: [String] = [],
        fallback: Bool = false,
        kind: DriverPackage.Kind = .function
    ) -> DriverPackage {
        var package = DriverPackage(name: name, location: at())
        package.hardwareIDs = hardware.map { MatchPattern($0, at: at()) }
        package.compatibleIDs = compatible.map { MatchPattern($0, at: at()) }
        package.modaliases = modalias.map { MatchPattern($0, at: at()) }
        package.excludedIDs = exclude
        package.featureScore = feature
        package.signatureScore = signature
        package.date = date
        package.version = version
        package.on = on
        package.isFallback = fallback
        package.kind = kind
        return package
    }

    static func store(_ packages: DriverPackage...) -> DriverStore { store(packages) }

    static func store(_ packages: [DriverPackage]) -> DriverStore {
        var database = DriverDatabase(name: "sample")
        database.packages = packages
        return DriverStore([database])
    }

    static func query(
        _ hardware: [String] = [],
        _ compatible: [String] = [],
        modaliases: [String] = [],
        bus: String? = nil
    ) throws -> SelectionQuery {
        SelectionQuery(
            hardwareIDs: try hardware.map { try HardwareID($0) },
            compatibleIDs: try compatible.map { try CompatibleID($0) },
            modaliases: modaliases,
            bus: bus
        )
    }
}

extension Selection {
    /// The drivers' names, best first.
    var names: [String] { verdicts.map(\.package.name) }
    /// The ranks as text, best first.
    var ranks: [String] { verdicts.map(\.rank.description) }
}
