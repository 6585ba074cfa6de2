public import PnPFiles
public import PnPModel

/// Reads a machine, or a few of its devices, from a recording that `umockdev-record` wrote.
///
/// Every device is read by the allow-list that the running system is read by, so that the same machine gives the same
/// records. What a recording does not hold: directories without a bus or class (`/devices/pci0000:00`), the modules of
/// drivers, files that could not be read, the kernel's release, and when udev was ready with a device. It has the variables
/// of power supplies, which the live reader does not ask for. Limits: 64 KiB an attribute, 4096 variables and 1,000,000
/// attributes and links a device, 4096 bytes a path.
/// - SeeAlso: linux-devices 5.2.
public struct UmockdevSource: DeviceSource {
    private let bytes: FileBytes

    /// Takes a file that was read.
    public init(_ bytes: FileBytes) { self.bytes = bytes }

    /// Whether a file looks like one of the recorder's: of devices, or of what went through a node, which ``snapshot(_:)``
    /// refuses.
    public static func recognizes(_ bytes: FileBytes) -> Bool {
        unsafe bytes.withUnsafeBytes { unsafe UmockdevLine.beginsRecording($0) }
    }

    /// Reads everything; how much detail is asked for does not matter.
    ///
    /// - Throws: `SourceError` with the place of the fault, when there is no device, or none that can be used.
    public func snapshot(_ detail: SourceDetail) throws -> Snapshot {
        let outcome = unsafe bytes.withUnsafeBytes { text in
            var reader = unsafe UmockdevReader(text: text, file: bytes.name)
            return reader.read()
        }
        return try outcome.get()
    }
}
