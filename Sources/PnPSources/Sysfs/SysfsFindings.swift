import PnPDiagnostics
import PnPModel

/// What a scan of a sysfs tree has found so far.
struct SysfsFindings: Sendable {
    /// A record a device.
    var records: [DeviceRecord] = []
    /// What could not be used.
    var diagnostics: [Diagnostic] = []
    /// The paths of ``records`` relative to the root.
    var found: Set<String> = []
    /// The paths of devices that went away while they were read.
    var vanished: Set<String> = []

    /// The same of another scan of the same tree.
    private var foundElsewhere: Set<String> = []

    /// Whether a device is among the records.
    func contains(_ path: String) -> Bool { found.contains(path) || foundElsewhere.contains(path) }

    /// Adds what another scan of the same tree found, once; it looked at other buses and classes than this one.
    mutating func add(_ other: SysfsFindings) {
        records.reserveCapacity(records.count + other.records.count + 32)
        records += other.records
        diagnostics += other.diagnostics
        vanished.formUnion(other.vanished)
        foundElsewhere = other.found
    }
}
