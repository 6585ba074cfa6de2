internal import PnPModel

/// The drivers that the kernel bound to the records of one node, each where it really sits.
///
/// - SeeAlso: design section 3, "All drivers count".
struct ObservedDrivers: Sendable {
    /// A driver that is bound to a record.
    struct Bound: Hashable {
        var driver: String
        var module: String?
        /// The bus of the record.
        var bus: String?
        /// Where the record is, for explanations.
        var record: SysfsPath
    }

    /// The one that runs the device.
    var function: Bound?
    /// Those below it: `usb` below an interface's driver, the firmware's driver below the device's.
    var lower: [Bound] = []
    /// Those above it: services of a PCIe port.
    var upper: [Bound] = []

    init(_ draft: NodeDraft, _ forest: RecordForest) {
        let own = Self.bound(draft.own, forest)
        if draft.merged.isEmpty, draft.companions.isEmpty, draft.firmware.isEmpty {
            // Most nodes are one record: it has a driver or not.
            function = own
            return
        }
        let merged = draft.merged.compactMap { Self.bound($0, forest) }
        let firmware = (draft.companions + draft.firmware).compactMap { Self.bound($0, forest) }
        let record = forest.records[draft.own]

        if record.isOnBus("usb"), !draft.isComposite, !USBFunctions.isInterface(record) {
            let interfaces = draft.merged
                .sorted { USBFunctions.number(forest.records[$0]) < USBFunctions.number(forest.records[$1]) }
                .compactMap { Self.bound($0, forest) }
            function = interfaces.first
            lower = [own].compactMap(\.self)
            upper = Array(interfaces.dropFirst())
        } else {
            function = own ?? (record.isOnBus("usb") ? merged.first : nil)
            upper = own == nil && record.isOnBus("usb") ? Array(merged.dropFirst()) : merged
        }
        if function == nil {
            function = firmware.first
            lower += firmware.dropFirst()
        } else {
            lower += firmware
        }
        upper = Self.distinct(upper, besides: [function].compactMap(\.self))
        lower = Self.distinct(lower, besides: [function].compactMap(\.self) + upper)
    }

    private static func bound(_ index: Int, _ forest: RecordForest) -> Bound? {
        let record = forest.records[index]
        guard let driver = record.driver else { return nil }
        return Bound(
            driver: driver,
            module: record.module,
            bus: record.subsystem?.name,
            record: record.path
        )
    }

    /// Each driver once: one that is bound to three interfaces of a device has one place in its stack.
    private static func distinct(_ drivers: [Bound], besides others: [Bound]) -> [Bound] {
        var seen = Set(others.map(\.driver))
        return drivers.filter { seen.insert($0.driver).inserted }
    }
}
