import PnPBuses
import PnPModel
import Testing

/// Identifies one of some records as the engine does, with what is merged into it and its firmware named by path.
func identify(
    _ path: String,
    among records: [DeviceRecord],
    merged: [String] = [],
    firmware: [String] = []
) throws -> DeviceIdentity {
    var duplicates: [SysfsPath] = []
    let forest = RecordForest(records, duplicates: &duplicates)
    let index = try #require(forest.index(of: path))
    let view = DeviceView(
        own: forest[index],
        merged: try merged.map { forest[try #require(forest.index(of: $0))] },
        firmware: try firmware.map { forest[try #require(forest.index(of: $0))] }
    )
    return try #require(try BusDrivers.driver(for: view.record).identify(view))
}

/// Identifies a device that is alone.
func identify(_ record: DeviceRecord) throws -> DeviceIdentity {
    try identify(record.path.text, among: [record])
}

extension DeviceIdentity {
    /// The hardware IDs as texts.
    var hardware: [String] { hardwareIDs.map(\.spelling) }
    /// The compatible IDs as texts.
    var compatible: [String] { compatibleIDs.map(\.spelling) }
}

extension DeviceRecord {
    /// A device of a bus.
    static func device(
        _ path: String,
        bus: String,
        type: String? = nil,
        modalias: String...,
        attributes: NamedValues = [:],
        properties: NamedValues = [:]
    ) -> DeviceRecord {
        DeviceRecord(
            path: SysfsPath(path),
            subsystem: .bus(bus),
            deviceType: type,
            modaliases: modalias,
            properties: properties,
            attributes: attributes
        )
    }

    /// A device of a class.
    static func member(
        _ path: String,
        of name: String,
        attributes: NamedValues = [:],
        properties: NamedValues = [:]
    ) -> DeviceRecord {
        DeviceRecord(
            path: SysfsPath(path),
            subsystem: .class(name),
            properties: properties,
            attributes: attributes
        )
    }
}
