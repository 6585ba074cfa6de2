internal import PnPModel

/// The two namespace devices at which everything that ACPI knows begins; shown although nothing binds them.
///
/// - SeeAlso: design section 3, row 3.
enum ACPIRoots {
    /// Whether a path is that of `LNXSYSTM:00` or its `LNXSYBUS:00`.
    static func contains(_ path: SysfsPath) -> Bool {
        path.text == "/devices/LNXSYSTM:00" || path.text == "/devices/LNXSYSTM:00/LNXSYBUS:00"
    }
}
