import PnPFiles
import PnPModel

/// udev's database: what its rules added to devices, a file a device.
///
/// The directory is listed once and only files that exist are opened; asking for each device costs libudev several failing
/// calls a device.
/// - SeeAlso: linux-devices 4.3.
struct UdevDatabase<Files: FileTree & ~Copyable>: ~Copyable {
    private let files: Files
    private let names: Set<String>

    /// Lists the database; `nil` where it cannot be listed.
    ///
    /// - Parameter files: The directory `/run/udev/data`.
    init?(files: consuming Files) {
        guard let entries = try? files.entries(of: "") else { return nil }
        names = Set(entries.map(\.name))
        self.files = files
    }

    /// Adds to each record what the database says of its device.
    ///
    /// The kernel's own variables are not overridden.
    func complete(_ records: inout [DeviceRecord]) {
        guard !names.isEmpty else { return }
        var buffer = FileBuffer(limit: 1 << 20)
        for index in records.indices {
            guard let name = UdevEntry.fileName(for: records[index]), names.contains(name) else { continue }
            do {
                try files.read(name, into: &buffer)
            } catch {
                if error.cause != .notFound { records[index].unreadable["udev"] = error.cause.description }
                continue
            }
            UdevEntry(parsing: buffer.storage.span.extracting(0..<buffer.count)).complete(&records[index])
        }
    }
}
