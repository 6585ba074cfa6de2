public import PnPFiles
public import PnPModel

/// Reads a machine from what `udevadm info --export-db` wrote, or `udevadm info --tree`.
///
/// All generations of the format are read: that with `P N S E` alone, that with `L` for every device, and that of systemd
/// 251 and later, which also has `M R J U B T D I Q V`. A record goes from its line `P` to the next blank line. Lines `E` are
/// the variables of the kernel and of udev's database; `U`, `T`, `N`, `V` and `S` repeat some of them and are used where the
/// variable is missing; the others say nothing more. A line without a field continues the value before it. But after an
/// empty value `KEY=VALUE` is a variable of its own: old releases took a line end for the first character of the value.
///
/// The format has no links and no attributes, names subsystems without saying whether they are buses (`SubsystemKinds`
/// decides), and does not list what is on no bus and of no class. Records for buses, drivers and modules, which `--tree` has,
/// are no devices. A device that stands twice with the same words counts once, because udevadm lists an I²C adapter by its
/// bus and by its class; with other words the last one counts.
///
/// Limits: 4096 bytes a path, 64 KiB a variable.
/// - SeeAlso: linux-devices 5.1; udevadm(8).
public struct UdevDumpSource: DeviceSource {
    private let bytes: FileBytes

    /// Takes a file that was read.
    public init(_ bytes: FileBytes) { self.bytes = bytes }

    /// Whether a file looks like a dump: among its first lines is `P: /`, and no attributes follow.
    public static func recognizes(_ bytes: FileBytes) -> Bool {
        unsafe bytes.withUnsafeBytes { text in unsafe UdevDumpGrammar.recognize(text) != nil }
    }

    /// Reads everything; how much detail is asked for does not matter.
    ///
    /// - Throws: `SourceError` when there is no record of a device, or none that can be used.
    public func snapshot(_ detail: SourceDetail) throws -> Snapshot {
        let outcome = unsafe bytes.withUnsafeBytes { text in
            guard let parts = unsafe UdevDumpPart.halves(of: text) else {
                var reader = unsafe UdevDumpReader(text: text, file: bytes.name)
                reader.read()
                return reader.snapshot()
            }
            return unsafe UdevDumpHalves(text: text, file: bytes.name).read(parts.0, parts.1)
        }
        return try outcome.get()
    }
}
