/// Why the driver that the kernel bound stays, although rules decide: no module directory can speak for the device.
///
/// - SeeAlso: design section 4, "Children need a bus driver".
public enum KeptDriver: String, Hashable, Sendable, CaseIterable {
    /// The device has no modalias.
    case noModalias = "no-modalias"
    /// The device's modalias only loads modules that help.
    case helpersOnly = "helpers-only"
    /// The driver is compiled into the kernel.
    case compiledIn = "compiled-in"
    /// No directory has the driver's module.
    case unknownModule = "unknown-module"
}
